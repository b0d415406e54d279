import type { Citizen, Sex } from '../citizen/types.ts';
import type { Role } from '../match/types.ts';
import type { CheckRule, Procedure } from '../procedure/types.ts';
import type { Span } from './dates.ts';
import { addDays, addYears, isDay, spanOf, vietnamese } from './dates.ts';
import type { Eligibility } from './types.ts';

interface Case {
  /** The one person in this role; undefined when nobody or more than one stands there. */
  who: (role: Role) => Citizen | undefined;
  onDate: string;
}
type Found = Pick<Eligibility, 'verdict'> & { params?: Record<string, string> };
const UNSURE: Found = { verdict: 'cannot-tell' };

/** Luật Hôn nhân và gia đình 2014 Đ8 k1 điểm a. */
const MARRIAGE_AGE: Record<Sex, number> = { Nam: 20, Nữ: 18 };
/** Luật Hộ tịch 2014 Đ15 k1: days from the birth, the day of birth not counted. */
const BIRTH_DAYS = 60;

/** Holds whatever day of the span is the true one, for none of them, or it depends on the day. */
const overSpan = ({ from, to }: Span, holds: (day: string) => boolean): Eligibility['verdict'] => {
  const [first, last] = [holds(from), holds(to)];
  if (first !== last) return 'cannot-tell';
  return first ? 'pass' : 'fail';
};

/** "15/03/2027"; a birth year alone gives "01/01/2027 - 31/12/2027", since no day may be made up. */
const daysText = ({ from, to }: Span, day: (birth: string) => string): string =>
  [...new Set([from, to])].map((birth) => vietnamese(day(birth))).join(' - ');

const marriageAge =
  (role: 'husband' | 'wife') =>
  ({ who, onDate }: Case): Found => {
    const person = who(role);
    const span = spanOf(person?.birthDate);
    // The law speaks of men and women; the place on the form decides only where the card does not say.
    const age = MARRIAGE_AGE[person?.sex ?? (role === 'husband' ? 'Nam' : 'Nữ')];
    const params = { age: String(age) };
    if (!span) return { ...UNSURE, params };
    const reached = (birth: string) => addYears(birth, age);
    return {
      verdict: overSpan(span, (birth) => reached(birth) <= onDate),
      params: { ...params, from: daysText(span, reached) },
    };
  };

/** Numbers alone decide; two people may share a name and a birth date. */
const differ = (a: Citizen | undefined, b: Citizen | undefined): Found => {
  for (const number of ['personalId', 'oldIdNumber'] as const) {
    const [one, other] = [a?.[number], b?.[number]];
    if (one && other) return { verdict: one === other ? 'fail' : 'pass' };
  }
  return UNSURE;
};

const sexes = ({ who }: Case): [Sex, Sex] | undefined => {
  const [husband, wife] = [who('husband')?.sex, who('wife')?.sex];
  return husband && wife ? [husband, wife] : undefined;
};

const birthInTime = ({ who, onDate }: Case): Found => {
  const span = spanOf(who('child')?.birthDate);
  // A child that is not born yet on that day: one of the two dates is wrong, so nothing follows from them.
  if (!span || span.from > onDate) return UNSURE;
  const until = (birth: string) => addDays(birth, BIRTH_DAYS);
  return {
    verdict: overSpan(span, (birth) => onDate <= until(birth)),
    params: { days: String(BIRTH_DAYS), until: daysText(span, until) },
  };
};

/** undefined = the rule has nobody to speak about. */
const RULES: Record<CheckRule, (dossier: Case) => Found | undefined> = {
  'husband-age': marriageAge('husband'),
  'wife-age': marriageAge('wife'),
  'two-people': ({ who }) => differ(who('husband'), who('wife')),
  'different-sex': (dossier) => {
    const pair = sexes(dossier);
    return pair ? { verdict: pair[0] === pair[1] ? 'fail' : 'pass' } : UNSURE;
  },
  'roles-not-swapped': (dossier) => {
    const pair = sexes(dossier);
    return pair ? { verdict: pair[0] === 'Nữ' && pair[1] === 'Nam' ? 'fail' : 'pass' } : UNSURE;
  },
  'birth-within-60-days': birthInTime,
  // A child may have one parent on its form.
  'parents-differ': ({ who }) => (who('father') && who('mother') ? differ(who('father'), who('mother')) : undefined),
};

/**
 * What the law says about these people on that day, as far as their cards tell: one result for each check of the procedure. Never
 * guesses (a birth year alone decides only where every day of it gives the same answer) and never blocks.
 * @param onDate day of registration, yyyy-mm-dd in Vietnam; another text makes every verdict that needs it 'cannot-tell'
 */
export const eligibility = (
  procedure: Pick<Procedure, 'checks'>,
  people: readonly { role: Role; citizen: Citizen }[],
  onDate: string,
): Eligibility[] => {
  const who = (role: Role) => {
    const [first, ...others] = people.filter((person) => person.role === role);
    return others.length ? undefined : first?.citizen;
  };
  const needsDay = (rule: CheckRule) => rule.endsWith('-age') || rule === 'birth-within-60-days';
  return (procedure.checks ?? []).flatMap(({ rule, basis }) => {
    const found = needsDay(rule) && !isDay(onDate) ? UNSURE : RULES[rule]({ who, onDate });
    return found ? [{ rule, verdict: found.verdict, basis, params: found.params ?? {} }] : [];
  });
};
