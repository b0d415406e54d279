/** One measured figure. `name` is its key in the JSON line, `what` its line in the table. */
export interface Figure {
  name: string;
  what: string;
  median: number;
  unit: 'ms' | 'µs' | 'kB' | 'MB' | '%' | '';
  /** How many measurements the median is of; for a share, how many fields were looked at. */
  n: number;
  budget?: number;
  /** The budget is a least, not a most. */
  atLeast?: boolean;
  /** Ours against theirs, from the same run; null where theirs is 0. */
  peers?: Record<string, number | null>;
}

export interface Measured {
  figures: Figure[];
  /** What a reader of the figures must know: a peer that is missing, how something was counted. */
  remarks: string[];
}

/** Middle value; of an even number, the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new Error('nothing was measured');
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** A figure from its measurements. */
export const figure = (
  name: string,
  what: string,
  values: readonly number[],
  more: Partial<Pick<Figure, 'unit' | 'budget' | 'atLeast' | 'peers'>> = {},
): Figure => ({ name, what, median: median(values), unit: 'ms', n: values.length, ...more });

/** Milliseconds of one call. */
export const timed = (run: () => unknown): number => {
  const began = performance.now();
  run();
  return performance.now() - began;
};

/** Milliseconds of each of n calls, after `warm` calls that do not count. */
export const times = (n: number, run: (round: number) => unknown, warm = 0): number[] => {
  for (let round = 0; round < warm; round++) run(round);
  return Array.from({ length: n }, (_, round) => timed(() => run(round)));
};

export const holds = ({ median, budget, atLeast }: Figure): boolean =>
  budget === undefined || (atLeast ? median >= budget : median <= budget);

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : String(Number(value.toPrecision(2)));

const peersText = (peers: Figure['peers']): string =>
  Object.entries(peers ?? {})
    .map(([peer, ratio]) => `${peer} ${ratio === null ? '0' : `×${number(ratio)}`}`)
    .join(', ');

/** Lines for people: ✓ or ✗ where there is a budget. */
export const table = (figures: readonly Figure[]): string[] => {
  const rows = figures.map((row) => [
    row.budget === undefined ? ' ' : holds(row) ? '✓' : '✗',
    row.what,
    `${number(row.median)} ${row.unit}`.trim(),
    row.budget === undefined ? '' : `${row.atLeast ? '≥' : '≤'} ${row.budget}`,
    `n=${row.n}`,
    peersText(row.peers),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const right = new Set([2, 3]);
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
        return right.has(column) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
};

const exact = (value: number): number => Number(value.toPrecision(4));

/** The last line of a run. */
export const json = (figures: readonly Figure[]): string =>
  JSON.stringify(
    Object.fromEntries(
      figures.map(({ name, median, unit, n, budget, peers }) => [
        name,
        { median: exact(median), unit, n, ...(budget !== undefined && { budget }), ...(peers && { peers }) },
      ]),
    ),
  );
