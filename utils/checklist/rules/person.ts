import type { Citizen } from '../../citizen/types.ts';
import type { Role } from '../../match/types.ts';
import { addYears, isDay, type Span, spanOf, vietnamese } from '../dates.ts';
import { type Case, daysText, type Found, type InRole, onePerson, overSpan, type Rule, UNSURE } from './case.ts';

const ADULT = 18;
/** Luật Căn cước 2023 Đ21: a card is changed at these ages; one that was issued within two years before lasts until the next. */
const RENEWED_AT = [14, 25, 40, 60] as const;
const EARLY_YEARS = 2;
const ELDERLY = [60, 70, 75, 80] as const;

/** One person who stands in several places is spoken of once, at the first. */
const each = ({ people }: Case): InRole[] =>
  people.filter(({ citizen }, at) => !people.slice(0, at).some((other) => onePerson(other.citizen, citizen)));

/** Last day on which the card of this birth holds; undefined: for life. */
const validUntil = (birth: string, issued: string): string | undefined =>
  RENEWED_AT.map((age) => addYears(birth, age)).find((day) => issued < addYears(day, -EARLY_YEARS));

const card = (span: Span, issued: string, onDate: string): Found | undefined => {
  const [first, last] = [validUntil(span.from, issued), validUntil(span.to, issued)];
  const valid = (until: string | undefined) => until === undefined || onDate <= until;
  const until = [...new Set([first, last])].flatMap((day) => (day ? [vietnamese(day)] : [])).join(' - ');
  if (valid(first) !== valid(last)) return { ...UNSURE, params: { until } };
  return { verdict: valid(first) ? 'pass' : 'fail', params: { until } };
};

const idValid: Rule = (dossier) =>
  each(dossier).flatMap(({ role, citizen: { birthDate, issueDate } }): Found[] => {
    const span = spanOf(birthDate);
    const { onDate } = dossier;
    // Who handed in no card, or one without its day, is not asked about.
    if (!span || !issueDate || !isDay(issueDate) || !onDate) return [];
    const found = card(span, issueDate, onDate);
    return found ? [{ ...found, role }] : [];
  });

/** Speaks only of the highest age that was surely reached, and only of who stands at the counter or receives. */
const elderly =
  (age: (typeof ELDERLY)[number]): Rule =>
  (dossier) =>
    each(dossier).flatMap(({ role, citizen }): Found[] => {
      const span = spanOf(citizen.birthDate);
      const { onDate } = dossier;
      if (!span || !onDate || role === 'deceased') return [];
      const reached = ELDERLY.filter((years) => addYears(span.to, years) <= onDate);
      return reached.at(-1) === age ? [{ verdict: 'pass', role }] : [];
    });

const adult: Rule = ({ who, roles, onDate }) =>
  roles.flatMap((role): Found[] => {
    const person = who(role);
    if (!person) return [];
    const span = spanOf(person.birthDate);
    if (!span || !onDate) return [{ ...UNSURE, role }];
    const reached = (birth: string) => addYears(birth, ADULT);
    return [
      {
        verdict: overSpan(span, (birth) => reached(birth) <= onDate),
        params: { age: String(ADULT), from: daysText(span, reached) },
        role,
      },
    ];
  });

const livesHere: Rule = ({ who, roles, commune, unitOf }) => {
  if (!commune) return undefined;
  const people = roles.flatMap((role): Citizen[] => {
    const person = who(role);
    return person ? [person] : [];
  });
  const units = people.map(({ address }) => (address ? unitOf(address) : undefined));
  if (units.some((unit) => unit?.code === commune)) return { verdict: 'pass' };
  // Somebody may be missing from the dossier who lives here.
  const all = people.length === roles.length && units.every(Boolean);
  return all ? { verdict: 'fail' } : UNSURE;
};

/** Places on a form that one person can never hold together; applicant, owner and householder may be anybody living. */
const DISTINCT: readonly Role[] = [
  'child',
  'father',
  'mother',
  'husband',
  'wife',
  'deceased',
  'adoptiveFather',
  'adoptiveMother',
  'adoptedChild',
];
/** Pairs that have a rule of their own. */
const SPOKEN: Record<string, readonly Role[]> = {
  'two-people': ['husband', 'wife'],
  'parents-differ': ['father', 'mother'],
};

const samePerson: Rule = ({ people, rules }) => {
  const pairs = people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));
  const clash = pairs.some(([one, other]) => {
    const roles = [one.role, other.role];
    const dead = roles.includes('deceased');
    const distinct = one.role !== other.role && (dead || roles.every((role) => DISTINCT.includes(role)));
    const spoken = Object.entries(SPOKEN).some(
      ([rule, pair]) => rules.has(rule) && pair.every((role) => roles.includes(role)),
    );
    return distinct && !spoken && onePerson(one.citizen, other.citizen);
  });
  return clash ? { verdict: 'fail' } : undefined;
};

export const PERSON = {
  adult,
  'lives-here': livesHere,
  'id-valid': idValid,
  'same-person': samePerson,
  'elderly-60': elderly(60),
  'elderly-70': elderly(70),
  'elderly-75': elderly(75),
  'elderly-80': elderly(80),
} satisfies Record<string, Rule>;
