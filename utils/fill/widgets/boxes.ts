import { closest, matches, parentOf } from '../../portal/dom.ts';
import { choose } from '../choose.ts';
import type { FillValue } from '../types.ts';
import { announce, press } from './events.ts';
import type { Control, Writer } from './writer.ts';

const boxes = ({ elements }: Control) => elements as readonly HTMLInputElement[];
const ticked = (control: Control): number => boxes(control).findIndex((box) => box.checked);
const wanted = ({ field, elements }: Control, value: FillValue): number | 'none' | 'several' =>
  value.kind === 'choose' && field.options?.length === elements.length ? choose(field.options, value.accept) : 'none';

/** click() on the box runs the page's handlers also where the box itself is not shown; else what stands for it is pressed. */
const toggle = (box: HTMLInputElement, checked: boolean): void => {
  box.click();
  if (box.checked === checked) return;
  const standIn = closest(box, 'label') ?? box.labels?.[0] ?? parentOf(box);
  if (standIn) press(standIn);
};

/** Does a framework keep the choice beside the box, with no way for a user to take it back? */
const isHeldElsewhere = (box: HTMLInputElement): boolean => {
  let drawn = false;
  let up = parentOf(box);
  for (let level = 0; up && level < 3; level++, up = parentOf(up)) drawn ||= matches(up, '[class*=checked]');
  return box.type === 'radio' && (drawn || matches(box, '.ng-valid,.ng-invalid'));
};

/**
 * Radios, and the MoJ tick boxes that act as radios (`display: none` in a paragraph; the component un-ticks the others itself).
 * A native radio has no way back to 'none ticked' for a user, so undo sets it and tells the page.
 */
export const radio: Writer = {
  read: (control) => {
    const index = ticked(control);
    return index < 0 ? '' : String(index);
  },
  holds: (control, value) => {
    const index = wanted(control, value);
    return typeof index === 'number' && boxes(control).every((box, at) => box.checked === (at === index));
  },
  write: (control, value) => {
    const index = wanted(control, value);
    const box = typeof index === 'number' ? boxes(control)[index] : undefined;
    if (!box) return { fail: 'not-in-options' };
    if (box.disabled) return { fail: 'rejected' };
    if (!box.checked) toggle(box, true);
    return { shown: '' };
  },
  restore: (control, previous) => {
    const now = boxes(control)[ticked(control)];
    const before = previous === '' ? undefined : boxes(control)[Number(previous)];
    if (before) {
      if (!before.checked) toggle(before, true);
      return before.checked;
    }
    if (!now) return true;
    toggle(now, false);
    if (now.checked) {
      now.checked = false;
      announce(now);
    }
    // antd and Angular hold the choice in a state of their own: the box must not show less than the page will send.
    if (isHeldElsewhere(now)) now.checked = true;
    return !now.checked;
  },
};

/** A lone tick box; the plan only ever ticks. */
export const checkbox: Writer = {
  read: (control) => (boxes(control)[0]?.checked ? 'on' : ''),
  holds: (control) => boxes(control)[0]?.checked === true,
  write: (control) => {
    const [box] = boxes(control);
    if (!box || box.disabled) return { fail: 'rejected' };
    if (!box.checked) toggle(box, true);
    return { shown: '' };
  },
  restore: (control, previous) => {
    const [box] = boxes(control);
    if (box && box.checked !== (previous === 'on')) toggle(box, previous === 'on');
    return box?.checked === (previous === 'on');
  },
};
