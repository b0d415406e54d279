import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MIGRATIONS, VERSION } from '../../../utils/db/migrations.ts';
import { DATABASE, describeStore } from '../../../utils/db/schema.ts';
import {
  addAttachment,
  appendEvents,
  closeStore,
  dumpStore,
  listAttachments,
  listDossiers,
  loadDossier,
  openStore,
  readVault,
  remindersDue,
} from '../../../utils/db/store.ts';
import { unlockVault } from '../../../utils/vault/vault.ts';
import { emptyDisk, note, PLANTED, reasonOf } from './desk.ts';
import { fixture, kept, plant } from './old-store.ts';

const PASSPHRASE = 'sông xanh nón lá 27';
const OLDER = MIGRATIONS.map(({ version }) => version).filter((version) => version < VERSION);

beforeEach(() => {
  emptyDisk();
  vi.restoreAllMocks();
});

const unlocked = async (store: Awaited<ReturnType<typeof openStore>>) => {
  const vault = await unlockVault((await readVault(store))!, PASSPHRASE);
  if (!vault.ok) throw new Error(vault.reason);
  return vault.vaultKey;
};

it('keeps a database of every version that was ever released', () => {
  expect(OLDER.length).toBeGreaterThan(0);
  expect(kept().filter((version) => version < VERSION)).toEqual(OLDER);
});

it('numbers the steps without a gap', () =>
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1)));

describe.each(OLDER)('a book that version %i wrote', (version) => {
  it('is upgraded while it is locked, and opens with every dossier, tick, note and reminder in it', async () => {
    const old = fixture(version);
    await plant(DATABASE, old);
    const store = await openStore();
    expect(store.backendDB().version).toBe(VERSION * 10);
    for (const [table, rows] of Object.entries(old.tables)) expect(await store.table(table).toArray()).toEqual(rows);
    const key = await unlocked(store);
    const { dossiers, damaged } = await listDossiers(store, key);
    expect(damaged).toEqual([]);
    expect(dossiers.map(({ code }) => code).toSorted()).toEqual([1, 2, 3].map((n) => `H26.15.3-261123-000${n}`));
    for (const { id } of dossiers) {
      const dossier = await loadDossier(store, key, id);
      expect(dossier.notes[0]!.text).toMatch(/^Chị gọi lại lần [123]$/);
      expect(dossier.people.map(({ citizen }) => citizen.fullName)).toEqual([PLANTED.bride, PLANTED.groom]);
    }
    expect(dossiers.find(({ code }) => code?.endsWith('2'))).toMatchObject({
      resultAt: '2026-11-25T08:30:00+07:00',
      papers: { have: 1 },
    });
    expect(await remindersDue(store, '2026-12-02T00:00:00+07:00')).toHaveLength(3);
  });

  it('takes what the new version brings', async () => {
    await plant(DATABASE, fixture(version));
    const store = await openStore();
    const key = await unlocked(store);
    const { id } = (await listDossiers(store, key)).dossiers[0]!;
    await appendEvents(store, key, id, [note(id, 'Sau khi nâng cấp', 40, 'n-2')]);
    const file = { name: 'giấy sai.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
    await addAttachment(store, key, id, file, '2026-11-26');
    expect(await listAttachments(store, key, id)).toMatchObject([{ name: 'giấy sai.png', size: 3, day: '2026-11-26' }]);
  });

  it('stays as it is when the upgrade fails half-way, and can still be read out', async () => {
    const old = fixture(version);
    await plant(DATABASE, old);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const failing = [
      ...MIGRATIONS,
      {
        version: VERSION + 1,
        stores: { later: 'id' },
        up: async (transaction: { table: (name: string) => { clear: () => PromiseLike<void> } }) => {
          await transaction.table('events').clear();
          throw new Error('planted');
        },
      },
    ];
    expect(await reasonOf(openStore(DATABASE, failing))).toBe('migration');
    const dump = await dumpStore(DATABASE);
    expect(dump.schema).toBe(version);
    expect(dump.lost).toBe(0);
    expect(dump.tables).toEqual(old.tables);
    expect((await openStore()).backendDB().version).toBe(VERSION * 10);
  });

  it('is upgraded by one window while another one of the old version lets go', async () => {
    await plant(DATABASE, fixture(version));
    const before = describeStore(DATABASE, MIGRATIONS.slice(0, version));
    before.on('versionchange', () => {
      before.close({ disableAutoOpen: true });
      return false;
    });
    await before.open();
    const after = await openStore();
    expect(before.isOpen()).toBe(false);
    expect((await listDossiers(after, await unlocked(after))).dossiers).toHaveLength(3);
    closeStore(after);
  });
});

describe('reading out a database', () => {
  it('makes none where there is none', async () => {
    expect(await reasonOf(dumpStore('nothing-here'))).toBe('no-vault');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nothing-here');
  });
});
