import { DOSSIERS, PATHS, POLICE } from '../hosts.ts';
import { box, sheet } from '../sheet.ts';

/** An officer's page for one dossier: a few fields of both people, and boxes for an opinion: a text area, Quill, a bare editable block. */
export const commentsPage = (): string =>
  sheet({
    title: 'Ý kiến xử lý',
    portal: 'Hệ thống một cửa tỉnh Thanh Hóa',
    heading: '1.000894: Thủ tục đăng ký kết hôn',
    about: `Mã hồ sơ: <b>${DOSSIERS.marriage}</b>`,
    styles: ['/__vendor/quill.snow.css', '/__vendor/select2.min.css'],
    scripts: ['/__vendor/jquery.min.js', '/__vendor/select2.min.js', '/__vendor/quill.js'],
    module: '/__assets/comments/client.ts',
    body: `<fieldset><legend>Thông tin bên nữ</legend><div class="boxes">
${box('Họ, chữ đệm, tên', '<input type="text" id="hoTen">', 'hoTen')}
${box('Giới tính', '<select id="gioiTinh"><option value="">-- Chọn --</option><option value="1">Nam</option><option value="2">Nữ</option></select>', 'gioiTinh')}
${box('Số hộ chiếu', '<input type="text" id="hoChieu" value="B1234567">', 'hoChieu')}
${box('Ghi chú ngắn', '<input type="text" id="ngan" maxlength="9">', 'ngan')}
${box('Mã tra cứu', '<input type="text" id="khoa" value="X" readonly>', 'khoa')}
${box('Mật khẩu ký số', '<input type="password" id="matKhau">', 'matKhau')}
${box('Ô bị che', '<span class="under"><input type="text" id="biChe"><span class="lid"></span></span>', 'biChe')}
</div></fieldset>
<fieldset><legend>Ý kiến xử lý</legend><div class="boxes">
${box('Nội dung trả lời công dân', '<textarea id="traLoi" rows="4"></textarea>', 'traLoi')}
<div class="box"><p>Ý kiến của cán bộ thụ lý</p><div id="yKien"></div></div>
<div class="box"><p>Trao đổi nội bộ</p><div id="traoDoi" contenteditable="true"></div></div>
</div></fieldset>
<iframe title="Ký số" src="https://${POLICE}${PATHS.foreignFrame}" width="600" height="90"></iframe>`,
  });

/** A page of another ministry inside the officer's page: by name a portal, but not of this page. */
export const foreignFrame = (): string =>
  sheet({
    title: 'Khung lạ',
    portal: '',
    heading: '',
    module: '/__assets/comments/foreign.ts',
    body: box('Họ và tên', '<input type="text" id="hoTen">', 'hoTen'),
  });
