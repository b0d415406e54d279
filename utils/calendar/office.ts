/** What an office lays over the shipped holidays, kept as it was entered: an update of the file changes nothing of it. */
import * as z from 'zod/mini';
import type { Area } from '../platform/area.ts';
import { calendarOf, FIRST_DAY, isWorkingDay, LAST_DAY } from './calendar.ts';
import type { CalendarData } from './data.ts';
import { civilOf, parseDay, weekdayOf } from './day.ts';
import { CalendarError } from './error.ts';
import { parseClock } from './moment.ts';
import type { OfficeCalendar } from './types.ts';

const text = z.string().check(z.maxLength(200));
const Row = z.strictObject({ date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), name: text, decision: text });
const hours = z.tuple([z.string(), z.string()]);
const OfficeFile = z.strictObject({
  version: z.literal(1),
  /** Closed beside the holidays, or announced after this version; and worked although the file says off. */
  off: z.array(Row).check(z.maxLength(1_000)),
  on: z.array(Row).check(z.maxLength(1_000)),
  hours: z.array(hours).check(z.minLength(1), z.maxLength(4)),
  /** Reception on Saturday morning; no working day (R3). */
  saturday: z.nullable(hours),
  confirmed: z.array(z.strictObject({ year: z.int(), decision: text })).check(z.maxLength(100)),
});
export type OfficeDays = z.infer<typeof OfficeFile>;
export type OfficeRow = z.infer<typeof Row>;

export const CALENDAR_KEY = 'office:calendar';
const BEFORE_KEY = 'office:calendar-before';
/** Changes that can be taken back. */
const STEPS_BACK = 20;

export const NO_OFFICE_DAYS: OfficeDays = {
  version: 1,
  off: [],
  on: [],
  hours: [
    ['07:30', '11:30'],
    ['13:30', '17:00'],
  ],
  saturday: null,
  confirmed: [],
};

/** The office's calendar as kept; `damaged` when it cannot be read: the shipped one holds then, and the entry is left as it is. */
export const readOfficeDays = async (area: Area): Promise<{ days: OfficeDays; damaged: boolean }> => {
  const kept = await area.get(CALENDAR_KEY);
  if (kept === undefined) return { days: NO_OFFICE_DAYS, damaged: false };
  const read = z.safeParse(OfficeFile, kept);
  return read.success ? { days: read.data, damaged: false } : { days: NO_OFFICE_DAYS, damaged: true };
};

/** As the calendar takes it. */
export const officeOf = ({ off, on, hours, saturday, confirmed }: OfficeDays): OfficeCalendar => ({
  off: off.map(({ date }) => date),
  on: on.map(({ date }) => date),
  names: Object.fromEntries([...off, ...on].filter(({ name }) => name).map(({ date, name }) => [date, name])),
  hours,
  ...(saturday && { saturday }),
  confirmed: confirmed.map(({ year }) => year),
});

/**
 * Checks a change by an officer. Throws CalendarError: 'no-such-date', 'out-of-range', 'duplicate-date' (off and on, or twice),
 * 'off-on-weekend' (closed anyway), 'already-working', 'bad-hours', 'shape'.
 * @param before what stood there: a row that an update made needless is kept, only new ones are questioned
 */
export const checkOfficeDays = (data: CalendarData, next: OfficeDays, before: OfficeDays = NO_OFFICE_DAYS): void => {
  if (!z.safeParse(OfficeFile, next).success) throw new CalendarError('shape', CALENDAR_KEY);
  const shipped = calendarOf(data);
  const known = new Set([...before.off, ...before.on].map(({ date }) => date));
  const seen = new Set<string>();
  for (const [rows, off] of [
    [next.off, true],
    [next.on, false],
  ] as const)
    for (const { date } of rows) {
      const day = parseDay(date);
      if (typeof day !== 'number') throw new CalendarError('no-such-date', date);
      if (day < FIRST_DAY || day > LAST_DAY) throw new CalendarError('out-of-range', date);
      if (seen.has(date)) throw new CalendarError('duplicate-date', date);
      seen.add(date);
      if (known.has(date)) continue;
      const works = isWorkingDay(shipped, day);
      if (off && !works && weekdayOf(day) > 5) throw new CalendarError('off-on-weekend', date);
      if (!off && works) throw new CalendarError('already-working', date);
    }
  for (const { year } of next.confirmed)
    if (year < civilOf(FIRST_DAY).year || year > civilOf(LAST_DAY).year)
      throw new CalendarError('out-of-range', String(year));
  const [from, to] = next.saturday?.map(parseClock) ?? [0, 1];
  if (from == null || to == null || from >= to) throw new CalendarError('bad-hours', next.saturday?.join('-') ?? '');
  calendarOf(data, officeOf(next));
};

/**
 * Writes a change that was checked; the one before can be brought back.
 * @throws CalendarError; nothing was written then
 */
export const writeOfficeDays = async (area: Area, data: CalendarData, next: OfficeDays): Promise<void> => {
  const { days } = await readOfficeDays(area);
  checkOfficeDays(data, next, days);
  const before = (await area.get<OfficeDays[]>(BEFORE_KEY)) ?? [];
  await area.set(BEFORE_KEY, [...before, days].slice(-STEPS_BACK));
  await area.set(CALENDAR_KEY, next);
};

/** How many changes can be taken back. */
export const undoableChanges = async (area: Area): Promise<number> =>
  ((await area.get<OfficeDays[]>(BEFORE_KEY)) ?? []).length;

/** Takes the last change back. */
export const undoOfficeDays = async (area: Area): Promise<void> => {
  const before = (await area.get<OfficeDays[]>(BEFORE_KEY)) ?? [];
  const last = before.at(-1);
  if (!last) return;
  await area.set(BEFORE_KEY, before.slice(0, -1));
  await area.set(CALENDAR_KEY, last);
};
