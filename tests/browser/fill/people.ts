import type { Citizen } from '../../../utils/citizen/types.ts';
import type { Person } from '../../../utils/fill/types.ts';
import type { Unit } from '../../../utils/places/types.ts';

/** The practice portal's cards as the links before this one read them. Nobody here exists. */
const unit = (code: string, name: string, provinceCode: string, province: string): Unit => ({
  code,
  name,
  provinceCode,
  province,
});
const person = (id: string, citizen: Omit<Citizen, 'warnings'>, place: Unit, detail: string): Person => ({
  id,
  citizen: { ...citizen, warnings: [] },
  place: { status: 'resolved', units: [place], detail },
});

export const groom = person(
  'groom',
  {
    source: 'qr-cccd',
    personalId: '033092014786',
    oldIdNumber: '145013582',
    fullName: 'Phạm Quốc Bảo',
    birthDate: '1992-08-17',
    sex: 'Nam',
    address: 'Thôn Mai Viên, Song Mai, Kim Động, Hưng Yên',
    issueDate: '2021-06-22',
  },
  unit('12271', 'Xã Lương Bằng', '33', 'Tỉnh Hưng Yên'),
  'Thôn Mai Viên',
);

export const bride = person(
  'bride',
  {
    source: 'qr-can-cuoc',
    personalId: '001195002418',
    fullName: 'Đỗ Thị Mai Hương',
    birthDate: '1995-12-05',
    sex: 'Nữ',
    address: 'Số 21, Ngõ 6, Kiến Hưng, Hà Nội',
    issueDate: '2025-03-18',
  },
  unit('09556', 'Phường Kiến Hưng', '01', 'Thành phố Hà Nội'),
  'Số 21, Ngõ 6',
);

export const father = person(
  'father',
  {
    source: 'qr-cccd',
    personalId: '048091003164',
    fullName: 'Lê Hoàng Nhân',
    birthDate: '1991-06-23',
    sex: 'Nam',
    address: 'K45/12 Hà Huy Tập, Thạc Gián, Thanh Khê, Đà Nẵng',
    issueDate: '2021-07-05',
  },
  unit('20209', 'Phường Thanh Khê', '48', 'Thành phố Đà Nẵng'),
  'K45/12 Hà Huy Tập',
);

export const mother = person(
  'mother',
  {
    source: 'qr-can-cuoc',
    personalId: '092194005827',
    oldIdNumber: '362518094',
    fullName: 'Trương Ngọc Ánh',
    birthDate: '1994-10-30',
    sex: 'Nữ',
    address: '12/4 Mậu Thân, Xuân Khánh, Ninh Kiều, Cần Thơ',
    issueDate: '2024-11-14',
  },
  unit('31135', 'Phường Ninh Kiều', '92', 'Thành phố Cần Thơ'),
  '12/4 Mậu Thân',
);
