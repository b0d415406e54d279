/**
 * When an open vault counts as locked, and how long after wrong tries the next one is heard. Wall-clock moments in
 * milliseconds, judged at each use: a timer dies with the service worker.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Clocks are corrected by seconds all day; a step back of more than this is somebody setting the clock. */
const CLOCK_SLACK = MINUTE;

export interface LockPolicy {
  /** Locked after so long without use. */
  idleMinutes: number;
  /** Locked so long after unlocking, used or not. */
  maxHours: number;
}

/** A quarter of an hour away from the desk; one working day with its lunch break. */
export const LOCK_POLICY: LockPolicy = { idleMinutes: 15, maxHours: 10 };

export interface OpenVault {
  unlockedAt: number;
  lastUsedAt: number;
  /**
   * Latest moment at which anything looked at the clock without using the vault (the sweep alarm). With it, an idle PC
   * whose clock is set back to just after the last use stays locked.
   */
  lastSeenAt?: number;
}

export type LockReason = 'idle' | 'max-hours' | 'clock-set-back';

/** @returns why the vault is locked now, or undefined while it is open. Anything that is no number locks. */
export const lockReason = (vault: OpenVault, now: number, policy: LockPolicy): LockReason | undefined => {
  const { unlockedAt, lastUsedAt, lastSeenAt = lastUsedAt } = vault;
  // Each test is written so that NaN fails it.
  if (!(now >= Math.max(unlockedAt, lastUsedAt, lastSeenAt) - CLOCK_SLACK)) return 'clock-set-back';
  if (!(now - unlockedAt < policy.maxHours * HOUR)) return 'max-hours';
  if (!(now - lastUsedAt < policy.idleMinutes * MINUTE)) return 'idle';
  return undefined;
};

const FREE_TRIES = 3;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 5 * MINUTE;

/** 0 for the first three failures, then 5 s, doubled at each, five minutes at most. */
const waitAfter = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - FREE_TRIES, 20));

/** Moment from which the next try is heard. Slows a person at the keyboard; offline guessing is Argon2id's affair. */
export const nextTryAt = (failures: number, lastFailureAt: number): number => lastFailureAt + waitAfter(failures);

/** Milliseconds still to wait; never more than the wait itself, or a clock corrected by a year would lock the officer out. */
export const waitMs = (failures: number, lastFailureAt: number, now: number): number =>
  Math.max(0, Math.min(waitAfter(failures), nextTryAt(failures, lastFailureAt) - now));
