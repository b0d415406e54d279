/** 'Chỉ trường': what the officer said a field is. Wins over the rules on that site and form, and never holds a value. */
import * as z from 'zod/mini';
import type { Field, PageForm } from '../portal/types.ts';
import { isOpaque } from './names.ts';
import { type Attribute, type Match, ROLES } from './types.ts';

/** What the officer can say of a field: what a card or a table of units can answer. */
export const TAUGHT_VALUES = [
  'fullName',
  'familyName',
  'middleName',
  'givenName',
  'personalId',
  'oldIdNumber',
  'taxCode',
  'idType',
  'idIssueDate',
  'idIssuePlace',
  'birthDate',
  'birthDateText',
  'gender',
  'nationality',
  'relationship',
] as const satisfies readonly Attribute[];
export const TAUGHT_PLACES = [
  'permanentAddress',
  'currentAddress',
  'temporaryAddress',
  'birthPlace',
  'hometown',
] as const;
export const TAUGHT_PARTS = ['whole', 'country', 'province', 'commune', 'street'] as const;

/** Everything that can be taught, as matches name it; `none`: nothing of ours ever goes in there. */
export const TAUGHT: readonly (Attribute | 'none')[] = [
  ...TAUGHT_VALUES,
  ...TAUGHT_PLACES.flatMap((place) =>
    TAUGHT_PARTS.map((part): Attribute => (part === 'whole' ? place : `${place}.${part}`)),
  ),
  'none',
];

const text = z.string().check(z.maxLength(300));
export const Lesson = z.strictObject({
  host: z.string().check(z.regex(/^[a-z0-9.-]{1,200}$/)),
  /** The form: its title, and the fingerprint that it had. */
  title: text,
  fingerprint: text,
  /** The field by what the officer sees of it, and which of several that look alike (0 = the first). */
  label: text,
  section: z.array(text).check(z.maxLength(20)),
  name: text,
  nth: z.number().check(z.int(), z.gte(0), z.lte(5_000)),
  role: z.enum([...ROLES, 'none']),
  attribute: z.enum(TAUGHT as [Attribute | 'none', ...(Attribute | 'none')[]]),
  /** Day on which it was taught. */
  on: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
});
export type Lesson = z.infer<typeof Lesson>;
export const Lessons = z.array(Lesson).check(z.maxLength(5_000));

/** Generated names ("mat-input-3") change with every load and say nothing. */
const nameOf = ({ name, domId }: Pick<Field, 'name' | 'domId'>): string =>
  [name, domId].find((own) => own && !isOpaque(own)) ?? '';
const look = (label: string, section: readonly string[], name: string): string =>
  [label, ...section, name].join('\u001f').slice(0, 2_000);

/** How each field looks, with its number among those that look alike. */
const looks = (fields: readonly Field[]): string[] => {
  const times = new Map<string, number>();
  return fields.map((field) => {
    const own = look(field.label, field.section, nameOf(field));
    const nth = times.get(own) ?? 0;
    times.set(own, nth + 1);
    return `${own}\u001f${nth}`;
  });
};
const lookOf = ({ label, section, name, nth }: Lesson): string => `${look(label, section, name)}\u001f${nth}`;

const ofForm = (form: PageForm, host: string, lessons: readonly Lesson[]): Lesson[] =>
  lessons.filter(
    (lesson) =>
      lesson.host === host &&
      (lesson.fingerprint === form.fingerprint || (lesson.title !== '' && lesson.title === form.title.slice(0, 300))),
  );

/** The lessons of one saying: all boxes of a date in three boxes share it. */
export const lessonsFor = (
  form: PageForm,
  host: string,
  field: Field,
  said: Pick<Lesson, 'role' | 'attribute' | 'on'>,
): Lesson[] => {
  const all = looks(form.fields);
  return form.fields.flatMap((other, i) => {
    const same = other === field || (field.datePart && other.datePart?.group === field.datePart.group);
    if (!same) return [];
    const cut = (line: string): string => line.slice(0, 300);
    return [
      {
        host,
        title: cut(form.title),
        fingerprint: form.fingerprint,
        label: cut(other.label),
        section: other.section.map(cut).slice(0, 20),
        name: cut(nameOf(other)),
        nth: Number(all[i]!.split('\u001f').at(-1)),
        ...said,
      },
    ];
  });
};

/** A later saying of the same field of the same form takes the place of the earlier one. */
export const learn = (lessons: readonly Lesson[], fresh: readonly Lesson[]): Lesson[] => {
  const key = (lesson: Lesson): string =>
    [lesson.host, lesson.title || lesson.fingerprint, lookOf(lesson)].join('\u001f');
  const taught = new Set(fresh.map(key));
  return [...lessons.filter((lesson) => !taught.has(key(lesson))), ...fresh];
};

/** The officer's word instead of the rules', where there is one for this site and form. */
export const applyLessons = (
  form: PageForm,
  host: string,
  matches: readonly Match[],
  lessons: readonly Lesson[],
): Match[] => {
  const said = new Map(ofForm(form, host, lessons).map((lesson) => [lookOf(lesson), lesson]));
  if (said.size === 0) return [...matches];
  const all = looks(form.fields);
  return matches.map((match, i) => {
    const lesson = said.get(all[i]!);
    const field = form.fields[i];
    if (!lesson || !field) return match;
    const part = field.datePart && lesson.attribute !== 'none' ? `.${field.datePart.part}` : '';
    return {
      field: match.field,
      role: lesson.role,
      attribute: `${lesson.attribute}${part}` as Match['attribute'],
      roleSure: 1,
      attributeSure: 1,
      why: ['anh/chị đã chỉ ô này'],
    };
  });
};

/** Lessons of this form that no field answers to any more, though the form is there: the portal changed its page. */
export const lostLessons = (form: PageForm, host: string, lessons: readonly Lesson[]): Lesson[] => {
  const own = ofForm(form, host, lessons);
  const all = new Set(looks(form.fields));
  // A step of a wizard shows a part of the form: only when some are found are the others missing.
  const found = own.filter((lesson) => all.has(lookOf(lesson)));
  if (own.some(({ fingerprint }) => fingerprint === form.fingerprint)) return [];
  return found.length > 0 || form.fields.length > 5 ? own.filter((lesson) => !found.includes(lesson)) : [];
};
