/** Pages for the forms suite, in the style of Vietnamese civil-status forms; nobody in them exists. */

const PEOPLE = [
  'Thông tin người yêu cầu',
  'Thông tin người được khai sinh',
  'Thông tin về người mẹ',
  'Thông tin về người cha',
  'Thông tin bên nữ',
  'Thông tin bên nam',
  'Thông tin người chết',
  'Thông tin người giám hộ',
];
const ETHNICITIES =
  'Kinh,Tày,Thái,Mường,Khmer,Hoa,Nùng,HMông,Dao,Gia Rai,Ê Đê,Ba Na,Sán Chay,Chăm,Cơ Ho,Xơ Đăng,Sán Dìu,Hrê,Ra Glai,Mnông'.split(
    ',',
  );
const PROVINCES =
  'Thành phố Hà Nội,Thành phố Huế,Thành phố Đà Nẵng,Thành phố Cần Thơ,Thành phố Hải Phòng,Tỉnh Hưng Yên,Tỉnh Ninh Bình,Tỉnh Nghệ An,Tỉnh Gia Lai,Tỉnh Cà Mau'.split(
    ',',
  );
const COMMUNES = Array.from({ length: 40 }, (_, n) => `Xã Số ${n + 1}`);
const NATIONS = ['Việt Nam', 'Lào', 'Campuchia', 'Trung Quốc', 'Nhật Bản'];
const PAPERS = ['Thẻ căn cước công dân', 'Thẻ căn cước', 'Hộ chiếu'];

type Kind = 'text' | 'date' | 'area' | 'boxes' | readonly string[];
/** Label, name, kind; 22 controls with the three boxes of the birth date counted apart. */
const ASKED: readonly (readonly [string, string, Kind])[] = [
  ['Họ, chữ đệm, tên', 'HoTen', 'text'],
  ['Ngày, tháng, năm sinh', 'NgaySinh', 'boxes'],
  ['Giới tính', 'GioiTinh', ['Nam', 'Nữ']],
  ['Số định danh cá nhân', 'SoDinhDanh', 'text'],
  ['Loại giấy tờ tùy thân', 'LoaiGiayTo', PAPERS],
  ['Ngày cấp', 'NgayCap', 'date'],
  ['Nơi cấp', 'NoiCap', 'text'],
  ['Dân tộc', 'DanToc', ETHNICITIES],
  ['Quốc tịch', 'QuocTich', NATIONS],
  ['Tôn giáo', 'TonGiao', 'text'],
  ['Tỉnh/Thành phố thường trú', 'TinhThuongTru', PROVINCES],
  ['Xã/Phường thường trú', 'XaThuongTru', COMMUNES],
  ['Số nhà, đường, thôn thường trú', 'SoNhaThuongTru', 'text'],
  ['Nơi cư trú hiện nay', 'NoiCuTru', 'area'],
  ['Quê quán', 'QueQuan', 'text'],
  ['Nghề nghiệp', 'NgheNghiep', 'text'],
  ['Số điện thoại', 'SoDienThoai', 'text'],
  ['Email', 'Email', 'text'],
  ['Quan hệ với người yêu cầu', 'QuanHe', 'text'],
  ['Ghi chú', 'GhiChu', 'area'],
];

const control = (id: string, kind: Exclude<Kind, 'boxes'>): string => {
  if (kind === 'text') return `<input type="text" id="${id}" name="${id}">`;
  if (kind === 'date') return `<input type="date" id="${id}" name="${id}">`;
  if (kind === 'area') return `<textarea id="${id}" name="${id}"></textarea>`;
  const options = kind.map((text, n) => `<option value="${n + 1}">${text}</option>`);
  return `<select id="${id}" name="${id}"><option value="">-- Chọn --</option>${options.join('')}</select>`;
};

/** One label with what it labels, as three habits of portals write it. */
const ROWS: readonly ((label: string, id: string, controls: string) => string)[] = [
  (label, id, controls) => `<div class="form-group"><label for="${id}">${label} <b>*</b></label>${controls}</div>`,
  (label, _, controls) => `<table><tr><td>${label}:</td><td>${controls}</td></tr></table>`,
  (label, _, controls) => `<div class="row"><span class="lbl">${label}</span><div>${controls}</div></div>`,
];

const page = (body: string): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tờ khai đăng ký hộ tịch</title>
   <body><h1>Tờ khai đăng ký hộ tịch</h1><form>${body}</form></body></html>`;

/** A form of exactly so many controls: a section a person, one after the other, the markup changing with the section. */
export const personForm = (size: number): string => {
  let left = size;
  const sections: string[] = [];
  for (let n = 0; left > 0; n++) {
    const row = ROWS[n % ROWS.length]!;
    const rows = ASKED.map(([label, name, kind]) => {
      const id = `${name}_${n}`;
      const ids = kind === 'boxes' ? ['day', 'month', 'year'].map((part) => `${id}-${part}`) : [id];
      const mine = ids.slice(0, left);
      left -= mine.length;
      if (mine.length === 0) return '';
      return row(label, mine[0]!, mine.map((own) => control(own, kind === 'boxes' ? 'text' : kind)).join(' / '));
    });
    const again = n < PEOPLE.length ? '' : ` (${Math.floor(n / PEOPLE.length) + 1})`;
    sections.push(`<fieldset><legend>${PEOPLE[n % PEOPLE.length]}${again}</legend>${rows.join('')}</fieldset>`);
  }
  return page(sections.join(''));
};

/** 44 controls of the browser itself, nothing behind them: 36 boxes, 4 lists, 4 dates. */
export const plainForm = (): string =>
  page(
    Array.from({ length: 44 }, (_, n) => {
      const kind: Exclude<Kind, 'boxes'> =
        n % 11 === 4 ? NATIONS : n % 11 === 8 ? 'date' : n % 11 === 10 ? 'area' : 'text';
      return ROWS[0]!(`Mục khai số ${n + 1}`, `muc${n + 1}`, control(`muc${n + 1}`, kind));
    }).join(''),
  );

/** What Chromium reads well: shows that its runner works where it finds nothing in the others. */
export const englishForm = (): string =>
  page(
    ['Full name', 'Email', 'Phone', 'Street address', 'City', 'Country']
      .map((label, n) => ROWS[0]!(label, `control${n}`, control(`control${n}`, 'text')))
      .join(''),
  );

/** A portal's list page, still empty. */
export const listPage = (): string => page('<table id="list"><tbody></tbody></table>');
