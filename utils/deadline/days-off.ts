/** The days off between two dates, in words. */
import { isWorkingDay } from '../calendar/calendar.ts';
import type { Day } from '../calendar/day.ts';
import { weekdayOf } from '../calendar/day.ts';
import { dayOfMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { sayListed } from './say.ts';
import type { Pause } from './units.ts';

/** Weekends beyond this number are counted, not listed: a limit of 60 days must still fit on a card. */
const LISTED_WEEKEND_DAYS = 4;

/** Why a day is off or a Saturday is worked, without the file's remark in brackets; '' for an ordinary day. */
export const reasonOff = (calendar: Calendar, day: Day): string =>
  (calendar.names.get(day) ?? '').replace(/ \(.*\)$/, '');

export interface DaysOff {
  /** "thứ Ba 24/11 (Ngày Văn hóa Việt Nam); T7 28/11; CN 29/11", or '' */
  off: string;
  /** Saturdays and Sundays that are worked, or ''. */
  worked: string;
  /** Is a holiday among them, not only weekends? */
  holidays: boolean;
}

interface Run {
  first: Day;
  last: Day;
  reason: string;
}

/** "thứ Hai 16/02 - thứ Sáu 20/02 (Tết Nguyên đán)" */
const sayRun = ({ first, last, reason }: Run): string => {
  const days = first === last ? sayListed(first) : `${sayListed(first)} - ${sayListed(last)}`;
  return reason ? `${days} (${reason})` : days;
};

/** Days off and swapped-in days of [from, to], dates of a pause left aside. */
export const daysOffBetween = (calendar: Calendar, from: Day, to: Day, pauses: readonly Pause[]): DaysOff => {
  const holidays: Run[] = [];
  const weekends: Run[] = [];
  const worked: Run[] = [];
  for (let day = from; day <= to; day++) {
    if (pauses.some((pause) => dayOfMoment(pause.from) <= day && day <= dayOfMoment(pause.to))) continue;
    const weekend = weekdayOf(day) > 5;
    const run: Run = { first: day, last: day, reason: reasonOff(calendar, day) };
    const before = holidays.at(-1);
    if (isWorkingDay(calendar, day)) {
      if (weekend) worked.push(run);
    } else if (weekend) weekends.push(run);
    else if (before && before.last === day - 1 && before.reason === run.reason) before.last = day;
    else holidays.push(run);
  }
  const listed = weekends.length <= LISTED_WEEKEND_DAYS;
  const days = [...holidays, ...(listed ? weekends : [])].sort((a, b) => a.first - b.first).map(sayRun);
  if (!listed) days.push(`${weekends.length} ngày thứ Bảy, Chủ nhật`);
  return { off: days.join('; '), worked: worked.map(sayRun).join('; '), holidays: holidays.length > 0 };
};
