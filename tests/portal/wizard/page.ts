import { DOSSIERS } from '../hosts.ts';
import { page } from '../html.ts';

const text = (id: string, label: string): string =>
  `<p><label for="${id}">${label}</label> <input type="text" id="${id}" autocomplete="off"></p>`;

/**
 * A form in steps, twice: Form.io's own wizard, which draws each step anew, and a plain stepper, whose next step is there from the start
 * and only hidden. The officer goes on; nothing else does.
 */
export const wizardPage = (plain: boolean): string =>
  page({
    title: 'Đăng ký kết hôn theo bước (luyện tập)',
    styles: [
      '/__vendor/bootstrap.min.css',
      '/__vendor/formio.full.min.css',
      '/__assets/base.css',
      '/__assets/formio/formio.css',
    ],
    scripts: plain ? [] : ['/__vendor/formio.full.min.js'],
    modules: [`/__assets/wizard/${plain ? 'stepper' : 'client'}.ts`],
    body: `<main class="wrap"><h1>1.000894: Thủ tục đăng ký kết hôn</h1><p>Mã hồ sơ: <b>${DOSSIERS.marriage}</b></p>
${
  plain
    ? `<section class="step"><h2>Thông tin bên nam</h2>${text('hoTenNam', 'Họ, chữ đệm, tên')}${text('soNam', 'Số định danh cá nhân')}</section>
<section class="step" hidden><h2>Thông tin bên nữ</h2>${text('hoTenNu', 'Họ, chữ đệm, tên')}${text('soNu', 'Số định danh cá nhân')}</section>
<button type="button" id="next">Tiếp tục</button>`
    : '<div id="formio"></div>'
}
</main>`,
  });
