import options from '../data/options.json' with { type: 'json' };
import places from '../data/places.json' with { type: 'json' };

import { type Component, choice, communesByCode, communesByUrl, maskedDate, panel, text, texts } from './components.ts';

const PROVINCES = places.provinces.map(({ name }) => name);

interface Keys {
  name: string;
  birth: string;
  sex?: string;
  number: string;
  paper: string;
  issued: string;
  issuer: string;
  ethnic: string;
  nationality: string;
  province: string;
  commune: string;
  detail: string;
}

/** The lines that every grown-up person on the form has; only the keys differ, and some of them say nothing. */
const person = (keys: Keys, communes: typeof communesByUrl): Component[] => [
  text(keys.name, 'Họ, chữ đệm, tên', { validate: { required: true } }),
  maskedDate(keys.birth, 'Ngày, tháng, năm sinh'),
  ...(keys.sex ? [choice(keys.sex, 'Giới tính', options.gioiTinh)] : []),
  text(keys.number, 'Số định danh cá nhân', {
    validate: { pattern: '^\\d{12}$', customMessage: 'Số định danh cá nhân gồm 12 chữ số' },
  }),
  choice(keys.paper, 'Giấy tờ tùy thân', options.loaiGiayTo),
  maskedDate(keys.issued, 'Ngày cấp'),
  text(keys.issuer, 'Nơi cấp'),
  choice(keys.ethnic, 'Dân tộc', options.danToc),
  choice(keys.nationality, 'Quốc tịch', options.quocTich),
  choice(keys.province, 'Nơi cư trú: Tỉnh/Thành phố', PROVINCES),
  communes(keys.commune, 'Nơi cư trú: Xã/Phường', keys.province),
  text(keys.detail, 'Nơi cư trú: Số nhà, đường, thôn/tổ'),
];

const FATHER: Keys = {
  name: 'hoTenCha',
  birth: 'ngaySinhCha',
  number: 'soDinhDanhCha',
  paper: 'loaiGiayToCha',
  issued: 'ngayCapCha',
  issuer: 'noiCapCha',
  ethnic: 'danTocCha',
  nationality: 'quocTichCha',
  province: 'tinhCha',
  commune: 'xaCha',
  detail: 'diaChiCha',
};

/** As a builder makes them when nobody names them. */
const MOTHER: Keys = {
  name: 'textField7',
  birth: 'textField8',
  number: 'textField9',
  paper: 'select5',
  issued: 'textField10',
  issuer: 'textField11',
  ethnic: 'select6',
  nationality: 'select7',
  province: 'select8',
  commune: 'select9',
  detail: 'textField12',
};

/** Keys with `@` and `-select` come from the builder's common list; a key of the requester names no person. */
const REQUESTER: Keys = {
  name: '@hoTen',
  birth: 'ngaySinh',
  sex: 'gioiTinh',
  number: 'soDinhDanh',
  paper: 'loaiGiayTo',
  issued: 'ngayCap',
  issuer: 'noiCap',
  ethnic: '@danToc-select',
  nationality: 'quocTichSelect',
  province: 'tinhThanhPho',
  commune: 'phuongXa',
  detail: 'diaChiChiTiet',
};

/** Keys of the two parents' blocks: choosing the requester's relation empties them. */
export const PARENT_KEYS: readonly string[] = [...Object.values(FATHER), ...Object.values(MOTHER)] as string[];

/** Of whoever signed in, who need not be the person at the counter. Invented. */
const SIGNED_IN: Record<string, string> = { '@hoTen': 'Ngô Thanh Tùng', soDinhDanh: '048085009911' };

const fromSignIn = (component: Component): Component =>
  component.key in SIGNED_IN ? { ...component, defaultValue: SIGNED_IN[component.key], disabled: true } : component;

/**
 * Birth registration, 1.001193: requester, child, mother, father; the same labels four times. With `vneid` the requester's
 * name and number come filled from the sign-in, and are locked.
 */
export const birthDefinition = (vneid: boolean): { display: 'form'; components: Component[] } => ({
  display: 'form',
  components: [
    panel('nguoiYeuCau', 'Thông tin người yêu cầu', [
      choice('quanHe', 'Quan hệ với người được khai sinh', options.quanHe),
      ...person(REQUESTER, communesByUrl).map((component) => (vneid ? fromSignIn(component) : component)),
      text('@soDienThoai', 'Số điện thoại'),
      { ...text('thuDienTu', 'Thư điện tử'), type: 'email' },
    ]),
    panel('nguoiDuocKhaiSinh', 'Thông tin người được khai sinh', [
      text('hoTenKS', 'Họ, chữ đệm, tên', { validate: { required: true } }),
      {
        type: 'day',
        key: 'ngaySinhKS',
        label: 'Ngày, tháng, năm sinh',
        input: true,
        dayFirst: true,
        useLocaleSettings: false,
        fields: {
          day: { type: 'number', placeholder: 'Ngày' },
          month: { type: 'number', placeholder: 'Tháng' },
          year: { type: 'number', placeholder: 'Năm' },
        },
      },
      choice('gioiTinhKS', 'Giới tính', options.gioiTinh),
      choice('danTocKS', 'Dân tộc', options.danToc),
      choice('quocTichKS', 'Quốc tịch', options.quocTich),
      text('noiSinhKS', 'Nơi sinh'),
      text('queQuanKS', 'Quê quán'),
    ]),
    panel('nguoiMe', 'Thông tin về người mẹ', person(MOTHER, communesByCode)),
    panel('nguoiCha', 'Thông tin về người cha', person(FATHER, communesByUrl)),
    panel('ketQua', 'Đề nghị cấp bản sao', [
      {
        type: 'radio',
        key: 'capBanSao',
        label: 'Cấp bản sao Giấy khai sinh',
        input: true,
        inline: true,
        values: texts(['Có', 'Không']),
      },
      { ...text('soBanSao', 'Số lượng bản sao'), type: 'number' },
    ]),
  ],
});
