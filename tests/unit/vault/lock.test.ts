import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCK_POLICY, lockReason, nextTryAt, waitMs } from '../../../utils/vault/lock.ts';

const at = (time: string) => Date.parse(`2026-11-${time}+07:00`);
const policy = { idleMinutes: 15, maxHours: 10 };
const vault = { unlockedAt: at('23T07:30:00'), lastUsedAt: at('23T09:00:00') };

describe('a vault opened at 07:30 and last used at 09:00', () => {
  it.each([
    ['09:00:00', undefined],
    ['09:14:59', undefined],
    ['09:15:00', 'idle'],
    ['12:00:00', 'idle'],
    ['17:30:00', 'max-hours'],
    ['08:59:30', undefined],
    ['08:59:00', undefined],
    ['08:58:59', 'clock-set-back'],
    ['07:00:00', 'clock-set-back'],
  ])('at %s: %s', (time, reason) => expect(lockReason(vault, at(`23T${time}`), policy)).toBe(reason));

  it('is locked the next morning at the same time', () =>
    expect(lockReason(vault, at('24T09:00:00'), policy)).toBe('max-hours'));

  it('is locked when the clock was set back a whole day', () =>
    expect(lockReason(vault, at('22T09:01:00'), policy)).toBe('clock-set-back'));
});

describe('a vault in use all day', () => {
  it('is locked ten hours after it was opened', () => {
    const used = { unlockedAt: at('23T07:30:00'), lastUsedAt: at('23T17:29:59') };
    expect(lockReason(used, at('23T17:29:59'), policy)).toBeUndefined();
    expect(lockReason(used, at('23T17:30:00'), policy)).toBe('max-hours');
  });
});

describe('a thief who sets the clock to just after the last use', () => {
  it('finds it locked when the sweep has seen a later hour', () =>
    expect(lockReason({ ...vault, lastSeenAt: at('23T12:00:00') }, at('23T09:05:00'), policy)).toBe('clock-set-back'));
});

describe('state that cannot be read', () => {
  it.each([
    [{ unlockedAt: Number.NaN, lastUsedAt: at('23T09:00:00') }, at('23T09:01:00')],
    [{ unlockedAt: at('23T07:30:00'), lastUsedAt: undefined as unknown as number }, at('23T09:01:00')],
    [vault, Number.NaN],
  ])('locks: %j', (state, now) => expect(lockReason(state, now, policy)).toBeDefined());
});

describe('whatever the clock does', () => {
  it('a vault is open only within its idle time and its longest time, or a minute before', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), fc.integer({ min: -1e11, max: 1e11 }), (used, jump) => {
        const state = { unlockedAt: at('23T07:30:00'), lastUsedAt: at('23T07:30:00') + used };
        const now = state.lastUsedAt + jump;
        const open = jump >= -60_000 && jump < 15 * 60_000 && used + jump < 10 * 3_600_000;
        expect(lockReason(state, now, LOCK_POLICY) === undefined).toBe(open);
      }),
    ));
});

describe('after wrong passphrases', () => {
  const last = at('23T08:00:00');

  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 5],
    [4, 10],
    [5, 20],
    [8, 160],
    [9, 300],
    [10_000, 300],
  ])('%i failures: the next try is heard %i s later', (failures, seconds) =>
    expect(nextTryAt(failures, last) - last).toBe(seconds * 1000),
  );

  it('counts down', () => expect(waitMs(4, last, at('23T08:00:04'))).toBe(6_000));

  it('has nothing left to wait for after that', () => expect(waitMs(4, last, at('23T08:00:10'))).toBe(0));

  it('does not lock the officer out for a year when the clock was wrong', () =>
    expect(waitMs(4, Date.parse('2027-11-23T08:00:00+07:00'), last)).toBe(10_000));
});
