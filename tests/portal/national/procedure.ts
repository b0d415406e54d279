import { URLS } from '../hosts.ts';
import { page } from '../html.ts';

interface Case {
  title: string;
  papers: { name: string; form?: string; original: number; copy: number }[];
}

/** The papers of 1.000894 as the national portal lists them: one table a case, headed by the case. */
const CASES: Case[] = [
  {
    title: 'Giấy tờ phải nộp',
    papers: [
      {
        name: 'Tờ khai đăng ký kết hôn theo mẫu, có đủ thông tin của hai bên nam, nữ',
        form: 'TK-KH.docx',
        original: 1,
        copy: 0,
      },
      {
        name: 'Giấy xác nhận tình trạng hôn nhân, trong trường hợp cơ quan đăng ký hộ tịch không khai thác được tình trạng hôn nhân từ cơ sở dữ liệu',
        original: 1,
        copy: 0,
      },
      {
        name: 'Bản án hoặc quyết định của Tòa án về việc ly hôn đã có hiệu lực, đối với người đã từng kết hôn',
        original: 0,
        copy: 1,
      },
    ],
  },
  {
    title: 'Giấy tờ phải xuất trình',
    papers: [
      { name: 'Giấy tờ tùy thân còn giá trị sử dụng của hai bên nam, nữ', original: 1, copy: 0 },
      {
        name: 'Giấy tờ chứng minh nơi cư trú, trong trường hợp không khai thác được thông tin về nơi cư trú',
        original: 1,
        copy: 0,
      },
    ],
  },
];

const table = ({ title, papers }: Case): string => `<h5>${title}</h5>
<table><thead><tr><th>Tên giấy tờ</th><th>Mẫu đơn, tờ khai</th><th>Số lượng</th></tr></thead>
<tbody>${papers
  .map(({ name, form = '', original, copy }) => {
    return `<tr><td>${name}</td><td>${form}</td><td>Bản chính: ${original}<br>Bản sao: ${copy}</td></tr>`;
  })
  .join('\n')}</tbody></table>`;

export const procedurePage = (): string =>
  page({
    title: 'Thủ tục đăng ký kết hôn (luyện tập)',
    styles: ['/__assets/base.css', '/__assets/national/national.css'],
    body: `<header class="top"><div class="wrap"><strong>Cổng luyện tập</strong><a href="/">Trang chủ</a></div></header>
<main class="wrap procedure">
<nav class="crumbs">Trang chủ / Thủ tục hành chính / Hộ tịch</nav>
<h1>Thủ tục đăng ký kết hôn</h1>
<dl>
<dt>Mã thủ tục</dt><dd>1.000894</dd>
<dt>Lĩnh vực</dt><dd>Hộ tịch</dd>
<dt>Cấp thực hiện</dt><dd>Cấp xã</dd>
<dt>Cơ quan thực hiện</dt><dd>Ủy ban nhân dân cấp xã</dd>
<dt>Thời hạn giải quyết</dt><dd>Ngay trong ngày làm việc; cần xác minh điều kiện kết hôn thì không quá 05 ngày làm việc</dd>
<dt>Phí, lệ phí</dt><dd>Miễn phí</dd>
</dl>
<p><a class="button primary" href="${URLS.marriage}">Nộp trực tuyến</a></p>
<h4>Thành phần hồ sơ</h4>
${CASES.map(table).join('\n')}
<h4>Căn cứ pháp lý</h4>
<p>Luật Hộ tịch 2014; Luật Hôn nhân và gia đình 2014; Nghị định số 123/2015/NĐ-CP.</p>
</main>`,
  });
