import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asStoreError, DB_REASONS, StoreError } from '../../../utils/db/errors.ts';
import {
  appendEvents,
  closeStore,
  counts,
  initVault,
  listDossiers,
  openStore,
  readMeta,
  readVault,
  rewrapVault,
  writeMeta,
} from '../../../utils/db/store.ts';
import { changePassphrase, createVault, unlockVault } from '../../../utils/vault/vault.ts';
import { emptyDisk, marriage, reasonOf, someKey } from './desk.ts';

const QUICK = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const PASSPHRASE = 'sông xanh nón lá 27';
const NAME = 'tro-ly-mot-cua';

const newVault = async () => {
  const vault = await createVault(PASSPHRASE, '2026-11-23T08:00:00+07:00', QUICK);
  if (!vault.ok) throw new Error(vault.reason);
  return vault;
};

/** Opens the database as another program would, at a native version. */
const openNative = (version: number, upgrade: (db: IDBDatabase) => void = () => {}) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const deleteNative = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

beforeEach(emptyDisk);
afterEach(() => vi.restoreAllMocks());

describe('the vault row', () => {
  it('is empty before the first set-up', async () => expect(await readVault(await openStore())).toBeUndefined());

  it('opens the book after a restart', async () => {
    const { header, vaultKey } = await newVault();
    const first = await openStore();
    await initVault(first, header);
    await appendEvents(first, vaultKey, 'd-1', marriage('d-1'));
    closeStore(first);
    const second = await openStore();
    const unlocked = await unlockVault((await readVault(second))!, PASSPHRASE);
    if (!unlocked.ok) throw new Error(unlocked.reason);
    expect((await listDossiers(second, unlocked.vaultKey)).dossiers).toHaveLength(1);
  });

  it('is never overwritten by a second set-up', async () => {
    const [{ header }, other] = [await newVault(), await newVault()];
    const store = await openStore();
    await initVault(store, header);
    expect(await reasonOf(initVault(store, other.header))).toBe('vault-exists');
    expect(await readVault(store)).toEqual(header);
  });

  it('takes a new passphrase without touching the book', async () => {
    const { header, vaultKey } = await newVault();
    const store = await openStore();
    await initVault(store, header);
    await appendEvents(store, vaultKey, 'd-1', marriage('d-1'));
    const rows = await store.table('events').toArray();
    const changed = await changePassphrase(header, PASSPHRASE, 'mưa phùn tháng chạp 5', QUICK);
    if (!changed.ok) throw new Error(changed.reason);
    await rewrapVault(store, changed.header);
    const unlocked = await unlockVault((await readVault(store))!, 'mưa phùn tháng chạp 5');
    expect(unlocked).toEqual({ ok: true, vaultKey });
    expect(await store.table('events').toArray()).toEqual(rows);
  });

  it('is not replaced by the header of another vault', async () => {
    const [{ header }, other] = [await newVault(), await newVault()];
    const store = await openStore();
    expect(await reasonOf(rewrapVault(store, header))).toBe('no-vault');
    await initVault(store, header);
    expect(await reasonOf(rewrapVault(store, other.header))).toBe('no-vault');
  });

  it('is refused, not set up anew, when it is damaged', async () => {
    const { header } = await newVault();
    const store = await openStore();
    await store.table('vault').put({ id: 'main', header: { ...header, wrappedKey: 7 } });
    expect(await reasonOf(readVault(store))).toBe('damaged-header');
    expect(await reasonOf(initVault(store, header))).toBe('vault-exists');
  });
});

describe('wrong tries', () => {
  it('are remembered over a restart, and forgotten on purpose', async () => {
    const first = await openStore();
    await writeMeta(first, 'tries', { failures: 4, lastFailureAt: 1_795_000_000_000 });
    closeStore(first);
    const second = await openStore();
    expect(await readMeta(second, 'tries')).toEqual({ failures: 4, lastFailureAt: 1_795_000_000_000 });
    await writeMeta(second, 'tries', undefined);
    expect(await readMeta(second, 'tries')).toBeUndefined();
  });
});

describe('a database that a newer version wrote', () => {
  it('is refused and left as it is', async () => {
    const newer = await openNative(30, (db) => {
      db.createObjectStore('dossiers', { keyPath: 'id' });
      db.createObjectStore('letters', { keyPath: 'id' });
    });
    newer.close();
    expect(await reasonOf(openStore())).toBe('newer');
    const after = await openNative(30);
    expect(after.version).toBe(30);
    expect([...after.objectStoreNames]).toEqual(['dossiers', 'letters']);
    after.close();
  });
});

describe('a database whose tables are not all there', () => {
  it('is refused as corrupt and left as it is', async () => {
    const broken = await openNative(20, (db) => void db.createObjectStore('dossiers', { keyPath: 'id' }));
    broken.close();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await reasonOf(openStore())).toBe('corrupt');
    const after = await openNative(20);
    expect([...after.objectStoreNames]).toEqual(['dossiers']);
    after.close();
  });
});

describe('two windows on one database', () => {
  it('both read what one of them wrote', async () => {
    const [one, two] = [await openStore(), await openStore()];
    const key = someKey();
    await appendEvents(one, key, 'd-1', marriage('d-1'));
    expect((await listDossiers(two, key)).dossiers).toHaveLength(1);
  });

  it('do not hold up an upgrade: the old one closes, says so, and does not open the newer database', async () => {
    const old = await openStore();
    const newer = await openNative(30);
    expect(newer.version).toBe(30);
    expect(await reasonOf(counts(old))).toBe('closed');
    expect(await reasonOf(openStore())).toBe('newer');
    newer.close();
  });

  it('do not hold up a deletion, and can open again after it', async () => {
    const old = await openStore();
    await deleteNative();
    expect(await reasonOf(counts(old))).toBe('closed');
    expect(await counts(await openStore())).toEqual({ dossiers: 0, events: 0, reminders: 0 });
  });

  it('are told when an older one does not let go', async () => {
    const stubborn = await openNative(5);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await reasonOf(openStore())).toBe('blocked');
    stubborn.close();
  });

  it('hold separate books under separate names', async () => {
    const [one, two] = [await openStore('book-a'), await openStore('book-b')];
    await appendEvents(one, someKey(), 'd-1', marriage('d-1'));
    expect((await counts(two)).dossiers).toBe(0);
  });
});

describe('what the browser reports', () => {
  it.each([
    ['QuotaExceededError', 'quota'],
    ['UnknownError', 'corrupt'],
    ['VersionError', 'newer'],
    ['InvalidStateError', 'closed'],
    ['SecurityError', 'unavailable'],
    ['AbortError', 'failed'],
  ])('at open, %s, becomes %s', async (name, reason) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('planted', name);
    });
    expect(await reasonOf(openStore())).toBe(reason);
  });

  it('is taken from inside an aborted transaction', () => {
    const inner = new DOMException('planted', 'QuotaExceededError');
    const outer = Object.assign(new Error('aborted'), { name: 'AbortError', inner });
    expect(asStoreError(outer)).toMatchObject({ reason: 'quota' });
  });

  it('says in its message the reason and nothing else', () => {
    for (const reason of DB_REASONS) expect(new StoreError(reason, 'cause').message).toBe(`db.${reason}`);
  });

  it('is that there is no storage at all in this window', async () => {
    const idb = globalThis.indexedDB;
    (globalThis as { indexedDB?: IDBFactory | undefined }).indexedDB = undefined;
    try {
      expect(await reasonOf(openStore())).toBe('unavailable');
    } finally {
      globalThis.indexedDB = idb;
    }
  });
});
