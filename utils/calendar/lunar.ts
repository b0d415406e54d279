/**
 * The Vietnamese lunar calendar (âm lịch) by the rule of Hồ Ngọc Đức: new moons and the sun's longitude at UTC+7. A runtime's own "chinese"
 * calendar counts at UTC+8 and gives another Tết in 2007, 2030 and 2053. Valid for 1900-2199.
 */
import type { Day } from './day.ts';
import { civilOf, dayOf } from './day.ts';

/** Julian day number of 1970-01-01. */
const EPOCH = 2_440_588;
const ZONE_DAYS = 7 / 24;
const MONTH_DAYS = 29.530588853;
const FIRST_MOON = 2_415_021.076998695;
const RAD = Math.PI / 180;

const sin = (degrees: number): number => Math.sin(degrees * RAD);

/** The Julian day, in Vietnam, of the k-th new moon after 1/1/1900 (Meeus, Astronomical Algorithms, in the short form of the rule). */
const newMoon = (k: number): number => {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const shift =
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(moon) +
    0.0161 * sin(2 * moon) -
    0.0004 * sin(3 * moon) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + moon) -
    0.0074 * sin(sun - moon) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + moon) +
    0.001 * sin(2 * node - moon) +
    0.0005 * sin(2 * moon + sun);
  const earthClock = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + shift - earthClock + 0.5 + ZONE_DAYS);
};

/** Which twelfth of its yearly way the sun stands in at midnight of a Julian day in Vietnam: 0-11. */
const sunTwelfth = (julian: number): number => {
  const t = (julian - 2_451_545.5 - ZONE_DAYS) / 36_525;
  const t2 = t * t;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  const longitude =
    280.46645 +
    36_000.76983 * t +
    0.0003032 * t2 +
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.00029 * sin(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
};

const STARTS = new Map<number, number>();

/** First day of the 11th lunar month, the one that holds the winter solstice of that year; each year asks for its neighbours' too. */
const month11 = (year: number): number => {
  const known = STARTS.get(year);
  if (known !== undefined) return known;
  const start = findMonth11(year);
  STARTS.set(year, start);
  return start;
};

const findMonth11 = (year: number): number => {
  const k = Math.floor((dayOf(year, 12, 31) + EPOCH - 2_415_021) / MONTH_DAYS);
  const start = newMoon(k);
  return sunTwelfth(start) >= 9 ? newMoon(k - 1) : start;
};

/** Of the months after an 11th month whose year has thirteen: which one is the leap month (the first without a new twelfth). */
const leapOffset = (start11: number): number => {
  const k = Math.floor((start11 - FIRST_MOON) / MONTH_DAYS + 0.5);
  let last = -1;
  let i = 1;
  let twelfth = sunTwelfth(newMoon(k + i));
  do {
    last = twelfth;
    i++;
    twelfth = sunTwelfth(newMoon(k + i));
  } while (twelfth !== last && i < 14);
  return i - 1;
};

/** The solar day of a lunar date of an ordinary (not leap) month. `year` is the lunar year: lunarDay(2026, 1, 1) is Tết 2026. */
export const lunarDay = (year: number, month: number, dayOfMonth: number): Day => {
  const from = month < 11 ? year - 1 : year;
  const [start, next] = [month11(from), month11(from + 1)];
  const k = Math.floor(0.5 + (start - FIRST_MOON) / MONTH_DAYS);
  let offset = month - 11 + (month < 11 ? 12 : 0);
  if (next - start > 365 && offset >= leapOffset(start)) offset++;
  return newMoon(k + offset) + dayOfMonth - 1 - EPOCH;
};

export interface LunarDate {
  dayOfMonth: number;
  month: number;
  leap: boolean;
}

/** The lunar date of a solar day: {dayOfMonth: 1, month: 1} on Tết. */
export const lunarOf = (day: Day): LunarDate => {
  const julian = day + EPOCH;
  const { year } = civilOf(day);
  const k = Math.floor((julian - FIRST_MOON) / MONTH_DAYS);
  const later = newMoon(k + 1);
  const monthStart = later > julian ? newMoon(k) : later;
  const this11 = month11(year);
  const before = this11 >= monthStart && this11 !== monthStart;
  const [start, next] = before ? [month11(year - 1), this11] : [this11, month11(year + 1)];
  const passed = Math.floor((monthStart - start) / 29);
  const leapAt = next - start > 365 ? leapOffset(start) : Number.POSITIVE_INFINITY;
  const month = passed + (passed >= leapAt ? 10 : 11);
  return {
    dayOfMonth: julian - monthStart + 1,
    month: month > 12 ? month - 12 : month,
    leap: passed === leapAt,
  };
};
