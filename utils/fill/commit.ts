import type { Field, FieldId } from '../portal/types.ts';
import { type Entry, type HistoryEntry, hasFallen, markedInvalid, ready, type SignedStep, verdict } from './entry.ts';
import type { Collected } from './locate.ts';
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
  onProgress?: (done: number, total: number) => void;
}

const write = async (entry: Entry, control: Control, at: Session, stopped: () => boolean): Promise<void> => {
  const writer = WRITERS[control.field.widget];
  if (!writer) return;
  const { step, target } = entry;
  // A repair replaces what the page made of our own value.
  const overwrite = step.overwrite || entry.repaired;
  if (!entry.history) entry.invalidBefore = markedInvalid(control);
  entry.history ??= { target, step, shown: '', previous: writer.read(control) };
  delete entry.outcome;
  try {
    const how = { late: step.needs !== undefined, driver: step.driver, overwrite };
    const written = await writer.write(control, step.write, at, how);
    if ('fail' in written) entry.outcome = stopped() ? 'cancelled' : written.fail;
    else entry.history.shown = written.shown;
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

const start = (steps: readonly SignedStep[], { elements }: Collected): Map<FieldId, Entry> =>
  new Map(
    steps.map(({ signature, ...step }) => {
      const target = { signature, elements: elements.get(step.field) ?? [] };
      return [step.field, { step, target, kept: false, invalidBefore: false, repaired: false }];
    }),
  );

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
  const entries = start(steps, run.preview);
  const all = [...entries.values()];
  const history: HistoryEntry[] = [];

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
    const known = entry.history;
    await write(entry, control, at, () => signal.aborted);
    if (!known && entry.history && !entry.kept) history.push(entry.history);
  };
  const one = (entry: Entry) => put(entry, ready(entry, entries, at, run));
  const still = drivers.length > 0 ? STILL_AFTER_DRIVER : STILL;
  /** The page's own handlers have run and what they started has come. */
  const calm = async () => {
    await at.settle();
    await at.quiet(still, STILL_AT_MOST);
  };

  try {
    for (const entry of inTurn) {
      if (signal.aborted) break;
      await one(entry);
      progress();
      if (entry.step.driver && entry.history) await calm();
    }
    if (!signal.aborted) {
      // All are looked at before the first is written: looking costs layout, and writing would undo it each time.
      const looked = new Map(plain.map((entry) => [entry, ready(entry, entries, at, run)]));
      const blocked = new Map<Entry, Outcome>();
      for (const [entry, found] of looked) if (typeof found === 'string') blocked.set(entry, found);
      wholeDates(plain, blocked, fields);
      for (const entry of plain) {
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
    return { receipt: { planId: run.planId, outcomes, ms: Math.round(run.now() - began) }, history };
  } finally {
    at.end();
    // Looking for covers scrolls; the officer's place on the page is theirs.
    if (scrollX !== place.left || scrollY !== place.top) scrollTo({ ...place, behavior: 'instant' });
  }
};
