import * as z from 'zod/mini';
import { LIMIT_UNITS } from './types.ts';

const limit = { value: z.number(), unit: z.enum(LIMIT_UNITS) };
/** What an office decided beside the law: shortened limits, express days, internal steps, how a supplement counts. */
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
