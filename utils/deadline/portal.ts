/** Why a portal's appointment may differ from ours: each usual mistake is tried, and named when it gives the portal's date. */
import { calendarOf, isWorkingDay, nextWorkingDay } from '../calendar/calendar.ts';
import { dayOfMoment, minuteOfDay, momentAt, momentText, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import { computeDeadline } from './compute.ts';
import { DeadlineError } from './error.ts';
import type { DeadlineInput, DeadlineLimit } from './types.ts';

export type PortalCause =
  | 'calendar-days'
  | 'working-days'
  | 'reception-counted'
  | 'holidays-missing'
  | 'swapped-saturday-missing'
  | 'shifted-by-15h'
  | 'supplement-not-restarted'
  | 'commitment-not-applied';

const SAID: Record<PortalCause, string> = {
  'calendar-days': 'tính theo ngày lịch',
  'working-days': 'tính theo ngày làm việc',
  'reception-counted': 'tính cả ngày nhận',
  'holidays-missing': 'thiếu ngày nghỉ lễ',
  'swapped-saturday-missing': 'thiếu thứ Bảy làm bù',
  'shifted-by-15h': 'dời ngày nhận vì sau 15:00',
  'supplement-not-restarted': 'không tính lại sau bổ sung',
  'commitment-not-applied': 'chưa áp dụng thời hạn rút ngắn',
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

/** The mistakes that would have led to it, most usual first. */
const variants = (input: DeadlineInput, calendar: Calendar): Variant[] => {
  const { data, office } = calendar;
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
    ['holidays-missing', input, calendarOf({ ...data, days: [] }, { ...office, off: [] })],
    [
      'swapped-saturday-missing',
      input,
      calendarOf({ ...data, days: data.days.filter(({ kind }) => kind !== 'work-swap') }, { ...office, on: [] }),
    ],
  ];
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

/** The likely causes of a difference between `portalDueAt` and our date; empty when none explains it or nothing differs. */
export const portalCauses = (input: DeadlineInput, calendar: Calendar): PortalCause[] => {
  const { portal } = computeDeadline(input, calendar);
  if (portal === null || portal === 'MATCH') return [];
  return variants(input, calendar)
    .filter(matches)
    .map(([cause]) => cause);
};
