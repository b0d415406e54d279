import * as z from 'zod/mini';
import { Rules } from '../deadline/rules.ts';
import type { Area } from '../platform/area.ts';
import { type Correction, overlap, targetOf, WHATS } from './corrections.ts';
import { factsSaid, feeSaid, imported, limitSaid, paperSaid, said, slug } from './schema.ts';

/** What the office says over our catalogue. Nothing personal: it lies on disk in clear. */
export const OFFICE_PROCEDURES = 'office:procedures';
/** Where promises lay before they became corrections like the others; read until the first change. */
const OLD_COMMITMENTS = 'office:commitments';

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

/** The office's list cannot be read: it is neither used nor overwritten. */
export class DamagedOffice extends Error {
  override readonly name = 'DamagedOffice';
  readonly reason = 'office-damaged';
}

/** A change that does not give a list in shape. `path`: "3.value.papers.0.name"; `problem`: as the schema says it. */
export class RefusedChange extends Error {
  override readonly name = 'RefusedChange';
  readonly path: string;
  readonly problem: string;
  readonly reason = 'not-taken';

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}

/** Before format 2: lists that were taken over from a portal, and promises without a day or a basis. */
const migrated = (kept: unknown, promises: unknown): Correction[] => {
  const old = kept === undefined ? { success: true as const, data: { procedures: [] } } : Old.safeParse(kept);
  const rules =
    promises === undefined ? { success: true as const, data: { procedures: {} } } : OldPromises.safeParse(promises);
  if (!old.success || !rules.success) throw new DamagedOffice();
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

const parse = (kept: { format?: unknown } | undefined, promises: unknown): Correction[] => {
  const read =
    kept?.format === 2 ? Kept.safeParse(kept) : Kept.safeParse({ format: 2, corrections: migrated(kept, promises) });
  if (!read.success) throw new DamagedOffice();
  return read.data.corrections;
};
const stored = (area: Area) =>
  Promise.all([area.get<{ format?: unknown }>(OFFICE_PROCEDURES), area.get<unknown>(OLD_COMMITMENTS)]);

/** All that the office says. @throws DamagedOffice */
export const readOffice = async (area: Area): Promise<Correction[]> => parse(...(await stored(area)));

/**
 * Reads it again and again, and works it out only when it is another: the same list is the same object. A damaged list leaves ours as it is.
 */
export const officeReader = (area: Area): (() => Promise<Correction[]>) => {
  let known: { text: string; list: Correction[] } | undefined;
  return async () => {
    const [kept, promises] = await stored(area);
    const text = JSON.stringify([kept, promises]);
    if (known?.text === text) return known.list;
    let list: Correction[] = [];
    try {
      list = parse(kept, promises);
    } catch {
      // The settings say that it is damaged.
    }
    known = { text, list };
    return list;
  };
};

/**
 * Keeps the list that `change` makes of it, whole or not at all.
 * @throws DamagedOffice, RefusedChange
 */
export const changeOffice = async (
  area: Area,
  change: (all: readonly Correction[]) => readonly Correction[],
): Promise<Correction[]> => {
  const read = corrections.safeParse(change(await readOffice(area)));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new RefusedChange((issue?.path ?? []).map(String).join('.'), issue?.message ?? '');
  }
  await area.set(OFFICE_PROCEDURES, { format: 2, corrections: read.data });
  await area.remove(OLD_COMMITMENTS);
  return read.data;
};

/** In the order in which a procedure's corrections are read. */
export const byProcedure = (all: readonly Correction[]): Map<string, Correction[]> =>
  Map.groupBy(
    [...all].sort((a, b) => WHATS.indexOf(a.what) - WHATS.indexOf(b.what)),
    ({ code }) => code,
  );
