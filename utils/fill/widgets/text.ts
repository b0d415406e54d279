import { canonical, sameText } from '../../text/fold.ts';
import { showsDate, writtenDate } from '../dates.ts';
import { inserted, takenOut } from '../insert.ts';
import type { FillValue } from '../types.ts';
import { announce, setValue } from './events.ts';
import type { Control, Writer } from './writer.ts';

type Box = HTMLInputElement | HTMLTextAreaElement;
const box = ({ elements }: Control): Box => elements[0] as Box;

const wanted = (el: Box, value: FillValue): string => {
  if (value.kind === 'date') return el.type === 'date' ? value.iso : writtenDate(value.iso, el.placeholder);
  if (value.kind === 'text') return value.text;
  if (value.kind === 'insert') return inserted(el.value, el.selectionEnd ?? el.value.length, value);
  return value.kind === 'choose' ? (value.accept[0] ?? '') : '';
};

const put = (el: Box, text: string): void => {
  setValue(el, text);
  announce(el);
};

/**
 * Puts back what a box held before a scanner typed into it, as the officer asked.
 * @returns false when the box is gone or takes nothing any more
 */
export const restoreText = (el: Box, former: string): boolean => {
  if (!el.isConnected || el.disabled || el.readOnly) return false;
  put(el, former);
  return true;
};

/** Text boxes, and `input type=date`, which takes the ISO date. */
export const text: Writer = {
  read: (control) => box(control).value,
  holds: (control, value) => {
    const el = box(control);
    if (value.kind === 'date') return showsDate(el.value, value.iso, el.placeholder);
    if (value.kind === 'insert') return canonical(el.value).includes(canonical(value.text));
    const text = wanted(el, value);
    // Masks group digits ("001 099 000 001"); capitals are the portal's own doing.
    return sameText(el.value, text) || (/^\d+$/.test(text) && el.value.replace(/[\s./-]/g, '') === text);
  },
  write: (control, value) => {
    const el = box(control);
    const text = wanted(el, value);
    // A script may write more than the box allows; the portal would cut it or refuse the form.
    if (el.maxLength > 0 && text.length > el.maxLength) return { fail: 'rejected' };
    put(el, text);
    return { shown: value.kind === 'insert' ? '' : text };
  },
  restore: (control, previous, _, written) => {
    const el = box(control);
    const before = written.kind === 'insert' ? takenOut(el.value, previous, written) : previous;
    if (before === undefined) return false;
    put(el, before);
    return true;
  },
};
