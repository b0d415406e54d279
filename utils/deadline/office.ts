import { dayOf } from '../calendar/day.ts';
import { momentAt, momentText } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { computeDeadline } from './compute.ts';
import { checkLimit } from './input.ts';
import type { OfficeRules } from './rules.ts';
import type { DeadlineLimit } from './types.ts';

/** Beside the reasons of DeadlineError. */
export const OFFICE_REFUSALS = ['steps-exceed-limit', 'longer-than-law', 'shape'] as const;
type OfficeRefusal = (typeof OFFICE_REFUSALS)[number];

/** An ordinary week without a holiday, morning and afternoon: rules of different units are compared by what they give there. */
const probes = (): string[] =>
  [0, 1, 2, 3, 4].flatMap((offset) =>
    [8 * 60, 14 * 60].map((minute) => momentText(momentAt(dayOf(2026, 3, 9) + offset, minute))),
  );

/**
 * May these rules stand beside this statutory limit? Null when they may.
 * @throws DeadlineError for a limit that cannot be (0, five digits, half of an hour)
 */
export const refusalOf = (rules: OfficeRules, law: DeadlineLimit, calendar: Calendar): OfficeRefusal | null => {
  rules.steps?.forEach((step, index) => {
    checkLimit(step, `steps.${index}`);
  });
  const { commitment, express, steps } = rules;
  for (const receivedAt of probes()) {
    const base = { receivedAt, limit: law, asOf: receivedAt };
    for (const promise of [commitment, express && { value: express.value, unit: express.unit }]) {
      if (!promise) continue;
      const { dueAt, commitDueAt } = computeDeadline({ ...base, commitment: promise }, calendar);
      if (dueAt !== null && commitDueAt !== null && commitDueAt > dueAt) return 'longer-than-law';
    }
    if (steps?.length && computeDeadline({ ...base, steps }, calendar).flags.includes('steps-exceed-limit'))
      return 'steps-exceed-limit';
  }
  return null;
};
