import { sheet } from '../sheet.ts';

/** The e-form numbers its controls anew for each form; `title` and a class carry the key. */
const NAME = '_org_bn_hoso_noptructuyen_element_';
let next = 0;
const attributes = (key: string, label: string): string => {
  const name = `${NAME}${++next}`;
  return `id="${name}" name="${name}" title="${label}" data-key="${key}"`;
};
const wrap = (key: string, label: string, control: string): string =>
  `<div class="box eform-element-${key}"><label>${label}</label>${control}</div>`;
const text = (key: string, label: string): string =>
  wrap(key, label, `<input type="text" autocomplete="off" ${attributes(key, label)}>`);
const list = (key: string, label: string): string =>
  wrap(key, label, `<select ${attributes(key, label)}><option value="">Chọn</option></select>`);

const person = (suffix: string): string[] => [
  text(`HoTen${suffix}`, 'Họ và tên'),
  text(`NgaySinh${suffix}`, 'Ngày sinh'),
  list(`GioiTinh${suffix}`, 'Giới tính'),
  list(`DanToc${suffix}`, 'Dân tộc'),
  list(`QuocTich${suffix}`, 'Quốc tịch'),
  text(`SoGiayTo${suffix}`, 'Số định danh cá nhân'),
  list(`Tinh${suffix}`, 'Tỉnh/Thành phố thường trú'),
  list(`Xa${suffix}`, 'Phường/Xã thường trú'),
  text(`DiaChi${suffix}`, 'Số nhà, thôn, tổ dân phố'),
];

/** Name of a tab and the people's block in it. */
const block = (heading: string, boxes: string[]): string =>
  `<div class="block"><h4>${heading}</h4><div class="boxes">${boxes.join('\n')}</div></div>`;

/** Registration of a marriage on a Liferay portal: select2 over lists that the server fills late. */
export const eformPage = (): string => {
  next = 0;
  return sheet({
    title: 'Nộp hồ sơ: Đăng ký kết hôn',
    portal: 'Dịch vụ công tỉnh Bắc Ninh',
    heading: '1.000894: Đăng ký kết hôn',
    styles: ['/__vendor/select2.min.css'],
    scripts: ['/__vendor/jquery.min.js', '/__vendor/select2.min.js'],
    module: '/__assets/liferay/client.ts',
    body: `<ul class="tabs"><li data-tab-name="to-khai">Tờ khai</li><li data-tab-name="giay-to">Giấy tờ</li></ul>
${block('Thông tin người yêu cầu', person('NguoiYeuCau').slice(0, 6))}
${block('Thông tin bên nữ', person('BenNu'))}
${block('Thông tin bên nam', person('BenNam'))}`,
  });
};
