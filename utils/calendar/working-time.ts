/**
 * Working time as one running count, so that a limit is an addition and a pause a difference, whatever number of
 * weekends lies between. Minutes are whole minutes since 1970-01-01T00:00 in Vietnam.
 */
import { isWorkingDay, nthWorkingDay, workingDaysUntil } from './calendar.ts';
import type { Calendar } from './types.ts';

const MINUTES = 1440;

/** Minutes of office hours before `minute`, from the start of the tables. */
export const workedUntil = (calendar: Calendar, minute: number): number => {
  const day = Math.floor(minute / MINUTES);
  let worked = workingDaysUntil(calendar, day - 1) * calendar.minutesPerDay;
  if (!isWorkingDay(calendar, day)) return worked;
  const at = minute - day * MINUTES;
  for (const { from, to } of calendar.sessions) worked += Math.min(Math.max(at - from, 0), to - from);
  return worked;
};

/** The first minute at which that much has been worked: a count that fills a session ends with it, not at the next opening. */
export const minuteWhenWorked = (calendar: Calendar, worked: number): number => {
  const k = Math.ceil(worked / calendar.minutesPerDay);
  let rest = worked - (k - 1) * calendar.minutesPerDay;
  const start = nthWorkingDay(calendar, k) * MINUTES;
  for (const { from, to } of calendar.sessions) {
    if (rest <= to - from) return start + from + rest;
    rest -= to - from;
  }
  return start + MINUTES;
};

/** Number of sessions that start at or before `minute`, from the start of the tables. */
export const sessionsBegunBy = (calendar: Calendar, minute: number): number => {
  const day = Math.floor(minute / MINUTES);
  const before = workingDaysUntil(calendar, day - 1) * calendar.sessions.length;
  if (!isWorkingDay(calendar, day)) return before;
  const at = minute - day * MINUTES;
  return before + calendar.sessions.filter(({ from }) => from <= at).length;
};

/** Minute at which the k-th session of the tables ends: the inverse of sessionsBegunBy. */
export const sessionEnd = (calendar: Calendar, k: number): number => {
  const perDay = calendar.sessions.length;
  const dayIndex = Math.ceil(k / perDay);
  const session = calendar.sessions[k - (dayIndex - 1) * perDay - 1]!;
  return nthWorkingDay(calendar, dayIndex) * MINUTES + session.to;
};
