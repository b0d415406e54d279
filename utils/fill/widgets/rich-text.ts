import { contains } from '../../portal/dom.ts';
import { canonical } from '../../text/fold.ts';
import type { FillValue } from '../types.ts';
import { leaveField, takeFocus } from './events.ts';
import type { Control, Writer } from './writer.ts';

const box = ({ elements }: Control) => elements[0]!;
/** Editors wrap lines in elements of their own: only the letters are compared. */
const letters = (text: string): string => canonical(text).replace(/\s/g, '');
const wanted = (value: FillValue): string => (value.kind === 'text' || value.kind === 'insert' ? value.text : '');

/** Where these letters stand last, over whatever lines and elements they are spread. */
const rangeOf = (el: HTMLElement, text: string): Range | undefined => {
  const at: [Text, number][] = [];
  let all = '';
  const nodes = el.ownerDocument.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode() as Text | null; node; node = nodes.nextNode() as Text | null)
    for (let n = 0; n < node.data.length; n++)
      if (/\S/.test(node.data[n]!)) {
        all += node.data[n];
        at.push([node, n]);
      }
  const letters = text.replace(/\s/g, '');
  const from = letters ? all.lastIndexOf(letters) : -1;
  const [first, last] = [at[from], at[from + letters.length - 1]];
  if (!first || !last) return undefined;
  const range = el.ownerDocument.createRange();
  range.setStart(...first);
  range.setEnd(last[0], last[1] + 1);
  return range;
};

/** At the officer's caret where it stands in the box, else at its end. */
const caretIn = (el: HTMLElement, selection: Selection): Range => {
  const range = el.ownerDocument.createRange();
  range.selectNodeContents(el);
  const { focusNode, focusOffset } = selection;
  const here = focusNode !== null && contains(el, focusNode);
  if (here) range.setStart(focusNode, focusOffset);
  range.collapse(here);
  return range;
};

/** As a user types: the editor's own handlers keep its model. */
const typeAt = (el: HTMLElement, place: (selection: Selection) => Range, text: string): boolean => {
  const doc = el.ownerDocument;
  const selection = doc.getSelection();
  if (!selection) return false;
  const range = place(selection);
  takeFocus(el);
  selection.removeAllRanges();
  selection.addRange(range);
  const done = text ? doc.execCommand('insertText', false, text) : doc.execCommand('delete');
  leaveField(el);
  return done;
};

/** Boxes of an editor (contenteditable). Nothing that stands in them is ever replaced but a snippet's name: their markup could not be put back. */
export const richText: Writer = {
  read: (control) => box(control).innerText,
  holds: (control, value) => {
    const [now, text] = [letters(box(control).innerText), letters(wanted(value))];
    return value.kind === 'insert' ? now.includes(text) : now === text;
  },
  write: (control, value) => {
    const el = box(control);
    if (value.kind !== 'insert' && letters(el.innerText)) return { fail: 'already-filled' };
    const name = value.kind === 'insert' ? rangeOf(el, value.instead) : undefined;
    const place = (selection: Selection) => name ?? caretIn(el, selection);
    return typeAt(el, place, wanted(value)) ? { shown: '' } : { fail: 'rejected' };
  },
  restore: (control, previous, _, written) => {
    const el = box(control);
    if (letters(el.innerText) === letters(previous)) return true;
    const range = rangeOf(el, wanted(written));
    return range !== undefined && typeAt(el, () => range, written.kind === 'insert' ? written.instead : '');
  },
};
