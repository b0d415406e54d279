import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar, isWorkingDay, yearState } from '../../../utils/calendar/calendar.ts';
import { type Day, dayOf, dayText, parseDay, weekdayOf } from '../../../utils/calendar/day.ts';
import { expectedDays, unannounced } from '../../../utils/calendar/expected.ts';
import { lunarDay, lunarOf } from '../../../utils/calendar/lunar.ts';
import { dayInfo, markedDays, weeksOf } from '../../../utils/calendar/month.ts';
import { NO_OFFICE_DAYS } from '../../../utils/calendar/office.ts';
import { computeDeadline } from '../../../utils/deadline/compute.ts';
import { explain } from '../../../utils/deadline/explain.ts';
import { holidaysFile } from './holidays.ts';
import { LUNAR_DATES } from './lunar-dates.ts';

const file = holidaysFile();
const calendar = buildCalendar(file);
const day = (text: string) => parseDay(text) as Day;

describe('the lunar calendar', () => {
  it('gives Tết and Giỗ Tổ of 2000-2060 as the table does, both ways', () => {
    const differ = LUNAR_DATES.filter(([tet, kings]) => {
      const year = Number(tet.slice(0, 4));
      return dayText(lunarDay(year, 1, 1)) !== tet || dayText(lunarDay(year, 3, 10)) !== kings;
    });
    expect(differ).toEqual([]);
    expect(LUNAR_DATES.length).toBe(61);
    for (const [tet, kings] of LUNAR_DATES) {
      expect(lunarOf(day(tet))).toEqual({ dayOfMonth: 1, month: 1, leap: false });
      expect(lunarOf(day(kings))).toEqual({ dayOfMonth: 10, month: 3, leap: false });
    }
  });

  it('gives mùng 1 as the shipped file has it', () =>
    expect(file.lunarNewYear.dates.map((date) => dayText(lunarDay(Number(date.slice(0, 4)), 1, 1)))).toEqual(
      file.lunarNewYear.dates,
    ));

  it('gives Giỗ Tổ as the shipped file has it, for the same years', () => {
    expect(file.hungKings.dates.map((date) => dayText(lunarDay(Number(date.slice(0, 4)), 3, 10)))).toEqual(
      file.hungKings.dates,
    );
    expect(file.hungKings.dates.map((date) => date.slice(0, 4))).toEqual(
      file.lunarNewYear.dates.map((date) => date.slice(0, 4)),
    );
  });

  it('goes on by one day each day, months of 29 or 30 days', () =>
    fc.assert(
      fc.property(fc.integer({ min: dayOf(2000, 1, 1), max: dayOf(2099, 12, 30) }), (today) => {
        const [now, next] = [lunarOf(today), lunarOf(today + 1)];
        const goesOn = next.dayOfMonth === now.dayOfMonth + 1 && next.month === now.month;
        const begins = next.dayOfMonth === 1 && (now.dayOfMonth === 29 || now.dayOfMonth === 30);
        expect(goesOn || begins).toBe(true);
      }),
    ));
});

describe('the days off of a year that nobody announced yet', () => {
  /** Dates that only the yearly decision sets: they cannot be told from the law. */
  const decided = (name: string) => /Tết Nguyên đán|ngày liền kề|Hoán đổi|Làm bù|Nghỉ bù Tết/.test(name);

  it.each([2022, 2023, 2024, 2025, 2026])(
    'are for %i those that were announced, but for what the decision moves',
    (year) => {
      const law = file.days.filter(({ date, name }) => date.startsWith(`${year}-`) && !decided(name));
      const reckoned = expectedDays(file, year).filter(({ name }) => !decided(name));
      expect(reckoned.map(({ date }) => date).toSorted()).toEqual(law.map(({ date }) => date).toSorted());
    },
  );

  it('are weekdays, each once, whatever the year', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2022, max: 2040 }), (year) => {
        const days = expectedDays(file, year).map(({ date }) => day(date));
        expect(new Set(days).size).toBe(days.length);
        expect(days.every((date) => weekdayOf(date) <= 5)).toBe(true);
        expect(days.length).toBe(year >= 2026 ? 12 : 11);
      }),
    ));

  it('never stand beside a row of the file, and end with what can be reckoned', () => {
    const own = new Set(file.days.map(({ date }) => date));
    expect(unannounced(file).filter(({ date }) => own.has(date))).toEqual([]);
    expect(unannounced(file).every(({ date }) => date > '2027' && date < '2031')).toBe(true);
  });

  it('are off in the calendar: Tết 2027 is left out of the count, and the due date says that it is expected', () => {
    expect(isWorkingDay(calendar, day('2027-02-08'))).toBe(false);
    const input = {
      receivedAt: '2027-02-03T09:00:00+07:00',
      asOf: '2027-02-03T09:00:00+07:00',
      limit: { value: 5, unit: 'WORKING_DAY' as const },
    };
    const deadline = computeDeadline(input, calendar);
    expect([deadline.certainty, deadline.flags]).toEqual(['provisional', ['confirm-appointment']]);
    const said = explain(input, deadline, calendar).map(({ text }) => text);
    expect(said.join('\n')).toMatch(/Tết Nguyên đán.*dự kiến/);
    expect(said.join('\n')).toContain('chưa công bố đủ: hạn này là dự kiến');
  });

  it('are gone once the office confirms the year', () => {
    const confirmed = buildCalendar(file, { confirmed: [2027] });
    expect(isWorkingDay(confirmed, day('2027-02-08'))).toBe(true);
    expect(yearState(confirmed, 2027)).toBe('complete');
  });
});

describe('a month on the wall', () => {
  it('begins on Monday and holds each day once', () => {
    const november = weeksOf(2026, 11);
    expect(november[0]!.map((date) => date && dayText(date))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      '2026-11-01',
    ]);
    expect(november.flat().filter((date) => date !== null)).toHaveLength(30);
    expect(november.every((week) => week.length === 7)).toBe(true);
  });

  it('says of each day what it is and why', () => {
    const marked = markedDays(calendar, NO_OFFICE_DAYS, 2027);
    expect(dayInfo(calendar, marked, day('2027-02-08'))).toMatchObject({ working: false, source: 'expected' });
    expect(dayInfo(calendar, marked, day('2027-04-16'))).toMatchObject({ working: false, source: 'file' });
    expect(dayInfo(calendar, marked, day('2027-03-06'))).toMatchObject({ working: false, source: 'week', name: '' });
    const own = { ...NO_OFFICE_DAYS, off: [{ date: '2027-03-08', name: 'Họp toàn cơ quan', decision: '' }] };
    expect(dayInfo(calendar, markedDays(calendar, own, 2027), day('2027-03-08'))).toMatchObject({ source: 'office' });
  });
});
