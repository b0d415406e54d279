import { describe, expect, it } from 'vitest';
import type { DeadlineEvent, LimitUnit } from '../../../utils/deadline/types.ts';
import { clock, due, endOf, event, extended, limit, supplement, workingDays } from './cases.ts';

const PAUSE = { onSupplement: 'pause' } as const;
const finance = (sent: string, done?: string, label?: string): DeadlineEvent[] => [
  { type: 'FINANCE_SENT', at: sent, ...(label ? { label } : {}) },
  ...(done ? [{ type: 'FINANCE_DONE' as const, at: done, ...(label ? { label } : {}) }] : []),
];

describe('a dossier that waits for a supplement', () => {
  it.each(['restart', 'pause'] as const)('has no due date, by %s', (onSupplement) =>
    expect(
      clock('2026-03-02T09:00', workingDays(5), {
        onSupplement,
        events: supplement('2026-03-04T10:00'),
        commitment: limit(3, 'WORKING_DAY'),
        steps: [limit(2, 'WORKING_DAY')],
        portalDueAt: '2026-03-09T17:00',
      }),
    ).toMatchObject({
      dueAt: null,
      status: 'WAITING',
      waitingFor: 'supplement',
      latestApologyAt: null,
      supplementNoticeBy: null,
      commitDueAt: null,
      commitStatus: 'WAITING',
      portal: null,
      steps: null,
      certainty: null,
    }),
  );

  it('and is refused meanwhile says when it ended', () =>
    expect(
      clock('2026-03-02T09:00', workingDays(5), {
        events: [...supplement('2026-03-04T10:00'), event('REFUSED', '2026-03-20T10:00')],
      }),
    ).toMatchObject({ dueAt: null, status: 'WAITING', endedAt: '2026-03-20T10:00:00+07:00' }));
});

describe('a supplement that starts the limit again', () => {
  const events = supplement('2026-03-04T10:00', '2026-03-10T15:30');

  it('moves due date, apology, notice, hand-over and start to its reception', () =>
    expect(clock('2026-03-02T09:00', workingDays(5), { events })).toMatchObject({
      startedAt: '2026-03-10T15:30:00+07:00',
      dueAt: endOf('2026-03-17'),
      latestApologyAt: endOf('2026-03-16'),
      supplementNoticeBy: endOf('2026-03-13'),
      transferBy: '2026-03-11T07:30:00+07:00',
      warnings: [],
    }));

  it('lets an earlier pause and an earlier extension fall away', () => {
    const before = [
      ...finance('2026-03-03T09:00', '2026-03-05T09:00'),
      extended('2026-03-09T09:00', '2026-03-31'),
      ...supplement('2026-03-10T09:00', '2026-03-12T09:00'),
    ];
    const deadline = clock('2026-03-02T09:00', workingDays(5), { events: before });
    expect(deadline.dueAt).toBe(endOf('2026-03-19'));
    expect(deadline.latestApologyAt).toBe(endOf('2026-03-18'));
    const again = [...before, extended('2026-03-18T09:00', '2026-03-25')];
    expect(clock('2026-03-02T09:00', workingDays(5), { events: again })).toMatchObject({
      dueAt: endOf('2026-03-25'),
      latestApologyAt: null,
      warnings: ['SUPPLEMENT_LATE'],
    });
  });

  it('counts a payment that is still open only from then', () =>
    expect(
      due('2026-03-02T09:00', workingDays(5), {
        events: [
          event('FINANCE_SENT', '2026-03-03T09:00'),
          ...supplement('2026-03-04T10:00', '2026-03-10T09:00'),
          event('FINANCE_DONE', '2026-03-12T09:00'),
        ],
      }),
    ).toBe(endOf('2026-03-19')));

  it('applies the 15:00 rule to the supplement', () =>
    expect(
      due('2026-03-04T09:00', limit(1, 'SAME_DAY'), { events: supplement('2026-03-04T10:00', '2026-03-06T15:10') }),
    ).toBe(endOf('2026-03-09')));

  it('always does so for a same-day limit, also after a payment', () => {
    const same = limit(1, 'SAME_DAY');
    const asked = supplement('2026-03-04T10:00', '2026-03-06T09:00');
    expect(due('2026-03-04T09:00', same, { ...PAUSE, events: asked })).toBe(endOf('2026-03-06'));
    expect(due('2026-03-04T09:00', same, { events: finance('2026-03-04T10:00', '2026-03-06T16:00') })).toBe(
      endOf('2026-03-09'),
    );
  });
});

describe('a pause', () => {
  it.each<[number, LimitUnit, string, string, string]>([
    [5, 'WORKING_DAY', '2026-03-04T10:00', '2026-03-10T09:00', endOf('2026-03-16')],
    [5, 'WORKING_DAY', '2026-03-02T10:00', '2026-03-04T09:00', endOf('2026-03-11')],
    [5, 'WORKING_DAY', '2026-03-07T10:00', '2026-03-08T09:00', endOf('2026-03-09')],
    [1.5, 'WORKING_DAY', '2026-03-03T10:00', '2026-03-04T09:00', '2026-03-06T11:30:00+07:00'],
    [10, 'DAY', '2026-03-04T10:00', '2026-03-06T09:00', endOf('2026-03-16')],
    [14, 'DAY', '2026-03-04T10:00', '2026-03-06T09:00', endOf('2026-03-19')],
    [1, 'WEEK', '2026-03-04T10:00', '2026-03-06T09:00', endOf('2026-03-12')],
    [1, 'MONTH', '2026-03-02T10:00', '2026-03-04T09:00', endOf('2026-04-06')],
    [1, 'YEAR', '2026-03-04T10:00', '2026-03-04T11:00', endOf('2027-03-03')],
    [3, 'HOUR', '2026-03-02T10:00', '2026-03-02T12:30', '2026-03-02T14:30:00+07:00'],
    [90, 'MINUTE', '2026-03-02T10:00', '2026-03-03T10:00', '2026-03-03T10:30:00+07:00'],
    [4, 'WORKING_HOUR', '2026-03-02T10:00', '2026-03-02T14:30', '2026-03-03T08:00:00+07:00'],
    [120, 'WORKING_MINUTE', '2026-03-02T10:00', '2026-03-02T20:00', '2026-03-03T08:30:00+07:00'],
    [3, 'HALF_DAY', '2026-03-02T13:30', '2026-03-03T07:30', '2026-03-04T17:00:00+07:00'],
    [3, 'HALF_DAY', '2026-03-02T14:00', '2026-03-03T08:00', '2026-03-04T11:30:00+07:00'],
  ])('of %d %s from %s to %s leaves %s', (value, unit, from, to, expected) => {
    const receivedAt = '2026-03-02T09:00';
    expect(due(receivedAt, limit(value, unit), { ...PAUSE, events: supplement(from, to) })).toBe(expected);
    // A payment counts the same way, also where supplements restart.
    expect(due(receivedAt, limit(value, unit), { events: finance(from, to) })).toBe(expected);
  });

  it('does not count a date twice that lies in two of them', () => {
    const events = [
      ...supplement('2026-03-04T10:00', '2026-03-06T09:00'),
      ...finance('2026-03-06T10:00', '2026-03-09T09:00'),
    ];
    expect(due('2026-03-02T09:00', workingDays(5), { ...PAUSE, events })).toBe(endOf('2026-03-13'));
  });

  it('counts overlapping waits of different kinds once', () => {
    const events = [
      ...finance('2026-03-04T10:00', '2026-03-10T09:00', 'niêm yết'),
      ...finance('2026-03-05T10:00', '2026-03-06T09:00', 'giám định'),
    ];
    expect(due('2026-03-02T09:00', workingDays(5), { events })).toBe(endOf('2026-03-16'));
  });

  it('does not give back days that were used up before it began', () =>
    expect(
      clock('2026-03-02T09:00', workingDays(2), {
        ...PAUSE,
        events: supplement('2026-03-05T10:00', '2026-03-10T09:00'),
        asOf: '2026-03-10T10:00',
      }),
    ).toMatchObject({ dueAt: endOf('2026-03-04'), status: 'OVERDUE' }));

  it('that is open means waiting for the payment', () =>
    expect(clock('2026-03-02T09:00', workingDays(5), { events: finance('2026-03-04T10:00') })).toMatchObject({
      status: 'WAITING',
      waitingFor: 'finance',
      dueAt: null,
    }));
});

describe('asking for a supplement', () => {
  const ask = (at: string, of = workingDays(10)) => clock('2026-03-02T09:00', of, { events: supplement(at) }).warnings;

  it('on the third working day is in time, on the fourth late', () => {
    expect(ask('2026-03-05T23:00')).toEqual([]);
    expect(ask('2026-03-06T08:00')).toEqual(['SUPPLEMENT_LATE']);
  });

  it('after a short limit has ended is late', () =>
    expect(ask('2026-03-04T09:00', workingDays(1))).toEqual(['SUPPLEMENT_LATE']));

  it('has no such limit in hours or on the same day', () => {
    expect(ask('2026-03-10T09:00', limit(4, 'WORKING_HOUR'))).toEqual([]);
    expect(ask('2026-03-10T09:00', limit(1, 'SAME_DAY'))).toEqual([]);
  });

  it('twice is not allowed, and late on top of it where time goes on from reception', () => {
    const events = [
      ...supplement('2026-03-03T10:00', '2026-03-10T09:00'),
      ...supplement('2026-03-11T10:00', '2026-03-12T09:00'),
    ];
    expect(clock('2026-03-02T09:00', workingDays(10), { events }).warnings).toEqual(['SECOND_SUPPLEMENT']);
    expect(clock('2026-03-02T09:00', workingDays(10), { ...PAUSE, events }).warnings).toEqual([
      'SECOND_SUPPLEMENT',
      'SUPPLEMENT_LATE',
    ]);
  });
});

describe('an extension', () => {
  const ten = (events: DeadlineEvent[], asOf = '2026-03-17T09:00') =>
    clock('2026-03-02T09:00', workingDays(10), { events, asOf });

  it('on the last apology day moves the due date, rolled to a working day', () =>
    expect(ten([extended('2026-03-13T23:00', '2026-03-21')])).toMatchObject({
      dueAt: endOf('2026-03-23'),
      status: 'RUNNING',
      latestApologyAt: null,
      warnings: [],
    }));

  it('on the due day is too late', () =>
    expect(ten([extended('2026-03-16T08:00', '2026-03-20')])).toMatchObject({
      dueAt: endOf('2026-03-16'),
      status: 'OVERDUE',
      latestApologyAt: endOf('2026-03-13'),
      warnings: ['EXTENSION_LATE'],
    }));

  it('is given once', () =>
    expect(ten([extended('2026-03-12T08:00', '2026-03-20'), extended('2026-03-19T08:00', '2026-03-27')])).toMatchObject(
      { dueAt: endOf('2026-03-20'), warnings: ['SECOND_EXTENSION'] },
    ));

  it('that came too late was the one', () =>
    expect(
      ten([extended('2026-03-16T08:00', '2026-03-20'), extended('2026-03-17T08:00', '2026-03-27')]).warnings,
    ).toEqual(['EXTENSION_LATE', 'SECOND_EXTENSION']));

  it('is never in time where there is no apology day', () =>
    expect(
      clock('2026-03-02T09:00', limit(4, 'HOUR'), { events: [extended('2026-03-02T09:30', '2026-03-05')] }),
    ).toMatchObject({ dueAt: '2026-03-02T13:00:00+07:00', warnings: ['EXTENSION_LATE'] }));

  it('does not move what the office promised', () =>
    expect(
      clock('2026-03-02T09:00', workingDays(10), {
        events: [extended('2026-03-12T08:00', '2026-03-20')],
        commitment: workingDays(5),
        asOf: '2026-03-12T09:00',
      }),
    ).toMatchObject({ dueAt: endOf('2026-03-20'), commitDueAt: endOf('2026-03-09'), commitStatus: 'OVERDUE' }));
});

describe('the end of a dossier', () => {
  const ended = (type: 'RESULT' | 'REFUSED' | 'WITHDRAWN' | 'STOPPED' | 'RETURNED', at: string, of = workingDays(3)) =>
    clock('2026-03-02T09:00', of, { events: [event(type, at)], asOf: '2026-03-30T09:00' });

  it.each([
    ['2026-03-04T16:59', 'EARLY'],
    ['2026-03-05T08:00', 'ON_TIME'],
    ['2026-03-05T22:00', 'ON_TIME'],
    ['2026-03-06T00:00', 'LATE'],
  ] as const)('with a result at %s is %s, by dates', (at, status) => {
    expect(ended('RESULT', at).status).toBe(status);
    expect(ended('REFUSED', at).status).toBe(status);
  });

  it.each([
    ['2026-03-04T11:29', 'EARLY'],
    ['2026-03-04T11:30:40', 'ON_TIME'],
    ['2026-03-04T11:31', 'LATE'],
  ] as const)('of one and a half days at %s is %s, by minutes', (at, status) =>
    expect(ended('RESULT', at, workingDays(1.5)).status).toBe(status),
  );

  it.each(['WITHDRAWN', 'STOPPED'] as const)('by %s has no due date', (type) =>
    expect(ended(type, '2026-03-03T09:00')).toMatchObject({ dueAt: null, status: type, latestApologyAt: null }),
  );

  it('is not the citizen fetching the result', () =>
    expect(ended('RETURNED', '2026-03-04T09:00').status).toBe('OVERDUE'));

  it('makes what comes after it void, and says so', () => {
    const events = [event('RESULT', '2026-03-04T09:00'), ...supplement('2026-03-05T09:00', '2026-03-06T09:00')];
    expect(clock('2026-03-02T09:00', workingDays(3), { events, asOf: '2026-03-30T09:00' })).toMatchObject({
      status: 'EARLY',
      flags: ['event-after-end'],
    });
  });

  it.each([
    ['2026-03-05T23:59', 'RUNNING'],
    ['2026-03-06T00:00', 'OVERDUE'],
  ] as const)('not yet reached at %s is %s', (asOf, status) =>
    expect(clock('2026-03-02T09:00', workingDays(3), { asOf }).status).toBe(status),
  );

  it('runs to the very minute for hours', () => {
    const at = (asOf: string) => clock('2026-03-02T09:00', limit(1, 'HOUR'), { asOf }).status;
    expect([at('2026-03-02T10:00:59'), at('2026-03-02T10:01')]).toEqual(['RUNNING', 'OVERDUE']);
  });
});

describe('a commitment beside the statutory limit', () => {
  const express = { value: 60, unit: 'WORKING_MINUTE', onlyWeekday: 2 } as const;

  it('binds receptions on its weekday', () =>
    expect(clock('2026-03-10T11:00', workingDays(3), { commitment: express, asOf: '2026-03-10T14:10' })).toMatchObject({
      dueAt: endOf('2026-03-13'),
      status: 'RUNNING',
      commitDueAt: '2026-03-10T14:00:00+07:00',
      commitStatus: 'OVERDUE',
    }));

  it.each([
    ['2026-03-11T09:00', 'Wednesday'],
    ['2026-11-24T09:00', 'a Tuesday that is a holiday'],
  ])('does not bind one of %s (%s)', (receivedAt) =>
    expect(clock(receivedAt, workingDays(3), { commitment: express })).toMatchObject({
      commitDueAt: null,
      commitStatus: null,
    }),
  );

  it('looks at the weekday of the supplement that starts it again', () => {
    const onTuesday = supplement('2026-03-05T09:00', '2026-03-10T09:00');
    expect(clock('2026-03-04T09:00', workingDays(3), { commitment: express, events: onTuesday }).commitDueAt).toBe(
      '2026-03-10T10:00:00+07:00',
    );
    expect(
      clock('2026-03-04T09:00', workingDays(3), { ...PAUSE, commitment: express, events: onTuesday }).commitDueAt,
    ).toBeNull();
  });

  it('of days stands still during the same pauses', () =>
    expect(
      clock('2026-03-02T09:00', workingDays(10), {
        commitment: workingDays(5),
        events: finance('2026-03-04T10:00', '2026-03-10T09:00'),
      }).commitDueAt,
    ).toBe(endOf('2026-03-16')));
});

describe("the portal's appointment", () => {
  it.each([
    ['2026-03-05T11:00', 'MATCH'],
    ['2026-03-05', 'MATCH'],
    ['2026-03-04T17:00', 'EARLIER'],
    ['2026-03-06T07:30', 'LATER'],
  ] as const)('of %s is %s by date', (portalDueAt, portal) =>
    expect(clock('2026-03-02T09:00', workingDays(3), { portalDueAt }).portal).toBe(portal),
  );

  it('is compared by minutes where the limit is', () => {
    const at = (portalDueAt: string) => clock('2026-03-02T09:00', limit(2, 'WORKING_HOUR'), { portalDueAt }).portal;
    expect([at('2026-03-02T11:00'), at('2026-03-02T11:01'), at('2026-03-02T10:59')]).toEqual([
      'MATCH',
      'LATER',
      'EARLIER',
    ]);
  });

  it('is compared with the commitment when there is one', () =>
    expect(
      clock('2026-03-02T09:00', workingDays(5), { commitment: workingDays(3), portalDueAt: '2026-03-09T17:00' }).portal,
    ).toBe('LATER'));
});

describe('internal steps', () => {
  it('run one after the other', () =>
    expect(
      clock('2026-03-04T08:00', limit(8, 'WORKING_HOUR'), {
        steps: [limit(2, 'WORKING_HOUR'), limit(3, 'WORKING_HOUR'), limit(3, 'WORKING_HOUR')],
      }),
    ).toMatchObject({
      steps: ['2026-03-04T10:00:00+07:00', '2026-03-04T15:00:00+07:00', '2026-03-05T08:30:00+07:00'],
      flags: [],
    }));

  it('in days each leave out the day on which the one before ends', () =>
    expect(
      clock('2026-03-04T08:00', workingDays(3), { steps: [workingDays(0.5), workingDays(1), workingDays(0.5)] }).steps,
    ).toEqual(['2026-03-05T11:30:00+07:00', endOf('2026-03-06'), '2026-03-09T11:30:00+07:00']));

  it('that take longer than the limit are pointed out', () =>
    expect(clock('2026-03-04T08:00', workingDays(1), { steps: [workingDays(2)] }).flags).toEqual([
      'steps-exceed-limit',
    ]));

  it('start again with the supplement', () =>
    expect(
      clock('2026-03-02T08:00', workingDays(3), {
        steps: [limit(2, 'WORKING_HOUR')],
        events: supplement('2026-03-03T09:00', '2026-03-10T09:00'),
      }).steps,
    ).toEqual(['2026-03-10T11:00:00+07:00']));
});
