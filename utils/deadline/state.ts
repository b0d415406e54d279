/** Where a dossier stands and what comes next, as words of closed unions: the screens have the sentences. */
import { workingDaysUntil } from '../calendar/calendar.ts';
import { dayOfMoment, endOfDay, minuteOf, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { workedUntil } from '../calendar/working-time.ts';
import type { ClockType, Deadline } from './types.ts';
import { SOON } from './words.ts';

/** chưa bắt đầu, đang tính, sắp đến hạn, đến hạn hôm nay, quá hạn, tạm dừng, trước hạn, đúng hạn, trễ hạn, đã rút, dừng giải quyết, kết thúc khi đang chờ. */
export const DUE_STATES = [
  'not-started',
  'running',
  'soon',
  'today',
  'overdue',
  'paused',
  'early',
  'on-time',
  'late',
  'withdrawn',
  'stopped',
  'ended',
] as const;
export type DueState = (typeof DUE_STATES)[number];

const ENDED: Partial<Record<Deadline['status'], DueState>> = {
  EARLY: 'early',
  ON_TIME: 'on-time',
  LATE: 'late',
  WITHDRAWN: 'withdrawn',
  STOPPED: 'stopped',
  WAITING: 'paused',
  OVERDUE: 'overdue',
};

const momentOf = (text: string): number => {
  const read = parseMoment(text);
  if (typeof read !== 'number') throw new RangeError(`not a moment: ${read}`);
  return read;
};

/** The state at the deadline's own moment of asking; undefined: not received yet, or no limit known. */
export const dueState = (deadline: Deadline | undefined, calendar: Calendar): DueState => {
  if (!deadline) return 'not-started';
  if (deadline.status === 'WAITING' && deadline.endedAt !== null) return 'ended';
  const ended = ENDED[deadline.status];
  if (ended || deadline.dueAt === null) return ended ?? 'paused';
  const today = dayOfMoment(momentOf(deadline.asOf));
  const dueDay = dayOfMoment(momentOf(deadline.dueAt));
  if (dueDay === today) return 'today';
  return workingDaysUntil(calendar, dueDay) - workingDaysUntil(calendar, today) <= SOON ? 'soon' : 'running';
};

/** Working time from now to the due moment: whole office days and the minutes beyond; null when nothing runs or it is over. */
export const remainingWork = (
  deadline: Deadline,
  calendar: Calendar,
): { days: number; hours: number; minutes: number } | null => {
  if (deadline.dueAt === null || deadline.status !== 'RUNNING') return null;
  const due = momentOf(deadline.dueAt);
  // A limit in days ends at midnight; the office closes before.
  const end = due === endOfDay(dayOfMoment(due)) ? due + 1 : due;
  const left = workedUntil(calendar, minuteOf(end)) - workedUntil(calendar, minuteOf(momentOf(deadline.asOf)));
  const days = Math.floor(left / calendar.minutesPerDay);
  const rest = left - days * calendar.minutesPerDay;
  return { days, hours: Math.floor(rest / 60), minutes: rest % 60 };
};

/** What the officer does next; each has a sentence with the moment that goes with it. */
export const NEXT_WORDS = [
  'receive',
  'hand-over',
  'resolve',
  'resolve-today',
  'apologise-now',
  'overdue',
  'ask-supplement',
  'wait-finance',
  'wait-other',
  'fetch',
  'nothing',
] as const;
export type NextWord = (typeof NEXT_WORDS)[number];

/** The next thing to do and, where there is one, the moment by which. */
export const nextOf = (deadline: Deadline | undefined, calendar: Calendar): { word: NextWord; at?: string } => {
  if (!deadline) return { word: 'receive' };
  const { asOf, dueAt, latestApologyAt, transferBy } = deadline;
  switch (dueState(deadline, calendar)) {
    case 'overdue':
      return { word: 'overdue' };
    case 'paused':
      if (deadline.waitingFor === 'finance') return { word: 'wait-finance' };
      return { word: deadline.waitingFor === 'other' ? 'wait-other' : 'ask-supplement' };
    case 'today':
      return { word: 'resolve-today', at: dueAt! };
    case 'early':
    case 'on-time':
    case 'late':
      return { word: deadline.returnedAt === null ? 'fetch' : 'nothing' };
    case 'withdrawn':
    case 'stopped':
    case 'ended':
      return { word: 'nothing' };
    default:
      if (transferBy !== null && transferBy > asOf) return { word: 'hand-over', at: transferBy };
      if (latestApologyAt !== null && latestApologyAt.slice(0, 10) === asOf.slice(0, 10))
        return { word: 'apologise-now', at: latestApologyAt };
      return { word: 'resolve', at: dueAt! };
  }
};

/** Steps that can be entered now, the most sensible one first. */
export const stepsOf = (deadline: Deadline | undefined): ClockType[] => {
  if (!deadline) return [];
  const { endedAt, returnedAt, waitingFor, status, latestApologyAt, asOf } = deadline;
  if (endedAt !== null) {
    const hasResult = status === 'EARLY' || status === 'ON_TIME' || status === 'LATE';
    return hasResult && returnedAt === null ? ['RETURNED'] : [];
  }
  if (waitingFor === 'supplement') return ['SUPPLEMENT_RECEIVED', 'REFUSED', 'WITHDRAWN', 'STOPPED'];
  if (waitingFor !== null) return ['FINANCE_DONE', 'WITHDRAWN', 'STOPPED'];
  const extension: ClockType[] = latestApologyAt !== null && latestApologyAt >= asOf ? ['EXTENDED'] : [];
  return ['RESULT', 'SUPPLEMENT_REQUESTED', 'FINANCE_SENT', ...extension, 'REFUSED', 'WITHDRAWN', 'STOPPED'];
};
