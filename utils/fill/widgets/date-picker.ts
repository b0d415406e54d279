import { FLATPICKR } from '../../portal/dialects.ts';
import { closest, find, findAll, matches, rectOf, textOf } from '../../portal/dom.ts';
import { dateParts, namesOrder, showsDate, writtenDate } from '../dates.ts';
import type { FillValue } from '../types.ts';
import type { Waits } from '../waits.ts';
import {
  announce,
  BACKDROP,
  BACKSPACE,
  ENTER,
  ESCAPE,
  leaveField,
  press,
  pressKey,
  setValue,
  takeFocus,
  type,
} from './events.ts';
import { type Control, LIST_GRACE, type Writer, type Written } from './writer.ts';

const box = ({ elements }: Control): HTMLInputElement => elements[0] as HTMLInputElement;
const isoOf = (value: FillValue): string => (value.kind === 'date' ? value.iso : '');
const isFlatpickr = (el: Element): boolean => matches(el, FLATPICKR);
const isAntd = (el: Element): boolean => closest(el, '.ant-picker') !== null;

const INVALID = '.ng-invalid,[aria-invalid=true]';
/** The one calendar in sight, wherever the library hangs it. */
const CALENDAR =
  '.flatpickr-calendar.open,.mat-datepicker-content,.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)';
const SELECTED = '.flatpickr-day.selected,.mat-calendar-body-selected,.ant-picker-cell-selected';
const DAY = '.flatpickr-day:not(.prevMonthDay):not(.nextMonthDay):not(.flatpickr-disabled)';

const calendar = (el: Element): Element | undefined =>
  findAll(el.ownerDocument.documentElement, CALENDAR).find((each) => rectOf(each).height > 0);

const openCalendar = async (el: HTMLInputElement, waits: Waits): Promise<Element | undefined> => {
  const field = closest(el, '.mat-form-field,.mat-mdc-form-field,liz-datepicker');
  const button = field && find(field, 'mat-datepicker-toggle button');
  if (!calendar(el)) press(button ?? el);
  await waits.until(() => calendar(el) !== undefined, LIST_GRACE);
  return calendar(el);
};

const closeCalendar = async (el: HTMLInputElement, waits: Waits): Promise<void> => {
  if (calendar(el)) pressKey(el, ESCAPE);
  await waits.until(() => !calendar(el), LIST_GRACE / 2);
  // One that is still unfolding hears no key: what lies behind it is pressed.
  const behind = find(el.ownerDocument.documentElement, BACKDROP);
  if (calendar(el) && behind) press(behind);
  await waits.until(() => !calendar(el), LIST_GRACE);
  leaveField(el);
  el.blur();
};

const typeDate = (el: HTMLInputElement, text: string): void => {
  takeFocus(el);
  setValue(el, text);
  announce(el, false);
  if (!matches(el, '.mat-datepicker-input')) pressKey(el, ENTER);
};

/**
 * Did the calendar take 05/12 for the fifth of December or for the twelfth of May? Only it can say: the number of the day that it marks.
 * Not asked where there is no doubt.
 */
const isUnderstood = async (el: HTMLInputElement, iso: string, waits: Waits): Promise<boolean> => {
  const { day = '', month = '' } = dateParts(iso) ?? {};
  if (Number(day) > 12 || day === month || namesOrder(el.placeholder)) return true;
  const open = await openCalendar(el, waits);
  await waits.until(() => open !== undefined && find(open, SELECTED) !== null, LIST_GRACE);
  const marked = open && find(open, SELECTED);
  return marked !== undefined && marked !== null && Number(textOf(marked)) === Number(day);
};

/** Tries the ways to write this day until the page takes one as this day. */
const typed = async (el: HTMLInputElement, iso: string, waits: Waits): Promise<Written> => {
  const before = el.value;
  const ways = [el.placeholder, 'dd/mm/yyyy', 'yyyy-mm-dd', 'mm/dd/yyyy'].map((order) => writtenDate(iso, order));
  for (const text of new Set(ways)) {
    if (el.maxLength > 0 && text.length > el.maxLength) continue;
    typeDate(el, text);
    await waits.settle();
    const taken = el.value === text && !matches(el, INVALID) && (await isUnderstood(el, iso, waits));
    await closeCalendar(el, waits);
    if (taken && el.value !== '' && !matches(el, INVALID)) return { shown: el.value };
  }
  typeDate(el, before);
  await closeCalendar(el, waits);
  return { fail: 'rejected' };
};

/** flatpickr keeps nothing that a script types: the day is pressed in its calendar. */
const pressed = async (el: HTMLInputElement, iso: string, waits: Waits): Promise<Written> => {
  const { day, month, year } = dateParts(iso) ?? {};
  const open = await openCalendar(el, waits);
  const years = open && (find(open, 'input.cur-year') as HTMLInputElement | null);
  if (!open || !years || !year) return { fail: 'rejected' };
  type(years, year);
  const months = find(open, 'select.flatpickr-monthDropdown-months') as HTMLSelectElement | null;
  if (months) {
    setValue(months, String(Number(month) - 1));
    announce(months, false);
  }
  const cell = findAll(open, DAY).find((each) => Number(textOf(each)) === Number(day));
  // The page limits its days, or shows its months in another way: nothing is pressed on a calendar that we did not turn.
  const turned = years.value === year && months?.value === String(Number(month) - 1);
  if (cell && turned) press(cell);
  const marked = find(open, SELECTED);
  await closeCalendar(el, waits);
  const taken = turned && marked !== null && Number(textOf(marked)) === Number(day) && el.value !== '';
  return taken ? { shown: el.value } : { fail: 'rejected' };
};

const empty = async (el: HTMLInputElement, waits: Waits): Promise<void> => {
  const button = isAntd(el) && find(closest(el, '.ant-picker')!, '.ant-picker-clear');
  if (button) press(button);
  else if (isFlatpickr(el) && el.readOnly) {
    await openCalendar(el, waits);
    pressKey(el, BACKSPACE);
  } else typeDate(el, '');
  await waits.settle();
  await closeCalendar(el, waits);
};

/** "05/12/1995" or "1995-12-05" as the day it means in Vietnam; undefined for words. */
const asIso = (text: string): string | undefined => {
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dateParts(text) ? text : undefined;
};

/**
 * Boxes with a calendar, whose text may show one day while the model holds another or none. What was typed counts when the calendar
 * marks that day (mat-datepicker, antd); flatpickr's days are pressed.
 */
export const datePicker: Writer = {
  read: (control) => box(control).value,
  holds: (control, value) => {
    const el = box(control);
    return !matches(el, INVALID) && showsDate(el.value, isoOf(value), el.placeholder);
  },
  write: (control, value, waits) => {
    const el = box(control);
    return isFlatpickr(el) ? pressed(el, isoOf(value), waits) : typed(el, isoOf(value), waits);
  },
  restore: async (control, previous, waits) => {
    const el = box(control);
    const iso = asIso(previous);
    if (previous === '') await empty(el, waits);
    else if (!isFlatpickr(el)) {
      typeDate(el, previous);
      await closeCalendar(el, waits);
    } else if (iso) await pressed(el, iso, waits);
    return el.value === previous;
  },
};
