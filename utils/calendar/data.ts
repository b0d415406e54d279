/** The holidays file: its shape, and the checks that a shape alone cannot make. Read at the edge, once. */
import * as z from 'zod/mini';
import type { Day } from './day.ts';
import { civilOf, parseDay, weekdayOf } from './day.ts';
import { CalendarError } from './error.ts';

const CERTAINTIES = ['verified', 'law', 'reported', 'computed'] as const;
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/**
 * One day that differs from an ordinary week. off: weekday off (the holiday, or in lieu of it); off-swap: weekday off in
 * exchange for a Saturday; work-swap: that Saturday. certainty: verified = the decision or notice was read; law = follows
 * from BLLĐ 2019 Điều 111-112 alone; reported = the year's published calendar; computed = lunar date computed.
 */
const CalendarDay = z.strictObject({
  date,
  kind: z.enum(['off', 'off-swap', 'work-swap']),
  name: z.string().check(z.minLength(1)),
  decision: z.string(),
  certainty: z.enum(CERTAINTIES),
});

/** complete: nothing of that year is left to be announced. */
const CalendarYear = z.strictObject({
  year: z.int().check(z.gte(2000), z.lte(2099)),
  state: z.enum(['complete', 'partial']),
  certainty: z.enum(CERTAINTIES),
});

const CalendarFile = z.strictObject({
  version: z.literal(1),
  asOf: z.string(),
  source: z.string(),
  years: z.array(CalendarYear),
  /** Mùng 1 tháng Giêng and mùng 10 tháng Ba of each year; checked against lunar.ts by a test. */
  lunarNewYear: z.strictObject({ source: z.string(), dates: z.array(date) }),
  hungKings: z.strictObject({ source: z.string(), dates: z.array(date) }),
  days: z.array(CalendarDay),
});

export type CalendarDay = z.infer<typeof CalendarDay>;
export type CalendarData = z.infer<typeof CalendarFile>;

/** A date of the file as a day number; throws CalendarError 'no-such-date' for 2026-02-31. */
export const fileDay = (text: string): Day => {
  const day = parseDay(text);
  if (typeof day !== 'number') throw new CalendarError('no-such-date', String(text));
  return day;
};

/**
 * The holidays file, checked. Throws CalendarError: 'shape', 'no-such-date', 'duplicate-date', 'off-on-weekend' (a
 * Saturday or Sunday is off already: the row has the wrong date), 'swap-not-saturday', 'year-twice', 'year-missing'.
 */
export const parseCalendarData = (json: unknown): CalendarData => {
  const read = z.safeParse(CalendarFile, json);
  if (!read.success) {
    const first = read.error.issues[0];
    throw new CalendarError('shape', first ? `${first.path.join('.')}: ${first.message}` : '');
  }
  const data = read.data;
  const years = new Set<number>();
  for (const { year } of data.years) {
    if (years.has(year)) throw new CalendarError('year-twice', String(year));
    years.add(year);
  }
  const seen = new Set<Day>();
  for (const row of data.days) {
    const day = fileDay(row.date);
    const weekday = weekdayOf(day);
    if (seen.has(day)) throw new CalendarError('duplicate-date', row.date);
    seen.add(day);
    if (row.kind === 'work-swap' && weekday !== 6) throw new CalendarError('swap-not-saturday', row.date);
    if (row.kind !== 'work-swap' && weekday > 5) throw new CalendarError('off-on-weekend', row.date);
    if (!years.has(civilOf(day).year)) throw new CalendarError('year-missing', row.date);
  }
  for (const lunar of [...data.lunarNewYear.dates, ...data.hungKings.dates]) fileDay(lunar);
  return data;
};
