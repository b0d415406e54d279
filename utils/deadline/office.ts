/** What an office decided beside the law: shortened limits, express days, internal steps, how a supplement counts. */
import * as z from 'zod/mini';
import { dayOf } from '../calendar/day.ts';
import { momentAt, momentText } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Area } from '../platform/area.ts';
import { computeDeadline } from './compute.ts';
import { DeadlineError } from './error.ts';
import { checkLimit } from './input.ts';
import type { DeadlineLimit } from './types.ts';
import { LIMIT_UNITS } from './types.ts';

const limit = { value: z.number(), unit: z.enum(LIMIT_UNITS) };
const Rules = z.strictObject({
  /** Rút ngắn. */
  commitment: z.optional(z.strictObject(limit)),
  /** "Ngày thứ Ba xanh": binds receptions on that weekday (1 = Monday) alone. */
  express: z.optional(z.strictObject({ ...limit, onlyWeekday: z.int().check(z.gte(1), z.lte(7)) })),
  /** Internal steps, one after the other, each with its own share. */
  steps: z.optional(
    z
      .array(z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(80)), ...limit }))
      .check(z.maxLength(12)),
  ),
  /** The sector law only excludes the waiting time (pause) instead of counting anew (restart, the default). */
  onSupplement: z.optional(z.enum(['restart', 'pause'])),
});
const OfficeFile = z.strictObject({ version: z.literal(1), procedures: z.record(z.string(), Rules) });

export type OfficeRules = z.infer<typeof Rules>;
export type OfficeCommitments = z.infer<typeof OfficeFile>;

/** Where the office's rules are kept: nothing about people. */
export const COMMITMENTS_KEY = 'office:commitments';
const NONE: OfficeCommitments = { version: 1, procedures: {} };

/** The office's rules; those that cannot be read count as none, and `damaged` says so. */
export const readCommitments = async (area: Area): Promise<OfficeCommitments & { damaged?: true }> => {
  const kept = await area.get(COMMITMENTS_KEY);
  if (kept === undefined) return NONE;
  const read = z.safeParse(OfficeFile, kept);
  return read.success ? read.data : { ...NONE, damaged: true };
};

/** Procedures with the office's rules over them. */
export const withOffice = <T extends { code: string; office?: OfficeRules }>(
  procedures: readonly T[],
  { procedures: rules }: OfficeCommitments,
): T[] =>
  procedures.map((procedure) => (rules[procedure.code] ? { ...procedure, office: rules[procedure.code] } : procedure));

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

/**
 * Lays rules over one procedure, or takes them away when they are empty. A refusal writes nothing.
 * @returns what stands now, and why the change was refused (OfficeRefusal or a reason of DeadlineError)
 */
export const writeRules = async (
  area: Area,
  { code, limits }: { code: string; limits: readonly DeadlineLimit[] },
  rules: OfficeRules,
  calendar: Calendar,
): Promise<{ office: OfficeCommitments; refused: string | null }> => {
  const { damaged: _, ...office } = await readCommitments(area);
  try {
    // The ordinary limit, which the office shortens; longer cases keep theirs.
    const refused = limits[0] ? refusalOf(rules, limits[0], calendar) : null;
    if (refused) return { office, refused };
  } catch (error) {
    if (error instanceof DeadlineError) return { office, refused: error.reason };
    throw error;
  }
  const { [code]: _before, ...others } = office.procedures;
  const kept = JSON.parse(JSON.stringify(rules)) as OfficeRules;
  if (kept.steps?.length === 0) delete kept.steps;
  const procedures = Object.keys(kept).length === 0 ? others : { ...others, [code]: kept };
  const read = z.safeParse(OfficeFile, { version: 1, procedures });
  if (!read.success) return { office, refused: 'shape' };
  await area.set(COMMITMENTS_KEY, read.data);
  return { office: read.data, refused: null };
};
