/** From a deadline to its reminders. Pure: the moment of planning is the deadline's own asOf. */
import { nextWorkingDay, previousWorkingDay, sessions } from '../calendar/calendar.ts';
import type { Day } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, momentAt, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Deadline } from '../deadline/types.ts';
import type { Reminder, ReminderKind, ReminderRules } from './types.ts';
import { REMINDER_KINDS } from './types.ts';

/** 3 and 1 working days before, the last day for the apology, the due day's morning, the morning after. */
export const DEFAULT_RULES: ReminderRules = { kinds: REMINDER_KINDS };

/** A local commitment is kept or missed before the law is: it is announced, but only the statutory limit is overdue. */
const COMMITMENT_KINDS: ReadonlySet<ReminderKind> = new Set(['before-3', 'before-1', 'due-day']);

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

/** When a reminder of that kind fires; null when it makes no sense for this deadline. */
const fireMoment = (kind: ReminderKind, due: Moment, apology: string | null, calendar: Calendar): Moment | null => {
  const dueDay = dayOfMoment(due);
  switch (kind) {
    case 'before-3':
      return opening(calendar, previousWorkingDay(calendar, dueDay, 3));
    case 'before-1':
      return opening(calendar, previousWorkingDay(calendar, dueDay, 1));
    case 'apology':
      return apology === null ? null : opening(calendar, dayOfMoment(read(apology)));
    case 'due-day':
      // A limit of clock hours may end at night, before anybody is there to be reminded.
      return opening(calendar, dueDay) < due ? opening(calendar, dueDay) : null;
    case 'overdue':
      return openingAfter(calendar, due);
  }
};

interface Planned {
  kind: ReminderKind;
  fire: Moment;
  due: Moment;
}

const planFor = (dueAt: string, kinds: readonly ReminderKind[], deadline: Deadline, calendar: Calendar): Planned[] => {
  const due = read(dueAt);
  const started = read(deadline.startedAt);
  return kinds.flatMap((kind) => {
    const fire = fireMoment(kind, due, deadline.latestApologyAt, calendar);
    if (fire === null) return [];
    // "Three days left" is no news for a limit that had no more from the start.
    const late = fire < started && kind !== 'due-day' && kind !== 'overdue';
    return late ? [] : [{ kind, fire, due }];
  });
};

const urgency = ({ kind, due }: Planned): number => REMINDER_KINDS.indexOf(kind) * 1e12 - due;

/**
 * The reminders of a dossier, earliest first; none while it waits or once it has ended. Those whose moment passed before
 * the deadline's asOf are left out, except the most urgent one: it keeps its moment, so it fires at once, and planning again
 * gives the same id and moment. A local commitment on another day is announced beside the statutory limit.
 */
export const planReminders = (
  deadline: Deadline,
  dossierId: string,
  calendar: Calendar,
  rules: ReminderRules = DEFAULT_RULES,
): Reminder[] => {
  const { dueAt, commitDueAt } = deadline;
  if (dueAt === null || (deadline.status !== 'RUNNING' && deadline.status !== 'OVERDUE')) return [];
  const all = planFor(dueAt, rules.kinds, deadline, calendar);
  if (commitDueAt !== null && deadline.commitStatus === 'RUNNING' && commitDueAt.slice(0, 10) !== dueAt.slice(0, 10)) {
    const kinds = rules.kinds.filter((kind) => COMMITMENT_KINDS.has(kind));
    all.push(...planFor(commitDueAt, kinds, deadline, calendar));
  }
  const now = read(deadline.asOf);
  const [mostUrgent] = all.filter(({ fire }) => fire < now).sort((a, b) => urgency(b) - urgency(a));
  return all
    .filter((planned) => planned.fire >= now || planned === mostUrgent)
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
