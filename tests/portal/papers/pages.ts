import { DOSSIERS } from '../hosts.ts';
import { escapeHtml, page } from '../html.ts';

/** One row of an attachment table: name of the paper, file that was attached. */
interface Attached {
  name: string;
  file: string;
}

/** The papers of a birth registration as a citizen's portal lists them in its second step; the files bear a person's name, as they do. */
const ATTACHED: Attached[] = [
  { name: 'Tờ khai đăng ký khai sinh theo mẫu', file: 'to-khai-vu-thi-thu.pdf' },
  { name: 'Giấy chứng sinh', file: 'chung-sinh-be-thu.jpg' },
  { name: 'Văn bản ủy quyền (được chứng thực) theo quy định của pháp luật', file: '' },
  { name: 'Giấy tờ tùy thân', file: 'cccd-001300000001.jpg' },
  { name: 'Giấy tờ khác', file: '' },
];

/** Step "Thành phần hồ sơ" of a dossier; the rows come a moment after the table, as a framework draws them. */
export const attachmentPage = (): string =>
  page({
    title: 'Thành phần hồ sơ (luyện tập)',
    styles: ['/__assets/base.css'],
    modules: ['/__assets/papers/client.ts'],
    body: `<main class="wrap">
<h1>Thủ tục đăng ký khai sinh</h1>
<p>Mã thủ tục: 1.001193 · Mã hồ sơ: ${DOSSIERS.birth}</p>
<h4>Thành phần hồ sơ</h4>
<table id="papers" data-rows="${escapeHtml(JSON.stringify(ATTACHED))}">
<thead><tr><th>STT</th><th>Tên giấy tờ</th><th>Bản chính</th><th>Tệp đính kèm</th></tr></thead><tbody></tbody></table>
<h4>Yêu cầu bổ sung</h4>
<p><label>Nội dung yêu cầu bổ sung<br><textarea name="noiDungBoSung" rows="5" cols="60"></textarea></label></p>
<p><label>Ghi chú nội bộ<br><textarea name="ghiChu" rows="2" cols="60">đã có từ trước</textarea></label></p>
</main>`,
  });

/** A procedure that the product's catalogue does not have, with a table a case and a limit, as the national portal prints them. */
export const unknownProcedurePage = (): string =>
  page({
    title: 'Xác nhận luyện tập (luyện tập)',
    styles: ['/__assets/base.css', '/__assets/national/national.css'],
    body: `<main class="wrap procedure"><h1>Xác nhận việc luyện tập của cộng đồng dân cư</h1>
<dl><dt>Mã thủ tục</dt><dd>1.999321</dd><dt>Thời hạn giải quyết</dt><dd>07 ngày làm việc</dd><dt>Phí, lệ phí</dt><dd>15.000 đồng</dd></dl>
<h4>Thành phần hồ sơ</h4>
<h5>Trường hợp đề nghị lần đầu</h5>
<table><tr><th>Tên giấy tờ</th><th>Số lượng</th></tr>
<tr><td>Đơn đề nghị xác nhận</td><td>Bản chính: 1<br>Bản sao: 0</td></tr>
<tr><td>Danh sách người tham gia luyện tập</td><td>Bản chính: 1<br>Bản sao: 1</td></tr></table>
<h5>Trường hợp đề nghị cấp lại</h5>
<table><tr><th>Tên giấy tờ</th><th>Số lượng</th></tr>
<tr><td>Giấy xác nhận đã được cấp trước đây</td><td>Bản chính: 1<br>Bản sao: 0</td></tr></table>
</main>`,
  });

/** Tables that nobody should read: empty, one inside another, in English, with a name of 3,000 characters. */
export const badTablesPage = (): string =>
  page({
    title: 'Bảng hỏng (luyện tập)',
    styles: ['/__assets/base.css'],
    body: `<main class="wrap"><h1>Thủ tục đăng ký khai tử</h1><p>Mã thủ tục: 1.000656</p><h4>Thành phần hồ sơ</h4>
<table><tr><th>Tên giấy tờ</th><th>Số lượng</th></tr><tr><td colspan="2">Không có dữ liệu</td></tr></table>
<table><tr><th>Document name</th><th>Quantity</th></tr><tr><td>Declaration</td><td>1</td></tr></table>
<table><tr><th>Tên giấy tờ</th><th>Số lượng</th></tr>
<tr><td>Tờ khai <table><tr><td>Mẫu</td><td>A</td></tr></table></td><td>1</td></tr></table>
<table><tr><th>Tên giấy tờ</th><th>Số lượng</th></tr>
<tr><td>Giấy ${'rất '.repeat(750)}dài</td><td>1</td></tr></table></main>`,
  });
