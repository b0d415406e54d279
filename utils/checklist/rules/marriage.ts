import type { Citizen, Sex } from '../../citizen/types.ts';
import { sameText } from '../../text/fold.ts';
import { addYears, spanOf } from '../dates.ts';
import { type Case, daysText, differ, type Found, overSpan, type Rule, UNSURE } from './case.ts';

/** Luật Hôn nhân và gia đình 2014 Đ8 k1 điểm a. */
const MARRIAGE_AGE: Record<Sex, number> = { Nam: 20, Nữ: 18 };

const marriageAge =
  (role: 'husband' | 'wife'): Rule =>
  ({ who, onDate }) => {
    const person = who(role);
    const span = spanOf(person?.birthDate);
    // The law speaks of men and women; the place on the form decides only where the card does not say.
    const age = MARRIAGE_AGE[person?.sex ?? (role === 'husband' ? 'Nam' : 'Nữ')];
    const params = { age: String(age) };
    if (!onDate) return UNSURE;
    if (!span) return { ...UNSURE, params };
    const reached = (birth: string) => addYears(birth, age);
    return {
      verdict: overSpan(span, (birth) => reached(birth) <= onDate),
      params: { ...params, from: daysText(span, reached) },
    };
  };

const sexes = ({ who }: Case): [Sex, Sex] | undefined => {
  const [husband, wife] = [who('husband')?.sex, who('wife')?.sex];
  return husband && wife ? [husband, wife] : undefined;
};

const same = (a: string | undefined, b: string | undefined): boolean | undefined =>
  a && b ? sameText(a, b) : undefined;

/**
 * Parents stand on the cards by name alone, so a hit is a question to the couple, never a finding: both parents of one name, or one of them
 * of the other's parent's name. Other names rule out brother and sister only; three generations are the couple's to say.
 */
const related = (husband: Citizen | undefined, wife: Citizen | undefined): Found => {
  if (!husband || !wife) return UNSURE;
  const fathers = same(husband.father, wife.father);
  const mothers = same(husband.mother, wife.mother);
  const parent = same(husband.fullName, wife.father) || same(wife.fullName, husband.mother);
  if (parent || (fathers && mothers)) return { verdict: 'fail' };
  return fathers === false && mothers === false ? { verdict: 'pass' } : UNSURE;
};

export const MARRIAGE = {
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
  'not-related': ({ who }) => related(who('husband'), who('wife')),
} satisfies Record<string, Rule>;
