import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../utils/calendar/calendar.ts';
import type { Day } from '../../../utils/calendar/day.ts';
import { dayOf, parseDay, weekdayOf } from '../../../utils/calendar/day.ts';
import { unannounced } from '../../../utils/calendar/expected.ts';
import { momentText } from '../../../utils/calendar/moment.ts';
import type { Deadline, DeadlineInput, DeadlineLimit } from '../../../utils/deadline/types.ts';
import { LIMIT_UNITS } from '../../../utils/deadline/types.ts';
import { holidaysFile } from '../calendar/holidays.ts';
import { calendar, clock, due, event, supplement } from './cases.ts';

const anyLimit: fc.Arbitrary<DeadlineLimit> = fc
  .constantFrom(...LIMIT_UNITS)
  .chain((unit) =>
    fc
      .integer({ min: 1, max: unit === 'SAME_DAY' ? 1 : unit === 'YEAR' ? 3 : 40 })
      .map((value) => ({ value: unit === 'WORKING_DAY' ? value / 2 : value, unit })),
  );
const dayLimit: fc.Arbitrary<DeadlineLimit> = anyLimit.filter(({ unit }) =>
  ['SAME_DAY', 'WORKING_DAY', 'DAY', 'WEEK', 'MONTH', 'YEAR'].includes(unit),
);
/** Minutes of 2022-2026, as Vietnam's wall clock. */
const anyMinute = fc.integer({ min: dayOf(2022, 1, 1) * 1440, max: dayOf(2026, 12, 31) * 1440 });
const at = (minute: number): string => momentText(minute * 60);
const dateOf = (moment: string | null): Day => parseDay((moment ?? '').slice(0, 10)) as Day;

describe('whatever is received, whenever', () => {
  it('what comes later is not due earlier', () =>
    fc.assert(
      fc.property(anyLimit, anyMinute, fc.nat(10 * 1440), (limit, minute, later) => {
        expect(due(at(minute), limit)! <= due(at(minute + later), limit)!).toBe(true);
      }),
    ));

  it('a limit in days never ends on a day off, nor before the reception', () =>
    fc.assert(
      fc.property(dayLimit, anyMinute, (limit, minute) => {
        const dueAt = due(at(minute), limit)!;
        expect(isWorkingDay(calendar, dateOf(dueAt))).toBe(true);
        expect(dueAt >= at(minute)).toBe(true);
      }),
    ));

  it('the apology lies on a working day between reception and due date', () =>
    fc.assert(
      fc.property(dayLimit, anyMinute, (limit, minute) => {
        const { latestApologyAt, dueAt } = clock(at(minute), limit);
        fc.pre(latestApologyAt !== null);
        expect(isWorkingDay(calendar, dateOf(latestApologyAt))).toBe(true);
        expect(dateOf(latestApologyAt)).toBeLessThan(dateOf(dueAt));
        expect(latestApologyAt! >= at(minute)).toBe(true);
      }),
    ));

  it('a count of working days is that of looking at every date, pauses left out', () => {
    const file = holidaysFile();
    const kinds = new Map([...file.days, ...unannounced(file)].map(({ date, kind }) => [date, kind]));
    const works = (day: Day) => {
      const kind = kinds.get(momentText(day * 86_400).slice(0, 10));
      return kind === undefined ? weekdayOf(day) <= 5 : kind === 'work-swap';
    };
    fc.assert(
      fc.property(
        anyMinute,
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.nat(40 * 1440), { minLength: 4, maxLength: 4 }),
        (minute, value, offsets) => {
          const [a, b, c, d] = offsets.sort((x, y) => x - y).map((offset) => minute + offset) as [
            number,
            number,
            number,
            number,
          ];
          const day = (m: number) => Math.floor(m / 1440);
          const paused = (date: Day) => (day(a) <= date && date <= day(b)) || (day(c) <= date && date <= day(d));
          let last = day(minute);
          for (let left = value; left > 0; ) if (works(++last) && !paused(last)) left--;
          const events = [...supplement(at(a), at(b)), ...supplement(at(c), at(d))];
          expect(dateOf(due(at(minute), { value, unit: 'WORKING_DAY' }, { onSupplement: 'pause', events }))).toBe(last);
        },
      ),
    );
  });

  it('a limit that starts again ends no earlier than one that goes on', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          'WORKING_DAY' as const,
          'DAY' as const,
          'HALF_DAY' as const,
          'WORKING_HOUR' as const,
          'HOUR' as const,
        ),
        fc.integer({ min: 1, max: 40 }),
        anyMinute,
        fc.nat(20 * 1440),
        fc.nat(20 * 1440),
        (unit, value, minute, asked, waited) => {
          const events = supplement(at(minute + asked), at(minute + asked + waited));
          const again = due(at(minute), { value, unit }, { events })!;
          const goesOn = due(at(minute), { value, unit }, { events, onSupplement: 'pause' })!;
          expect(again >= goesOn).toBe(true);
        },
      ),
    ));

  it('a longer wait does not bring the due date forward', () =>
    fc.assert(
      fc.property(
        anyLimit,
        anyMinute,
        fc.nat(5 * 1440),
        fc.nat(5 * 1440),
        fc.nat(5 * 1440),
        (limit, minute, asked, waited, more) => {
          const wait = (minutes: number) =>
            due(at(minute), limit, {
              onSupplement: 'pause',
              events: supplement(at(minute + asked), at(minute + asked + minutes)),
            })!;
          expect(wait(waited) <= wait(waited + more)).toBe(true);
        },
      ),
    ));

  it('a result on or before the due moment is not late, and one after it is', () =>
    fc.assert(
      fc.property(anyLimit, anyMinute, fc.nat(60 * 1440), (limit, minute, after) => {
        const resultAt = at(minute + after);
        const { status, dueAt } = clock(at(minute), limit, { events: [event('RESULT', resultAt)] });
        expect(status === 'LATE').toBe(resultAt > dueAt!);
      }),
    ));
});

describe("the machine's time zone", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('plays no part', () => {
    const inputs: [string, DeadlineLimit, Partial<DeadlineInput>][] = [
      ['2026-11-23T09:10', { value: 5, unit: 'WORKING_DAY' }, {}],
      ['2026-03-02T17:30:00Z', { value: 2, unit: 'WORKING_DAY' }, {}],
      ['2026-03-08T02:30', { value: 3, unit: 'HOUR' }, {}],
      ['2026-03-28T23:59', { value: 1, unit: 'MONTH' }, { events: supplement('2026-03-29T02:30', '2026-03-30T02:30') }],
    ];
    const under = (name: string): Deadline[] => {
      process.env.TZ = name;
      return inputs.map(([receivedAt, limit, more]) => clock(receivedAt, limit, more));
    };
    const utc = under('UTC');
    expect(new Date('2026-07-01T00:00').getTimezoneOffset()).toBe(0);
    for (const name of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Ho_Chi_Minh', 'Europe/Berlin'])
      expect(under(name)).toEqual(utc);
    expect(new Date('2026-07-01T00:00').getTimezoneOffset()).toBe(-120);
  });

  it('cannot: the pure links know no Date object', () => {
    const sources = ['calendar', 'deadline', 'remind'].flatMap((link) => {
      const folder = new URL(`../../../utils/${link}/`, import.meta.url);
      return readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => ({ name: `${link}/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));
    });
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter(({ text }) => /\bnew Date\b|\bDate\.|\bIntl\.|\bperformance\./.test(text))).toEqual([]);
  });
});
