import { type HistoryEntry, holds, isBlank } from './entry.ts';
import { type Parked, throughReload } from './reload.ts';
import { type PageAccess, type Session, STILL_AFTER_DRIVER, STILL_AT_MOST, session } from './session.ts';
import type { FillReceipt, Outcome } from './types.ts';
import { WRITERS } from './widgets/index.ts';

type Outcomes = Map<HistoryEntry, Outcome>;

/** Puts one field back; undefined when the page would not have it yet. */
const back = async (entry: HistoryEntry, at: Session, again: boolean): Promise<Outcome | undefined> => {
  const control = at.find(entry.target);
  if (typeof control === 'string') return control;
  const writer = WRITERS[control.field.widget];
  if (!writer) return 'target-changed';
  const now = writer.read(control);
  if (now === entry.previous || (isBlank(now) && isBlank(entry.previous))) return 'restored';
  // What the officer typed after the fill outranks what stood there before it.
  if (!again && !isBlank(now) && !holds(control, entry.step, entry.shown)) return 'already-filled';
  try {
    return (await writer.restore(control, entry.previous, at, entry.step.write)) ? 'restored' : undefined;
  } catch {
    return undefined;
  }
};

const parked = (planId: string, history: readonly HistoryEntry[], outcomes: Outcomes): Parked => ({
  planId,
  work: 'undo',
  entries: history.map((entry) => {
    const { step, target, previous, shown } = entry;
    const outcome = outcomes.get(entry);
    return { step: { ...step, signature: target.signature }, previous, shown, ...(outcome ? { outcome } : {}) };
  }),
});

/**
 * Takes a fill back: newest first, each field to what stood there before, by the same writers. A field that the officer has changed since
 * is left alone. Lists that hang on a driver come back once the driver has: those are tried again at the end, drivers first.
 * @param before what an undo had done when the page reloaded itself under it
 */
export const undo = async (
  planId: string,
  history: readonly HistoryEntry[],
  run: PageAccess,
  before: ReadonlyMap<HistoryEntry, Outcome> = new Map(),
): Promise<FillReceipt> => {
  const began = run.now();
  const at = session(run);
  const outcomes: Outcomes = new Map(before);
  const calm = async () => {
    await at.settle();
    if (history.some(({ step }) => step.driver)) await at.quiet(STILL_AFTER_DRIVER, STILL_AT_MOST);
  };
  const through = async (entry: HistoryEntry, again: boolean): Promise<Outcome | undefined> => {
    const { park, doc } = run;
    let outcome: Outcome | undefined;
    const work = async () => {
      outcome = await back(entry, at, again);
    };
    if (!entry.step.reloads || !park || !doc.defaultView) await work();
    else {
      // The next document finds this one's field as it should be, or left to its second look.
      outcomes.set(entry, 'restored');
      await throughReload(doc.defaultView, (leave) => park(leave ? parked(planId, history, outcomes) : null), work);
      outcomes.delete(entry);
    }
    return outcome;
  };
  try {
    if (before.size > 0) await calm();
    for (const entry of history.toReversed()) {
      if (outcomes.has(entry)) continue;
      const outcome = run.signal.aborted ? 'cancelled' : await through(entry, false);
      if (outcome) outcomes.set(entry, outcome);
    }
    await calm();
    // Of a field that was filled twice, the oldest entry knows what stood there before us.
    const oldest = history.filter(
      (entry, index) => history.findIndex(({ step }) => step.field === entry.step.field) === index,
    );
    for (const entry of oldest) {
      const outcome = outcomes.get(entry);
      if (run.signal.aborted || (outcome && outcome !== 'restored')) continue;
      outcomes.set(entry, (await through(entry, true)) ?? 'cannot-clear');
    }
    const list = oldest.map((entry) => ({ field: entry.step.field, outcome: outcomes.get(entry) ?? 'cannot-clear' }));
    return { planId, outcomes: list, ms: Math.round(run.now() - began) };
  } finally {
    at.end();
  }
};
