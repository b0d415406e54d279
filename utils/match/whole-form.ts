/** Corrections that need the whole form at hand. Each works in place on the list of answers or persons. */
import type { Field } from '../portal/types.ts';
import { askedBy, byName } from './attribute.ts';
import type { Answer } from './context.ts';
import type { Person } from './person.ts';
import type { Index } from './phrases.ts';
import { readLabel } from './read.ts';
import { kinshipIn, personsIn, type Somebody, type Witness } from './role.ts';
import type { Attribute } from './types.ts';

/** A box that asks alone for what usually comes in two: "Giấy tờ tùy thân" without "Số", "Tên" without "Họ". */
export const wholeQuestions = (index: Index, fields: readonly Field[], answers: Answer[]): void => {
  const split = answers.some((a) => a.attribute === 'familyName' || a.attribute === 'middleName');
  answers.forEach((answer, i) => {
    if (answer.attribute === 'givenName' && !split)
      // "Tên chủ hộ" asks for all of it; a bare "Tên" may be a thing's.
      answers[i] = {
        ...answer,
        attribute: 'fullName',
        sure: Math.min(answer.sure, personsIn(index, fields[i]!.label).length === 1 ? 0.8 : 0.7),
      };
    const next = [answers[i + 1], answers[i + 2]].some((a) => a?.attribute === 'personalId');
    if (answer.attribute === 'idType' && fields[i]!.widget === 'text' && !next && !/loại|tên/iu.test(fields[i]!.label))
      answers[i] = { ...answer, attribute: 'personalId', sure: Math.min(answer.sure, 0.8) };
  });
};

/** "Người yêu cầu: ____": a text box called after a person asks for the name. */
export const nameFromPerson = (index: Index, fields: Field[], answers: Answer[]): void => {
  fields.forEach((field, i) => {
    if (answers[i]!.attribute !== 'other' || answers[i]!.sure > 0.5 || field.widget !== 'text' || !field.label) return;
    const persons = personsIn(index, field.label);
    if (persons.length !== 1) return;
    const { rest } = readLabel(index, field.label);
    if (rest === 0) answers[i] = { attribute: 'fullName', sure: 0.7, why: `nhãn “${field.label}”` };
  });
};

/** "Dân tộc / Quốc tịch" over boxes without words of their own: one question for each. */
const PARTS = /\s*[/;]\s*|\s+[-–]\s+|,\s+/u;
export const sharedLabels = (index: Index, fields: readonly Field[], answers: Answer[]): void => {
  fields.forEach((field, i) => {
    const parts = field.label.split(PARTS);
    if (parts.length < 2 || parts.length > 3 || field.datePart) return;
    const boxes = parts.map((_, k) => fields[i + k]);
    const mute = boxes.every((f, k) => f && !f.datePart && (k === 0 || (!f.label && f.widget === field.widget)));
    if (!mute || (fields[i + parts.length] && !fields[i + parts.length]!.labels.length)) return;
    const asked = parts.map((text) => askedBy(index, { ...field, label: text, labels: [{ by: 'label', text }] }));
    if (asked.some((a) => a.kind !== 'attribute')) return;
    asked.forEach((a, k) => {
      answers[i + k] = { attribute: a.attribute!, sure: Math.min(a.sure, 0.7), why: `nhãn “${field.label}”` };
    });
  });
};

/** "Họ, tên đệm, tên" over boxes that only their names tell apart: ho, dem, ten. */
export const splitNames = (index: Index, fields: readonly Field[], answers: Answer[]): void => {
  const named = (i: number): Attribute | undefined =>
    fields[i] && !fields[i].label && fields[i].widget === 'text' ? byName(index, fields[i]).attribute : undefined;
  answers.forEach(({ attribute, sure, why }, i) => {
    if (attribute !== 'fullName') return;
    const middle = named(i + 1) === 'middleName';
    const last = middle ? i + 2 : i + 1;
    const given = named(last);
    if (given !== 'givenName' && !(middle && given === 'fullName')) return;
    answers[i] = { attribute: 'familyName', sure: Math.min(sure, 0.8), why };
    answers[last] = { attribute: 'givenName', sure: 0.8, why };
    if (middle) answers[i + 1] = { attribute: 'middleName', sure: 0.8, why };
  });
};

/** "Địa chỉ" beside a province or commune of the same person and place is only the rest of that address. */
export const narrowAddresses = (answers: Answer[], roles: Person[]): void => {
  const place = (a: string): string => a.split('.')[0]!;
  for (let i = 0; i < answers.length; i++) {
    const whole = answers[i]!;
    if (!/^(?:birthPlace|hometown|permanentAddress|temporaryAddress|currentAddress)$/.test(whole.attribute)) continue;
    const near = [-4, -3, -2, -1, 1, 2, 3, 4].some((d) => {
      const other = answers[i + d];
      if (!other || roles[i + d]!.role !== roles[i]!.role || place(other.attribute) !== whole.attribute) return false;
      if (!/\.(?:province|commune)$/.test(other.attribute)) return false;
      for (let k = Math.min(0, d) + 1; k < Math.max(0, d); k++)
        if (place(answers[i + k]!.attribute) !== whole.attribute) return false;
      return true;
    });
    if (near) answers[i] = { ...whole, attribute: `${whole.attribute}.street` as Attribute };
  }
};

const OF_SOMEBODY = /^(?:relative|father|mother|child|husband|wife|spouse)$/;
/** "Thành viên", "thân nhân": of whom? Where nobody else but next of kin is asked about, it may well be the one who asks. */
export const doubtRelatives = (answers: readonly Answer[], persons: Person[], rows: readonly number[]): void => {
  const personal = persons.filter((_, i) => answers[i]!.attribute !== 'other' && answers[i]!.attribute !== 'none');
  const names = persons.filter(({ role }, i) => role === 'relative' && answers[i]!.attribute === 'fullName');
  if (
    names.length !== 1 ||
    persons.some(({ role }, i) => role === 'relative' && rows[i]) ||
    personal.some(({ role }) => role !== 'none' && !OF_SOMEBODY.test(role))
  )
    return;
  persons.forEach((person, i) => {
    if (person.role === 'relative') persons[i] = { ...person, role: 'applicant', sure: Math.min(person.sure, 0.5) };
  });
};

/** Two rows of Tỉnh, Xã for one person in one section and no word which is which: the first row is as doubtful as the second. */
export const doubtAssumed = (fields: readonly Field[], answers: Answer[], persons: readonly Person[]): void => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  const pathOf = (i: number): string => [persons[i]!.role, ...fields[i]!.section].join('\u001f');
  answers.forEach((answer, i) => {
    if (!answer.assumed) return;
    const key = `${pathOf(i)}\u001f${answer.attribute}`;
    if (seen.has(key)) twice.add(pathOf(i));
    seen.add(key);
  });
  answers.forEach((answer, i) => {
    if (answer.assumed && twice.has(pathOf(i))) answers[i] = { ...answer, sure: Math.min(answer.sure, 0.5) };
  });
};

/** A heading over the whole form, with another person's heading under it, is the title of the form and no block of that person. */
export const doubtTitle = (fields: readonly Field[], witnesses: Witness[]): void => {
  const top = fields[0]?.section[0];
  if (!top || fields.some((f) => f.section[0] !== top)) return;
  if (!witnesses.some((w) => w.section.length && w.sectionText !== top)) return;
  witnesses.forEach((w, i) => {
    if (w.sectionText === top) witnesses[i] = { ...w, sectionStranger: true };
  });
};

/**
 * Names that call every relative by one word (HoTenDaiDien, HoTenDaiDien2 beside "Họ tên cha", "Họ tên mẹ") are no witness.
 */
export const doubtNames = (fields: readonly Field[], witnesses: Witness[]): void => {
  const beside = new Map<string, Set<string>>();
  for (const { name, label } of witnesses)
    if (name && label.length === 1) beside.set(name, (beside.get(name) ?? new Set()).add(label[0]!));
  for (const [name, labels] of beside) {
    if (labels.size < 2 || labels.has(name)) continue;
    fields.forEach((_, i) => {
      if (witnesses[i]!.name === name) witnesses[i] = { ...witnesses[i]!, name: undefined, nameText: '' };
    });
  }
};

/** Where the form is about a household business, "chủ hộ" is short for its owner. */
export const ownersOfBusiness = (witnesses: Witness[]): void => {
  const business = witnesses.some(
    (w) => w.section.includes('owner') && /chủ hộ kinh doanh|chủ hkd/iu.test(w.sectionText),
  );
  if (!business) return;
  const owner = (role: Somebody): Somebody => (role === 'householder' ? 'owner' : role);
  witnesses.forEach((w, i) => {
    if (!/gia đình/iu.test(`${w.sectionText} ${w.labelText}`))
      witnesses[i] = { ...w, label: w.label.map(owner), object: w.object.map(owner), section: w.section.map(owner) };
  });
};

/** "... người có tên dưới đây" / "là cha của người có tên dưới đây": the second heading says who the first block is about. */
export const kinsfolk = (index: Index, fields: readonly Field[], witnesses: Witness[]): void => {
  const last = (i: number): string => fields[i]?.section.at(-1) ?? '';
  for (let i = 1; i < fields.length; i++) {
    const kin = last(i) === last(i - 1) ? undefined : kinshipIn(index, last(i));
    if (!kin) continue;
    for (let k = i - 1; k >= 0 && last(k) === last(i - 1); k--)
      witnesses[k] = { ...witnesses[k]!, sectionLikely: kin.who[0], sectionStranger: true };
    for (let k = i; k < fields.length && last(k) === last(i) && kin.of.length > 1; k++)
      witnesses[k] = { ...witnesses[k]!, sectionStranger: true };
  }
};

/** Asked of one person once, or twice side by side (number and document). */
const SELDOM_AGAIN = /^(?:phone|email|personalId|currentAddress|permanentAddress|occupation|nationality|ethnicity)$/;

/** "Lái xe: ____ Điện thoại: ____" at the end of a form of one person: asked again after others, it may be somebody else's. */
export const doubtAgain = (
  fields: readonly Field[],
  answers: Answer[],
  persons: Person[],
  witnesses: Witness[],
): void => {
  const before = new Map<string, number>();
  let doubted: Person['role'] | undefined;
  fields.forEach((field, i) => {
    const { label, section, name, opens } = witnesses[i]!;
    const { role, sure } = persons[i]!;
    if (label.length || section.length || name || opens || role !== doubted) doubted = undefined;
    if (label.length || section.length || name) return;
    const { attribute } = answers[i]!;
    const key = `${role} ${attribute} ${field.section.join('\u001f')}`;
    const seen = before.get(key);
    before.set(key, i);
    if (SELDOM_AGAIN.test(attribute) && seen !== undefined && i - seen > 3) doubted = role;
    if (doubted && role !== 'none') persons[i] = { ...persons[i]!, sure: Math.min(sure, 0.5) };
  });
};

/** Comes once for a person: asked again without a new witness it is somebody else's. */
const ONCE = new Set(['fullName', 'birthDate', 'gender']);

/** A second full name for the same person, without a heading or label of its own, starts a block that we do not know. */
export const doubtDoubles = (fields: Field[], answers: Answer[], persons: Person[], witnesses: Witness[]): void => {
  const first = new Map<string, number>();
  let doubted = '';
  fields.forEach((field, i) => {
    const path = `${persons[i]!.role}\u001f${field.section.join('\u001f')}`;
    const { attribute } = answers[i]!;
    if (ONCE.has(attribute) && (!field.datePart || field.datePart.part === 'day')) {
      const key = `${persons[i]!.role} ${attribute}`;
      const seen = first.get(key);
      if (seen === undefined) first.set(key, i);
      else if (!witnesses[i]!.label.length && !witnesses[i]!.name) {
        doubted = path;
        // Without any witness the first one is as doubtful as the second.
        if (!witnesses[i]!.section.length)
          persons.forEach((p, k) => {
            if (
              p.role === persons[i]!.role &&
              !witnesses[k]!.label.length &&
              !witnesses[k]!.section.length &&
              !witnesses[k]!.name
            )
              persons[k] = { ...p, sure: Math.min(p.sure, 0.4) };
          });
      }
    }
    if (doubted === path && !witnesses[i]!.label.length && !witnesses[i]!.name)
      persons[i] = { ...persons[i]!, sure: Math.min(persons[i]!.sure, 0.4) };
  });
};
