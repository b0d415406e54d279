import { fold } from '../text/fold.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

const PART = '(d+|ngay|m+|thang|y+|nam)';
const SHAPE = new RegExp(`${PART}([/.-])${PART}\\2${PART}`);

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** '2001-05-09' → zero-padded parts; undefined for anything else. */
export const dateParts = (iso: string): DateParts | undefined => {
  const [, year, month, day] = ISO.exec(iso) ?? [];
  return year && month && day ? { day, month, year } : undefined;
};

/**
 * How a text box writes a date. Vietnamese portals show dd/mm/yyyy; a placeholder that shows another order or separator
 * is believed (mat-datepicker with its English adapter takes mm/dd/yyyy and drops the rest silently).
 */
export const writtenDate = (iso: string, placeholder: string): string => {
  const parts = dateParts(iso);
  if (!parts) return '';
  const { day, month, year } = parts;
  const found = SHAPE.exec(fold(placeholder).replace(/\s+/g, ''));
  if (!found) return `${day}/${month}/${year}`;
  const [, first = '', separator = '/', second = '', third = ''] = found;
  const part = (word: string): string => (/^d|^ng/.test(word) ? day : /^m|^th/.test(word) ? month : year);
  return [first, second, third].map(part).join(separator);
};

/** Does a placeholder show in which order a date is written? */
export const namesOrder = (placeholder: string): boolean => SHAPE.test(fold(placeholder).replace(/\s+/g, ''));

/** Does a text that a page shows (or a control keeps) mean this day? The order is that of the control. */
export const showsDate = (shown: string, iso: string, placeholder: string): boolean => {
  const digits = shown.replace(/\D/g, '');
  return shown.trim() === iso || (digits !== '' && digits === writtenDate(iso, placeholder).replace(/\D/g, ''));
};
