import type { Unit } from '../places/types.ts';
import type { Check, CheckRule, Procedure } from '../procedure/types.ts';
import { BIRTH } from './rules/birth.ts';
import { dayOr, type Found, type InRole, type Rule } from './rules/case.ts';
import { MARRIAGE } from './rules/marriage.ts';
import { PERSON } from './rules/person.ts';
import type { Eligibility } from './types.ts';

const RULES: Record<CheckRule, Rule> = { ...MARRIAGE, ...BIRTH, ...PERSON };

export interface EligibilityPorts {
  /** Checks of every procedure, from public/data/checks. */
  general?: readonly Check[];
  /** Code of the office's own commune. */
  commune?: string | undefined;
  /** Today's unit of an address where it is exactly one. */
  unitOf?: (address: string) => Unit | undefined;
}

/** A fact about a person that asks for nothing but attention: shown, though it passes. */
export const isNotice = ({ rule }: Pick<Eligibility, 'rule'>): boolean => rule.startsWith('elderly-');

/**
 * What the law says about these people on that day, as far as their cards tell: the procedure's own checks, then those of every procedure. Never
 * guesses (a birth year alone decides only where every day of it gives the same answer) and never blocks.
 * @param onDate day of registration, yyyy-mm-dd in Vietnam; another text makes every verdict that needs it 'cannot-tell'
 */
export const eligibility = (
  procedure: Pick<Procedure, 'checks'>,
  people: readonly InRole[],
  onDate: string,
  { general = [], commune, unitOf = () => undefined }: EligibilityPorts = {},
): Eligibility[] => {
  const who: Parameters<Rule>[0]['who'] = (role) => {
    const [first, ...others] = people.filter((person) => person.role === role);
    return others.length ? undefined : first?.citizen;
  };
  const own = procedure.checks ?? [];
  const rules = new Set(own.map(({ rule }) => rule));
  const checks = [...own, ...general.filter(({ rule }) => !rules.has(rule))];
  const base = { people, who, onDate: dayOr(onDate), rules, commune, unitOf };
  return checks.flatMap(({ rule, basis, status, roles = [] }) => {
    const found = RULES[rule]({ ...base, roles }) ?? [];
    const all = Array.isArray(found) ? (found as readonly Found[]) : [found as Found];
    return all.map(({ verdict, params = {}, role }) => ({
      rule,
      verdict,
      basis,
      ...(basis ? { status: status ?? 'unverified' } : {}),
      ...(role ? { role } : {}),
      params,
    }));
  });
};
