/** The days off of a year that is not announced yet: what the law fixes, and what the yearly decision usually adds. */
import type { CalendarData, CalendarDay } from './data.ts';
import { fileDay } from './data.ts';
import type { Day } from './day.ts';
import { dayOf, dayText, weekdayOf } from './day.ts';

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

const TET = ['ngày cuối tháng Chạp', 'mùng 1', 'mùng 2', 'mùng 3', 'mùng 4'];

/** The holidays of BLLĐ 2019 Điều 112, before days in lieu. Tết: the eve and mùng 1-4; 2/9: with the day that joins it to a weekend. */
const holidaysOf = (data: CalendarData, year: number): Holiday[] => {
  const lunar = ({ dates }: { dates: readonly string[] }): Day | undefined => {
    const date = dates.find((candidate) => candidate.startsWith(`${year}-`));
    return date === undefined ? undefined : fileDay(date);
  };
  const fixed = (month: number, dayOfMonth: number, name: string, decision = LAW): Holiday => ({
    day: dayOf(year, month, dayOfMonth),
    name,
    decision,
    certainty: 'law',
  });
  const tet = lunar(data.lunarNewYear);
  const kings = lunar(data.hungKings);
  const national = dayOf(year, 9, 2);
  const after = weekdayOf(national) === 1 || weekdayOf(national) === 4;
  const computed = (day: Day, name: string, decision: string): Holiday => ({
    day,
    name,
    decision,
    certainty: 'computed',
  });
  const holidays: Holiday[] = [
    fixed(1, 1, 'Tết Dương lịch'),
    ...(tet === undefined
      ? []
      : TET.map((name, index) => computed(tet - 1 + index, `Tết Nguyên đán (${name})`, YEARLY))),
    ...(kings === undefined ? [] : [computed(kings, 'Giỗ Tổ Hùng Vương (10/3 âm)', LAW)]),
    fixed(4, 30, 'Ngày Chiến thắng'),
    fixed(5, 1, 'Quốc tế Lao động'),
    fixed(9, 2, 'Quốc khánh'),
    computed(national + (after ? 1 : -1), `Quốc khánh (ngày liền kề ${after ? 'sau' : 'trước'})`, YEARLY),
    ...(year >= 2026 ? [fixed(11, 24, 'Ngày Văn hóa Việt Nam', CULTURE)] : []),
  ];
  return holidays.sort((a, b) => a.day - b.day);
};

/**
 * The weekdays that a year is expected to be off: the holidays on weekdays, and for each on a Saturday or Sunday the next working day in
 * lieu (BLLĐ 2019 Điều 111 khoản 3). Swaps are never expected: only a decision makes them.
 */
export const expectedDays = (data: CalendarData, year: number): CalendarDay[] => {
  const holidays = holidaysOf(data, year);
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
  return [...partial, ...ahead].flatMap((year) => expectedDays(data, year)).filter(({ date }) => !known.has(date));
};
