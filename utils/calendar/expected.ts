/** The days off of a year that is not announced yet: what the law fixes, and what the yearly decision usually adds. */
import type { CalendarData, CalendarDay } from './data.ts';
import type { Day } from './day.ts';
import { dayOf, dayText, weekdayOf } from './day.ts';
import { lunarDay } from './lunar.ts';

const LAW = 'BLLĐ 2019 Đ112';
const IN_LIEU = 'BLLĐ 2019 Đ111 k3, Đ112';
const YEARLY = 'dự kiến; chờ thông báo hằng năm';
const CULTURE = 'Nghị quyết 28/2026/QH16';

/** Years beyond the file's last that are reckoned: no limit at a one-stop desk runs longer. */
const YEARS_AHEAD = 3;

interface Holiday {
  day: Day;
  name: string;
  decision: string;
  certainty: CalendarDay['certainty'];
}

/** The holidays of BLLĐ 2019 Điều 112, before days in lieu. Tết: the eve and mùng 1-4; 2/9: with the day that joins it to a weekend. */
const holidaysOf = (year: number): Holiday[] => {
  const fixed = (month: number, dayOfMonth: number, name: string, decision = LAW): Holiday => ({
    day: dayOf(year, month, dayOfMonth),
    name,
    decision,
    certainty: 'law',
  });
  const tet = lunarDay(year, 1, 1);
  const national = dayOf(year, 9, 2);
  const after = weekdayOf(national) === 1 || weekdayOf(national) === 4;
  const holidays: Holiday[] = [
    fixed(1, 1, 'Tết Dương lịch'),
    ...['ngày cuối tháng Chạp', 'mùng 1', 'mùng 2', 'mùng 3', 'mùng 4'].map(
      (name, index): Holiday => ({
        day: tet - 1 + index,
        name: `Tết Nguyên đán (${name})`,
        decision: YEARLY,
        certainty: 'computed',
      }),
    ),
    { day: lunarDay(year, 3, 10), name: 'Giỗ Tổ Hùng Vương (10/3 âm)', decision: LAW, certainty: 'computed' },
    fixed(4, 30, 'Ngày Chiến thắng'),
    fixed(5, 1, 'Quốc tế Lao động'),
    fixed(9, 2, 'Quốc khánh'),
    {
      day: national + (after ? 1 : -1),
      name: `Quốc khánh (ngày liền kề ${after ? 'sau' : 'trước'})`,
      decision: YEARLY,
      certainty: 'computed',
    },
    ...(year >= 2026 ? [fixed(11, 24, 'Ngày Văn hóa Việt Nam', CULTURE)] : []),
  ];
  return holidays.sort((a, b) => a.day - b.day);
};

/**
 * The weekdays that a year is expected to be off: the holidays on weekdays, and for each on a Saturday or Sunday the next working day in
 * lieu (BLLĐ 2019 Điều 111 khoản 3). Swaps are never expected: only a decision makes them.
 */
export const expectedDays = (year: number): CalendarDay[] => {
  const holidays = holidaysOf(year);
  const taken = new Set(holidays.map(({ day }) => day));
  return holidays.map(({ day, name, decision, certainty }): CalendarDay => {
    if (weekdayOf(day) <= 5) return { date: dayText(day), kind: 'off', name, decision, certainty };
    let lieu = day + 1;
    while (weekdayOf(lieu) > 5 || taken.has(lieu)) lieu++;
    taken.add(lieu);
    return { date: dayText(lieu), kind: 'off', name: `Nghỉ bù ${name}`, decision: IN_LIEU, certainty };
  });
};

/** What is expected beside the file: of its years that are not complete, and of the years after its last. */
export const unannounced = (data: CalendarData): CalendarDay[] => {
  const last = Math.max(...data.years.map(({ year }) => year));
  const partial = data.years.filter(({ state }) => state === 'partial').map(({ year }) => year);
  const ahead = Array.from({ length: YEARS_AHEAD }, (_, n) => last + 1 + n);
  const known = new Set(data.days.map(({ date }) => date));
  return [...partial, ...ahead].flatMap(expectedDays).filter(({ date }) => !known.has(date));
};
