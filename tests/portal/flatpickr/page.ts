import { box, sheet } from '../sheet.ts';

const person = (suffix: string, heading: string): string =>
  `<div class="block"><h4>${heading}</h4><div class="boxes">${[
    box('Họ và tên', `<input type="text" id="hoTen${suffix}" autocomplete="off">`, `hoTen${suffix}`),
    box('Ngày sinh', `<input type="text" id="ngaySinh${suffix}" autocomplete="off">`, `ngaySinh${suffix}`),
    box(
      'Số định danh cá nhân',
      `<input type="text" id="soDinhDanh${suffix}" autocomplete="off">`,
      `soDinhDanh${suffix}`,
    ),
    box('Ngày cấp', `<input type="text" id="ngayCap${suffix}" autocomplete="off">`, `ngayCap${suffix}`),
  ].join('\n')}</div></div>`;

/** Calendars of flatpickr in the ways that portals dress it: locked, with a second box for the eye, open to typing. */
export const calendarsPage = (): string =>
  sheet({
    title: 'Đăng ký nhận nuôi con nuôi',
    portal: 'Dịch vụ công tỉnh Bắc Ninh',
    heading: '2.001263: Đăng ký việc nuôi con nuôi trong nước',
    styles: ['/__vendor/flatpickr.min.css'],
    scripts: ['/__vendor/flatpickr.min.js'],
    module: '/__assets/flatpickr/client.ts',
    body: [
      person('Cha', 'Thông tin cha nuôi'),
      person('Me', 'Thông tin mẹ nuôi'),
      person('Con', 'Thông tin người được nhận làm con nuôi'),
    ].join('\n'),
  });
