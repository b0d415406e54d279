import type { Field, FieldId } from '../portal/types.ts';
import { type Entry, type HistoryEntry, hasFallen, markedInvalid, ready, type SignedStep, verdict } from './entry.ts';
import type { Collected } from './locate.ts';
import { type Parked, type ParkedEntry, throughReload } from './reload.ts';
import { type PageAccess, type Session, STILL, STILL_AFTER_DRIVER, STILL_AT_MOST, session } from './session.ts';
import type { FillReceipt, Outcome } from './types.ts';
import { WRITERS } from './widgets/index.ts';
import type { Control } from './widgets/writer.ts';

export type { HistoryEntry, SignedStep } from './entry.ts';
export type { PageAccess } from './session.ts';

export interface CommitRun extends PageAccess {
  planId: string;
  /** What the collector gave when the preview was made: the elements that the officer saw. */
  preview: Collected;
  /** What a document before this one had done when the page reloaded itself. */
  parked?: readonly ParkedEntry[];
  onProgress?: (done: number, total: number) => void;
}

const write = async (entry: Entry, control: Control, at: Session, stopped: () => boolean): Promise<void> => {
  const writer = WRITERS[control.field.widget];
  if (!writer) return;
  const { step, history } = entry;
  if (!history) return;
  // A repair replaces what the page made of our own value.
  const overwrite = step.overwrite || entry.repaired;
  delete entry.outcome;
  try {
    const how = { late: step.needs !== undefined, driver: step.driver, overwrite };
    const written = await writer.write(control, step.write, at, how);
    if ('fail' in written) entry.outcome = stopped() ? 'cancelled' : written.fail;
    else history.shown = written.shown;
  } catch {
    // The control was taken apart while we worked on it.
    entry.outcome = 'rejected';
  }
};

/** A date in several boxes is written whole or not at all: one box that may not be written keeps the others from it. */
const wholeDates = (
  entries: readonly Entry[],
  blocked: Map<Entry, Outcome>,
  fields: ReadonlyMap<FieldId, Field>,
): void => {
  const groupOf = ({ step }: Entry) => fields.get(step.field)?.datePart?.group;
  for (const [entry, outcome] of [...blocked]) {
    const group = groupOf(entry);
    if (group === undefined || outcome === 'kept') continue;
    for (const other of entries) if (groupOf(other) === group && !blocked.has(other)) blocked.set(other, outcome);
  }
};

const start = (
  steps: readonly SignedStep[],
  { elements }: Collected,
  parked: readonly ParkedEntry[],
): Map<FieldId, Entry> => {
  const before = new Map(parked.map((entry) => [entry.step.field, entry]));
  return new Map(
    steps.map(({ signature, ...step }) => {
      const target = { signature, elements: elements.get(step.field) ?? [] };
      const { outcome, previous, shown = '', kept = false, repaired = false } = before.get(step.field) ?? {};
      const history = previous === undefined ? undefined : { target, step, shown, previous };
      const entry: Entry = { step, target, kept, invalidBefore: false, repaired };
      if (outcome) entry.outcome = outcome;
      if (history) entry.history = history;
      return [step.field, entry];
    }),
  );
};

/** Was it dealt with, here or in the document before the reload? */
const isBegun = ({ history, outcome }: Entry): boolean => history !== undefined || outcome !== undefined;

/** What the next document needs to go on: what was written in its order, then the rest in theirs. */
const parked = (planId: string, all: readonly Entry[], history: readonly HistoryEntry[]): Parked => {
  const rank = ({ history: own }: Entry): number => (own ? history.indexOf(own) : history.length);
  return {
    planId,
    work: 'commit',
    entries: all
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ step, target, outcome, kept, repaired, history: own }) => ({
        step: { ...step, signature: target.signature },
        kept,
        repaired,
        ...(outcome ? { outcome } : {}),
        ...(own ? { previous: own.previous, shown: own.shown } : {}),
      })),
  };
};

/**
 * Writes the approved steps to the page and says what became of each field.
 *
 * Every target is located and looked at again at the moment of writing. Drivers come first, one by one, and what they load is waited
 * for; then lists, then plain boxes in one go. When the page's own handlers have run, every field is read back; one that does not hold
 * is written once more, and reported as it then stands. Cancel stops before the next field; what was written stays undoable.
 */
export const commit = async (
  steps: readonly SignedStep[],
  run: CommitRun,
): Promise<{ receipt: FillReceipt; history: HistoryEntry[] }> => {
  const began = run.now();
  const at = session(run);
  const place = { left: scrollX, top: scrollY };
  const { signal } = run;
  const fields = new Map(run.preview.form.fields.map((field) => [field.id, field]));
  const { planId } = run;
  const entries = start(steps, run.preview, run.parked ?? []);
  const all = [...entries.values()];
  // Those of an earlier document come first, in the order in which they were written.
  const history: HistoryEntry[] = all.flatMap(({ history, kept }) => (history && !kept ? [history] : []));

  const isOpened = ({ step }: Entry) =>
    /^(choices|moj-select|popup-list|cascader|date-picker)$/.test(fields.get(step.field)?.widget ?? '');
  const drivers = all.filter(({ step }) => step.driver);
  const lists = all.filter((entry) => !entry.step.driver && (isOpened(entry) || entry.step.needs !== undefined));
  const inTurn = [...drivers, ...lists];
  const plain = all.filter((entry) => !inTurn.includes(entry));

  let done = 0;
  const progress = () => run.onProgress?.(++done, all.length);
  const put = async (entry: Entry, control: Control | Outcome): Promise<void> => {
    if (typeof control === 'string') {
      entry.outcome = control;
      entry.kept ||= control === 'kept';
      return;
    }
    if (!entry.history) {
      entry.invalidBefore = markedInvalid(control);
      const previous = WRITERS[control.field.widget]?.read(control) ?? '';
      entry.history = { target: entry.target, step: entry.step, shown: '', previous };
      if (!entry.kept) history.push(entry.history);
    }
    const now = () => write(entry, control, at, () => signal.aborted);
    const { park, doc } = run;
    if (!entry.step.reloads || !park || !doc.defaultView) return now();
    await throughReload(doc.defaultView, (leave) => park(leave ? parked(planId, all, history) : null), now);
  };
  const one = (entry: Entry) => put(entry, ready(entry, entries, at, run));
  const still = drivers.length > 0 ? STILL_AFTER_DRIVER : STILL;
  /** The page's own handlers have run and what they started has come. */
  const calm = async () => {
    await at.settle();
    await at.quiet(still, STILL_AT_MOST);
  };

  try {
    if (run.parked) await calm();
    for (const entry of inTurn) {
      if (signal.aborted) break;
      if (isBegun(entry)) continue;
      await one(entry);
      progress();
      if (entry.step.driver && entry.history) await calm();
    }
    if (!signal.aborted) {
      // All are looked at before the first is written: looking costs layout, and writing would undo it each time.
      const open = plain.filter((entry) => !isBegun(entry));
      const looked = new Map(open.map((entry) => [entry, ready(entry, entries, at, run)]));
      const blocked = new Map<Entry, Outcome>();
      for (const [entry, found] of looked) if (typeof found === 'string') blocked.set(entry, found);
      wholeDates(plain, blocked, fields);
      for (const entry of open) {
        const found = blocked.get(entry) ?? looked.get(entry);
        const stale = typeof found === 'object' && found.elements.some((element) => !element.isConnected);
        await put(entry, found === undefined || stale ? ready(entry, entries, at, run) : found);
        progress();
      }
    }
    // A repaired driver may empty what hangs on it: hence a second look at those that have not had their repair.
    for (let round = 0; round < 2 && !signal.aborted; round++) {
      await calm();
      const fallen = [...inTurn, ...plain].filter((entry) => !entry.repaired && hasFallen(entry, at));
      if (fallen.length === 0) break;
      for (const entry of fallen) {
        if (signal.aborted) break;
        entry.repaired = true;
        await one(entry);
        if (entry.step.driver) await calm();
      }
      if (round === 1) await calm();
    }
    const outcomes = all.map((entry) => ({ field: entry.step.field, outcome: verdict(entry, at) }));
    return { receipt: { planId, outcomes, ms: Math.round(run.now() - began) }, history };
  } finally {
    at.end();
    // Looking for covers scrolls; the officer's place on the page is theirs.
    if (scrollX !== place.left || scrollY !== place.top) scrollTo({ ...place, behavior: 'instant' });
  }
};
