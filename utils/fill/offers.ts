import { type Attribute, type Match, type Role, SURE } from '../match/types.ts';
import type { Field } from '../portal/types.ts';
import { expand, type Snippet, type Values } from '../snippet/expand.ts';
import { fold } from '../text/fold.ts';
import { fit } from './fit.ts';
import type { FillValue, LeaveReason, Person, RoleMap } from './types.ts';
import { valueFor } from './values.ts';

/** One value of one person, in the form that this field takes. */
export interface Offer {
  key: string;
  attribute: Attribute;
  shown: string;
  write: FillValue;
}
/** One of the office's sentences, with what the dossier knows written in. */
export interface Sentence {
  key: string;
  name: string;
  shown: string;
  write: FillValue;
  /** Places that the dossier does not know, still in the text. */
  left: string[];
}
export interface OfferGroup {
  person: Person;
  /** Whoever is who says that this person stands in this role. */
  role: Role | undefined;
  /** The field stands in the block of another person: the officer is told. */
  stranger: boolean;
  offers: Offer[];
}
export interface Offers {
  groups: OfferGroup[];
  /** Why what the field asks for is not among them. */
  left?: LeaveReason | undefined;
}

/** What a card has to say, in the order in which officers ask for it. */
const SAYS: readonly Attribute[] = [
  'fullName',
  'personalId',
  'birthDate',
  'gender',
  'permanentAddress',
  'permanentAddress.street',
  'permanentAddress.commune',
  'permanentAddress.province',
  'idIssueDate',
  'idIssuePlace',
  'idType',
  'oldIdNumber',
  'nationality',
  'birthDateText',
  'familyName',
  'middleName',
  'givenName',
];
/** One box of a date asks for a part of it; nothing else does. */
const inParts = ({ datePart }: Field): readonly Attribute[] =>
  datePart ? [`birthDate.${datePart.part}`, `idIssueDate.${datePart.part}`] : SAYS;

/** A box for whole texts: what stands in it is never replaced, what comes is typed at the caret. */
export const takesSentences = ({ inputType }: Field): boolean => inputType === 'textarea';

/** Why this field takes nothing from anybody; undefined: it does. */
export const closedFor = (field: Field): LeaveReason | undefined => {
  if (!field.visible) return 'hidden';
  if (!field.enabled) return 'disabled';
  if (field.readonly) return 'readonly';
  return field.widget === 'combobox' ? 'unsupported-widget' : undefined;
};

/**
 * What the people at the counter have for one field that the officer pointed at: grouped by person, whoever the field asks for first, and
 * what it asks for first. Only values that the control can take; a value that stands there under two names is shown once. Pure.
 * @param people in the order of the counter
 * @param roles who is who, as far as it was said
 */
export const offersFor = (
  field: Field,
  match: Match | undefined,
  people: readonly Person[],
  roles: RoleMap,
): Offers => {
  const wanted =
    match && match.attribute !== 'other' && match.attribute !== 'none' && match.attribute !== 'relationship'
      ? match.attribute
      : undefined;
  const role = match?.role === 'none' ? undefined : match?.role;
  const meant = role && roles[role];
  const asked = [...new Set([...(wanted ? [wanted] : []), ...inParts(field)])];
  let left: LeaveReason | undefined;

  const offersOf = (person: Person): Offer[] => {
    const offers: Offer[] = [];
    for (const attribute of asked) {
      const value = valueFor(attribute, person, role ?? 'applicant', field, roles);
      const fitted = 'leave' in value ? value : fit(field, value.write, value.shown, false);
      if ('leave' in fitted) {
        if (attribute === wanted && (!meant || meant.id === person.id)) left ??= fitted.leave;
      } else if (!offers.some(({ shown }) => shown === fitted.shown)) {
        const { shown } = fitted;
        const write: FillValue = takesSentences(field) ? { kind: 'insert', text: shown, instead: '' } : fitted.write;
        offers.push({ key: `${person.id}|${attribute}`, attribute, shown, write });
      }
    }
    return offers;
  };

  const inOrder = meant ? [meant, ...people.filter(({ id }) => id !== meant.id)] : people;
  const groups = inOrder
    .map(
      (person): OfferGroup => ({
        person,
        role: (Object.keys(roles) as Role[]).find((one) => roles[one]?.id === person.id),
        stranger: meant !== undefined && meant.id !== person.id && match !== undefined && match.roleSure >= SURE,
        offers: offersOf(person),
      }),
    )
    .filter(({ offers }) => offers.length > 0);
  return { groups, ...(left ? { left } : {}) };
};

/**
 * The office's sentences for a box that takes whole texts; none for any other field.
 * @param typed a name that stands right before the caret, with its slash: the sentence takes its place
 */
export const sentencesFor = (field: Field, snippets: readonly Snippet[], values: Values, typed: string): Sentence[] => {
  if (!takesSentences(field)) return [];
  return snippets.flatMap(({ name, text }) => {
    const { text: shown, left } = expand(text, values);
    const room = !field.maxLength || shown.length <= field.maxLength;
    const write: FillValue = { kind: 'insert', text: shown, instead: typed };
    return room ? [{ key: `/${name}`, name: `/${name}`, shown, write, left }] : [];
  });
};

/** What is left when the officer types: every word of the query begins or stands in one of the texts, accents or not. */
export const matchesQuery = (texts: readonly string[], query: string): boolean => {
  const text = fold(texts.join(' '));
  return fold(query)
    .split(' ')
    .every((word) => text.includes(word));
};
