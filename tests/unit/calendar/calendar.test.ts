import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../utils/calendar/calendar.ts';
import {
  buildCalendar,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  rollToWorkingDay,
  sessions,
  touchesUnannounced,
  workingDaysUntil,
  yearState,
} from '../../../utils/calendar/calendar.ts';
import { parseCalendarData } from '../../../utils/calendar/data.ts';
import type { Day } from '../../../utils/calendar/day.ts';
import { dayText, parseDay } from '../../../utils/calendar/day.ts';
import type { CalendarErrorReason } from '../../../utils/calendar/error.ts';
import { CalendarError } from '../../../utils/calendar/error.ts';
import { holidaysFile } from './holidays.ts';

const day = (text: string): Day => parseDay(text) as Day;
const calendar = buildCalendar(holidaysFile());
const works = (text: string, of: Calendar = calendar) => isWorkingDay(of, day(text));

const refusal = (make: () => unknown): CalendarErrorReason | 'accepted' => {
  try {
    make();
  } catch (error) {
    if (error instanceof CalendarError) return error.reason;
    throw error;
  }
  return 'accepted';
};

describe('the shipped calendar', () => {
  it.each([
    ['2026-11-23', true, 'Monday: a swap was proposed only'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam, from 2026'],
    ['2025-11-24', true, 'the same date a year before'],
    ['2026-01-02', false, 'Friday swapped off'],
    ['2026-01-10', true, 'Saturday worked for it'],
    ['2026-01-17', false, 'an ordinary Saturday'],
    ['2026-02-16', false, '29 tháng Chạp'],
    ['2026-02-23', true, 'first day after Tết'],
    ['2026-09-01', false, 'the day beside 2/9'],
    ['2024-05-04', true, 'Saturday worked for 29/4'],
    ['2025-04-26', true, 'Saturday worked for 2/5'],
  ])('knows that %s is a working day: %s (%s)', (date, expected) => expect(works(date)).toBe(expected));

  it('counts the working days of each year that is complete', () => {
    const count = (year: number) =>
      workingDaysUntil(calendar, day(`${year}-12-31`)) - workingDaysUntil(calendar, day(`${year - 1}-12-31`));
    // Weekdays, less the rows that are off, plus swapped Saturdays.
    expect([2022, 2023, 2024, 2025, 2026].map(count)).toEqual([
      260 - 11,
      260 - 11,
      262 - 12 + 1,
      261 - 12 + 1,
      261 - 14 + 2,
    ]);
  });

  it('steps over Tết in both directions', () => {
    expect(dayText(nextWorkingDay(calendar, day('2026-02-13')))).toBe('2026-02-23');
    expect(dayText(previousWorkingDay(calendar, day('2026-02-23')))).toBe('2026-02-13');
    expect(dayText(nextWorkingDay(calendar, day('2026-11-21'), 2))).toBe('2026-11-25');
  });

  it('rolls a day off forward and leaves a working day alone', () => {
    expect(dayText(rollToWorkingDay(calendar, day('2026-05-01')))).toBe('2026-05-04');
    expect(dayText(rollToWorkingDay(calendar, day('2026-05-04')))).toBe('2026-05-04');
  });

  it('says how much is known of a year', () =>
    expect([2026, 2027, 2028].map((year) => yearState(calendar, year))).toEqual(['complete', 'partial', 'unknown']));

  it.each([
    ['2027-01-04', '2027-01-26', false],
    ['2027-01-04', '2027-01-27', true],
    ['2027-02-17', '2027-03-30', false],
    ['2027-08-20', '2027-08-31', true],
    ['2027-09-05', '2027-12-01', false],
    ['2026-02-01', '2026-09-03', false],
    ['2060-01-12', '2060-01-13', true],
  ])('warns of Tết and 2/9 that are not announced between %s and %s: %s', (from, to, expected) =>
    expect(touchesUnannounced(calendar, day(from), day(to))).toBe(expected),
  );

  it('gives the sessions of a working day, a swapped Saturday too, and none of a day off', () => {
    const usual = [
      { from: 450, to: 690 },
      { from: 810, to: 1020 },
    ];
    expect(sessions(calendar, day('2026-11-23'))).toEqual(usual);
    expect(sessions(calendar, day('2026-01-10'))).toEqual(usual);
    expect(sessions(calendar, day('2026-11-24'))).toEqual([]);
  });

  it('does not answer for a date beyond its tables', () => {
    expect(refusal(() => isWorkingDay(calendar, day('2100-01-01')))).toBe('out-of-range');
    expect(refusal(() => isWorkingDay(calendar, Number.NaN))).toBe('out-of-range');
    expect(refusal(() => nextWorkingDay(calendar, day('2099-12-31')))).toBe('out-of-range');
  });
});

describe('an office that enters its own dates', () => {
  const office = buildCalendar(holidaysFile(), {
    off: ['2026-11-23', '2026-12-05'],
    on: ['2026-12-05'],
    hours: [['08:00', '12:00']],
    confirmed: [2027],
  });

  it('is off on them, and `on` wins over `off`', () => {
    expect(works('2026-11-23', office)).toBe(false);
    expect(works('2026-12-05', office)).toBe(true);
  });

  it('has its own hours', () => expect(sessions(office, day('2026-12-05'))).toEqual([{ from: 480, to: 720 }]));

  it('may confirm a year, which is complete from then on', () => {
    expect(yearState(office, 2027)).toBe('complete');
    expect(touchesUnannounced(office, day('2027-02-01'), day('2027-02-20'))).toBe(false);
  });

  it.each([
    [{ off: ['2026-02-31'] }, 'no-such-date'],
    [{ on: ['mai'] }, 'no-such-date'],
    [{ off: ['1999-12-31'] }, 'out-of-range'],
    [{ hours: [] }, 'bad-hours'],
    [{ hours: [['11:30', '07:30']] }, 'bad-hours'],
    [{ hours: [['07:30', '25:00']] }, 'bad-hours'],
    [{ hours: [['07:30']] }, 'bad-hours'],
    [
      {
        hours: [
          ['07:30', '12:00'],
          ['11:30', '17:00'],
        ],
      },
      'bad-hours',
    ],
  ])('is refused %j: %s', (own, reason) => expect(refusal(() => buildCalendar(holidaysFile(), own))).toBe(reason));
});

describe('a broken calendar file', () => {
  const broken = (change: (file: ReturnType<typeof holidaysFile>) => void) =>
    refusal(() => {
      const file = holidaysFile();
      change(file);
      return parseCalendarData(file);
    });
  const row = (date: string, kind: 'off' | 'off-swap' | 'work-swap' = 'off') => ({
    date,
    kind,
    name: 'thử',
    decision: '',
    certainty: 'reported' as const,
  });

  it('is told from a sound one', () => expect(broken(() => {})).toBe('accepted'));

  it.each([
    ['a day off on a Saturday', row('2026-11-28'), 'off-on-weekend'],
    ['a swapped day off on a Sunday', row('2026-11-29', 'off-swap'), 'off-on-weekend'],
    ['a swapped working day on a Monday', row('2026-11-30', 'work-swap'), 'swap-not-saturday'],
    ['a swapped working day on a Sunday', row('2026-11-29', 'work-swap'), 'swap-not-saturday'],
    ['31/02', row('2026-02-31'), 'no-such-date'],
    ['a date that stands twice', row('2026-11-24'), 'duplicate-date'],
    ['a date of a year that it does not declare', row('2029-01-01'), 'year-missing'],
    ['a date written dd/MM/yyyy', row('24/11/2026'), 'shape'],
  ])('with %s is refused', (_, added, reason) =>
    expect(
      broken((file) => {
        file.days.push(added);
      }),
    ).toBe(reason),
  );

  it('with a year twice is refused', () =>
    expect(
      broken((file) => {
        file.years.push({ year: 2026, state: 'partial', certainty: 'law' });
      }),
    ).toBe('year-twice'));

  it('that is no calendar at all is refused, also by the builder', () => {
    expect(refusal(() => parseCalendarData({ days: [] }))).toBe('shape');
    expect(refusal(() => parseCalendarData('holidays'))).toBe('shape');
    expect(refusal(() => buildCalendar({}))).toBe('shape');
  });
});
