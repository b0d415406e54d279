import { DOSSIERS } from '../hosts.ts';
import { page } from '../html.ts';

const STEPS = ['Thông tin hồ sơ', 'Thành phần hồ sơ', 'Hình thức nhận kết quả', 'Nộp hồ sơ'];

const step = (index: number, content: string): string =>
  `<div role="tabpanel" class="step-content" id="cdk-step-content-0-${index}" aria-labelledby="cdk-step-label-0-${index}"${index === 0 ? '' : ' hidden'}>${content}</div>`;

/** The citizen's page of a provincial portal: a stepper, and the real Form.io renderer in its first step. */
export const birthPage = (): string =>
  page({
    title: 'Nộp hồ sơ: Đăng ký khai sinh (luyện tập)',
    styles: [
      '/__vendor/bootstrap.min.css',
      '/__vendor/formio.full.min.css',
      '/__assets/base.css',
      '/__assets/formio/formio.css',
    ],
    scripts: ['/__vendor/formio.full.min.js'],
    modules: ['/__assets/formio/client.ts'],
    body: `<header class="top"><div class="wrap"><strong>Dịch vụ công thành phố Đà Nẵng</strong><span>Nộp hồ sơ trực tuyến</span></div></header>
<main class="wrap">
<h1>1.001193 - Thủ tục đăng ký khai sinh</h1>
<p class="dossier">Mã hồ sơ: <b>${DOSSIERS.birth}</b>. Tiếp nhận: 23/11/2026 15:20. Kênh: Trực tiếp.</p>
<div class="stepper" role="tablist">${STEPS.map(
      (title, index) =>
        `<div role="tab" class="step" id="cdk-step-label-0-${index}" aria-selected="${index === 0}"><span>${index + 1}</span>${title}</div>`,
    ).join('')}</div>
${step(0, '<div id="formio"></div><div class="buttons"><button type="button" class="btn_next">Tiếp tục</button></div>')}
${step(1, '<h2>Thành phần hồ sơ</h2><button type="button" class="btn_next">Tiếp tục</button>')}
${step(2, '<form id="captchaForm"><label>Mã xác nhận <input name="captcha" autocomplete="off"></label></form><button type="submit" form="captchaForm" class="btn_next">Nộp hồ sơ</button>')}
${step(3, '<p>Nộp hồ sơ thành công</p>')}
</main>`,
  });
