import type { FieldId } from '../portal/types.ts';
import { sameOption } from './choose.ts';
import type { Target } from './locate.ts';
import { seen } from './seen.ts';
import type { PageAccess, Session } from './session.ts';
import type { Outcome, Step } from './types.ts';
import { WRITERS } from './widgets/index.ts';
import type { Control } from './widgets/writer.ts';

export type WriteStep = Extract<Step, { write: unknown }>;
/** A step with what its field was recognised by when the officer saw the preview. */
export type SignedStep = WriteStep & { signature: string };

/** What undo needs, oldest first. It holds values of the page, so it stays in the memory of the script that committed. */
export interface HistoryEntry {
  target: Target;
  step: WriteStep;
  /** The page's own text for what was chosen. */
  shown: string;
  previous: string;
}

/** One step on its way through a commit. */
export interface Entry {
  step: WriteStep;
  target: Target;
  outcome?: Outcome;
  /** Set once something was written. */
  history?: HistoryEntry;
  /** It held the value before the fill: undo leaves it alone. */
  kept: boolean;
  invalidBefore: boolean;
  repaired: boolean;
}

/** Nothing to read in it; an empty masked box may show its mask: "__/__/____". */
export const isBlank = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

const INVALID = '[aria-invalid="true"],.is-invalid,.ng-invalid.ng-dirty';
export const markedInvalid = ({ elements: [element] }: Control): boolean =>
  element !== undefined && Element.prototype.matches.call(element, INVALID);

/** Does the page hold what the plan wants, by its own account? `shown`: what its list called the option when it was chosen. */
export const holds = (control: Control, { write }: WriteStep, shown: string): boolean => {
  const writer = WRITERS[control.field.widget];
  if (!writer) return false;
  return writer.holds(control, write) || (shown !== '' && sameOption(writer.read(control), shown));
};

const inspect = (entry: Entry, at: Session): Control | Outcome => {
  const found = at.find(entry.target);
  if (typeof found === 'string') return found;
  return WRITERS[found.field.widget] ? found : 'target-changed';
};

/** Was it written (or there before), and does it hold now? */
export const standing = (entry: Entry, at: Session): boolean => {
  if (entry.outcome ? entry.outcome !== 'kept' : !entry.history) return false;
  const control = inspect(entry, at);
  return typeof control === 'object' && holds(control, entry.step, entry.history?.shown ?? '');
};

/** Written, but gone again; or not written because what it hangs on was gone just then. */
export const hasFallen = (entry: Entry, at: Session): boolean => {
  const { outcome, history, kept, step } = entry;
  if (outcome === 'options-not-loaded') return step.needs !== undefined;
  const counted = kept ? outcome === 'kept' : history !== undefined && !outcome;
  return counted && !standing(entry, at);
};

/** May this field be written now? The last look before a value goes to the page. */
export const ready = (
  entry: Entry,
  entries: ReadonlyMap<FieldId, Entry>,
  at: Session,
  { doc, own }: PageAccess,
): Control | Outcome => {
  const control = inspect(entry, at);
  if (typeof control === 'string') return control;
  if (!seen(control, doc, own)) return 'hidden-now';
  const { step } = entry;
  const needed = step.needs === undefined ? undefined : entries.get(step.needs);
  if (needed && !standing(needed, at)) return 'options-not-loaded';
  if (entry.history || entry.kept) return control; // a repair
  if (holds(control, step, '')) return 'kept';
  const filled = control.field.filled && !isBlank(WRITERS[control.field.widget]?.read(control) ?? '');
  if (filled && !step.overwrite) return 'already-filled';
  const locked = control.field.readonly || (!control.field.enabled && !needed);
  return locked ? 'rejected' : control;
};

/** The final state of a field, by what the page shows now. */
export const verdict = (entry: Entry, at: Session): Outcome => {
  if (entry.outcome && entry.outcome !== 'kept') return entry.outcome;
  if (!entry.outcome && !entry.history) return 'cancelled';
  const control = inspect(entry, at);
  if (typeof control === 'string') return control;
  if (!holds(control, entry.step, entry.history?.shown ?? '')) return 'rejected';
  if (entry.kept && !entry.history) return 'kept';
  // A mark that stood there before the fill says nothing about our value; a new one does.
  return markedInvalid(control) && !entry.invalidBefore ? 'rejected' : 'filled';
};
