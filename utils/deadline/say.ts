/** How dates, moments and limits are said in Vietnamese in the arithmetic and on chips. */
import type { Day } from '../calendar/day.ts';
import { civilOf, two, weekdayOf } from '../calendar/day.ts';
import type { Moment } from '../calendar/moment.ts';
import { clockText, dayOfMoment, minuteOfDay } from '../calendar/moment.ts';
import type { DeadlineLimit, LimitUnit } from './types.ts';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** "24/11" */
export const sayShortDate = (day: Day): string => {
  const { month, dayOfMonth } = civilOf(day);
  return `${two(dayOfMonth)}/${two(month)}`;
};

/** "24/11/2026" */
export const sayDate = (day: Day): string => `${sayShortDate(day)}/${civilOf(day).year}`;

/** "thứ Ba 24/11/2026" */
export const sayDay = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${sayDate(day)}`;

/** "thứ Ba 24/11" */
export const sayDayShort = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${sayShortDate(day)}`;

/** "T7 28/11", "CN 29/11", "thứ Ba 24/11": as in a list of days off. */
export const sayListed = (day: Day): string => {
  const weekday = weekdayOf(day);
  const name = weekday === 6 ? 'T7' : weekday === 7 ? 'CN' : WEEKDAYS[weekday - 1];
  return `${name} ${sayShortDate(day)}`;
};

/** "09:10" */
export const sayClock = (moment: Moment): string => clockText(minuteOfDay(moment));

/** "thứ Ba 24/11/2026 lúc 09:10" */
export const sayMoment = (moment: Moment): string => `${sayDay(dayOfMoment(moment))} lúc ${sayClock(moment)}`;

const UNITS: Record<LimitUnit, string> = {
  MINUTE: 'phút',
  HOUR: 'giờ',
  WORKING_MINUTE: 'phút làm việc',
  WORKING_HOUR: 'giờ làm việc',
  HALF_DAY: 'buổi làm việc',
  SAME_DAY: 'trong ngày',
  WORKING_DAY: 'ngày làm việc',
  DAY: 'ngày',
  WEEK: 'tuần',
  MONTH: 'tháng',
  YEAR: 'năm',
};

/** "5 ngày làm việc", "0,5 ngày làm việc", "trong ngày" */
export const sayLimit = ({ value, unit }: DeadlineLimit): string =>
  unit === 'SAME_DAY' ? UNITS[unit] : `${String(value).replace('.', ',')} ${UNITS[unit]}`;
