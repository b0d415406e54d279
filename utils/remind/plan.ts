/** From a deadline to its reminders. Pure: the moment of planning is the deadline's own asOf. */
import { nextWorkingDay, previousWorkingDay, sessions } from '../calendar/calendar.ts';
import type { Day } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, endOfDay, momentAt, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Deadline } from '../deadline/types.ts';
import { DEFAULT_SETTINGS } from './rules.ts';
import type { Reminder, ReminderKind, ReminderRules } from './types.ts';

const HOUR = 3_600;
const FORGOTTEN = 60 * 86_400;
/** A limit that is shorter than the hour is announced this long before its end. */
const QUARTER = 900;

const read = (text: string): Moment => {
  const moment = parseMoment(text);
  if (typeof moment !== 'number') throw new RangeError(`not a moment: ${moment}`);
  return moment;
};

const opening = (calendar: Calendar, day: Day): Moment => momentAt(day, calendar.sessions[0]!.from);

/** The first opening of a working day after `moment`. */
const openingAfter = (calendar: Calendar, moment: Moment): Moment => {
  const day = dayOfMoment(moment);
  const first = sessions(calendar, day)[0];
  const today = first ? momentAt(day, first.from) : null;
  return today !== null && today > moment ? today : opening(calendar, nextWorkingDay(calendar, day));
};

/** An hour before the end: of the limit, or of the office's day when the limit ends at midnight. Null when it only just began. */
const lastHour = (due: Moment, started: Moment, calendar: Calendar): Moment | null => {
  const day = dayOfMoment(due);
  const end = due === endOfDay(day) ? momentAt(day, calendar.sessions.at(-1)!.to) : due;
  return [end - HOUR, end - QUARTER].find((moment) => moment > started) ?? null;
};

interface Planned {
  kind: ReminderKind;
  fire: Moment;
  due: Moment;
}

const present = (planned: { kind: ReminderKind; fire: Moment | null; due: Moment }[]): Planned[] =>
  planned.filter((candidate): candidate is Planned => candidate.fire !== null);

/** What announces that a limit comes to its end: the statutory one, or the office's own promise. */
const approaching = (
  due: Moment,
  started: Moment,
  rules: ReminderRules,
  calendar: Calendar,
  prefix: '' | 'promise-',
): Planned[] => {
  const dueDay = dayOfMoment(due);
  const before = rules.before
    .map((days) => ({
      kind: `${prefix}before-${days}` as const,
      fire: opening(calendar, previousWorkingDay(calendar, dueDay, days)),
      due,
    }))
    // "Three days left" is no news for a limit that had no more from the start.
    .filter(({ fire }) => fire >= started);
  // A limit of clock hours may end at night, before anybody is there to be reminded.
  const morning = rules.dueDay && opening(calendar, dueDay) < due ? opening(calendar, dueDay) : null;
  return present([
    ...before,
    { kind: `${prefix}due-day`, fire: morning, due },
    { kind: `${prefix}last-hour`, fire: rules.lastHour ? lastHour(due, started, calendar) : null, due },
  ]);
};

const ofLaw = (dueAt: string, deadline: Deadline, rules: ReminderRules, calendar: Calendar): Planned[] => {
  const [due, started] = [read(dueAt), read(deadline.startedAt)];
  const apology =
    rules.apology && deadline.latestApologyAt ? opening(calendar, dayOfMoment(read(deadline.latestApologyAt))) : null;
  return present([
    ...approaching(due, started, rules, calendar, ''),
    { kind: 'apology', fire: apology !== null && apology >= started ? apology : null, due },
    { kind: 'overdue', fire: rules.overdue ? openingAfter(calendar, due) : null, due },
  ]);
};

/** A promise for another day is announced like a limit; one for the same day only before its own minute. */
const ofPromise = (
  { dueAt, commitDueAt, commitStatus, startedAt }: Deadline,
  rules: ReminderRules,
  calendar: Calendar,
) => {
  if (dueAt === null || commitDueAt === null || commitStatus !== 'RUNNING' || commitDueAt >= dueAt) return [];
  const all = approaching(read(commitDueAt), read(startedAt), rules, calendar, 'promise-');
  return commitDueAt.slice(0, 10) === dueAt.slice(0, 10) ? all.filter(({ kind }) => kind.endsWith('last-hour')) : all;
};

/** The morning of each internal step's day, or a quarter of an hour before its end when it begins and ends on one day. */
const ofSteps = ({ steps, startedAt }: Deadline, calendar: Calendar): Planned[] => {
  let begun = read(startedAt);
  return (steps ?? []).flatMap((step, index) => {
    const due = read(step);
    const morning = opening(calendar, dayOfMoment(due));
    const fire = morning > begun ? morning : due - QUARTER;
    const planned = fire > begun ? [{ kind: `step-${index + 1}` as const, fire, due }] : [];
    begun = due;
    return planned;
  });
};

/** From the least to the most urgent. */
const RANKS = ['before', 'apology', 'due-day', 'last-hour', 'overdue'];
const urgency = ({ kind, due }: Planned): number => {
  const rank = RANKS.findIndex((name) => kind.replace('promise-', '').startsWith(name));
  return rank * 1e12 - due;
};

/** What is announced once something is waited for: the supplement, or the citizen who fetches the result. */
const ofWaiting = (deadline: Deadline, rules: ReminderRules, calendar: Calendar): Planned[] => {
  const { status, endedAt, returnedAt, waitingFor, waitingSince } = deadline;
  const after = (since: string, days: number) =>
    opening(calendar, nextWorkingDay(calendar, dayOfMoment(read(since)), days));
  if (waitingFor === 'supplement' && endedAt === null && waitingSince !== null && rules.supplementDays > 0)
    return [{ kind: 'supplement', fire: after(waitingSince, rules.supplementDays), due: read(waitingSince) }];
  // A result that lies longer was fetched and not noted: an office that never notes it is not told so for ever.
  const recent = endedAt !== null && read(endedAt) > read(deadline.asOf) - FORGOTTEN;
  const done = status === 'EARLY' || status === 'ON_TIME' || status === 'LATE';
  if (done && recent && returnedAt === null && rules.fetchDays > 0)
    return [{ kind: 'fetch', fire: after(endedAt, rules.fetchDays), due: read(endedAt) }];
  return [];
};

/**
 * The reminders of a dossier, earliest first. While it waits, and once it is done, only what is waited for is announced. Those whose moment
 * passed before the deadline's asOf are left out, except the most urgent one: it keeps its moment, so it fires at once, and planning again
 * gives the same id and moment. A local commitment is announced beside the statutory limit; only that one is overdue.
 */
export const planReminders = (
  deadline: Deadline,
  dossierId: string,
  calendar: Calendar,
  rules: ReminderRules = DEFAULT_SETTINGS,
): Reminder[] => {
  const { dueAt, status } = deadline;
  const running = dueAt !== null && (status === 'RUNNING' || status === 'OVERDUE');
  const now = read(deadline.asOf);
  const limits = running ? [...ofLaw(dueAt, deadline, rules, calendar), ...ofPromise(deadline, rules, calendar)] : [];
  const [mostUrgent] = limits.filter(({ fire }) => fire < now).sort((a, b) => urgency(b) - urgency(a));
  const steps = running && rules.step ? ofSteps(deadline, calendar).filter(({ fire }) => fire >= now) : [];
  return [
    ...limits.filter((planned) => planned.fire >= now || planned === mostUrgent),
    ...steps,
    ...ofWaiting(deadline, rules, calendar),
  ]
    .sort((a, b) => a.fire - b.fire)
    .map(({ kind, fire, due }) => {
      const text = momentText(due);
      return {
        id: `${dossierId}:${kind}:${text.slice(0, 10)}`,
        dossierId,
        kind,
        fireAt: momentText(fire),
        dueAt: text,
      };
    });
};
