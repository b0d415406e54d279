import { hash } from './chunks.ts';
import { type Correction, type FeeSaid, feeId, type LimitSaid, type PaperSaid } from './corrections.ts';
import type { Procedure } from './types.ts';

/** The content of a row, without its id and where it comes from. */
export const limitSaid = ({ case: when, value, unit }: LimitSaid): LimitSaid => ({ case: when, value, unit });
export const feeSaid = ({ text, method, note }: FeeSaid): FeeSaid => ({
  text,
  ...(method ? { method } : {}),
  ...(note ? { note } : {}),
});
export const paperSaid = (paper: PaperSaid): PaperSaid => {
  const { name, kind, originals, copies, when, channels, case: part, form, full } = paper;
  return {
    name,
    kind,
    originals,
    copies,
    ...(when ? { when } : {}),
    ...(channels ? { channels } : {}),
    ...(part ? { case: part } : {}),
    ...(form ? { form } : {}),
    ...(full ? { full } : {}),
  };
};

/** Prints of two procedures differ when what they ask for does; where and when they were read does not count. */
export const printOf = ({ name, limits, papers, fees }: Procedure): string =>
  hash(
    JSON.stringify([
      name,
      limits.map((one) => [one.id, limitSaid(one)]),
      papers.map((one) => [one.id, paperSaid(one)]),
      fees.map(feeSaid),
    ]),
  ).toString(36);

/** Our row, or facts, that a correction speaks of, as they stand now. */
export type Ours = LimitSaid | PaperSaid | FeeSaid | Record<string, unknown> | undefined;
export const oursOf = (one: Correction, shipped: Procedure | undefined): Ours => {
  if (!shipped) return undefined;
  if (one.what === 'limit') {
    const row = shipped.limits.find(({ id }) => id === one.at);
    return row && limitSaid(row);
  }
  if (one.what === 'paper') {
    const row = shipped.papers.find(({ id }) => id === one.at);
    return row && paperSaid(row);
  }
  if (one.what === 'fee') {
    const row = shipped.fees.find((fee) => feeId(fee) === one.at);
    return row && feeSaid(row);
  }
  if (one.what === 'rules') return shipped.limits[0] && limitSaid(shipped.limits[0]);
  if (one.what !== 'facts') return undefined;
  return Object.fromEntries(
    (Object.keys(one.value) as (keyof typeof one.value)[]).flatMap((key) =>
      shipped[key] === undefined ? [] : [[key, shipped[key]]],
    ),
  );
};

/** What became of ours under a correction since it was made. Sentence: `own.beneath.<word>`. */
export const BENEATH = [
  'changed', // ours says something else now
  'gone', // ours is not there any more
  'appeared', // ours is there now, and was not
] as const;
export type Beneath = (typeof BENEATH)[number];

const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return one.length === other.size && one.every(([key, value]) => other.has(key) && same(value, other.get(key)));
};
/** Equal in value, whatever the order of their keys. */
export const sameValue = same;

const became = (was: unknown, now: unknown): Beneath | undefined => {
  if (same(was, now)) return undefined;
  return was === undefined ? 'appeared' : now === undefined ? 'gone' : 'changed';
};

/**
 * Did ours change under this correction? Undefined: as it was.
 * @param shipped what the office's rows lie on: ours, or the office's own whole procedure
 */
export const beneath = (one: Correction, shipped: Procedure | undefined): Beneath | undefined => {
  if (one.what === 'hidden') return shipped ? undefined : 'gone';
  if (one.what === 'procedure') return one.was === '' ? undefined : became(one.was, shipped && printOf(shipped));
  // A promise that nobody measured then is measured when it is changed.
  if (one.what === 'rules' && !one.was) return undefined;
  return became(one.was, oursOf(one, shipped));
};

/** The correction as one that was made over what is ours now: its change beneath was seen. */
export const seen = (one: Correction, shipped: Procedure | undefined): Correction => {
  const { was: _, ...rest } = one as Correction & { was?: unknown };
  if (one.what === 'hidden') return one;
  const was = one.what === 'procedure' ? shipped && printOf(shipped) : oursOf(one, shipped);
  return (was === undefined ? rest : { ...rest, was }) as Correction;
};
