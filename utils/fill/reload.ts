import type { HistoryEntry, SignedStep } from './entry.ts';
import type { FillReceipt, Outcome } from './types.ts';

/** One step of a fill on its way through a reload. `previous` is set once it was written. */
export interface ParkedEntry {
  step: SignedStep;
  outcome?: Outcome;
  kept?: boolean;
  repaired?: boolean;
  previous?: string;
  shown?: string;
}

/** A fill, or its undo, as the script in the page leaves it to the one that comes after it. It holds values of the page. */
export interface Parked {
  planId: string;
  work: 'commit' | 'undo';
  /** Written ones first, oldest first. */
  entries: ParkedEntry[];
  /** The officer stopped it while the page was on its way. */
  cancelled?: true;
}

export interface Finished {
  receipt: FillReceipt;
  history: HistoryEntry[];
}

/** A page that posts itself back begins to leave at once. ms */
const BEGINS_WITHIN = 500;
/** A page that said it would leave, and then did not. ms */
const LEAVES_WITHIN = 15_000;

/**
 * Writes to a control on which the page posts itself back: leaves everything to the next document first, and does nothing more in this one
 * when it begins to go. Where the page stays after all, the work goes on here.
 */
export const throughReload = async (
  win: Window,
  park: (leave: boolean) => Promise<unknown>,
  write: () => Promise<unknown>,
): Promise<void> => {
  let begun: () => void = () => {};
  const leaving = new Promise<true>((resolve) => {
    begun = () => resolve(true);
  });
  const wait = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms));
  await park(true);
  win.addEventListener('beforeunload', begun);
  try {
    await write();
    if (await Promise.race([leaving, wait(BEGINS_WITHIN)])) await wait(LEAVES_WITHIN);
  } finally {
    win.removeEventListener('beforeunload', begun);
    await park(false);
  }
};
