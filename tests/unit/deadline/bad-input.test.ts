import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEADLINE_ERRORS } from '../../../utils/deadline/error.ts';
import { LIMIT_UNITS } from '../../../utils/deadline/types.ts';
import { clock, dossier, due, endOf, event, extended, limit, refusal, supplement, workingDays } from './cases.ts';

const sound = dossier('2026-03-02T09:00', workingDays(3));

describe('input that no date may be computed from', () => {
  it('is told from sound input', () => expect(refusal(sound)).toBe('accepted'));

  it.each([
    [{ receivedAt: '02/03/2026 09:00' }, 'unreadable-moment'],
    [{ receivedAt: '' }, 'unreadable-moment'],
    [{ receivedAt: undefined }, 'unreadable-moment'],
    [{ receivedAt: '2026-03-02' }, 'unreadable-moment'],
    [{ receivedAt: '2026-02-31T09:00:00+07:00' }, 'no-such-date'],
    [{ receivedAt: '1975-04-30T09:00:00+07:00', asOf: '1975-05-02T09:00:00+07:00' }, 'out-of-range'],
    [{ asOf: 'now' }, 'unreadable-moment'],
    [{ limit: limit(0, 'DAY') }, 'limit-too-small'],
    [{ limit: limit(-1, 'DAY') }, 'limit-too-small'],
    [{ limit: limit(Number.NaN, 'DAY') }, 'limit-too-small'],
    [{ limit: limit(10_000, 'DAY') }, 'limit-too-large'],
    [{ limit: limit(Number.POSITIVE_INFINITY, 'HOUR') }, 'limit-too-large'],
    [{ limit: limit(2, 'SAME_DAY') }, 'limit-too-large'],
    [{ limit: limit(200, 'YEAR') }, 'out-of-range'],
    [{ limit: limit(1.5, 'DAY') }, 'limit-not-whole'],
    [{ limit: workingDays(1.25) }, 'limit-not-whole'],
    [{ limit: { value: 3, unit: 'DAYS' } }, 'unknown-unit'],
    [{ onSupplement: 'ignore' }, 'unknown-supplement-rule'],
    [{ cutoff: '3 giờ chiều' }, 'bad-cutoff'],
    [{ commitment: { ...workingDays(1), onlyWeekday: 8 } }, 'bad-weekday'],
    [{ commitment: workingDays(0) }, 'limit-too-small'],
    [{ steps: [workingDays(1), limit(0, 'HOUR')] }, 'limit-too-small'],
    [{ portalDueAt: '31/02/2026' }, 'unreadable-moment'],
    [{ portalDueAt: '2026-02-31' }, 'no-such-date'],
    [{ events: [extended('2026-03-03T09:00', '2026-04-31')] }, 'no-such-date'],
    [{ events: [{ type: 'PAUSED', at: '2026-03-03T09:00' }] }, 'unknown-event'],
    [{ events: [event('RESULT', '2026-03-02T08:59')] }, 'result-before-receipt'],
    [{ events: supplement('2026-03-01T09:00') }, 'event-before-receipt'],
    [{ events: [event('SUPPLEMENT_RECEIVED', '2026-03-03T09:00')] }, 'supplement-without-request'],
    [{ events: [event('FINANCE_DONE', '2026-03-03T09:00')] }, 'finance-without-start'],
    [{ events: [extended('2026-03-03T09:00', '2026-03-02')] }, 'extension-before-decision'],
    [{ events: [extended('2026-03-03T09:00', '31/03/2026')] }, 'unreadable-moment'],
  ])('is refused: %j (%s)', (change, reason) => expect(refusal({ ...sound, ...change })).toBe(reason));

  it.each(LIMIT_UNITS)('is a limit of 0 or of 10,000, also in %s, be it the law’s, a promise or a step', (unit) => {
    for (const [value, reason] of [
      [0, 'limit-too-small'],
      [10_000, 'limit-too-large'],
    ] as const)
      for (const change of [
        { limit: limit(value, unit) },
        { commitment: limit(value, unit) },
        { steps: [limit(value, unit)] },
      ])
        expect(refusal({ ...sound, ...change })).toBe(reason);
  });

  it('is refused by a word that has a sentence, whatever stands there: never another error, never a wrong date', () =>
    fc.assert(
      fc.property(
        fc.record({
          receivedAt: fc.oneof(fc.constant('2026-03-02T09:00'), fc.string(), fc.constant('2026-02-31T09:00')),
          value: fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 9_999, 10_000)),
          unit: fc.oneof(fc.constantFrom(...LIMIT_UNITS), fc.string()),
        }),
        ({ receivedAt, value, unit }) => {
          const said = refusal({ ...sound, receivedAt, limit: { value, unit } });
          expect(['accepted', ...DEADLINE_ERRORS]).toContain(said);
          if (said === 'accepted') expect([value > 0 && value < 10_000, receivedAt]).toEqual([true, sound.receivedAt]);
        },
      ),
    ));
});

describe('odd input that can be counted with', () => {
  it('as a reception in the future is flagged', () =>
    expect(clock('2026-03-02T09:00', workingDays(3), { asOf: '2025-03-02T09:00' })).toMatchObject({
      dueAt: endOf('2026-03-05'),
      status: 'RUNNING',
      flags: ['received-in-future'],
    }));

  it('as events in another order than they happened gives the same date', () => {
    const events = supplement('2026-03-04T10:00', '2026-03-10T09:00');
    expect(due('2026-03-02T09:00', workingDays(5), { events: events.toReversed() })).toBe(
      due('2026-03-02T09:00', workingDays(5), { events }),
    );
  });

  it('is left as it was', () => {
    const events = supplement('2026-03-04T10:00', '2026-03-10T09:00').reverse();
    const copy = structuredClone(events);
    due('2026-03-02T09:00', workingDays(5), { events });
    expect(events).toEqual(copy);
  });
});
