import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BackupError } from '../../../utils/backup/errors.ts';
import { blobSource, inspect, readBackup, writeBackup } from '../../../utils/backup/file.ts';
import { dryRun, keyFrom, makeBackup, merge, restoreBook } from '../../../utils/backup/service.ts';
import {
  addAttachment,
  appendEvents,
  counts,
  deleteDossier,
  eachDossier,
  initVault,
  listAttachments,
  listDossiers,
  loadDossier,
  openStore,
  readAttachment,
  remindersDue,
  rewriteDossier,
  type Store,
} from '../../../utils/db/store.ts';
import { withoutPeople } from '../../../utils/privacy/redact.ts';
import type { Bytes } from '../../../utils/vault/bytes.ts';
import { newRecoveryKey, withRecovery } from '../../../utils/vault/recovery.ts';
import { createVault, type VaultHeader } from '../../../utils/vault/vault.ts';
import { emptyDisk, marriage, note, PLANTED, reasonOf, reminder } from '../db/desk.ts';
import { fixture, plant } from '../db/old-store.ts';

const QUICK = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const PASSPHRASE = 'sông xanh nón lá 27';
const NOW = '2026-11-26T16:45:00+07:00';
const MAIN = 'tro-ly-mot-cua';
const OTHER = 'tro-ly-mot-cua-0b6a5c3e-3f4e-4a8f-9b0d-2a4d8c1e7f66';
const ONE = '11111111-1111-4111-8111-111111111111';
const TWO = '22222222-2222-4222-8222-222222222222';
const THREE = '33333333-3333-4333-8333-333333333333';

let header: VaultHeader;
let key: Bytes;
let sheet: string;
let store: Store;

beforeAll(async () => {
  const vault = await createVault(PASSPHRASE, '2026-11-23T08:00:00+07:00', QUICK);
  if (!vault.ok) throw new Error(vault.reason);
  key = vault.vaultKey;
  sheet = await newRecoveryKey();
  header = await withRecovery(vault.header, key, sheet, '2026-11-23T08:00:00+07:00');
});
beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  await initVault(store, header);
  const plan = () => [reminder('due', '2026-12-01T08:00:00+07:00')];
  await appendEvents(store, key, ONE, [...marriage(ONE), note(ONE, PLANTED.note)], plan);
  await appendEvents(store, key, TWO, marriage(TWO), plan);
  const file = { name: 'tờ khai sai.png', type: 'image/png', bytes: new Uint8Array(5000).fill(7) };
  await addAttachment(store, key, ONE, file, '2026-11-24');
});

const made = () => makeBackup(MAIN, async () => key, NOW);
const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
const asSource = (bytes: Bytes) => blobSource(new Blob([bytes]));
const textOf = async (db: Store, id: string) => JSON.stringify(await loadDossier(db, key, id));

describe('a backup', () => {
  it('is named after its moment and says in clear when it was made and how much is in it, and nothing else', async () => {
    const { blob, name, dossiers, lost } = await made();
    expect([name, dossiers, lost]).toEqual(['so-ho-so-2026-11-26-1645.tlmc', 2, 0]);
    const head = await inspect(blobSource(blob));
    expect(head.vault.id).toBe(header.id);
    expect(head.rows).toMatchObject({ dossiers: 2, events: 9, reminders: 2, attachments: 1, blobs: 1 });
    expect(head.rows).not.toHaveProperty('meta');
  });

  it('holds no name, number, note, code or file name that can be read', async () => {
    const bytes = Buffer.from(await bytesOf((await made()).blob));
    for (const text of [...Object.values(PLANTED), 'tờ khai sai', ONE, PASSPHRASE, sheet.replaceAll('-', '')])
      for (const form of [
        Buffer.from(text),
        Buffer.from(text, 'utf16le'),
        Buffer.from(Buffer.from(text).toString('hex')),
        Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)),
      ])
        expect(bytes.includes(form)).toBe(false);
  });

  it('makes a whole book on another PC, opened by passphrase or by the recovery sheet', async () => {
    const { blob } = await made();
    for (const secret of [PASSPHRASE, sheet.toLowerCase()]) {
      emptyDisk();
      expect(await restoreBook(OTHER, blobSource(blob), secret)).toBe(2);
      const there = await openStore(OTHER);
      expect(await listDossiers(there, key)).toMatchObject({ dossiers: [{}, {}], damaged: [] });
      expect(await textOf(there, ONE)).toContain(PLANTED.note);
      expect(await remindersDue(there, '2026-12-02T00:00:00+07:00')).toHaveLength(2);
      const [file] = await listAttachments(there, key, ONE);
      expect(file).toMatchObject({ name: 'tờ khai sai.png', size: 5000 });
      expect(await readAttachment(there, key, ONE, file!.id)).toEqual(new Uint8Array(5000).fill(7));
    }
  });

  it('of a book that an older version wrote is restored too', async () => {
    emptyDisk();
    await plant(MAIN, fixture(1));
    const { blob } = await makeBackup(MAIN, (found) => keyFrom(found, PASSPHRASE), NOW);
    expect((await inspect(blobSource(blob))).schema).toBe(1);
    emptyDisk();
    expect(await restoreBook(OTHER, blobSource(blob), PASSPHRASE)).toBe(3);
    expect((await counts(await openStore(OTHER))).dossiers).toBe(3);
  });

  it('of a book that has nothing in it yet is a backup like any other', async () => {
    emptyDisk();
    await initVault(await openStore(), header);
    const { blob } = await made();
    emptyDisk();
    expect(await restoreBook(OTHER, blobSource(blob), PASSPHRASE)).toBe(0);
  });
});

describe('merging a backup of this book', () => {
  const run = async (blob: Blob) => dryRun(store, key, header.id, blobSource(blob));

  it('finds nothing to do right after it was made', async () => {
    const { plan } = await run((await made()).blob);
    expect(plan).toEqual({ fresh: 0, changed: 0, both: 0, same: 2, deleted: 0 });
  });

  it('says first what is new, what differs and what was deleted, and writes nothing by saying it', async () => {
    await appendEvents(store, key, THREE, marriage(THREE));
    await appendEvents(store, key, ONE, [note(ONE, 'Chỉ có trong bản sao lưu', 40, 'n-9')]);
    const { blob } = await made();
    // The disk is set back to before: another PC, or an older state of this one.
    emptyDisk();
    store = await openStore();
    await initVault(store, header);
    const events = marriage(TWO);
    await appendEvents(store, key, TWO, events);
    const before = await counts(store);
    expect((await run(blob)).plan).toEqual({ fresh: 2, changed: 1, both: 1, same: 0, deleted: 0 });
    expect(await counts(store)).toEqual(before);
  });

  it('brings back what is missing here and keeps what is only here; a second time it changes nothing', async () => {
    const { blob } = await made();
    const later = note(TWO, 'Viết sau khi sao lưu', 50, 'n-8');
    await appendEvents(store, key, TWO, [later]);
    const both = await made();
    emptyDisk();
    store = await openStore();
    await initVault(store, header);
    // The older one first, then a note of this PC, then the newer one.
    await merge(store, key, (await run(blob)).rows, false);
    await appendEvents(store, key, TWO, [note(TWO, 'Chỉ có ở máy này', 55, 'n-7')]);
    const second = await run(both.blob);
    expect(second.plan).toEqual({ fresh: 0, changed: 1, both: 1, same: 1, deleted: 0 });
    await merge(store, key, second.rows, false);
    const texts = (await loadDossier(store, key, TWO)).notes.map(({ text }) => text);
    expect(texts.toSorted()).toEqual(['Chỉ có ở máy này', 'Viết sau khi sao lưu']);
    const after = await counts(store);
    const third = await run(both.blob);
    expect(third.plan).toMatchObject({ fresh: 0, changed: 0, same: 2 });
    await merge(store, key, third.rows, false);
    expect(await counts(store)).toEqual(after);
    expect((await listDossiers(store, key)).damaged).toEqual([]);
  });

  it('leaves what the officer deleted since deleted, unless asked for it', async () => {
    const { blob } = await made();
    await deleteDossier(store, TWO);
    const { plan, rows } = await run(blob);
    expect(plan).toMatchObject({ deleted: 1, fresh: 0 });
    await merge(store, key, rows, false);
    expect((await counts(store)).dossiers).toBe(1);
    await merge(store, key, rows, true);
    expect(await textOf(store, TWO)).toContain(PLANTED.bride);
    expect((await run(blob)).plan).toMatchObject({ same: 2, deleted: 0 });
  });

  it('never brings back people that were destroyed since', async () => {
    const { blob } = await made();
    await rewriteDossier(store, key, ONE, (events) => withoutPeople(events, 'redact'), true);
    const { plan, rows } = await run(blob);
    expect(plan).toMatchObject({ fresh: 0, changed: 0, same: 2 });
    await merge(store, key, rows, true);
    expect(await textOf(store, ONE)).not.toContain(PLANTED.bride);
    expect(await listAttachments(store, key, ONE)).toEqual([]);
  });
});

describe('a file that is not what it should be', () => {
  const other = async (source: ReturnType<typeof asSource>) => reasonOf(restoreBook(OTHER, source, PASSPHRASE));
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name).toSorted();

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['a zip bomb', new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...new Array(400).fill(0)])],
    ['a gzip stream', new Uint8Array([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0])],
    ['JSON', new TextEncoder().encode('{"__proto__":{"x":1}}')],
  ])('%s is refused', async (_, bytes) => expect(await other(asSource(bytes))).toBe('not-a-backup'));

  it('an empty one is refused', async () => expect(await other(asSource(new Uint8Array()))).toBe('truncated'));

  it('one of many gigabytes is refused unread', async () => {
    const read = () => Promise.reject(new Error('was read'));
    expect(await reasonOf(inspect({ size: 2 ** 31 + 1, read }))).toBe('too-large');
  });

  it('cut off at any of 300 places it is refused, and nothing is left on the disk', async () => {
    const bytes = await bytesOf((await made()).blob);
    const before = await databases();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const reason = await reasonOf(readBackup(asSource(bytes.slice(0, length)), key));
        expect(['truncated', 'damaged', 'not-a-backup']).toContain(reason);
      }),
      { seed: 11, numRuns: 300 },
    );
    expect(await other(asSource(bytes.slice(0, -1)))).toBe('truncated');
    expect(await databases()).toEqual(before);
  });

  it('with one bit flipped at any of 1,000 places it is refused: never is something wrong restored', async () => {
    const bytes = await bytesOf((await made()).blob);
    const reasons = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = bytes.slice();
        flipped[at]! ^= 1 << bit;
        const reason = await reasonOf(readBackup(asSource(flipped), key));
        expect(['truncated', 'damaged', 'not-a-backup', 'newer']).toContain(reason);
        reasons.add(reason);
      }),
      { seed: 12, numRuns: 1000 },
    );
    expect(reasons).toContain('damaged');
  });

  it('with something added at its end is refused', async () => {
    const bytes = await bytesOf((await made()).blob);
    const longer = new Uint8Array([...bytes, 0, 0, 0, 1, 7]);
    expect(await reasonOf(readBackup(asSource(longer), key))).toBe('damaged');
  });

  it('with the frames of two backups exchanged is refused', async () => {
    const [one, two] = [await bytesOf((await made()).blob), await bytesOf((await made()).blob)];
    expect(one.length).toBe(two.length);
    const half = Math.floor(one.length / 2);
    const mixed = new Uint8Array([...one.slice(0, half), ...two.slice(half)]);
    expect(await reasonOf(readBackup(asSource(mixed), key))).toBe('damaged');
  });

  it('of another book is not merged into this one', async () => {
    const foreign = await createVault(PASSPHRASE, NOW, QUICK);
    if (!foreign.ok) throw new Error(foreign.reason);
    const tables = { vault: [{ id: 'main', header: foreign.header }], dossiers: [] };
    const parts = await writeBackup({ schema: 2, tables, createdAt: NOW }, foreign.header, foreign.vaultKey);
    const source = blobSource(new Blob(parts));
    expect(await reasonOf(dryRun(store, key, header.id, source))).toBe('other-vault');
  });

  it('of a newer version of the tables is refused, here and on another PC', async () => {
    const tables = { vault: [{ id: 'main', header }], dossiers: [], letters: [{ id: 'x' }] };
    const parts = await writeBackup({ schema: 99, tables, createdAt: NOW }, header, key);
    const source = blobSource(new Blob(parts));
    expect(await other(source)).toBe('newer');
    expect(await reasonOf(dryRun(store, key, header.id, source))).toBe('newer');
    expect(await databases()).toEqual([MAIN]);
  });

  it('is not opened by another passphrase', async () => {
    const { blob } = await made();
    expect(await reasonOf(restoreBook(OTHER, blobSource(blob), 'một mật khẩu khác'))).toBe('wrong-passphrase');
    expect(await databases()).toEqual([MAIN]);
  });

  it('is never filled into a book that is there already', async () => {
    const { blob } = await made();
    expect(await reasonOf(restoreBook(MAIN, blobSource(blob), PASSPHRASE))).toBe('vault-exists');
    expect((await counts(await openStore())).dossiers).toBe(2);
  });

  it('says its reason and nothing else', () => expect(new BackupError('damaged').message).toBe('backup.damaged'));
});

it('every dossier can be walked through, batch by batch', async () => {
  const seen: string[] = [];
  await eachDossier(store, key, (id, events) => seen.push(`${id} ${events.length}`));
  expect(seen.toSorted()).toEqual([`${ONE} 5`, `${TWO} 4`]);
});
