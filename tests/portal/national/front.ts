import { CARDS, type Card } from '../cards.ts';
import { DOSSIERS, URLS } from '../hosts.ts';
import { escapeHtml, page } from '../html.ts';

const card = ({ id, who, text }: Card): string => `<li class="card">
<span class="who">${who}</span>
<code id="card-${id}">${escapeHtml(text)}</code>
<button type="button" class="copy" data-copy="card-${id}">Chép</button>
</li>`;

const cardsOf = (form: Card['form']): string =>
  `<ul class="cards">${CARDS.filter((each) => each.form === form)
    .map(card)
    .join('\n')}</ul>`;

/** What one sees first: that this is practice, what to scan, where to go. */
export const frontPage = (): string =>
  page({
    title: 'Cổng luyện tập',
    styles: ['/__assets/base.css', '/__assets/national/national.css'],
    modules: ['/__assets/national/client.ts'],
    body: `<header class="top"><div class="wrap"><strong>Cổng luyện tập</strong><span>Trợ lý Một Cửa</span></div></header>
<main class="wrap">
<h1>Cổng luyện tập</h1>
<p class="lead">Nơi tập dượt với Trợ lý Một Cửa. Các trang ở đây <b>đóng vai</b> cổng dịch vụ công, chạy trên chính máy này và
không gửi gì ra ngoài. <b>Đây không phải Cổng Dịch vụ công Quốc gia.</b> Mọi người trong các chuỗi thẻ dưới đây đều do chúng
tôi đặt ra.</p>
<ol class="how">
<li>Mở bảng bên của Trợ lý Một Cửa, đặt mật khẩu rồi mở kho.</li>
<li>Quét thẻ: bấm <b>Chép</b> ở từng chuỗi, dán vào ô quét của bảng bên rồi nhấn Enter. Máy quét cũng gõ đúng như vậy.</li>
<li>Mở biểu mẫu, xác nhận ai là ai, xem trước rồi điền.</li>
</ol>
<div class="exercises">
<section>
<h2>1. Đăng ký kết hôn (1.000894)</h2>
<p>Tờ khai của ngành Tư pháp: phần tử tự tạo, trong khung của một tên miền khác. Bên nữ đứng trước bên nam.
Hồ sơ ${DOSSIERS.marriage}, tiếp nhận 23/11/2026 09:10.</p>
${cardsOf('marriage')}
<p class="links"><a class="button primary" href="${URLS.marriageProcedure}">Xem thủ tục</a>
<a class="button" href="${URLS.marriage}">Mở tờ khai</a></p>
</section>
<section>
<h2>2. Đăng ký khai sinh (1.001193)</h2>
<p>Biểu mẫu Form.io của cổng cấp tỉnh: bốn người trên một biểu mẫu, trong đó con chưa có thẻ nên để trống.
Hồ sơ ${DOSSIERS.birth}, tiếp nhận 23/11/2026 15:20.</p>
${cardsOf('birth')}
<p class="links"><a class="button primary" href="${URLS.birth}">Mở biểu mẫu</a></p>
</section>
<section>
<h2>3. Đăng ký lại khai tử</h2>
<p>Một tờ khai khác của ngành Tư pháp, nhiều bẫy hơn: ba lần "Số / Ngày cấp" trong một mục, một tên dùng cho hai ô, ngày chỉ biết
năm. Chưa có thẻ để quét.</p>
<p class="links"><a class="button" href="${URLS.deathForm}">Mở tờ khai</a></p>
</section>
</div>
</main>`,
  });
