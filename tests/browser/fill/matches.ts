import type { Attribute, Match, Role } from '../../../utils/match/types.ts';
import type { PageForm } from '../../../utils/portal/types.ts';

/** Whose data and which, by the practice portal's own control names: what is tested here is the writing, not the matching. */
type Rule = readonly [RegExp, Attribute];

const by =
  (rules: readonly Rule[], roleOf: (name: string) => Role | undefined) =>
  (form: PageForm): Match[] =>
    form.fields.map(({ id, name, domId }) => {
      const key = name || domId;
      const role = roleOf(key);
      const attribute = rules.find(([pattern]) => pattern.test(key))?.[1];
      if (!role || !attribute)
        return { field: id, role: 'none', attribute: 'other', roleSure: 1, attributeSure: 1, why: [] };
      return { field: id, role, attribute, roleSure: 1, attributeSure: 1, why: [key] };
    });

export const marriage = by(
  [
    [/^HoTen/, 'fullName'],
    [/^NgaySinh.*-day$/, 'birthDate.day'],
    [/^NgaySinh.*-month$/, 'birthDate.month'],
    [/^NgaySinh.*-year$/, 'birthDate.year'],
    [/^DanToc/, 'ethnicity'],
    [/^QuocTich/, 'nationality'],
    [/^SoDinhDanh|^SoGiayTo/, 'personalId'],
    [/^LoaiGiayTo/, 'idType'],
    [/^NgayCapDD.*-day$/, 'idIssueDate.day'],
    [/^NgayCapDD.*-month$/, 'idIssueDate.month'],
    [/^NgayCapDD.*-year$/, 'idIssueDate.year'],
    [/^NoiCapDD/, 'idIssuePlace'],
    [/^LoaiTinhTrang/, 'maritalStatus'],
    [/^NCT_QuocGia_/, 'currentAddress.country'],
    [/^NCT_TinhThanhPho_/, 'currentAddress.province'],
    [/^NCT_PhuongXa_/, 'currentAddress.commune'],
    [/^NCT_SoNha/, 'currentAddress.street'],
  ],
  (name) => (/BenNu(-|$)/.test(name) ? 'wife' : /BenNam(-|$)/.test(name) ? 'husband' : undefined),
);

const MOTHER: Record<string, Attribute> = {
  textField7: 'fullName',
  textField8: 'birthDate',
  textField9: 'personalId',
  select5: 'idType',
  textField10: 'idIssueDate',
  textField11: 'idIssuePlace',
  select6: 'ethnicity',
  select7: 'nationality',
  select8: 'currentAddress.province',
  select9: 'currentAddress.commune',
  textField12: 'currentAddress.street',
};

export const birth = by(
  [
    [/^data\[quanHe\]/, 'relationship'],
    [/^data\[@?hoTen/, 'fullName'],
    [/^data\[ngaySinh|^ngaySinhKS-/, 'birthDate'],
    [/^data\[gioiTinh/, 'gender'],
    [/^data\[soDinhDanh/, 'personalId'],
    [/^data\[loaiGiayTo/, 'idType'],
    [/^data\[ngayCap/, 'idIssueDate'],
    [/^data\[noiCap/, 'idIssuePlace'],
    [/^data\[quocTich/, 'nationality'],
    [/^data\[@?danToc/, 'ethnicity'],
    [/^data\[tinh/, 'currentAddress.province'],
    [/^data\[(phuongXa|xa)/, 'currentAddress.commune'],
    [/^data\[diaChi/, 'currentAddress.street'],
    ...Object.entries(MOTHER).map(([key, attribute]): Rule => [new RegExp(`^data\\[${key}\\]`), attribute]),
  ],
  (name) => {
    const key = /^data\[@?([^\]]+)\]/.exec(name)?.[1] ?? name;
    if (key in MOTHER) return 'mother';
    if (/Cha$/.test(key)) return 'father';
    return /KS(-|$)/.test(key) ? 'child' : 'applicant';
  },
);
