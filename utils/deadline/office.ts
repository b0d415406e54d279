/** What an office decided beside the law: shortened limits, express days, internal steps, how a supplement counts. */
import * as z from 'zod/mini';
import { dayOf } from '../calendar/day.ts';
import { momentAt, momentText } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { computeDeadline } from './compute.ts';
import { checkLimit } from './input.ts';
import type { DeadlineLimit } from './types.ts';
import { LIMIT_UNITS } from './types.ts';

const limit = { value: z.number(), unit: z.enum(LIMIT_UNITS) };
export const Rules = z.strictObject({
  /** Rút ngắn. */
  commitment: z.optional(z.strictObject(limit)),
  /** "Ngày thứ Ba xanh": binds receptions on that weekday (1 = Monday) alone. */
  express: z.optional(z.strictObject({ ...limit, onlyWeekday: z.int().check(z.gte(1), z.lte(7)) })),
  /** Internal steps, one after the other, each with its own share. */
  steps: z.optional(
    z
      .array(
        z.strictObject({
          name: z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[^\p{Cc}\p{Cf}]*$/u)),
          ...limit,
        }),
      )
      .check(z.maxLength(12)),
  ),
  /** The sector law only excludes the waiting time (pause) instead of counting anew (restart, the default). */
  onSupplement: z.optional(z.enum(['restart', 'pause'])),
});
export type OfficeRules = z.infer<typeof Rules>;

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
