/** Why a portal's appointment may differ from ours: each usual mistake is tried, and named when it gives the portal's date. */
import { calendarOf, FIRST_DAY, isWorkingDay, LAST_DAY, nextWorkingDay } from '../calendar/calendar.ts';
import { dayText, weekdayOf } from '../calendar/day.ts';
import { dayOfMoment, minuteOfDay, momentAt, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar, OfficeCalendar } from '../calendar/types.ts';
import { computeDeadline } from './compute.ts';
import { DeadlineError } from './error.ts';
import type { DeadlineInput, DeadlineLimit } from './types.ts';

export type PortalCause =
  | 'calendar-days'
  | 'working-days'
  | 'reception-counted'
  | 'holidays-missing'
  | 'saturday-counted'
  | 'swapped-saturday-missing'
  | 'shifted-by-15h'
  | 'supplement-not-restarted'
  | 'commitment-not-applied'
  | 'shortened';

const SAID: Record<PortalCause, string> = {
  'calendar-days': 'tính theo ngày lịch',
  'working-days': 'tính theo ngày làm việc',
  'reception-counted': 'tính cả ngày nhận',
  'holidays-missing': 'thiếu ngày nghỉ lễ',
  'saturday-counted': 'tính cả thứ Bảy là ngày làm việc',
  'swapped-saturday-missing': 'thiếu thứ Bảy làm bù',
  'shifted-by-15h': 'dời ngày nhận vì sau 15:00',
  'supplement-not-restarted': 'không tính lại sau bổ sung',
  'commitment-not-applied': 'chưa áp dụng thời hạn rút ngắn',
  shortened: 'theo thời hạn rút ngắn của địa phương',
};

/** "thiếu ngày nghỉ lễ" */
export const sayCause = (cause: PortalCause): string => SAID[cause];

type Variant = [PortalCause, DeadlineInput, Calendar];

const AFTERNOON = 15 * 60;

const withLimit = (input: DeadlineInput, change: (limit: DeadlineLimit) => DeadlineLimit): DeadlineInput => ({
  ...input,
  limit: change(input.limit),
  ...(input.commitment ? { commitment: { ...input.commitment, ...change(input.commitment) } } : {}),
});

const shifted = (input: DeadlineInput, calendar: Calendar): DeadlineInput | null => {
  const received = parseMoment(input.receivedAt);
  if (typeof received !== 'number') return null;
  const day = dayOfMoment(received);
  if (isWorkingDay(calendar, day) && minuteOfDay(received) <= AFTERNOON) return null;
  return { ...input, receivedAt: momentText(momentAt(nextWorkingDay(calendar, day), 0)) };
};

interface WrongCalendars {
  noHolidays: Calendar;
  noSwaps: Calendar;
  saturdays: Calendar;
  everyDay: Calendar;
}

const weekends = (from: number): string[] => {
  const dates: string[] = [];
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const weekday = weekdayOf(day);
    if (weekday >= 6 && weekday <= from) dates.push(dayText(day));
  }
  return dates;
};
const built = new WeakMap<Calendar, WrongCalendars>();

/** What a portal may have instead of the calendar; each is a table of a century, so they are kept with the calendar. */
const wrongCalendars = (calendar: Calendar): WrongCalendars => {
  let wrong = built.get(calendar);
  if (!wrong) {
    const { data, office } = calendar;
    const none = { ...data, days: [] };
    const withDays = (on: readonly string[]): OfficeCalendar => ({ ...office, on: [...on, ...(office.on ?? [])] });
    wrong = {
      noHolidays: calendarOf(none, { ...office, off: [] }),
      noSwaps: calendarOf(
        { ...data, days: data.days.filter(({ kind }) => kind !== 'work-swap') },
        { ...office, on: [] },
      ),
      saturdays: calendarOf(data, withDays(weekends(6))),
      everyDay: calendarOf(none, { ...withDays(weekends(7)), off: [] }),
    };
    built.set(calendar, wrong);
  }
  return wrong;
};

/** The mistakes that would have led to it, most usual first. */
const variants = (input: DeadlineInput, calendar: Calendar): Variant[] => {
  const wrong = wrongCalendars(calendar);
  const { commitment, events, ...rest } = input;
  const unit = (from: string, to: DeadlineLimit['unit']) =>
    withLimit(input, (limit) =>
      limit.unit === from && Number.isInteger(limit.value) ? { ...limit, unit: to } : limit,
    );
  const out: Variant[] = [
    ['calendar-days', unit('WORKING_DAY', 'DAY'), calendar],
    ['working-days', unit('DAY', 'WORKING_DAY'), calendar],
    [
      'reception-counted',
      withLimit(input, (limit) =>
        (limit.unit === 'WORKING_DAY' || limit.unit === 'DAY') && limit.value > 1
          ? { ...limit, value: limit.value - 1 }
          : limit,
      ),
      calendar,
    ],
    ['holidays-missing', input, wrong.noHolidays],
    ['saturday-counted', input, wrong.saturdays],
    ['swapped-saturday-missing', input, wrong.noSwaps],
  ];
  // Calendar days of a portal that does not move the last day off a weekend either.
  if (input.limit.unit === 'WORKING_DAY') out.push(['calendar-days', input, wrong.everyDay]);
  const later = shifted(input, calendar);
  if (later) out.push(['shifted-by-15h', later, calendar]);
  if (events?.some(({ type }) => type === 'SUPPLEMENT_RECEIVED'))
    out.push(['supplement-not-restarted', { ...input, events: [] }, calendar]);
  if (commitment) out.push(['commitment-not-applied', { ...rest, ...(events ? { events } : {}) }, calendar]);
  return out;
};

const matches = ([, input, calendar]: Variant): boolean => {
  try {
    return computeDeadline(input, calendar).portal === 'MATCH';
  } catch (error) {
    // A variant may be impossible (an event before the shifted reception): then it is not the cause.
    if (error instanceof DeadlineError) return false;
    throw error;
  }
};

/** Does a shorter limit of the same unit end on the portal's day? */
const shortened = (input: DeadlineInput, calendar: Calendar): boolean => {
  const { value, unit } = input.commitment ?? input.limit;
  if (unit !== 'WORKING_DAY' && unit !== 'DAY') return false;
  return Array.from({ length: Math.max(0, Math.ceil(value) - 1) }, (_, n) => n + 1).some((less) =>
    matches(['shortened', withLimit(input, (limit) => ({ ...limit, value: less })), calendar]),
  );
};

/**
 * The likely causes of a difference between `portalDueAt` and our date, each of which gives the portal's date exactly; empty when none
 * explains it or nothing differs. A shortened limit explains almost any earlier date, so it is named only where nothing else does.
 */
export const portalCauses = (input: DeadlineInput, calendar: Calendar): PortalCause[] => {
  const { portal } = computeDeadline(input, calendar);
  if (portal === null || portal === 'MATCH') return [];
  const causes = new Set(
    variants(input, calendar)
      .filter(matches)
      .map(([cause]) => cause),
  );
  if (causes.size === 0 && portal === 'EARLIER' && shortened(input, calendar)) causes.add('shortened');
  return [...causes];
};
