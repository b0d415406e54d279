/**
 * From a start, a limit and the time that is not counted to the due moment: one function a family of units. Pure
 * arithmetic; what the events mean is track.ts.
 */
import {
  isWorkingDay,
  nextWorkingDay,
  nthWorkingDay,
  rollToWorkingDay,
  workingDaysUntil,
} from '../calendar/calendar.ts';
import type { Day } from '../calendar/day.ts';
import { addMonths } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, endOfDay, minuteOf, minuteOfDay, momentAt } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { minuteWhenWorked, sessionEnd, sessionsBegunBy, workedUntil } from '../calendar/working-time.ts';
import type { DeadlineLimit } from './types.ts';

/** Time that is not counted (waiting for a supplement, for a payment), as moments. */
export interface Pause {
  from: Moment;
  to: Moment;
}

const DAY_UNITS: ReadonlySet<string> = new Set(['SAME_DAY', 'WORKING_DAY', 'DAY', 'WEEK', 'MONTH', 'YEAR']);

/** Is the limit counted in days? Such limits have an apology day (R21) and a day for asking supplements (R18). */
export const isDayUnit = ({ unit }: DeadlineLimit): boolean => DAY_UNITS.has(unit);

/** Are moments compared by their dates? Day units are, except N.5 working days, which end at an hour (R23). */
export const comparesDates = (limit: DeadlineLimit): boolean => isDayUnit(limit) && Number.isInteger(limit.value);

/** Pauses in `scale` units, in order, overlapping and touching ones as one. */
const merged = (pauses: readonly Pause[], scale: (moment: Moment) => number): readonly Pause[] => {
  if (pauses.length === 0) return pauses;
  const out: Pause[] = [];
  const sorted = pauses.map(({ from, to }) => ({ from: scale(from), to: scale(to) })).sort((a, b) => a.from - b.from);
  for (const pause of sorted) {
    const last = out.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else out.push(pause);
  }
  return out;
};

/** R6: clock time, day and night; a pause is left out to the minute. */
const byClock = (start: number, minutes: number, pauses: readonly Pause[]): number => {
  let due = start + minutes;
  for (const { from, to } of merged(pauses, minuteOf)) {
    if (from >= due) break;
    due += Math.max(to - Math.max(from, start), 0);
  }
  return due;
};

/** R12: time inside office hours. */
const byOfficeHours = (start: number, minutes: number, pauses: readonly Pause[], calendar: Calendar): number => {
  const begun = workedUntil(calendar, start);
  let due = begun + minutes;
  for (const { from, to } of merged(pauses, minuteOf)) {
    const used = Math.max(workedUntil(calendar, from), begun);
    if (used >= due) break;
    due += Math.max(workedUntil(calendar, to) - used, 0);
  }
  return minuteWhenWorked(calendar, due);
};

/** R13: sessions that start strictly after reception; those that start inside a pause, ends included, do not count. */
const bySessions = (start: number, count: number, pauses: readonly Pause[], calendar: Calendar): number => {
  const begun = sessionsBegunBy(calendar, start);
  let due = begun + count;
  for (const { from, to } of merged(pauses, minuteOf)) {
    const used = Math.max(sessionsBegunBy(calendar, from - 1), begun);
    if (used >= due) break;
    due += Math.max(sessionsBegunBy(calendar, to) - used, 0);
  }
  return sessionEnd(calendar, due);
};

/** R8: the count-th working day after `start`, without the dates of a pause. */
const byWorkingDays = (start: Day, count: number, pauses: readonly Pause[], calendar: Calendar): Day => {
  let due = workingDaysUntil(calendar, start) + count;
  for (const { from, to } of merged(pauses, dayOfMoment)) {
    const used = workingDaysUntil(calendar, Math.max(from - 1, start));
    if (used >= due) break;
    due += Math.max(workingDaysUntil(calendar, to) - used, 0);
  }
  return nthWorkingDay(calendar, due);
};

/** R10: the count-th date after `start`, without the dates of a pause; not rolled. */
const byDates = (start: Day, count: number, pauses: readonly Pause[]): Day => {
  let due = start + count;
  for (const { from, to } of merged(pauses, dayOfMoment)) {
    if (from > due) break;
    due += Math.max(to - Math.max(from, start + 1) + 1, 0);
  }
  return due;
};

/** R17: the number of paused dates after `start`. */
const pausedDates = (start: Day, pauses: readonly Pause[]): number =>
  merged(pauses, dayOfMoment).reduce((sum, { from, to }) => sum + Math.max(to - Math.max(from, start + 1) + 1, 0), 0);

/** R14: the day itself when it is a working day and not after the cutoff, else the next working day. */
const sameDay = (start: Moment, cutoff: number, calendar: Calendar): Day => {
  const day = dayOfMoment(start);
  return isWorkingDay(calendar, day) && minuteOfDay(start) <= cutoff ? day : nextWorkingDay(calendar, day);
};

/** The unrolled last day of a limit in days, weeks, months or years (R10, R11). */
export const unrolledDay = (limit: DeadlineLimit, start: Day, pauses: readonly Pause[]): Day => {
  const { value, unit } = limit;
  if (unit === 'DAY') return byDates(start, value, pauses);
  const day = unit === 'WEEK' ? start + 7 * value : addMonths(start, unit === 'YEAR' ? 12 * value : value);
  return day + pausedDates(start, pauses);
};

/** The due moment of a limit that runs from `start`. Throws CalendarError 'out-of-range' beyond 2099. */
export const dueMoment = (
  limit: DeadlineLimit,
  start: Moment,
  pauses: readonly Pause[],
  cutoff: number,
  calendar: Calendar,
): Moment => {
  const { value, unit } = limit;
  switch (unit) {
    case 'MINUTE':
    case 'HOUR':
      return byClock(minuteOf(start), unit === 'HOUR' ? value * 60 : value, pauses) * 60;
    case 'WORKING_MINUTE':
    case 'WORKING_HOUR':
      return byOfficeHours(minuteOf(start), unit === 'WORKING_HOUR' ? value * 60 : value, pauses, calendar) * 60;
    case 'HALF_DAY':
      return bySessions(minuteOf(start), value, pauses, calendar) * 60;
    case 'SAME_DAY':
      return endOfDay(sameDay(start, cutoff, calendar));
    case 'WORKING_DAY': {
      const day = byWorkingDays(dayOfMoment(start), Math.ceil(value), pauses, calendar);
      // R9: N.5 ends with the first session of the next working day.
      return Number.isInteger(value) ? endOfDay(day) : momentAt(day, calendar.sessions[0]!.to);
    }
    default:
      return endOfDay(rollToWorkingDay(calendar, unrolledDay(limit, dayOfMoment(start), pauses)));
  }
};
