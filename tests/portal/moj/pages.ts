import { DOSSIERS, EFORM, MOJ, URLS } from '../hosts.ts';
import { page } from '../html.ts';
import { deathForm } from './death.ts';
import { marriageForm } from './marriage.ts';

const STYLES = ['/__assets/base.css', '/__assets/moj/moj.css'];
const STEPS = ['Thông tin chung', 'Khai tờ khai', 'Đính kèm giấy tờ', 'Gửi hồ sơ'];

/** The page around the form: steps, the procedure's name and code, and the dossier as the desk received it. */
export const parentPage = (): string =>
  page({
    title: 'Nộp hồ sơ: Đăng ký kết hôn (luyện tập)',
    styles: STYLES,
    modules: ['/__assets/moj/client/parent.ts'],
    body: `<header class="top"><div class="wrap">
<strong>Dịch vụ công ngành Tư pháp</strong>
<label class="find">Tìm thủ tục <input type="search" name="keyword" autocomplete="off"></label>
</div></header>
<main class="wrap">
<nav class="crumbs">Trang chủ / Hộ tịch / Nộp hồ sơ</nav>
<h1>1.000894: Đăng ký kết hôn</h1>
<p class="dossier">Số hồ sơ: <b>${DOSSIERS.marriage}</b>. Tiếp nhận: 23/11/2026 09:10. Kênh: Trực tiếp.</p>
<ol class="steps">${STEPS.map((step, index) => `<li${index === 1 ? ' aria-current="step"' : ''}>${step}</li>`).join('')}</ol>
<iframe title="Tờ khai điện tử" src="${URLS.marriageForm}" height="1700"></iframe>
<div class="buttons">
<button type="button" id="nop-thu-tuc-b-3" data-e2e="btn-next">Đính kèm giấy tờ</button>
<button type="button" id="kt_gui-ho-so" data-e2e="btn-next" class="primary">Gửi hồ sơ</button>
</div>
</main>`,
  });

const eform = (id: string, title: string, content: string): string =>
  page({
    title,
    styles: STYLES,
    modules: ['/__assets/moj/client/main.ts'],
    practiceNote: false,
    body: `<div class="sheet" id="form">${content}
<div class="buttons"><button type="button" id="xem-truoc-to-khai" data-e2e="btn-next" class="primary">Xem trước tờ khai</button></div>
</div>`,
  }).replace('<body>', `<body class="eform" data-eform="${id}" data-parent="https://${MOJ}">`);

export const marriageFormPage = (): string => eform('2056', 'Tờ khai đăng ký kết hôn', marriageForm());
export const deathFormPage = (): string => eform('2054', 'Tờ khai đăng ký lại khai tử', deathForm());

/** What the e-form host allows: its own files only, nothing inline, and no frame but the ministry's portal. */
export const EFORM_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  `frame-ancestors https://${MOJ} https://${EFORM}`,
].join('; ');
