/** A month as a wall calendar shows it, and what is known of each of its days. */
import { isWorkingDay, yearState } from './calendar.ts';
import type { CalendarDay } from './data.ts';
import type { Day } from './day.ts';
import { civilOf, dayOf, daysInMonth, dayText, weekdayOf } from './day.ts';
import { unannounced } from './expected.ts';
import type { OfficeDays, OfficeRow } from './office.ts';
import type { Calendar } from './types.ts';

/** Weeks of a month, Monday first; null where a neighbour's days would stand. */
export const weeksOf = (year: number, month: number): (Day | null)[][] => {
  const first = dayOf(year, month, 1);
  const cells: (Day | null)[] = [
    ...Array.from({ length: weekdayOf(first) - 1 }, () => null),
    ...Array.from({ length: daysInMonth(year, month) }, (_, n) => first + n),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
};

/** file: shipped; expected: reckoned, not announced; office: entered here; week: an ordinary day. */
export interface DayInfo {
  date: string;
  working: boolean;
  source: 'week' | 'file' | 'expected' | 'office';
  kind: CalendarDay['kind'] | null;
  name: string;
  decision: string;
}

/** Days of a year that differ from an ordinary week, by date: the office's entry lies over the file, the file over what is expected. */
export const markedDays = (calendar: Calendar, office: OfficeDays, year: number): Map<string, DayInfo> => {
  const marked = new Map<string, DayInfo>();
  const inYear = ({ date }: { date: string }) => date.startsWith(`${year}-`);
  const put = ({ date, kind, name, decision }: CalendarDay, source: DayInfo['source']) =>
    marked.set(date, { date, working: kind === 'work-swap', source, kind, name, decision });
  if (yearState(calendar, year) !== 'complete')
    for (const row of unannounced(calendar.data).filter(inYear)) put(row, 'expected');
  for (const row of calendar.data.days.filter(inYear)) put(row, 'file');
  const own = (working: boolean) => (row: OfficeRow) =>
    marked.set(row.date, { ...row, working, source: 'office', kind: working ? 'work-swap' : 'off' });
  office.off.filter(inYear).forEach(own(false));
  office.on.filter(inYear).forEach(own(true));
  return new Map([...marked].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What is known of one day. */
export const dayInfo = (calendar: Calendar, marked: ReadonlyMap<string, DayInfo>, day: Day): DayInfo =>
  marked.get(dayText(day)) ?? {
    date: dayText(day),
    working: isWorkingDay(calendar, day),
    source: 'week',
    kind: null,
    name: '',
    decision: '',
  };

/** The month `step` months away. */
export const monthAt = (year: number, month: number, step: number): { year: number; month: number } => {
  const index = year * 12 + month - 1 + step;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
};

export const yearOf = (day: Day): number => civilOf(day).year;
