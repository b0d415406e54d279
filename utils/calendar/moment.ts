/**
 * Moments as seconds of Vietnam's wall clock since 1970-01-01T00:00 (+07:00, no summer time): every date decision is made
 * in Asia/Ho_Chi_Minh, whatever the machine says.
 */
import type { DateRefusal, Day } from './day.ts';
import { dayOfParts, dayText, two } from './day.ts';

export type Moment = number;

export const DAY_SECONDS = 86_400;
const VIETNAM_MINUTES = 7 * 60;
const SHAPE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?$/;
/** Where the minutes of "2026-11-24T09:10" end: seconds and offset follow. */
const MINUTES_END = 16;

/** Two digits at an index of a text whose shape was checked: cheaper than capturing groups. */
const digits = (text: string, index: number): number =>
  (text.charCodeAt(index) - 48) * 10 + text.charCodeAt(index + 1) - 48;

/** Minutes east of UTC; NaN for an offset that no zone can have. */
const offsetOf = (text: string): number => {
  const sign = Math.max(text.indexOf('+', MINUTES_END), text.indexOf('-', MINUTES_END));
  if (sign === -1) return /[Zz]$/.test(text) ? 0 : VIETNAM_MINUTES;
  const hours = digits(text, sign + 1);
  const minutes = text.length > sign + 3 ? digits(text, text.length - 2) : 0;
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (hours * 60 + minutes) * (text[sign] === '-' ? -1 : 1);
};

/**
 * A moment from ISO 8601 with any offset (Z, +07:00, +0700, +07); without one it is Vietnam's wall clock. Fractions of
 * a second are dropped. Returns why when it cannot be read.
 */
export const parseMoment = (text: string): Moment | DateRefusal => {
  if (typeof text !== 'string' || !SHAPE.test(text)) return 'unreadable';
  const day = dayOfParts(digits(text, 0) * 100 + digits(text, 2), digits(text, 5), digits(text, 8));
  if (typeof day !== 'number') return day;
  const hour = digits(text, 11);
  const minute = digits(text, 14);
  const second = text[MINUTES_END] === ':' ? digits(text, MINUTES_END + 1) : 0;
  const offset = offsetOf(text);
  if (hour > 23 || minute > 59 || second > 59 || Number.isNaN(offset)) return 'unreadable';
  return day * DAY_SECONDS + hour * 3600 + (minute + VIETNAM_MINUTES - offset) * 60 + second;
};

/** Dossiers of an office share most of their moments: ends of days, openings, the moment of the question. */
const WRITTEN = new Map<Moment, string>();
const MOST_WRITTEN = 10_000;

/** "2026-11-24T09:10:00+07:00" */
export const momentText = (moment: Moment): string => {
  const known = WRITTEN.get(moment);
  if (known !== undefined) return known;
  const day = dayOfMoment(moment);
  const rest = moment - day * DAY_SECONDS;
  const minutes = Math.floor(rest / 60);
  const text = `${dayText(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(rest % 60)}+07:00`;
  if (WRITTEN.size >= MOST_WRITTEN) WRITTEN.clear();
  WRITTEN.set(moment, text);
  return text;
};

/** The date in Vietnam on which a moment lies. */
export const dayOfMoment = (moment: Moment): Day => Math.floor(moment / DAY_SECONDS);

/** Whole minutes since 1970-01-01T00:00 in Vietnam; seconds are dropped. */
export const minuteOf = (moment: Moment): number => Math.floor(moment / 60);

/** Minute of the day, 0-1439. */
export const minuteOfDay = (moment: Moment): number => minuteOf(moment) - dayOfMoment(moment) * 1440;

/** The last second of a day, 23:59:59: how the end of a limit counted in days is written (BLDS 2015 Điều 148 khoản 6). */
export const endOfDay = (day: Day): Moment => day * DAY_SECONDS + DAY_SECONDS - 1;

/** A moment from a day and a minute of that day. */
export const momentAt = (day: Day, minute: number): Moment => day * DAY_SECONDS + minute * 60;

const CLOCK = /^(\d{1,2}):(\d{2})$/;

/** Minute of the day from "15:00" (up to "24:00"), or null when it is not a time. */
export const parseClock = (text: string): number | null => {
  const parts = typeof text === 'string' ? CLOCK.exec(text) : null;
  if (!parts) return null;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) > 59 || minutes > 1440 ? null : minutes;
};

/** "07:30" from a minute of the day. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
