import { describe, expect, it } from 'vitest';
import { computeDeadline } from '../../../utils/deadline/compute.ts';
import type { LimitUnit } from '../../../utils/deadline/types.ts';
import { calendar, clock, dossier, due, endOf, limit, officeCalendar, workingDays } from './cases.ts';

describe('a dossier received on Monday 23/11/2026, the day before Ngày Văn hóa Việt Nam', () => {
  it('with 5 working days is due on Tuesday 1/12', () =>
    expect(due('2026-11-23T09:10', workingDays(5))).toBe(endOf('2026-12-01')));

  it('after 15:00 with a same-day limit is due on Wednesday 25/11', () =>
    expect(due('2026-11-23T15:20', limit(1, 'SAME_DAY'))).toBe(endOf('2026-11-25')));

  it('after 15:00 with 5 working days is due as if it had come in the morning', () =>
    expect(due('2026-11-23T15:20', workingDays(5))).toBe(endOf('2026-12-01')));

  it('is due a day later when the office is off on another day', () =>
    expect(
      computeDeadline(dossier('2026-11-23T09:10', workingDays(5)), officeCalendar({ off: ['2026-11-27'] })).dueAt,
    ).toBe(endOf('2026-12-02')));
});

describe('working days', () => {
  it.each([
    ['Friday', '2026-03-06T09:00'],
    ['Friday at 23:59', '2026-03-06T23:59'],
    ['Saturday', '2026-03-07T09:00'],
    ['Sunday', '2026-03-08T20:00'],
  ])('received on %s end on the same day', (_, receivedAt) =>
    expect(due(receivedAt, workingDays(2))).toBe(endOf('2026-03-10')),
  );

  it('count a swapped Saturday and skip the weekday given for it', () => {
    expect(due('2026-08-21T09:00', workingDays(1))).toBe(endOf('2026-08-22'));
    expect(due('2026-08-28T09:00', workingDays(1))).toBe(endOf('2026-09-03'));
  });

  it('are counted from the date in Vietnam, whatever the offset of the receipt', () => {
    expect(due('2026-03-02T16:59:00Z', workingDays(1))).toBe(endOf('2026-03-03'));
    expect(due('2026-03-02T17:00:00Z', workingDays(1))).toBe(endOf('2026-03-04'));
    expect(due('2026-03-02T20:00:00-0800', workingDays(1))).toBe(endOf('2026-03-04'));
  });

  it('and a half end with the first session of the day after', () => {
    expect(due('2026-03-06T10:00', workingDays(0.5))).toBe('2026-03-09T11:30:00+07:00');
    expect(due('2026-03-04T10:00', workingDays(2.5))).toBe('2026-03-09T11:30:00+07:00');
    const short = officeCalendar({ hours: [['08:00', '12:15']] });
    expect(computeDeadline(dossier('2026-03-04T10:00', workingDays(1.5)), short).dueAt).toBe(
      '2026-03-06T12:15:00+07:00',
    );
  });

  it('that are worked on a Sunday because the office says so count', () =>
    expect(
      computeDeadline(dossier('2026-03-06T10:00', workingDays(1)), officeCalendar({ on: ['2026-03-08'] })).dueAt,
    ).toBe(endOf('2026-03-08')));
});

describe('calendar days, weeks, months and years', () => {
  it.each<[string, number, LimitUnit, string, string]>([
    ['2026-03-02T09:00', 15, 'DAY', '2026-03-17', 'a Tuesday stays'],
    ['2026-03-05T09:00', 10, 'DAY', '2026-03-16', 'Sunday rolls to Monday'],
    ['2026-02-06T09:00', 10, 'DAY', '2026-02-23', 'Tết rolls to the first day after'],
    ['2026-01-08T09:00', 2, 'DAY', '2026-01-10', 'a swapped Saturday is a working day'],
    ['2026-11-17T09:00', 1, 'WEEK', '2026-11-25', 'the corresponding Tuesday is a holiday'],
    ['2026-03-13T09:00', 2, 'WEEK', '2026-03-27', 'the corresponding Friday'],
    ['2026-01-31T09:00', 1, 'MONTH', '2026-03-02', 'no 31/02: 28/02, a Saturday, rolls'],
    ['2024-01-31T09:00', 1, 'MONTH', '2024-02-29', 'leap year'],
    ['2026-08-31T09:00', 1, 'MONTH', '2026-09-30', 'last day of a shorter month'],
    ['2025-11-28T09:00', 3, 'MONTH', '2026-03-02', '28/02/2026 is a Saturday'],
    ['2024-02-29T09:00', 1, 'YEAR', '2025-02-28', 'no 29/02'],
    ['2025-05-01T09:00', 1, 'YEAR', '2026-05-04', 'a holiday rolls over the weekend'],
  ])('%s + %i %s is %s (%s)', (receivedAt, value, unit, date) =>
    expect(due(receivedAt, limit(value, unit))).toBe(endOf(date)),
  );
});

describe('a same-day limit', () => {
  it.each([
    ['2026-03-04T06:00', '2026-03-04', 'before the desk opens'],
    ['2026-03-04T15:00', '2026-03-04', '15:00 itself'],
    ['2026-03-04T15:00:59', '2026-03-04', 'still 15:00 by hour and minute'],
    ['2026-03-04T15:01', '2026-03-05', 'after 15:00'],
    ['2026-03-06T15:01', '2026-03-09', 'after 15:00 on a Friday'],
    ['2026-03-07T09:00', '2026-03-09', 'a Saturday desk only receives'],
    ['2026-01-10T09:00', '2026-01-10', 'a swapped Saturday'],
    ['2026-05-01T10:00', '2026-05-04', 'a holiday, online'],
  ])('received %s is due %s (%s)', (receivedAt, date) =>
    expect(due(receivedAt, limit(1, 'SAME_DAY'))).toBe(endOf(date)),
  );

  it('follows another cutoff of the office', () =>
    expect(due('2026-03-04T15:45', limit(1, 'SAME_DAY'), { cutoff: '16:00' })).toBe(endOf('2026-03-04')));
});

describe('minutes and hours', () => {
  it('by the clock run at night, on days off and never roll', () => {
    expect(due('2026-03-04T22:30', limit(1, 'HOUR'))).toBe('2026-03-04T23:30:00+07:00');
    expect(due('2026-03-06T23:30', limit(60, 'MINUTE'))).toBe('2026-03-07T00:30:00+07:00');
    expect(due('2026-02-13T16:00', limit(72, 'HOUR'))).toBe('2026-02-16T16:00:00+07:00');
  });

  it.each<[string, number, LimitUnit, string]>([
    ['2026-03-04T10:30', 4, 'WORKING_HOUR', '2026-03-04T16:30'],
    ['2026-03-04T16:30', 2, 'WORKING_HOUR', '2026-03-05T09:00'],
    ['2026-03-07T09:00', 1, 'WORKING_HOUR', '2026-03-09T08:30'],
    ['2026-03-04T12:00', 30, 'WORKING_MINUTE', '2026-03-04T14:00'],
    ['2026-03-04T06:00', 30, 'WORKING_MINUTE', '2026-03-04T08:00'],
    ['2026-03-04T10:30', 60, 'WORKING_MINUTE', '2026-03-04T11:30'],
    ['2026-03-04T11:30', 1, 'WORKING_MINUTE', '2026-03-04T13:31'],
    ['2026-03-06T16:00', 60, 'WORKING_MINUTE', '2026-03-06T17:00'],
    ['2026-02-13T16:30', 1, 'WORKING_HOUR', '2026-02-23T08:00'],
  ])('of work from %s, %i %s, end at %s', (receivedAt, value, unit, at) =>
    expect(due(receivedAt, limit(value, unit))).toBe(`${at}:00+07:00`),
  );

  it.each([
    ['2026-03-04T09:00', 1, '2026-03-04T17:00'],
    ['2026-03-04T07:29', 1, '2026-03-04T11:30'],
    ['2026-03-04T07:30', 1, '2026-03-04T17:00'],
    ['2026-03-04T12:00', 1, '2026-03-04T17:00'],
    ['2026-03-04T14:00', 3, '2026-03-06T11:30'],
    ['2026-03-06T14:00', 1, '2026-03-09T11:30'],
  ])('half days after the session of reception: %s + %i is %s', (receivedAt, value, at) =>
    expect(due(receivedAt, limit(value, 'HALF_DAY'))).toBe(`${at}:00+07:00`),
  );
});

describe('the latest apology', () => {
  it.each<[string, number, LimitUnit, string | null]>([
    ['2026-03-02T09:00', 3, 'WORKING_DAY', '2026-03-04'],
    ['2026-03-02T09:00', 1, 'WORKING_DAY', '2026-03-02'],
    ['2026-03-07T09:00', 1, 'WORKING_DAY', null],
    ['2026-03-05T09:00', 10, 'DAY', '2026-03-13'],
    ['2026-03-04T09:00', 1, 'SAME_DAY', null],
    ['2026-03-06T15:01', 1, 'SAME_DAY', '2026-03-06'],
    ['2026-03-04T14:00', 0.5, 'WORKING_DAY', '2026-03-04'],
    ['2026-03-04T09:00', 20, 'WORKING_HOUR', null],
    ['2026-03-04T09:00', 100, 'HOUR', null],
    ['2026-03-04T09:00', 9, 'HALF_DAY', null],
  ])('of a dossier received %s with %d %s is the end of %s', (receivedAt, value, unit, date) =>
    expect(clock(receivedAt, limit(value, unit)).latestApologyAt).toBe(date && endOf(date)),
  );
});

describe('the hand-over to the resolving unit', () => {
  it.each([
    ['2026-03-05T15:00', '2026-03-05T17:00'],
    ['2026-03-05T15:01', '2026-03-06T07:30'],
    ['2026-03-06T16:00', '2026-03-09T07:30'],
    ['2026-03-07T09:00', '2026-03-09T07:30'],
    ['2026-03-05T05:00', '2026-03-05T17:00'],
  ])('of a dossier received %s is at %s', (receivedAt, at) =>
    expect(clock(receivedAt, workingDays(3)).transferBy).toBe(`${at}:00+07:00`),
  );

  it('is not asked of a same-day dossier', () =>
    expect(clock('2026-03-05T09:00', limit(1, 'SAME_DAY')).transferBy).toBeNull());

  it('is not set before the reception when the desk closes at noon', () =>
    expect(
      computeDeadline(dossier('2026-03-05T14:00', workingDays(3)), officeCalendar({ hours: [['07:30', '11:30']] }))
        .transferBy,
    ).toBe('2026-03-06T07:30:00+07:00'));
});

describe('the limit for asking a supplement', () => {
  it.each<[number, LimitUnit, string]>([
    [10, 'WORKING_DAY', '2026-03-05T23:59:59'],
    [2, 'WORKING_DAY', '2026-03-04T23:59:59'],
    [4, 'WORKING_HOUR', '2026-03-02T14:30:00'],
  ])('of a dossier with %i %s is %s', (value, unit, at) =>
    expect(clock('2026-03-02T08:30', limit(value, unit)).supplementNoticeBy).toBe(`${at}+07:00`),
  );
});

describe('a due date in a year that is not announced', () => {
  it('is provisional, and asks for confirmation when the count touches Tết', () => {
    const deadline = clock('2026-12-28T09:00', workingDays(40));
    expect(deadline.certainty).toBe('provisional');
    expect(deadline.flags).toEqual(['confirm-appointment']);
  });

  it('is provisional without that question elsewhere', () => {
    const deadline = clock('2026-12-28T09:00', workingDays(5));
    expect(deadline).toMatchObject({ dueAt: endOf('2027-01-05'), certainty: 'provisional', flags: [] });
  });

  it('is certain when it still falls into the year before', () =>
    expect(clock('2026-12-28T09:00', workingDays(3)).certainty).toBe('certain'));

  it('is certain once the office has confirmed that year', () =>
    expect(
      computeDeadline(dossier('2026-12-28T09:00', workingDays(5)), officeCalendar({ confirmed: [2027] })).certainty,
    ).toBe('certain'));

  it('is provisional in a year before the shipped ones too', () =>
    expect(clock('2021-03-01T09:00', workingDays(5)).certainty).toBe('provisional'));
});

it('the shared calendar is not changed by computing with it', () => {
  const before = [...calendar.working.subarray(9000, 10_500)];
  due('2026-03-02T09:00', workingDays(30));
  expect([...calendar.working.subarray(9000, 10_500)]).toEqual(before);
});
