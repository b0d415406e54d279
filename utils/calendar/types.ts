import type { CalendarData } from './data.ts';
import type { Day } from './day.ts';

/** Minutes of the day: 07:30-11:30 is {from: 450, to: 690}. */
export interface Session {
  from: number;
  to: number;
}

/** complete: usable; partial: some days are still to be announced; unknown: the file says nothing of that year. */
export type YearState = 'complete' | 'partial' | 'unknown';

/** What an office lays over the shipped holidays. Dates are "yyyy-MM-dd"; `on` wins over `off`. */
export interface OfficeCalendar {
  off?: readonly string[];
  on?: readonly string[];
  /** Sessions of every working day, in order: [["07:30", "11:30"], ["13:30", "17:00"]]. */
  hours?: readonly (readonly string[])[];
  /** Reception on Saturdays, "07:30" to "11:30"; no working day. */
  saturday?: readonly string[];
  /** Why a date of `off` or `on` is so. */
  names?: Readonly<Record<string, string>>;
  /** Years whose announcement the office has entered and confirmed. */
  confirmed?: readonly number[];
}

/** Built once, then only read: every question is a look-up. Indexes of the tables are days since FIRST_DAY. */
export interface Calendar {
  data: CalendarData;
  office: OfficeCalendar;
  sessions: readonly Session[];
  minutesPerDay: number;
  /** 1 = working day. */
  working: Uint8Array;
  /** Number of working days up to and including that day. */
  rank: Int32Array;
  /** The k-th working day (k from 1) at index k. */
  nth: Int32Array;
  completeYears: ReadonlySet<number>;
  /** Why a day is off, or a Saturday is not. */
  names: ReadonlyMap<Day, string>;
}
