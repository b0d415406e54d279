import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, readMeta, readVault, type Store } from '../../../utils/db/store.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { toBase64 } from '../../../utils/vault/bytes.ts';
import { vaultKeeper } from '../../../utils/vault/keeper.ts';
import { newRecoveryKey } from '../../../utils/vault/recovery.ts';

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
    cost: async () => ({ memoryKiB: 64, iterations: 1, parallelism: 1 }),
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
let sheet: string;
beforeAll(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  at('23T07:30:00');
  justOpened = memoryArea();
  expect(await worker(justOpened).state()).toEqual({ state: 'none' });
  const created = await worker(justOpened).create(RIGHT);
  if (!created.ok) throw new Error(created.reason);
  sheet = created.recoveryKey!;
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

describe('a PIN of the day', () => {
  const PIN = '2580';
  const locked = async () => {
    await worker().lock();
    return worker().state();
  };
  beforeEach(async () => expect(await worker().setPin(PIN, RIGHT)).toEqual({ ok: true }));

  it('opens again after lunch, and the day still counts from the passphrase', async () => {
    expect(await locked()).toEqual({ state: 'locked', waitMs: 0, pinTries: 3 });
    at('23T12:50:00');
    expect(await worker().openByPin(PIN)).toEqual({ ok: true });
    expect(toBase64(await worker().use())).toBe(key);
    at('23T13:00:00');
    await worker().use();
    idleMinutes = 600;
    at('23T17:29:00');
    expect((await worker().state()).state).toBe('open');
    at('23T17:30:00');
    expect(await worker().state()).toEqual({ state: 'locked', waitMs: 0 });
    expect(await worker().openByPin(PIN)).toEqual({ ok: false, reason: 'no-pin' });
  });

  it('has three tries, over the worker’s death too; then only the passphrase opens', async () => {
    await locked();
    expect(await worker().openByPin('1470')).toEqual({ ok: false, reason: 'wrong-pin' });
    expect(await worker().state()).toMatchObject({ pinTries: 2 });
    expect(await worker().openByPin('')).toEqual({ ok: false, reason: 'wrong-pin' });
    expect(await worker().openByPin('3691')).toEqual({ ok: false, reason: 'no-pin' });
    expect(await worker().openByPin(PIN)).toEqual({ ok: false, reason: 'no-pin' });
    expect(await worker().open(RIGHT)).toEqual({ ok: true });
  });

  it('has its tries again after the right one', async () => {
    await locked();
    await worker().openByPin('1470');
    await worker().openByPin(PIN);
    expect(await locked()).toMatchObject({ pinTries: 3 });
  });

  it('lies in session memory alone: the next browser does not know it, and no table holds it', async () => {
    expect(await worker(memoryArea()).openByPin(PIN)).toEqual({ ok: false, reason: 'no-pin' });
    const rows = await Promise.all(store.tables.map((table) => table.toArray()));
    expect(JSON.stringify(rows)).not.toContain('pin');
  });

  it('ends when the clock is set back, when another book is taken up, when it is taken away', async () => {
    await locked();
    at('22T07:30:00');
    expect(await worker().openByPin(PIN)).toEqual({ ok: false, reason: 'no-pin' });
    at('23T07:30:00');
    await worker().open(RIGHT);
    await worker().setPin(PIN, RIGHT);
    await worker().leave();
    expect(await worker().state()).not.toHaveProperty('pinTries');
    await worker().open(RIGHT);
    await worker().setPin(PIN, RIGHT);
    await worker().setPin('', '');
    expect(await locked()).not.toHaveProperty('pinTries');
  });

  it.each(['123', '1234', '0000', '9876', 'abcd', '1234567890123'])('is not %s', async (pin) => {
    expect(await worker().setPin(pin, RIGHT)).toEqual({ ok: false, reason: 'bad-pin' });
  });

  it('is not set by somebody who only found the desk open', async () => {
    expect(await worker().setPin('1470', WRONG)).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    await locked();
    expect(await worker().openByPin('1470')).toMatchObject({ ok: false });
    await worker(memoryArea()).open(RIGHT); // the wrong tries are forgotten
  });

  it('is not set while the vault is locked', async () => {
    await worker().lock();
    expect(await reasonOf(worker().setPin(PIN, RIGHT))).toBe('locked');
  });
});

describe('the recovery sheet', () => {
  const NEXT = 'mưa phùn tháng chạp 5';
  const restore = async () => {
    const next = memoryArea();
    const back = await worker(next).recover(sheet, RIGHT);
    if (!back.ok) throw new Error(back.reason);
    return next;
  };

  it('opens a vault whose passphrase is lost, under a new one; the old one opens nothing any more', async () => {
    const next = memoryArea();
    expect(await worker(next).recover(sheet.toLowerCase().replaceAll('-', ' '), NEXT)).toEqual({ ok: true });
    expect(toBase64(await worker(next).use())).toBe(key);
    expect(await worker(memoryArea()).open(RIGHT)).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    expect(await worker(memoryArea()).open(NEXT)).toEqual({ ok: true });
    await restore();
  });

  it('is refused when a letter of it is wrong, before anything is tried with it', async () => {
    const typo = (sheet[0] === 'A' ? 'B' : 'A') + sheet.slice(1);
    expect(await worker(memoryArea()).recover(typo, NEXT)).toMatchObject({ ok: false, reason: 'bad-recovery' });
    expect(await worker(memoryArea()).open(RIGHT)).toEqual({ ok: true });
  });

  it('of another vault opens nothing', async () => {
    const foreign = await newRecoveryKey();
    expect(await worker(memoryArea()).recover(foreign, NEXT)).toMatchObject({ ok: false, reason: 'wrong-recovery' });
    await worker(memoryArea()).open(RIGHT);
  });

  it('asks for a new passphrase that is worth one', async () =>
    expect(await worker(memoryArea()).recover(sheet, '12345678')).toEqual({ ok: false, reason: 'too-simple' }));

  it('is made anew against the passphrase only, and the earlier one is void', async () => {
    expect(await worker().newSheet(WRONG)).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    const made = await worker().newSheet(RIGHT);
    if (!made.ok) throw new Error(made.reason);
    expect(await worker(memoryArea()).recover(sheet, NEXT)).toMatchObject({ ok: false, reason: 'wrong-recovery' });
    sheet = made.recoveryKey!;
    await restore();
  });

  it('is kept nowhere', async () => {
    const disk = JSON.stringify(await readVault(store));
    const session = JSON.stringify(await area.entries(''));
    for (const part of [sheet, sheet.replaceAll('-', '')]) expect(disk + session).not.toContain(part);
  });
});

describe('a change of passphrase', () => {
  it('needs the old one, keeps the key, the sheet and the book, and ends the PIN', async () => {
    await worker().setPin('2580', RIGHT);
    expect(await worker().changePassphrase(WRONG, 'mưa phùn tháng chạp 5')).toMatchObject({
      reason: 'wrong-passphrase',
    });
    expect(await worker().changePassphrase(RIGHT, 'ngắn')).toMatchObject({ reason: 'too-short' });
    expect(await worker().changePassphrase(RIGHT, 'mưa phùn tháng chạp 5')).toEqual({ ok: true });
    expect(toBase64(await worker().use())).toBe(key);
    await worker().lock();
    expect(await worker().state()).not.toHaveProperty('pinTries');
    expect(await worker().open(RIGHT)).toMatchObject({ reason: 'wrong-passphrase' });
    expect(await worker().recover(sheet, RIGHT)).toEqual({ ok: true });
  });
});

describe('this PC’s authenticator', () => {
  const hello = { credentialId: 'AAAA', salt: 'BBBB', secret: toBase64(new Uint8Array(32).fill(7)) };
  const other = toBase64(new Uint8Array(32).fill(8));

  it('is tied to the vault by whoever knows the passphrase, and opens again within the day alone', async () => {
    expect(await worker().useHello(hello, WRONG)).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    expect(await worker().useHello(hello, RIGHT)).toEqual({ ok: true });
    await worker().lock();
    expect(await worker().state()).toMatchObject({ state: 'locked', hello: { credentialId: 'AAAA', salt: 'BBBB' } });
    expect(await worker().openByHello(other)).toEqual({ ok: false, reason: 'no-hello' });
    at('23T12:00:00');
    expect(await worker().openByHello(hello.secret)).toEqual({ ok: true });
    expect(toBase64(await worker().use())).toBe(key);
    at('23T17:30:00');
    expect(await worker().state()).toEqual({ state: 'locked', waitMs: 0 });
    expect(await worker().openByHello(hello.secret)).toEqual({ ok: false, reason: 'no-hello' });
    // The next morning begins with the passphrase, on a browser that was closed too.
    expect(await worker(memoryArea()).openByHello(hello.secret)).toEqual({ ok: false, reason: 'no-hello' });
    expect(JSON.stringify(await readVault(store))).not.toContain(hello.secret);
  });

  it('is taken away again', async () => {
    expect(await worker().useHello(null, RIGHT)).toEqual({ ok: true });
    expect(await readVault(store)).not.toHaveProperty('hello');
    await worker().lock();
    expect(await worker().state()).not.toHaveProperty('hello');
  });
});
