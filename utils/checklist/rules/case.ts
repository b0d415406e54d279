import type { Citizen } from '../../citizen/types.ts';
import type { Role } from '../../match/types.ts';
import type { Unit } from '../../places/types.ts';
import { isDay, type Span, vietnamese } from '../dates.ts';
import type { Eligibility } from '../types.ts';

export interface InRole {
  role: Role;
  citizen: Citizen;
}

/** What a rule may look at. */
export interface Case {
  people: readonly InRole[];
  /** The one person in this role; undefined when nobody or more than one stands there. */
  who: (role: Role) => Citizen | undefined;
  /** Day of registration; undefined when it is no day. */
  onDate: string | undefined;
  /** Whom the procedure's data names for the rule. */
  roles: readonly Role[];
  /** Rules that the procedure has besides. */
  rules: ReadonlySet<string>;
  /** Code of the office's own commune; undefined: not set. */
  commune: string | undefined;
  /** Today's unit of an address: exactly one, or none. */
  unitOf: (address: string) => Unit | undefined;
}

export type Found = Pick<Eligibility, 'verdict'> & { params?: Record<string, string>; role?: Role };
/** undefined or nothing = the rule has nobody to speak about. */
export type Rule = (dossier: Case) => Found | readonly Found[] | undefined;

export const UNSURE: Found = { verdict: 'cannot-tell' };

/** Holds whatever day of the span is the true one, for none of them, or it depends on the day. */
export const overSpan = ({ from, to }: Span, holds: (day: string) => boolean): Eligibility['verdict'] => {
  const [first, last] = [holds(from), holds(to)];
  if (first !== last) return 'cannot-tell';
  return first ? 'pass' : 'fail';
};

/** "15/03/2027"; a birth year alone gives "01/01/2027 - 31/12/2027", since no day may be made up. */
export const daysText = ({ from, to }: Span, day: (birth: string) => string): string =>
  [...new Set([from, to])].map((birth) => vietnamese(day(birth))).join(' - ');

/** Numbers alone decide; two people may share a name and a birth date. undefined: the numbers do not say. */
export const onePerson = (a: Citizen | undefined, b: Citizen | undefined): boolean | undefined => {
  for (const number of ['personalId', 'oldIdNumber'] as const) {
    const [one, other] = [a?.[number], b?.[number]];
    if (one && other) return one === other;
  }
  return undefined;
};

export const differ = (a: Citizen | undefined, b: Citizen | undefined): Found => {
  const same = onePerson(a, b);
  return same === undefined ? UNSURE : { verdict: same ? 'fail' : 'pass' };
};

export const dayOr = (onDate: string): string | undefined => (isDay(onDate) ? onDate : undefined);
