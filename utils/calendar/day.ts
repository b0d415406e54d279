/**
 * Calendar dates as whole numbers: days since 1970-01-01. No Date object, so neither the machine's time zone nor its
 * history of summer time can change a result.
 */
export type Day = number;

const EPOCH_SHIFT = 719_468;
const DAYS_OF_ERA = 146_097;

/** Days since 1970-01-01 of a proleptic Gregorian date; month 1-12. Does not check that the date exists. */
export const dayOf = (year: number, month: number, dayOfMonth: number): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - EPOCH_SHIFT;
};

export interface Civil {
  year: number;
  month: number;
  dayOfMonth: number;
}

/** Year, month (1-12) and day of the month of a day number. */
export const civilOf = (day: Day): Civil => {
  const z = day + EPOCH_SHIFT;
  const era = Math.floor(z / DAYS_OF_ERA);
  const dayOfEra = z - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
};

/** 1 = Monday ... 7 = Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Number of days in a month (1-12). */
export const daysInMonth = (year: number, month: number): number =>
  month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);

/**
 * The corresponding day `months` later; its month's last day when it has no such day (31/01 + 1 month = 28/02 or 29/02).
 * Source: BLDS 2015 Điều 148 khoản 3, 4.
 */
export const addMonths = (day: Day, months: number): Day => {
  const { year, month, dayOfMonth } = civilOf(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dayOf(y, m, Math.min(dayOfMonth, daysInMonth(y, m)));
};

const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
/** Two digits, for 0-99. */
export const two = (n: number): string => TWO[n] ?? String(n);

/** Dates already written once: dossiers share few of them, and a list of 100,000 writes each again and again. */
const WRITTEN = new Map<Day, string>();

/** "2026-11-24" */
export const dayText = (day: Day): string => {
  let text = WRITTEN.get(day);
  if (text === undefined) {
    const { year, month, dayOfMonth } = civilOf(day);
    text = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
    WRITTEN.set(day, text);
  }
  return text;
};

export type DateRefusal = 'unreadable' | 'no-such-date';
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day number from its parts, or why there is none (31/02). */
export const dayOfParts = (year: number, month: number, dayOfMonth: number): Day | DateRefusal =>
  month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)
    ? 'no-such-date'
    : dayOf(year, month, dayOfMonth);

/** A day number from "yyyy-MM-dd", or why it cannot be read. */
export const parseDay = (text: string): Day | DateRefusal => {
  const parts = typeof text === 'string' ? DATE.exec(text) : null;
  return parts ? dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : 'unreadable';
};
