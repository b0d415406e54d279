import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, readMeta, readVault, type Store } from '../../../utils/db/store.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { toBase64 } from '../../../utils/vault/bytes.ts';
import { vaultKeeper } from '../../../utils/vault/keeper.ts';

/** The derivation costs what it costs in the product, so one vault is made for the whole file and its session copied. */
const RIGHT = 'bốn từ không liên quan';
const WRONG = 'năm từ không liên quan';
const OPENED = '2026-11-23T07:30:00+07:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let clock = 0;
const at = (time: string) => {
  clock = Date.parse(`2026-11-${time}+07:00`);
};
let store: Store;
let area: Area;
let idleMinutes = 15;
let locks: number;

/** A worker; another one over the same area and store is the same browser after the worker's death. */
const worker = (over: Area = area, disk: Store = store) =>
  vaultKeeper({
    store: async () => disk,
    area: over,
    now: () => clock,
    iso: () => OPENED,
    policy: async () => ({ idleMinutes, maxHours: 10 }),
    onLock: async () => {
      locks++;
    },
  });
const copyOf = async (from: Area): Promise<Area> => {
  const copy = memoryArea();
  for (const [key, value] of await from.entries('')) await copy.set(key, value);
  return copy;
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'open',
    (error) => error.reason,
  );

let justOpened: Area;
let key: string;
beforeAll(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  at('23T07:30:00');
  justOpened = memoryArea();
  expect(await worker(justOpened).state()).toEqual({ state: 'none' });
  expect(await worker(justOpened).create(RIGHT)).toEqual({ ok: true });
  key = toBase64(await worker(justOpened).use());
});
beforeEach(async () => {
  area = await copyOf(justOpened);
  at('23T07:30:00');
  idleMinutes = 15;
  locks = 0;
});

describe('a new vault', () => {
  it('is open at once, its header on the disk in the clear without the key', async () => {
    expect(await worker().state()).toEqual({ state: 'open' });
    const header = await readVault(store);
    expect(header?.createdAt).toBe(OPENED);
    expect(JSON.stringify(header)).not.toContain(key);
  });

  it.each([
    ['ngắn', 'too-short'],
    ['12345678', 'too-simple'],
  ])('is not made under %s: %s', async (passphrase, reason) => {
    const disk = await openStore(`empty-${reason}`);
    expect(await worker(memoryArea(), disk).create(passphrase)).toEqual({ ok: false, reason });
    expect(await worker(memoryArea(), disk).state()).toEqual({ state: 'none' });
  });

  it('is never put over an old one', async () => {
    expect(await reasonOf(worker(memoryArea()).create(RIGHT))).toBe('vault-exists');
    expect(toBase64(await worker().use())).toBe(key);
  });

  it('is not opened where there is none', async () => {
    const disk = await openStore('nothing-here');
    expect(await worker(memoryArea(), disk).open(RIGHT)).toEqual({ ok: false, reason: 'no-vault' });
    expect(await reasonOf(worker(memoryArea(), disk).use())).toBe('locked');
  });
});

describe('the worker’s death', () => {
  it('does not lock: the next one has the same key', async () => expect(toBase64(await worker().use())).toBe(key));

  it('does not prolong the day either: the time since the last use goes on', async () => {
    at('23T07:46:00');
    expect(await reasonOf(worker().use())).toBe('locked');
  });
});

describe('the browser’s end', () => {
  it('locks: a new session knows no key', async () => {
    const next = memoryArea();
    expect(await worker(next).state()).toEqual({ state: 'locked', waitMs: 0 });
    expect(await reasonOf(worker(next).use())).toBe('locked');
  });
});

describe('a vault that nobody uses', () => {
  it.each([
    ['07:44:59', 'open', 0],
    ['07:45:00', 'locked', 1],
    ['12:00:00', 'locked', 1],
  ])('at %s is %s', async (time, state, told) => {
    at(`23T${time}`);
    expect((await worker().state()).state).toBe(state);
    expect(locks).toBe(told);
  });

  it('is open as long as the officer works with it, ten hours at most', async () => {
    for (let minutes = 14; minutes < 10 * 60; minutes += 14) {
      clock = Date.parse(OPENED) + minutes * MINUTE;
      expect(await reasonOf(worker().use())).toBe('open');
    }
    clock = Date.parse(OPENED) + 10 * HOUR;
    expect(await reasonOf(worker().use())).toBe('locked');
    expect(locks).toBe(1);
  });

  it('is not kept open by the sweep that only looks', async () => {
    at('23T07:40:00');
    await worker().glance();
    expect(await worker().state()).toEqual({ state: 'open' });
    at('23T07:45:00');
    await worker().glance();
    expect(locks).toBe(1);
    expect((await worker().state()).state).toBe('locked');
  });

  it('is not kept open by a panel that only asks', async () => {
    at('23T07:44:00');
    await worker().state();
    at('23T07:45:00');
    expect((await worker().state()).state).toBe('locked');
  });

  it('locks sooner when the officer set it so, at once', async () => {
    at('23T07:36:00');
    expect((await worker().state()).state).toBe('open');
    idleMinutes = 5;
    expect((await worker().state()).state).toBe('locked');
  });

  it('stays locked when the clock is set back to its last use', async () => {
    at('23T07:40:00');
    await worker().glance();
    at('23T07:31:00');
    expect((await worker().state()).state).toBe('locked');
  });

  it('leaves no key in the session memory once it is locked', async () => {
    at('23T12:00:00');
    await worker().state();
    expect(JSON.stringify(await area.entries(''))).not.toContain(key);
  });
});

describe('the lock', () => {
  it('is told once, and locking what is locked is no news', async () => {
    const keeper = worker();
    await keeper.lock();
    await keeper.lock();
    expect(locks).toBe(1);
    expect((await keeper.state()).state).toBe('locked');
  });

  it('holds against a use in the same moment: what was noted as a use brings no key back', async () => {
    const keeper = worker();
    await Promise.allSettled([keeper.use(), keeper.lock(), keeper.use(), keeper.glance()]);
    expect(await reasonOf(keeper.use())).toBe('locked');
    expect(JSON.stringify(await area.entries(''))).not.toContain(key);
  });

  it('pressed while a right passphrase is still being worked out has the last word', async () => {
    area = memoryArea();
    const keeper = worker();
    const opening = keeper.open(RIGHT);
    await keeper.lock();
    await opening;
    expect((await keeper.state()).state).toBe('locked');
  });

  it('opens again with the passphrase, as it is typed on any keyboard', async () => {
    area = memoryArea();
    expect(await worker().open(RIGHT.normalize('NFD'))).toEqual({ ok: true });
    expect(toBase64(await worker().use())).toBe(key);
  });
});

describe('wrong passphrases', () => {
  it('are answered at once three times; then every next try has to wait, also after a restart', async () => {
    area = memoryArea();
    for (const waitMs of [0, 0, 5000])
      expect(await worker().open(WRONG)).toEqual({ ok: false, reason: 'wrong-passphrase', waitMs });
    expect(await worker().state()).toEqual({ state: 'locked', waitMs: 5000 });

    // Within the waiting time not even the right one is heard, and the browser's restart shortens nothing.
    clock += 4000;
    expect(await worker(memoryArea()).open(RIGHT)).toEqual({ ok: false, reason: 'wait', waitMs: 1000 });
    expect(await readMeta(store, 'tries')).toMatchObject({ failures: 3 });

    // Two at once: the second one waits for what the first one did.
    clock += 1000;
    const keeper = worker();
    expect(await Promise.all([keeper.open(WRONG), keeper.open(RIGHT)])).toEqual([
      { ok: false, reason: 'wrong-passphrase', waitMs: 10_000 },
      { ok: false, reason: 'wait', waitMs: 10_000 },
    ]);

    // A clock that was set forward and back does not lock the officer out for longer than the wait itself.
    clock -= 24 * HOUR;
    expect(await worker().state()).toEqual({ state: 'locked', waitMs: 10_000 });
    clock += 24 * HOUR + 10_000;
    expect(await worker().open(RIGHT)).toEqual({ ok: true });
    expect(await readMeta(store, 'tries')).toBeUndefined();
    expect((await worker().state()).state).toBe('open');
  }, 20_000);

  it('of no letters at all are wrong ones', async () => {
    area = memoryArea();
    expect(await worker().open('')).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    expect(await readMeta(store, 'tries')).toMatchObject({ failures: 1 });
  });
});
