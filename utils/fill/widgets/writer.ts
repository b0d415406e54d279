import type { Field } from '../../portal/types.ts';
import type { FillValue, Outcome } from '../types.ts';
import type { Waits } from '../waits.ts';

/** A field as it stands in the page now, with the elements that it is made of (all boxes of a group of radios). */
export interface Control {
  field: Field;
  elements: readonly HTMLElement[];
}

/** The text that a list calls the chosen option by, or why nothing was written. */
export type Written = { shown: string } | { fail: Outcome };

export interface How {
  /** Its list is loaded by another field, so options may be a while in coming. */
  late: boolean;
  /** Other fields hang on it. */
  driver: boolean;
  /** The officer allowed to replace what stands there. */
  overwrite: boolean;
}

/** One kind of control. Events go to the control and the parts of its own widget, nowhere else. */
export interface Writer {
  /** What the page shows now, in a form that `restore` takes; '' = empty. */
  read: (control: Control) => string;
  /** Does it show this value? Portals may show it in their own format. */
  holds: (control: Control, value: FillValue) => boolean;
  write: (control: Control, value: FillValue, waits: Waits, how: How) => Written | Promise<Written>;
  /** Puts back what `read` said; the way back to empty is the page's own, false where it has none. */
  restore: (control: Control, previous: string, waits: Waits, written: FillValue) => boolean | Promise<boolean>;
}

/** How long a list may take to load after its driver; Liferay lists were seen to take 2.4 s. */
export const LIST_DEADLINE = 3000;
/** A list that holds options, but not ours, is given this long to become the right one. */
export const LIST_GRACE = 400;
