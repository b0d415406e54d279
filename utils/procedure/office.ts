import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';
import { imported } from './schema.ts';
import type { Procedure } from './types.ts';

/** What the office keeps over our catalogue. Nothing personal: it lies on disk in clear. */
export const OFFICE_PROCEDURES = 'office:procedures';

const Kept = z.strictObject({
  format: z.literal(1),
  procedures: z.array(imported).check(
    z.maxLength(1_000),
    z.refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'a code twice'),
  ),
});

/** The office's list cannot be read: it is neither used nor overwritten. */
export class DamagedOffice extends Error {
  override readonly name = 'DamagedOffice';
  readonly reason = 'office-damaged';
}

/** The office's own procedures. @throws DamagedOffice */
export const readOffice = async (area: Area): Promise<Procedure[]> => {
  const kept = await area.get(OFFICE_PROCEDURES);
  if (kept === undefined) return [];
  const read = Kept.safeParse(kept);
  if (!read.success) throw new DamagedOffice();
  return read.data.procedures;
};

/** Our catalogue with the office's procedures over it: in their place by code, new ones at the end. */
export const withOffice = (catalogue: readonly Procedure[], office: readonly Procedure[]): Procedure[] => {
  const own = new Map(office.map((one) => [one.code, one]));
  const known = new Set(catalogue.map(({ code }) => code));
  /** What the office promises holds for its own list too. */
  const over = (one: Procedure): Procedure => {
    const kept = own.get(one.code);
    return kept ? { ...kept, ...(one.office ? { office: one.office } : {}) } : one;
  };
  return [...catalogue.map(over), ...office.filter(({ code }) => !known.has(code))];
};

/** The catalogue as this office uses it; one that is damaged leaves ours as it is. */
export const officeCatalogue = async (catalogue: readonly Procedure[], area: Area): Promise<Procedure[]> =>
  withOffice(catalogue, await readOffice(area).catch(() => []));

/** Keeps one procedure, in place of an earlier one of its code. @throws DamagedOffice, RangeError when it is not in shape */
export const keepProcedure = async (area: Area, taken: Procedure): Promise<Procedure[]> => {
  const others = (await readOffice(area)).filter(({ code }) => code !== taken.code);
  const next = { format: 1, procedures: [...others, taken] };
  if (!Kept.safeParse(next).success) throw new RangeError('not a procedure in shape');
  await area.set(OFFICE_PROCEDURES, next);
  return next.procedures;
};

/** Takes the office's own away: ours holds again. @throws DamagedOffice */
export const dropProcedure = async (area: Area, code: string): Promise<Procedure[]> => {
  const procedures = (await readOffice(area)).filter((one) => one.code !== code);
  await area.set(OFFICE_PROCEDURES, { format: 1, procedures });
  return procedures;
};
