/** What the walk over a page notes down about one control before it becomes a Field. */
import type { Cell, Place } from './tables.ts';
import type { Control } from './widgets.ts';

/** A piece of running text or one label element. */
export interface Chunk {
  text: string;
  label: boolean;
  /** `for` of a label element. */
  target: string;
  cell: Cell | null;
  /** Belongs to a control already. */
  used: boolean;
  heading: boolean;
}

export interface Box {
  el: HTMLElement;
  standIn: Element | null;
  /** Text right after the box. */
  after: string;
  /** Text of the box's own label element. */
  own: string;
}

export interface Draft {
  control: Control;
  /** All boxes of a radio group; one for everything else. */
  boxes: Box[];
  /** Text since the control before, nearest first. */
  before: Chunk[];
  /** Label elements in the smallest element that holds this control and no other. */
  siblings: string[];
  /** Text of the label element around the control. */
  wrapped: string;
  section: string[];
  cell: Cell | null;
  table: Place | null;
}

export const isBox = (control: Control): boolean => control.inputType === 'radio' || control.inputType === 'checkbox';
