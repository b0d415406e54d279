import { box, sheet } from '../sheet.ts';

const text = (id: string): string => `<input type="text" id="${id}">`;
const sex = (id: string): string =>
  `<select id="${id}"><option value="">-- Chọn --</option><option value="1">Nam</option><option value="2">Nữ</option></select>`;
const party = (heading: string, key: string): string => `<fieldset><legend>${heading}</legend><div class="boxes">
${box('Họ và tên', text(`hoTen${key}`), `hoTen${key}`)}
${box('Số định danh cá nhân', text(`so${key}`), `so${key}`)}
${box('Ngày, tháng, năm sinh', text(`sinh${key}`), `sinh${key}`)}
${box('Giới tính', sex(`gioi${key}`), `gioi${key}`)}
</div></fieldset>`;

/** The sale of a motorbike, to be authenticated: two parties and a witness for whom we have no role; an official who shows no card. */
export const contractPage = (): string =>
  sheet({
    title: 'Chứng thực hợp đồng',
    portal: 'Hệ thống một cửa tỉnh Thanh Hóa',
    heading: 'Chứng thực hợp đồng mua bán xe',
    styles: ['/__vendor/select2.min.css'],
    scripts: ['/__vendor/jquery.min.js', '/__vendor/select2.min.js'],
    module: '/__assets/contract/client.ts',
    body: `${party('Bên bán', 'A')}
${party('Bên mua', 'B')}
${party('Người làm chứng', 'C')}
<fieldset><legend>Cán bộ tiếp nhận</legend><div class="boxes">
${box('Họ và tên', text('canBo'), 'canBo')}
${box('Điện thoại', text('dienThoai'), 'dienThoai')}
</div></fieldset>`,
  });
