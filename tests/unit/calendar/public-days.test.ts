import { describe, expect, it } from 'vitest';
import { buildCalendar, isWorkingDay } from '../../../utils/calendar/calendar.ts';
import { type Day, dayText, parseDay, weekdayOf } from '../../../utils/calendar/day.ts';
import { expectedDays } from '../../../utils/calendar/expected.ts';
import { lunarDay } from '../../../utils/calendar/lunar.ts';
import { holidaysFile } from './holidays.ts';
import { FIXED_DAYS, LUNAR_DAYS } from './public-days.ts';

const file = holidaysFile();
const calendar = buildCalendar(file);
const day = (text: string) => parseDay(text) as Day;
const YEARS = LUNAR_DAYS.map(([tet]) => Number(tet.slice(0, 4)));
const isWeekday = (date: string): boolean => weekdayOf(day(date)) <= 5;
const fixedOf = (year: number): string[] => FIXED_DAYS.map((date) => `${year}-${date}`);

describe('the days off that the law fixes, against a source that is not ours', () => {
  it('is looked at for every year from 2015 to 2035', () =>
    expect(YEARS).toEqual(Array.from({ length: 21 }, (_, n) => 2015 + n)));

  it.each(YEARS)('are in %i the same fixed dates, each on a weekend made up for once', (year) => {
    const named = /^(Nghỉ bù )?(Tết Dương lịch|Ngày Chiến thắng|Quốc tế Lao động|Quốc khánh)$/;
    const ours = expectedDays(file, year).filter(({ name }) => named.test(name));
    const given = ours.filter(({ name }) => !name.startsWith('Nghỉ bù')).map(({ date }) => date);
    expect(given).toEqual(fixedOf(year).filter(isWeekday));
    expect(ours).toHaveLength(FIXED_DAYS.length);
  });

  it('are Tết and Giỗ Tổ by our lunar reckoning in each of those years, 2030 among them, when Beijing begins a day later', () => {
    for (const [tet, kings] of LUNAR_DAYS) {
      const year = Number(tet.slice(0, 4));
      expect([dayText(lunarDay(year, 1, 1)), dayText(lunarDay(year, 3, 10))]).toEqual([tet, kings]);
    }
  });

  it('stand with the same lunar dates in the shipped file', () => {
    const from = (dates: readonly string[]) => dates.filter((date) => date < '2036');
    const shipped = LUNAR_DAYS.filter(([tet]) => tet > '2022');
    expect(from(file.lunarNewYear.dates)).toEqual(shipped.map(([tet]) => tet));
    expect(from(file.hungKings.dates)).toEqual(shipped.map(([, kings]) => kings));
  });

  it('are worked on in no year that the shipped calendar knows', () => {
    const known = LUNAR_DAYS.filter(([tet]) => tet > '2022' && tet < '2031');
    const days = known.flatMap(([tet, kings]) => [...fixedOf(Number(tet.slice(0, 4))), tet, kings]);
    expect(days.length).toBe(9 * 6);
    expect(days.filter((date) => isWorkingDay(calendar, day(date)))).toEqual([]);
  });
});
