import type { Role } from '../../match/types.ts';
import { addDays, addYears, spanOf } from '../dates.ts';
import { type Case, daysText, differ, type Found, onePerson, overSpan, type Rule, UNSURE } from './case.ts';

/** Luật Hộ tịch 2014 Đ15 k1: days from the birth, the day of birth not counted. */
const BIRTH_DAYS = 60;
/** A mother below or above, or a father below: nature allows it, so the officer asks again. */
const MOTHER = { from: 13, to: 55 };
const FATHER_FROM = 14;
const HEALTH_CARD_UNDER = 6;

const parents = ({ who }: Case) =>
  (['father', 'mother'] as const).flatMap((role) => {
    const citizen = who(role);
    return citizen ? [{ role, citizen }] : [];
  });

const inTime: Rule = ({ who, onDate }) => {
  const span = spanOf(who('child')?.birthDate);
  // A child that is not born yet on that day: one of the two dates is wrong, so nothing follows from them.
  if (!span || !onDate || span.from > onDate) return UNSURE;
  const until = (birth: string) => addDays(birth, BIRTH_DAYS);
  return {
    verdict: overSpan(span, (birth) => onDate <= until(birth)),
    params: { days: String(BIRTH_DAYS), until: daysText(span, until) },
  };
};

/** Spans never decide by a day that nobody knows: both ends must agree. */
const older = (dossier: Case, holds: (parent: string, child: string, role: Role) => boolean): Found[] => {
  const child = spanOf(dossier.who('child')?.birthDate);
  return parents(dossier).map(({ role, citizen }) => {
    const parent = spanOf(citizen.birthDate);
    if (!child || !parent) return { ...UNSURE, role };
    const answers = [parent.from, parent.to].flatMap((one) =>
      [child.from, child.to].map((other) => holds(one, other, role)),
    );
    if (answers.every(Boolean)) return { verdict: 'pass', role };
    return { verdict: answers.some(Boolean) ? 'cannot-tell' : 'fail', role };
  });
};

const parentsAge = (parent: string, child: string, role: Role): boolean =>
  role === 'mother'
    ? addYears(parent, MOTHER.from) <= child && child < addYears(parent, MOTHER.to + 1)
    : addYears(parent, FATHER_FROM) <= child;

export const BIRTH = {
  'birth-within-60-days': inTime,
  // A child may have one parent on its form.
  'parents-differ': ({ who }) => (who('father') && who('mother') ? differ(who('father'), who('mother')) : undefined),
  'parents-sex': (dossier) =>
    parents(dossier).map(({ role, citizen: { sex } }) => {
      if (!sex) return { ...UNSURE, role };
      return { verdict: sex === (role === 'father' ? 'Nam' : 'Nữ') ? 'pass' : 'fail', role };
    }),
  'birth-not-future': ({ who, onDate }) => {
    const span = spanOf(who('child')?.birthDate);
    return span && onDate ? { verdict: overSpan(span, (birth) => birth <= onDate) } : undefined;
  },
  'parent-before-child': (dossier) => older(dossier, (parent, child) => parent < child),
  'parents-age': (dossier) =>
    older(dossier, parentsAge).map((found) => ({
      ...found,
      params: { mother: `${MOTHER.from}-${MOTHER.to}`, father: String(FATHER_FROM) },
    })),
  // Who is not a parent by number may be a grandparent or other kin: the officer asks, no card says so.
  'applicant-entitled': ({ who }) => {
    const applicant = who('applicant');
    if (!applicant) return undefined;
    const parent = (['father', 'mother'] as const).some((role) => onePerson(applicant, who(role)));
    return parent ? { verdict: 'pass' } : UNSURE;
  },
  'child-under-6': ({ who, onDate }) => {
    const span = spanOf(who('child')?.birthDate);
    if (!span || !onDate) return UNSURE;
    const until = (birth: string) => addYears(birth, HEALTH_CARD_UNDER);
    return {
      verdict: overSpan(span, (birth) => onDate < until(birth)),
      params: { until: daysText(span, until) },
    };
  },
} satisfies Record<string, Rule>;
