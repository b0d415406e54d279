import type { BirthDate } from '../utils/citizen/types.ts';

/** 001090000012 → "001 0 90 000012": place, century and sex, year, number; plain when copied. */
export const groupId = (id: string): string => id.replace(/^(\d{3})(\d)(\d\d)(\d{6})$/, '$1 $2 $3 $4');

/** `yyyy-mm-dd` → dd/MM/yyyy; a year alone stays a year. */
export const showDate = (date: BirthDate | undefined): string =>
  date === undefined ? '' : typeof date === 'string' ? date.split('-').reverse().join('/') : String(date.year);

/** ISO +07:00 moment → "23/11/2026 09:10". */
export const showMoment = (iso: string): string => `${showDate(iso.slice(0, 10))} ${iso.slice(11, 16)}`;

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
/** `yyyy-mm-dd` → "thứ Ba 01/12/2026". */
export const showDay = (date: string): string =>
  `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]} ${showDate(date)}`;

/** For input[type=datetime-local], which carries no zone: the desk's clock is always +07:00. */
export const toLocalInput = (iso: string | undefined): string => iso?.slice(0, 16) ?? '';
export const fromLocalInput = (value: string): string => `${value.slice(0, 16)}:00+07:00`;
