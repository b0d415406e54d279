/** Working days of one office: the shipped holidays with the office's own dates and hours over them. */
import type { CalendarData } from './data.ts';
import { fileDay, parseCalendarData } from './data.ts';
import type { Day } from './day.ts';
import { civilOf, dayOf, dayText, weekdayOf } from './day.ts';
import { CalendarError } from './error.ts';
import { unannounced } from './expected.ts';
import { parseClock } from './moment.ts';
import type { Calendar, OfficeCalendar, Session, YearState } from './types.ts';

export type { Calendar } from './types.ts';

export const FIRST_DAY: Day = dayOf(2000, 1, 1);
export const LAST_DAY: Day = dayOf(2099, 12, 31);

/** Usual sessions where an office has not entered its own. */
export const DEFAULT_HOURS: readonly (readonly string[])[] = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];

const readHours = (hours: readonly (readonly string[])[]): Session[] => {
  let end = -1;
  const sessions = hours.map(([open, close]) => {
    const from = parseClock(open ?? '');
    const to = parseClock(close ?? '');
    if (from === null || to === null || from >= to || from < end)
      throw new CalendarError('bad-hours', `${open}-${close}`);
    end = to;
    return { from, to };
  });
  if (sessions.length === 0) throw new CalendarError('bad-hours', '');
  return sessions;
};

const inTables = (day: Day): Day => {
  if (day >= FIRST_DAY && day <= LAST_DAY) return day;
  throw new CalendarError('out-of-range', Number.isFinite(day) ? dayText(day) : String(day));
};

/** The calendar of an office from the holidays file: checks the file (parseCalendarData), then calendarOf. */
export const buildCalendar = (file: unknown, office: OfficeCalendar = {}): Calendar =>
  calendarOf(parseCalendarData(file), office);

/**
 * The calendar of an office from data that was checked. Throws CalendarError for a date of the office that does not exist
 * ('no-such-date') or lies outside 2000-2099 ('out-of-range'), and for hours that are empty, overlap or run backwards
 * ('bad-hours').
 */
export const calendarOf = (data: CalendarData, office: OfficeCalendar = {}): Calendar => {
  const size = LAST_DAY - FIRST_DAY + 1;
  const working = new Uint8Array(size);
  for (let i = 0; i < 7; i++) working[i] = weekdayOf(FIRST_DAY + i) <= 5 ? 1 : 0;
  // The first week, copied onto what follows and doubled each time: the tables are built while a worker wakes up.
  for (let filled = 7; filled < size; filled *= 2) working.copyWithin(filled, 0, filled);
  const names = new Map<Day, string>();
  const set = (date: string, value: 0 | 1, name: string) => {
    const day = inTables(fileDay(date));
    working[day - FIRST_DAY] = value;
    names.set(day, name);
  };
  for (const row of data.days) set(row.date, row.kind === 'work-swap' ? 1 : 0, row.name);
  const confirmed = new Set(office.confirmed);
  for (const row of unannounced(data))
    if (!confirmed.has(Number(row.date.slice(0, 4)))) set(row.date, 0, `${row.name}, dự kiến`);
  const named = (date: string) => office.names?.[date] ?? 'lịch của cơ quan';
  for (const date of office.off ?? []) set(date, 0, named(date));
  for (const date of office.on ?? []) set(date, 1, named(date));

  const rank = new Int32Array(size);
  const nth = new Int32Array(size + 1);
  let count = 0;
  for (let i = 0; i < size; i++) {
    if (working[i]) nth[++count] = FIRST_DAY + i;
    rank[i] = count;
  }
  const sessions = readHours(office.hours ?? DEFAULT_HOURS);
  return {
    data,
    office,
    sessions,
    minutesPerDay: sessions.reduce((sum, { from, to }) => sum + to - from, 0),
    working,
    rank,
    nth: nth.subarray(0, count + 1),
    completeYears: new Set([
      ...data.years.filter(({ state }) => state === 'complete').map(({ year }) => year),
      ...(office.confirmed ?? []),
    ]),
    names,
  };
};

/** Monday to Friday without holidays and swapped weekdays, plus swapped Saturdays, then the office's own dates. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean =>
  calendar.working[inTables(day) - FIRST_DAY] === 1;

/** Working days from the start of the tables up to and including `day`. */
export const workingDaysUntil = (calendar: Calendar, day: Day): number => calendar.rank[inTables(day) - FIRST_DAY]!;

/** The k-th working day of the tables: the inverse of workingDaysUntil. */
export const nthWorkingDay = (calendar: Calendar, k: number): Day => {
  const day = k < 1 ? undefined : calendar.nth[k];
  if (day === undefined) throw new CalendarError('out-of-range', `${k}`);
  return day;
};

/** The `count`-th working day after `day` (default the first). */
export const nextWorkingDay = (calendar: Calendar, day: Day, count = 1): Day =>
  nthWorkingDay(calendar, workingDaysUntil(calendar, day) + count);

/** The `count`-th working day strictly before `day` (default the last). */
export const previousWorkingDay = (calendar: Calendar, day: Day, count = 1): Day =>
  nthWorkingDay(calendar, workingDaysUntil(calendar, day - 1) - count + 1);

/** `day`, or the next working day when it is off (BLDS 2015 Điều 148 khoản 5). */
export const rollToWorkingDay = (calendar: Calendar, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day);

/** The office's sessions of that day, none when it is off. */
export const sessions = (calendar: Calendar, day: Day): readonly Session[] =>
  isWorkingDay(calendar, day) ? calendar.sessions : [];

/** How much is known of the days off of a year. */
export const yearState = (calendar: Calendar, year: number): YearState =>
  calendar.completeYears.has(year)
    ? 'complete'
    : (calendar.data.years.find((row) => row.year === year)?.state ?? 'unknown');

const TET_MARGIN = 10;

/**
 * Do the days of [from, to] touch those that the Prime Minister's yearly decision moves, in a year that is not complete?
 * They are mùng 1 ± 10 days (11/01-02/03 where the lunar date is not in the file, its widest range) and 31/08-04/09.
 * An appointment is then not printed without the officer's own confirmation.
 */
export const touchesUnannounced = (calendar: Calendar, from: Day, to: Day): boolean => {
  const last = civilOf(to).year;
  for (let year = civilOf(from).year; year <= last; year++) {
    if (calendar.completeYears.has(year)) continue;
    const newYear = calendar.data.lunarNewYear.dates.find((date) => date.startsWith(`${year}-`));
    const tet = newYear === undefined ? undefined : fileDay(newYear);
    const windows = [
      tet === undefined ? [dayOf(year, 1, 11), dayOf(year, 3, 2)] : [tet - TET_MARGIN, tet + TET_MARGIN],
      [dayOf(year, 8, 31), dayOf(year, 9, 4)],
    ] as const;
    if (windows.some(([opens, closes]) => from <= closes && to >= opens)) return true;
  }
  return false;
};
