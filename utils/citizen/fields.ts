import { hasUnusualLetters } from './letters.ts';
import type { BirthDate, ScanWarning, Sex } from './types.ts';

/** A value, or why there is none. Both can stand together: a value kept with a doubt. */
export interface Field<T> {
  value?: T;
  warning?: ScanWarning;
}

const DATE = /^(\d{2})([/-]?)(\d{2})\2(\d{4})$/;
const YEAR_ONLY = /^(?:0{4}|00[/]00[/]|00-00-)?(\d{4})$/;

const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** `yyyy-mm-dd` when these digits are a day of the calendar. */
export const calendarDate = (year: string, month: string, day: string): string | undefined => {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) ? `${year}-${month}-${day}` : undefined;
};

const fullDate = (text: string): string | undefined => {
  const [, day = '', , month = '', year = ''] = DATE.exec(text) ?? [];
  return calendarDate(year, month, day);
};

/** Has the form of a date or a year, right or wrong: tells a lost field from a wrong one. */
export const looksLikeDate = (text: string): boolean => DATE.test(text) || YEAR_ONLY.test(text);

const isFuture = (date: BirthDate, today: string): boolean =>
  typeof date === 'string' ? date > today : date.year > Number(today.slice(0, 4));

/** ddmmyyyy, dd/mm/yyyy, dd-mm-yyyy; 00001950 and 1950 stay a year. Nobody is born after `today` (yyyy-mm-dd). */
export const readBirthDate = (text: string, today: string): Field<BirthDate> => {
  if (text === '') return { warning: 'missing-birth-date' };
  const date = fullDate(text);
  const year = Number(YEAR_ONLY.exec(text)?.[1] ?? 0);
  const value = date ?? (year > 0 ? { year } : undefined);
  if (value === undefined || isFuture(value, today)) return { warning: 'bad-birth-date' };
  return typeof value === 'string' ? { value } : { value, warning: 'birth-year-only' };
};

/** The same forms, but a card is always issued on a day. */
export const readIssueDate = (text: string): Field<string> => {
  if (text === '') return { warning: 'missing-issue-date' };
  const value = fullDate(text);
  return value ? { value } : { warning: 'bad-issue-date' };
};

export const readSex = (text: string): Field<Sex> => {
  const lower = text.toLocaleLowerCase('vi');
  if (lower === 'nam') return { value: 'Nam' };
  return lower === 'nữ' ? { value: 'Nữ' } : { warning: 'bad-sex' };
};

export const readOldId = (text: string): Field<string> => {
  if (text === '' || text.toLocaleLowerCase('vi') === 'không có') return {};
  return /^\d{9}$/.test(text) ? { value: text } : { warning: 'bad-old-id' };
};

/** Letters with at most three marks of their own, and what stands between them in names. */
const NAME = /^(?:\p{Script=Latin}\p{Mn}{0,3}|[ '.-])+$/u;

/**
 * A person's name as printed; apostrophes become one. Anything that cannot stand in a Vietnamese citizen's name leaves it
 * out: digits and symbols, other scripts (Cyrillic А looks like A), and the Latin look-alikes of Unicode (Ａ, ª, Ⅷ).
 */
export const readName = (text: string): Field<string> => {
  const value = text.replace(/[‘’ʼ]/g, "'");
  if (!NAME.test(value) || !/\p{L}/u.test(value) || value.normalize('NFKC') !== value) return { warning: 'bad-name' };
  return hasUnusualLetters(value) ? { value, warning: 'name-unusual-letters' } : { value };
};

/** Stray commas, dashes and spaces only: ", - ", ", ,", a part "- Hưng Phú 1". An inner " - " is a name's (Bà Rịa - Vũng Tàu). */
export const tidyAddress = (text: string): string =>
  text
    .split(',')
    .map((part) => part.trim().replace(/^(?:[-–—]+(?: |$))+/, ''))
    .map((part) => stripEnd(part).trim())
    .filter((part) => part !== '')
    .join(', ');

const stripEnd = (part: string): string => {
  let end = part;
  while (/ [-–—]$/.test(end)) end = end.slice(0, -2).trimEnd();
  return end;
};

/** Markup, code and signs that no address has, other scripts, emoji. What is not ASCII but harmless stays. */
const FOREIGN = /[<>{}[\]\\`$^~=@*!%|¡§«¶»¿ªºµ]|(?![+°])\p{S}|(?!\p{Script=Latin})\p{L}|[\p{Co}\p{Cn}\p{Cs}]/u;

export const readAddress = (text: string): Field<string> => {
  const value = tidyAddress(text);
  if (value === '') return { warning: 'missing-address' };
  // Without any letter it is a neighbour's value: a field before it was lost.
  return FOREIGN.test(value) || !/\p{L}/u.test(value) ? { warning: 'bad-address' } : { value };
};
