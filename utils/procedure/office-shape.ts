import * as z from 'zod/mini';
import { Rules } from '../deadline/rules.ts';
import { type Correction, overlap, targetOf } from './corrections.ts';
import { factsSaid, feeSaid, imported, limitSaid, paperSaid, said, slug } from './schema.ts';

const row = <W extends string, S extends z.ZodMiniType>(what: W, of: S) =>
  z.strictObject({ ...said, what: z.literal(what), at: slug, value: z.nullable(of), was: z.exactOptional(of) });

const correction = z
  .discriminatedUnion('what', [
    row('limit', limitSaid),
    row('paper', paperSaid),
    row('fee', feeSaid),
    z.strictObject({ ...said, what: z.literal('facts'), value: factsSaid, was: factsSaid }),
    z.strictObject({ ...said, what: z.literal('rules'), value: Rules, was: z.exactOptional(limitSaid) }),
    z.strictObject({ ...said, what: z.literal('hidden') }),
    z.strictObject({
      ...said,
      what: z.literal('procedure'),
      value: imported,
      was: z.exactOptional(z.string().check(z.maxLength(20))),
    }),
  ])
  .check(
    z.refine(({ from, until }) => !from || !until || from <= until, { error: 'period', path: ['until'] }),
    z.refine((one) => one.what !== 'procedure' || one.value.code === one.code, {
      error: 'code',
      path: ['value', 'code'],
    }),
    // A whole procedure says itself from when to when it is in force.
    z.refine((one) => one.what !== 'procedure' || !(one.from || one.until), { error: 'period', path: ['from'] }),
  );

/** Names the second one of two that hold on one day: nobody knows which of them is right. */
const oneADay = ({ value, issues }: z.core.ParsePayload<Correction[]>): void => {
  const by = new Map<string, Correction[]>();
  value.forEach((one, at) => {
    const target = targetOf(one);
    const others = by.get(target) ?? [];
    if (others.some((other) => overlap(one, other)))
      issues.push({
        code: 'custom',
        input: target,
        path: [at],
        message: one.what === 'procedure' ? `${one.code} twice` : 'overlap',
      });
    by.set(target, [...others, one]);
  });
};

/** All corrections of an office, of one file. */
export const corrections = z.array(correction).check(z.maxLength(5_000), oneADay) satisfies z.ZodMiniType<Correction[]>;

const Kept = z.strictObject({ format: z.literal(2), corrections });

const Old = z.strictObject({
  format: z.literal(1),
  procedures: z.array(imported).check(
    z.maxLength(1_000),
    z.refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'a code twice'),
  ),
});
const OldPromises = z.strictObject({ version: z.literal(1), procedures: z.record(z.string(), Rules) });

/** Before format 2: lists that were taken over from a portal, and promises without a day or a basis. */
const migrated = (kept: unknown, promises: unknown): Correction[] | undefined => {
  const old = kept === undefined ? { success: true as const, data: { procedures: [] } } : Old.safeParse(kept);
  const rules =
    promises === undefined ? { success: true as const, data: { procedures: {} } } : OldPromises.safeParse(promises);
  if (!old.success || !rules.success) return undefined;
  return [
    ...old.data.procedures.map(
      (value): Correction => ({
        what: 'procedure',
        code: value.code,
        basis: value.source,
        ...(value.asOf.length === 10 ? { on: value.asOf } : {}),
        value,
        was: '',
      }),
    ),
    ...Object.entries(rules.data.procedures).map(
      ([code, value]): Correction => ({ what: 'rules', code, basis: 'Cam kết của đơn vị', value }),
    ),
  ];
};

/**
 * What an area holds of an office, as its list.
 * @param kept the list of format 2, or the older one of whole procedures
 * @param promises the older commitments
 * @returns undefined where it is damaged
 */
export const parseOffice = (kept: { format?: unknown } | undefined, promises: unknown): Correction[] | undefined => {
  const whole = kept?.format === 2 ? kept : { format: 2, corrections: migrated(kept, promises) };
  return Kept.safeParse(whole).data?.corrections;
};
