import type { Area } from '../platform/area.ts';
import { type Correction, WHATS } from './corrections.ts';

/** What the office says over our catalogue. Nothing personal: it lies on disk in clear. */
export const OFFICE_PROCEDURES = 'office:procedures';
/** Where promises lay before they became corrections like the others; read until the first change. */
const OLD_COMMITMENTS = 'office:commitments';

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

/** What a list must look like is loaded with the first thing that an office says: most offices start without. */
const shape = () => import('./office-shape.ts');

const parse = async (kept: { format?: unknown } | undefined, promises: unknown): Promise<Correction[]> => {
  if (kept === undefined && promises === undefined) return [];
  const read = (await shape()).parseOffice(kept, promises);
  if (!read) throw new DamagedOffice();
  return read;
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
      list = await parse(kept, promises);
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
  const { corrections } = await shape();
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
