import { plan } from '../../../utils/fill/plan.ts';
import type { Person, RoleMap, Step } from '../../../utils/fill/types.ts';
import type { Attribute, Match, Role } from '../../../utils/match/types.ts';
import type { Resolution, Unit } from '../../../utils/places/types.ts';
import type { Field } from '../../../utils/portal/types.ts';

/** Invented people and bare controls, for sentences about plans. */
export const MY_LOC: Unit = {
  code: '13708',
  name: 'Xã Mỹ Lộc',
  provinceCode: '37',
  province: 'Tỉnh Ninh Bình',
};
const resolved = (unit: Unit, detail: string): Resolution => ({ status: 'resolved', units: [unit], detail });

/** Card of 2021: căn cước công dân. */
export const AN: Person = {
  id: 'an',
  citizen: {
    source: 'qr-cccd',
    personalId: '036090001234',
    oldIdNumber: '012345678',
    fullName: 'Nguyễn Văn An',
    birthDate: '1990-05-09',
    sex: 'Nam',
    address: 'Thôn 3, Mỹ Trung, Mỹ Lộc, Nam Định',
    issueDate: '2021-08-02',
    warnings: [],
  },
  place: resolved(MY_LOC, 'Thôn 3'),
};

/** Card of 2024: căn cước. */
export const BINH: Person = {
  id: 'binh',
  citizen: {
    source: 'qr-can-cuoc',
    personalId: '001192004321',
    fullName: 'Trần Thị Bình',
    birthDate: '1992-11-30',
    sex: 'Nữ',
    address: 'Số 7, Phường Kiến Hưng, Thành phố Hà Nội',
    issueDate: '2024-10-04',
    warnings: [],
  },
  place: resolved(
    { code: '10015', name: 'Phường Kiến Hưng', provinceCode: '01', province: 'Thành phố Hà Nội' },
    'Số 7',
  ),
};

export const withCard = (person: Person, changes: Partial<Person['citizen']>): Person => ({
  ...person,
  citizen: { ...person.citizen, ...changes },
});

export const field = (changes: Partial<Field> = {}): Field => ({
  id: 'f',
  widget: 'text',
  label: '',
  labels: [],
  section: [],
  name: '',
  domId: '',
  placeholder: '',
  inputType: 'text',
  required: false,
  visible: true,
  enabled: true,
  readonly: false,
  filled: false,
  ...changes,
});

export const options = (...texts: string[]) => texts.map((text, index) => ({ value: String(index), text }));
/** A closed list with its options known. */
export const list = (...texts: string[]): Partial<Field> => ({
  widget: 'native-select',
  inputType: 'select',
  options: options('-- Chọn --', ...texts),
});

export interface Line extends Partial<Field> {
  asks: Attribute | 'other' | 'none';
  of?: Role | 'none';
  sure?: Partial<Pick<Match, 'roleSure' | 'attributeSure'>>;
}

/** Plans a form that is written as one line a field; answers the steps by the fields' ids. */
export const planned = (
  lines: Record<string, Line>,
  people: RoleMap,
  overwrite: readonly string[] = [],
): { steps: Record<string, Step>; order: string[] } => {
  const fields = Object.entries(lines).map(([id, { asks: _asks, of: _of, sure: _sure, ...changes }]) =>
    field({ ...changes, id }),
  );
  const matches = Object.entries(lines).map(
    ([id, { asks, of = 'applicant', sure }]): Match => ({
      field: id,
      role: of,
      attribute: asks,
      roleSure: 1,
      attributeSure: 1,
      why: [],
      ...sure,
    }),
  );
  const form = { fingerprint: 'x', title: '', fields };
  const { steps } = plan({ form, matches, people, overwrite: new Set(overwrite) });
  return { steps: Object.fromEntries(steps.map((step) => [step.field, step])), order: steps.map((step) => step.field) };
};

/** What becomes of a field: the text that the preview shows, or `-reason`. */
export const outcome = (steps: Record<string, Step>): Record<string, string> =>
  Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, 'leave' in step ? `-${step.leave}` : step.shown]));
