import type { Attribute, Match, Role } from '../../../utils/match/types.ts';
import type { Field, PageForm } from '../../../utils/portal/types.ts';

const ATTRIBUTES: readonly (readonly [RegExp, Attribute])[] = [
  [/quan hệ/i, 'relationship'],
  [/^ngày cấp/i, 'idIssueDate'],
  [/nơi cấp|cơ quan cấp/i, 'idIssuePlace'],
  [/^(ngày|ngày, tháng, năm) sinh/i, 'birthDate'],
  [/giới tính/i, 'gender'],
  [/^số định danh|^số giấy tờ/i, 'personalId'],
  [/quốc tịch/i, 'nationality'],
  [/quốc gia/i, 'permanentAddress.country'],
  [/tỉnh.*xã/i, 'permanentAddress'],
  [/tỉnh/i, 'permanentAddress.province'],
  [/phường|xã/i, 'permanentAddress.commune'],
  [/địa chỉ chi tiết|số nhà/i, 'permanentAddress.street'],
  [/^họ$/i, 'familyName'],
  [/^chữ đệm$/i, 'middleName'],
  [/^tên$/i, 'givenName'],
  [/^họ/i, 'fullName'],
];

/** Whose data and which, by label and heading: what is tested here is the writing, not the matching. */
export const byLabel =
  (roles: readonly (readonly [RegExp, Role])[]) =>
  (form: PageForm): Match[] =>
    form.fields.map((field: Field) => {
      const heading = field.section.at(-1) ?? '';
      const role = roles.find(([pattern]) => pattern.test(heading))?.[1];
      const attribute = ATTRIBUTES.find(([pattern]) => pattern.test(field.label))?.[1];
      const known = role && attribute ? { role, attribute } : { role: 'none' as const, attribute: 'other' as const };
      return { field: field.id, ...known, roleSure: 1, attributeSure: 1, why: [field.label] };
    });
