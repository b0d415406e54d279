/** When what is due is said: a digest at the start of each half-day, at once what cannot wait, nothing in the quiet hours. Pure. */
import { isWorkingDay, nextWorkingDay, previousWorkingDay, sessions } from '../calendar/calendar.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, minuteOfDay, momentAt, momentText, parseClock, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { ReminderSettings } from './rules.ts';
import type { Reminder, ReminderKind } from './types.ts';

type Quiet = ReminderSettings['quiet'];

/** More than these at once are said in one digest. */
const SINGLES = 3;

const momentOf = (text: string): Moment => {
  const read = parseMoment(text);
  if (typeof read !== 'number') throw new RangeError(`not a moment: ${read}`);
  return read;
};

const isQuiet = (quiet: Quiet, minute: number): boolean => {
  const from = quiet && parseClock(quiet.from);
  const to = quiet && parseClock(quiet.to);
  if (from === null || to === null || from === to) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
};

/** When the quiet hours that hold at `moment` are over; `moment` itself when none do. */
const afterQuiet = (quiet: Quiet, moment: Moment): Moment => {
  if (!quiet || !isQuiet(quiet, minuteOfDay(moment))) return moment;
  const to = parseClock(quiet.to)!;
  const day = dayOfMoment(moment);
  return momentAt(minuteOfDay(moment) < to ? day : day + 1, to);
};

/** The last start of a half-day at or before `now`. */
const halfDay = (now: Moment, calendar: Calendar): Moment => {
  const day = dayOfMoment(now);
  const started = sessions(calendar, day)
    .map(({ from }) => momentAt(day, from))
    .filter((start) => start <= now);
  return started.at(-1) ?? momentAt(previousWorkingDay(calendar, day), calendar.sessions.at(-1)!.from);
};

/** What cannot wait for the next digest: the last hour, and what the officer asked to be told again. */
const waits = (kind: ReminderKind): boolean => !kind.endsWith('last-hour') && !kind.startsWith('snoozed-');

export interface Delivery {
  rows: Reminder[];
  /** The one dossier that it speaks of; undefined for a digest of several. */
  dossierId?: string;
}

const delivery = (rows: Reminder[]): Delivery => {
  const [only, ...others] = new Set(rows.map(({ dossierId }) => dossierId));
  return others.length === 0 && only !== undefined ? { rows, dossierId: only } : { rows };
};

/**
 * What a sweep says of the reminders that are due and not yet notified. A sweep that was ended half-way left its claim on them: those do not
 * wait for the next half-day.
 * @param lastSweep when the last sweep was done; undefined: never
 */
export const deliveries = (
  due: readonly Reminder[],
  now: string,
  lastSweep: string | undefined,
  calendar: Calendar,
  quiet: Quiet,
): Delivery[] => {
  const at = momentOf(now);
  if (due.length === 0 || isQuiet(quiet, minuteOfDay(at))) return [];
  const start = afterQuiet(quiet, halfDay(at, calendar));
  const opens = start <= at && (lastSweep === undefined || momentOf(lastSweep) < start);
  if (opens) return [delivery([...due])];
  const claimed = due.filter(({ claimedAt }) => claimedAt !== undefined);
  const urgent = due.filter(({ kind, claimedAt }) => claimedAt === undefined && !waits(kind));
  const byDossier = Object.values(Object.groupBy(urgent, ({ dossierId }) => dossierId)) as Reminder[][];
  const singles = byDossier.length > SINGLES ? [delivery(urgent)] : byDossier.map(delivery);
  return [...(claimed.length > 0 ? [delivery(claimed)] : []), ...singles];
};

export const SNOOZES = ['hour', 'afternoon', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** When a snoozed reminder comes back: in an hour, this afternoon (or tomorrow, when it has begun), the next working morning. */
export const snoozedUntil = (choice: Snooze, now: string, calendar: Calendar): string => {
  const at = momentOf(now);
  if (choice === 'hour') return momentText(at + 3_600);
  const day = dayOfMoment(at);
  const afternoon = momentAt(day, calendar.sessions.at(-1)!.from);
  if (choice === 'afternoon' && isWorkingDay(calendar, day) && afternoon > at) return momentText(afternoon);
  return momentText(momentAt(nextWorkingDay(calendar, day), calendar.sessions[0]!.from));
};
