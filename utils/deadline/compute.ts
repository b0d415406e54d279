/** The clock itself: events, limits and a calendar in, the deadline out. */
import { isWorkingDay, nextWorkingDay, touchesUnannounced, yearState } from '../calendar/calendar.ts';
import { civilOf, weekdayOf } from '../calendar/day.ts';
import { CalendarError } from '../calendar/error.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, minuteOf, minuteOfDay, momentAt, momentText } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { DeadlineError } from './error.ts';
import type { Case } from './input.ts';
import { readInput } from './input.ts';
import type { Track } from './track.ts';
import { followEvents, latestApology, supplementNotice, trackDue, waitsFor, waitsSince } from './track.ts';
import type { Commitment, Deadline, DeadlineFlag, DeadlineInput, DeadlineLimit, DeadlineStatus } from './types.ts';
import { comparesDates, dueMoment } from './units.ts';

/** R15: NĐ 61/2018 Điều 18 khoản 2; the cutoff setting of same-day limits does not move it. */
const TRANSFER_CUTOFF = 15 * 60;

/** A limit with what the events made of it; `due` is null while it waits and once withdrawn or stopped. */
export interface Clock {
  limit: DeadlineLimit;
  track: Track;
  due: Moment | null;
  status: DeadlineStatus;
}

/** -1, 0 or 1: `moment` before, on or after `due`, by dates or by minutes as the limit's unit says (R23). */
const compare = (moment: Moment, due: Moment, limit: DeadlineLimit): number =>
  Math.sign(comparesDates(limit) ? dayOfMoment(moment) - dayOfMoment(due) : minuteOf(moment) - minuteOf(due));

const statusOf = (track: Track, due: Moment, limit: DeadlineLimit, asOf: Moment): DeadlineStatus => {
  const { end } = track;
  if (end?.type === 'WITHDRAWN' || end?.type === 'STOPPED') return end.type;
  if (waitsFor(track) !== null) return 'WAITING';
  const order = compare(end?.at ?? asOf, due, limit);
  if (!end) return order > 0 ? 'OVERDUE' : 'RUNNING';
  return order < 0 ? 'EARLY' : order === 0 ? 'ON_TIME' : 'LATE';
};

const clockOf = (kase: Case, limit: DeadlineLimit, calendar: Calendar, track: Track): Clock => {
  const due = trackDue(track, limit, kase.cutoff, calendar);
  const status = statusOf(track, due, limit, kase.asOf);
  const none = status === 'WAITING' || status === 'WITHDRAWN' || status === 'STOPPED';
  return { limit, track, due: none ? null : due, status };
};

/** The statutory limit's clock (R24). */
export const statutoryClock = (kase: Case, limit: DeadlineLimit, calendar: Calendar): Clock =>
  clockOf(kase, limit, calendar, followEvents(kase, limit, calendar));

/** R24: a commitment for one weekday binds only a reception (or restart) on that weekday, when it is a working day. */
export const commitmentClock = (kase: Case, commitment: Commitment, calendar: Calendar): Clock | null => {
  const track = followEvents(kase, commitment, calendar);
  const day = dayOfMoment(track.start);
  const { onlyWeekday } = commitment;
  if (onlyWeekday != null && (weekdayOf(day) !== onlyWeekday || !isWorkingDay(calendar, day))) return null;
  // An extension is a new statutory date; what the office promised stays what it was.
  return clockOf(kase, commitment, calendar, { ...track, extendedTo: null });
};

/** R15: the end of office hours of the same day, else the next opening. */
const transferMoment = (start: Moment, calendar: Calendar): Moment => {
  const day = dayOfMoment(start);
  const minute = minuteOfDay(start);
  const closing = calendar.sessions.at(-1)!.to;
  if (isWorkingDay(calendar, day) && minute <= TRANSFER_CUTOFF && minute <= closing) return momentAt(day, closing);
  return momentAt(nextWorkingDay(calendar, day), calendar.sessions[0]!.from);
};

const stepMoments = (kase: Case, { track }: Clock, steps: readonly DeadlineLimit[], calendar: Calendar): Moment[] => {
  let start = track.start;
  return steps.map((step) => {
    start = dueMoment(step, start, track.pauses, kase.cutoff, calendar);
    return start;
  });
};

const compute = (input: DeadlineInput, calendar: Calendar): Deadline => {
  const kase = readInput(input);
  const statutory = statutoryClock(kase, input.limit, calendar);
  const commitment = input.commitment ? commitmentClock(kase, input.commitment, calendar) : null;
  const { track, due, status } = statutory;
  const since = status === 'WAITING' ? waitsSince(track) : null;
  const apology = due === null ? null : latestApology(track, due, input.limit, calendar);
  const steps = input.steps && due !== null ? stepMoments(kase, statutory, input.steps, calendar) : null;
  const printed = commitment ?? statutory;
  const order =
    kase.portalDue === null || printed.due === null ? null : compare(kase.portalDue, printed.due, printed.limit);

  const flags: DeadlineFlag[] = [];
  if (kase.received > kase.asOf) flags.push('received-in-future');
  if (track.afterEnd) flags.push('event-after-end');
  if (due !== null && touchesUnannounced(calendar, dayOfMoment(track.start), dayOfMoment(due)))
    flags.push('confirm-appointment');
  if (due !== null && (steps?.at(-1) ?? 0) > due) flags.push('steps-exceed-limit');

  return {
    asOf: momentText(kase.asOf),
    startedAt: momentText(track.start),
    dueAt: due === null ? null : momentText(due),
    status,
    waitingFor: status === 'WAITING' ? waitsFor(track) : null,
    waitingSince: since === null ? null : momentText(since),
    endedAt: track.end ? momentText(track.end.at) : null,
    returnedAt: track.returned === null ? null : momentText(track.returned),
    latestApologyAt: apology === null ? null : momentText(apology),
    supplementNoticeBy: due === null ? null : momentText(supplementNotice(track, due, calendar)),
    commitDueAt: commitment === null || commitment.due === null ? null : momentText(commitment.due),
    commitStatus: commitment?.status ?? null,
    portal: order === null ? null : order < 0 ? 'EARLIER' : order > 0 ? 'LATER' : 'MATCH',
    transferBy: input.limit.unit === 'SAME_DAY' ? null : momentText(transferMoment(track.start, calendar)),
    steps: steps === null ? null : steps.map(momentText),
    warnings: track.warnings,
    certainty:
      due === null
        ? null
        : yearState(calendar, civilOf(dayOfMoment(due)).year) === 'complete'
          ? 'certain'
          : 'provisional',
    flags,
  };
};

/**
 * The deadline of a dossier by R1-R24 (README.md). Pure: the machine's clock and time zone play no part. Throws
 * DeadlineError with a reason for input that no date may be computed from.
 */
export const computeDeadline = (input: DeadlineInput, calendar: Calendar): Deadline => {
  try {
    return compute(input, calendar);
  } catch (error) {
    if (error instanceof CalendarError) throw new DeadlineError('out-of-range', error.detail);
    throw error;
  }
};
