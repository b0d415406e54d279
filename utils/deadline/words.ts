/** A deadline in a few words and a tone: for a chip, a row, a card. */
import { workingDaysUntil } from '../calendar/calendar.ts';
import type { DateRefusal } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { dayOfMoment, endOfDay, minuteOf, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { DeadlineError } from './error.ts';
import type { Deadline } from './types.ts';

/** ok: time left; warn: soon or today; bad: late; muted: waiting or done. */
export type DueTone = 'ok' | 'warn' | 'bad' | 'muted';

export interface DueWords {
  text: string;
  tone: DueTone;
}

/** What of a deadline its words need; a portal's own appointment has no more than this. */
export type DueFacts = Pick<Deadline, 'asOf' | 'status' | 'endedAt' | 'dueAt' | 'waitingFor'>;

/** Working days left from which a dossier is near its end: the first reminder's distance. */
export const SOON = 3;

const read = (value: Moment | DateRefusal, field: string): Moment => {
  if (typeof value === 'number') return value;
  throw new DeadlineError(value === 'no-such-date' ? value : 'unreadable-moment', field);
};

/** "2 giờ 15 phút", "45 phút" */
const sayMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return hours === 0 ? `${rest} phút` : rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`;
};

const DONE: Partial<Record<Deadline['status'], string>> = {
  EARLY: 'đã xong, trước hạn',
  ON_TIME: 'đã xong, đúng hạn',
  LATE: 'đã xong, quá hạn',
  WITHDRAWN: 'đã rút hồ sơ',
  STOPPED: 'đã dừng giải quyết',
};

const WAITING = { supplement: 'chờ bổ sung', finance: 'chờ nghĩa vụ tài chính', other: 'tạm dừng tính hạn' };

/**
 * "còn 3 ngày làm việc", "hôm nay", "quá hạn 2 ngày", "chờ bổ sung", "đã xong, đúng hạn" ... `now` (ISO 8601,
 * default the moment of the question) may be later than the deadline's own. Days left are working days, days late are
 * calendar days.
 */
export const dueWords = (deadline: DueFacts, calendar: Calendar, now = deadline.asOf): DueWords => {
  const done = DONE[deadline.status];
  if (done) return { text: done, tone: deadline.status === 'LATE' ? 'bad' : 'muted' };
  if (deadline.endedAt !== null) return { text: 'đã kết thúc khi đang chờ', tone: 'muted' };
  if (deadline.dueAt === null) return { text: WAITING[deadline.waitingFor ?? 'supplement'], tone: 'muted' };
  const at = read(parseMoment(now), 'now');
  const due = read(parseMoment(deadline.dueAt), 'dueAt');
  const today = dayOfMoment(at);
  const dueDay = dayOfMoment(due);
  const wholeDay = due === endOfDay(dueDay);
  const minutes = minuteOf(due) - minuteOf(at);
  if (dueDay < today) return { text: `quá hạn ${today - dueDay} ngày`, tone: 'bad' };
  if (dueDay === today) {
    if (wholeDay) return { text: 'hôm nay', tone: 'warn' };
    if (minutes < 0) return { text: `quá hạn ${sayMinutes(-minutes)}`, tone: 'bad' };
    return { text: minutes === 0 ? 'đến hạn lúc này' : `còn ${sayMinutes(minutes)}`, tone: 'warn' };
  }
  const left = workingDaysUntil(calendar, dueDay) - workingDaysUntil(calendar, today);
  // A limit of clock hours may end on a day off.
  if (left === 0) return { text: `còn ${sayMinutes(minutes)}`, tone: 'warn' };
  return { text: `còn ${left} ngày làm việc`, tone: left <= SOON ? 'warn' : 'ok' };
};
