import { choose } from '../choose.ts';
import type { FillValue } from '../types.ts';
import { announce } from './events.ts';
import { type Control, LIST_DEADLINE, LIST_GRACE, type Writer } from './writer.ts';

const list = ({ elements }: Control): HTMLSelectElement => elements[0] as HTMLSelectElement;
const options = (el: HTMLSelectElement) =>
  [...el.options].map(({ value, text, disabled }) => (disabled ? { value: '', text: '' } : { value, text }));
const accepted = (value: FillValue): string[] => (value.kind === 'choose' ? value.accept : []);

const pick = (el: HTMLSelectElement, index: number): void => {
  el.selectedIndex = index;
  announce(el);
};

/**
 * A `<select>`, also the one that select2 hides: it follows the native `change`. Its own selection events are jQuery's and need not
 * be played.
 */
export const nativeSelect: Writer = {
  read: (control) => list(control).value,
  holds: (control, value) => choose(options(list(control)), accepted(value)) === list(control).selectedIndex,
  write: async (control, value, waits, { late }) => {
    const el = list(control);
    const find = () => choose(options(el), accepted(value));
    if (typeof find() !== 'number') {
      const waiting = late || el.options.length <= 1;
      await waits.until(() => typeof find() === 'number', waiting ? LIST_DEADLINE : LIST_GRACE);
    }
    const index = find();
    if (typeof index === 'string') return { fail: el.options.length <= 1 ? 'options-not-loaded' : 'not-in-options' };
    if (el.disabled) return { fail: 'rejected' };
    pick(el, index);
    return { shown: el.options[index]?.text ?? '' };
  },
  restore: async (control, previous, waits) => {
    const el = list(control);
    const find = () => [...el.options].findIndex(({ value }) => value === previous);
    if (previous !== '') await waits.until(() => find() >= 0, LIST_GRACE);
    pick(el, find());
    return el.value === previous;
  },
};
