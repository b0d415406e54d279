import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../../../utils/calendar/calendar.ts';
import { addMonths, civilOf, dayOf, dayText, parseDay, weekdayOf } from '../../../utils/calendar/day.ts';
import type { Moment } from '../../../utils/calendar/moment.ts';
import { momentText, parseClock, parseMoment } from '../../../utils/calendar/moment.ts';
import { minuteWhenWorked, sessionEnd, sessionsBegunBy, workedUntil } from '../../../utils/calendar/working-time.ts';
import { holidaysFile } from './holidays.ts';

const anyDay = fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2199, 12, 31) });

describe('a calendar date', () => {
  it('agrees with the runtime in UTC, for any day of 300 years', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const utc = new Date(day * 86_400_000);
        expect(civilOf(day)).toEqual({
          year: utc.getUTCFullYear(),
          month: utc.getUTCMonth() + 1,
          dayOfMonth: utc.getUTCDate(),
        });
        expect(dayText(day)).toBe(utc.toISOString().slice(0, 10));
        expect(parseDay(dayText(day))).toBe(day);
        expect(weekdayOf(day)).toBe(utc.getUTCDay() === 0 ? 7 : utc.getUTCDay());
      }),
    ));

  it.each(['2026-02-29', '2026-02-31', '2026-13-01', '2026-00-10', '2026-04-00', '1900-02-29'])(
    'that does not exist is refused: %s',
    (text) => expect(parseDay(text)).toBe('no-such-date'),
  );

  it.each(['24/11/2026', '2026-11-24T10:00', '', '2026-1-4'])('in another format is refused: %s', (text) =>
    expect(parseDay(text)).toBe('unreadable'),
  );

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (from, months, to) =>
    expect(dayText(addMonths(parseDay(from) as number, months))).toBe(to),
  );
});

describe('a moment', () => {
  it.each([
    ['2026-03-02T17:30:00Z', '2026-03-03T00:30:00+07:00'],
    ['2026-03-03T00:30:00+07:00', '2026-03-03T00:30:00+07:00'],
    ['2026-03-03T00:30:00+0700', '2026-03-03T00:30:00+07:00'],
    ['2026-03-03T02:30+09:00', '2026-03-03T00:30:00+07:00'],
    ['2026-12-31T13:00:00-05:00', '2027-01-01T01:00:00+07:00'],
    ['2026-03-03T06:00:00+05:30', '2026-03-03T07:30:00+07:00'],
    ['2026-03-03T06:00+07', '2026-03-03T06:00:00+07:00'],
    ['2026-03-03T06:00:05.250-0330', '2026-03-03T16:30:05+07:00'],
    ['2026-03-03 06:00z', '2026-03-03T13:00:00+07:00'],
    ['2026-11-23T09:10', '2026-11-23T09:10:00+07:00'],
    ['2026-11-23T09:10:59.999Z', '2026-11-23T16:10:59+07:00'],
  ])('with any offset is one in Vietnam: %s = %s', (text, vietnam) =>
    expect(momentText(parseMoment(text) as Moment)).toBe(vietnam),
  );

  it('agrees with the runtime about the instant, whatever the offset', () =>
    fc.assert(
      fc.property(anyDay, fc.nat(1439), fc.integer({ min: -14 * 60, max: 14 * 60 }), (day, minute, offset) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
        const size = Math.abs(offset);
        const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const text = `${dayText(day)}T${clock}${zone}`;
        expect(Date.parse(momentText(parseMoment(text) as Moment))).toBe(Date.parse(text));
      }),
    ));

  it.each([
    '23/11/2026 09:10',
    '2026-11-23',
    '2026-11-23T25:00',
    '2026-11-23T09:60',
    '2026-11-23T09:10+7',
    '2026-11-23T09:10+25:00',
    'hôm nay',
  ])('that cannot be read is refused: %s', (text) => expect(parseMoment(text)).toBe('unreadable'));

  it('on 31/02 is refused', () => expect(parseMoment('2026-02-31T09:00:00+07:00')).toBe('no-such-date'));

  it.each([
    ['15:00', 900],
    ['7:30', 450],
    ['24:00', 1440],
    ['24:01', null],
    ['15h', null],
  ])('of the clock: %s is minute %s', (text, minute) => expect(parseClock(text)).toBe(minute));
});

describe('working time', () => {
  const calendar = buildCalendar(holidaysFile());
  const minute = (text: string) => (parseMoment(text) as Moment) / 60;
  const between = (from: string, to: string) => workedUntil(calendar, minute(to)) - workedUntil(calendar, minute(from));

  it('leaves out lunch, nights and days off', () => {
    expect(between('2026-03-04T10:30', '2026-03-04T16:30')).toBe(240);
    expect(between('2026-03-06T16:30', '2026-03-09T08:30')).toBe(90);
    expect(between('2026-02-13T17:00', '2026-02-23T07:30')).toBe(0);
  });

  it('is the same as looking at every minute of a week', () =>
    fc.assert(
      fc.property(fc.nat(7 * 1440), fc.nat(7 * 1440), (a, b) => {
        const monday = minute('2026-01-05T00:00');
        const [from, to] = [monday + Math.min(a, b), monday + Math.max(a, b)];
        let counted = 0;
        for (let at = from; at < to; at++) {
          const ofDay = at % 1440;
          // 5-9 January, and the swapped Saturday of the 10th.
          const works = Math.floor((at - monday) / 1440) <= 5;
          if (works && ((ofDay >= 450 && ofDay < 690) || (ofDay >= 810 && ofDay < 1020))) counted++;
        }
        expect(workedUntil(calendar, to) - workedUntil(calendar, from)).toBe(counted);
      }),
    ));

  it('finds back the first minute at which so much was worked, and the end of a session', () =>
    fc.assert(
      fc.property(fc.nat(20 * 365 * 1440), (offset) => {
        const at = minute('2010-01-04T12:00') + offset;
        const worked = workedUntil(calendar, at);
        const back = minuteWhenWorked(calendar, worked);
        expect(back).toBeLessThanOrEqual(at);
        expect(workedUntil(calendar, back)).toBe(worked);
        expect(workedUntil(calendar, back - 1)).toBe(worked - 1);
        const end = sessionEnd(calendar, sessionsBegunBy(calendar, at) + 1);
        expect(end).toBeGreaterThan(at);
        expect(sessionsBegunBy(calendar, end)).toBe(sessionsBegunBy(calendar, at) + 1);
      }),
    ));
});
