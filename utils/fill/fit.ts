import type { Field, Widget } from '../portal/types.ts';
import { choose } from './choose.ts';
import { writtenDate } from './dates.ts';
import type { FillValue, LeaveReason } from './types.ts';

const LISTS: ReadonlySet<Widget> = new Set([
  'native-select',
  'native-radio',
  'choices',
  'moj-select',
  'moj-radio',
  'select2',
  'popup-list',
]);
const TYPED: ReadonlySet<string> = new Set(['', 'text', 'tel', 'email', 'number', 'search', 'url', 'textarea']);
/** The collector keeps at most so many options: what is not among them may still be in the page's list. */
const OPTION_CAP = 400;

export const isList = ({ widget }: Pick<Field, 'widget'>): boolean => LISTS.has(widget);

type Fitted = { write: FillValue; shown: string } | { leave: LeaveReason };

type Plain = Exclude<FillValue, { kind: 'path' | 'insert' }>;

/** What a text box is asked to take: the first of the texts that it has room for. */
const typed = (field: Field, write: Plain): Fitted => {
  if (!TYPED.has(field.inputType)) return { leave: 'unsupported-widget' };
  const room = (text: string): boolean =>
    field.maxLength === undefined || field.maxLength < 1 || text.length <= field.maxLength;
  const fits = (text: string): boolean => field.inputType !== 'number' || /^\d+$/.test(text);
  if (write.kind === 'date') {
    const shown = writtenDate(write.iso, field.placeholder);
    if (!fits(shown)) return { leave: 'unsupported-widget' };
    return room(shown) ? { write, shown } : { leave: 'too-long' };
  }
  const texts = write.kind === 'choose' ? write.accept : [write.text];
  const text = texts.find(room);
  if (text === undefined) return { leave: 'too-long' };
  return fits(text) ? { write: { kind: 'text', text }, shown: text } : { leave: 'unsupported-widget' };
};

const listed = (field: Field, write: Plain, shown: string, loadsLater: boolean): Fitted => {
  if (write.kind === 'date') return { leave: 'unsupported-widget' };
  const accept = write.kind === 'choose' ? write.accept : [write.text];
  const { options = [], widget } = field;
  const radio = widget === 'native-radio' || widget === 'moj-radio';
  // One entry ("-- Chọn --") in a list that is closed: its options come when it is opened or its driver is set.
  const known = !loadsLater && options.length < OPTION_CAP && options.length > (radio ? 0 : 1);
  if (!known) return { write: { kind: 'choose', accept }, shown };
  const found = choose(options, accept);
  if (typeof found === 'string') return { leave: 'not-in-options' };
  // What the page's own list calls it is what the officer sees, unless the list shows nothing for it.
  return { write: { kind: 'choose', accept }, shown: options[found]?.text || shown };
};

/** A value in the form that this control takes, or the reason why the control cannot take it. */
export const fit = (field: Field, write: FillValue, shown: string, loadsLater: boolean): Fitted => {
  if (write.kind === 'insert') return { leave: 'unsupported-widget' };
  if (write.kind === 'path') return field.widget === 'cascader' ? { write, shown } : { leave: 'unsupported-widget' };
  if (isList(field)) return listed(field, write, shown, loadsLater);
  if (field.widget === 'text' || field.widget === 'rich-text') return typed(field, write);
  if (field.widget === 'native-date' || field.widget === 'date-picker')
    return write.kind === 'date' ? { write, shown } : { leave: 'unsupported-widget' };
  if (field.widget === 'native-checkbox' && write.kind === 'choose') {
    // A lone tick box says one thing ("Nam"): it is ticked when that is the answer, else left alone.
    return typeof choose([{ value: '', text: field.label }], write.accept) === 'number'
      ? { write, shown }
      : { leave: 'not-in-options' };
  }
  return { leave: 'unsupported-widget' };
};
