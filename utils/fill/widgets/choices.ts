import { attr, closest, find, findAll, textOf } from '../../portal/dom.ts';
import { tidy } from '../../text/fold.ts';
import { accepts, sameOption } from '../choose.ts';
import type { FillValue } from '../types.ts';
import type { Waits } from '../waits.ts';
import { press, type } from './events.ts';
import { findOption, type OpenOption } from './open-list.ts';
import { type Control, LIST_GRACE, type Writer, type Written } from './writer.ts';

const host = ({ elements }: Control): Element | null => (elements[0] ? closest(elements[0], '.choices') : null);
const accepted = (value: FillValue): string[] => (value.kind === 'choose' ? value.accept : []);

const selected = (control: Control): Element | null => {
  const outer = host(control);
  return outer && find(outer, '.choices__list--single .choices__item:not(.choices__placeholder)');
};
/** The chosen item's own text, without that of its 'remove' button. */
const shown = (control: Control): string => {
  const item = selected(control);
  const button = item && find(item, 'button');
  const text = item ? textOf(item) : '';
  return tidy(button && text.endsWith(textOf(button)) ? text.slice(0, -textOf(button).length) : text);
};

const options = (control: Control): OpenOption[] => {
  const outer = host(control);
  const items = outer ? findAll(outer, '.choices__list--dropdown .choices__item--selectable') : [];
  return items
    .filter(
      (element) => !element.classList.contains('choices__placeholder') && attr(element, 'aria-disabled') !== 'true',
    )
    .map((element) => ({ element, value: attr(element, 'data-value'), text: tidy(textOf(element)) }));
};

const isOpen = (control: Control): boolean => host(control)?.classList.contains('is-open') === true;
/** Choices.js opens on click of its box and closes on a second one; the list shows in the next frame. */
const flip = async (control: Control, open: boolean, waits: Waits): Promise<void> => {
  const outer = host(control);
  const inner = outer && find(outer, '.choices__inner');
  if (!inner || isOpen(control) === open) return;
  press(inner);
  await waits.until(() => isOpen(control) === open, LIST_GRACE);
};

/** Long lists are cut: what is not in them is looked for by the list's own search. */
const search = (control: Control, text: string): void => {
  const outer = host(control);
  const input = outer && find(outer, '.choices__list--dropdown input');
  if (input) type(input as HTMLInputElement, text);
};

const pick = async (control: Control, accept: string[], waits: Waits, late: boolean): Promise<Written> => {
  await flip(control, true, waits);
  let found = await findOption(() => options(control), accept, waits, late);
  if ('fail' in found && accept[0] && host(control) && find(host(control)!, '.choices__list--dropdown input')) {
    search(control, accept[0]);
    found = await findOption(() => options(control), accept, waits, false);
    if ('fail' in found) search(control, '');
  }
  if (!('fail' in found)) {
    const { element, text } = found;
    press(element);
    await waits.until(() => sameOption(shown(control), text), LIST_GRACE);
  }
  await flip(control, false, waits);
  return 'fail' in found ? found : { shown: found.text };
};

/** Choices.js as Form.io uses it: setting the select reaches nothing, only the pointer does. */
export const choices: Writer = {
  read: shown,
  holds: (control, value) => accepts(shown(control), accepted(value)),
  write: (control, value, waits, { late }) => pick(control, accepted(value), waits, late),
  restore: async (control, previous, waits) => {
    if (previous !== '') {
      await pick(control, [previous], waits, false);
    } else {
      const button = selected(control) && find(selected(control)!, 'button');
      if (button) press(button);
      await waits.until(() => shown(control) === '', LIST_GRACE);
      await flip(control, false, waits);
    }
    return sameOption(shown(control), previous);
  },
};
