import { beforeEach, describe, expect, it } from 'vitest';
import { TABLES } from '../../../utils/db/schema.ts';
import { appendEvents, initVault, listDossiers, loadEvents, openStore, type Store } from '../../../utils/db/store.ts';
import type { Bytes } from '../../../utils/vault/bytes.ts';
import { createVault } from '../../../utils/vault/vault.ts';
import { emptyDisk, marriage, note, PLANTED, reasonOf, reminder, someKey } from './desk.ts';

let store: Store;
let key: Bytes;
beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  key = someKey();
});

/** Each byte array of a row in every reading, each text as it stands. */
const readings = (value: unknown): string[] => {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return [
      bytes.toString('utf8'),
      bytes.toString('utf16le'),
      bytes.subarray(1).toString('utf16le'),
      bytes.toString('latin1'),
      bytes.toString('base64'),
      bytes.toString('hex'),
    ];
  }
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => [key, ...readings(inner)]);
  return [String(value)];
};

/** A planted text as it might be found: composed, decomposed, and in base64 at each of its three alignments. */
const shapes = (text: string): string[] => {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift ? 4 : 0, -4),
  );
  return [text, text.normalize('NFD'), bytes.toString('hex'), ...base64];
};

const allReadings = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const table of TABLES) {
    await store.table(table).each((row, { primaryKey }) => {
      found.push(String(primaryKey), ...readings(row));
    });
  }
  return found;
};

describe('a thief with the profile folder', () => {
  it('finds no name, number, address, note, code or procedure in any row', async () => {
    const vault = await createVault('sông xanh nón lá 27', '2026-11-23T08:00:00+07:00', {
      memoryKiB: 64,
      iterations: 1,
      parallelism: 1,
    });
    if (!vault.ok) throw new Error(vault.reason);
    await initVault(store, vault.header);
    const plan = () => [reminder('due', '2026-12-01T08:00:00+07:00')];
    await appendEvents(store, vault.vaultKey, 'd-1', [...marriage('d-1'), note('d-1', PLANTED.note)], plan);
    const found = await allReadings();
    for (const planted of [...Object.values(PLANTED), 'sông xanh', 'dichvucong']) {
      for (const shape of shapes(planted)) expect(found.filter((text) => text.includes(shape))).toEqual([]);
    }
    expect(found).not.toContain(Buffer.from(vault.vaultKey).toString('base64'));
  });

  it('would be noticed by this search, were a name stored in clear', async () => {
    await store.table('meta').put({ key: 'planted', value: new TextEncoder().encode(`x${PLANTED.bride}`) });
    const found = await allReadings();
    // As text, as hex, and in base64 at the alignment at which it lies.
    expect(shapes(PLANTED.bride).filter((shape) => found.some((text) => text.includes(shape)))).toHaveLength(3);
  });
});

describe('a row that was changed on the disk', () => {
  const events = () => store.table('events').orderBy('[dossierId+seq]').toArray();
  beforeEach(async () => {
    await appendEvents(store, key, 'd-1', [...marriage('d-1'), note('d-1', PLANTED.note)]);
    await appendEvents(store, key, 'd-2', marriage('d-2'));
  });

  it('is refused when two sealed events changed places', async () => {
    const [one, two] = await events();
    await store.table('events').bulkPut([
      { ...one, sealed: two.sealed },
      { ...two, sealed: one.sealed },
    ]);
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
  });

  it('is refused when one bit was flipped', async () => {
    const [one] = await events();
    await store.table('events').put({ ...one, sealed: one.sealed.with(30, one.sealed[30] ^ 4) });
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
  });

  it('is refused when it is replayed under another id or dossier', async () => {
    const [one] = await events();
    await store.table('events').add({ ...one, id: 'e-new', seq: 6 });
    await store.table('dossiers').update('d-1', { seq: 6 });
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
    await store.table('events').add({ ...one, id: 'e-other', dossierId: 'd-2', seq: 5 });
    expect(await reasonOf(loadEvents(store, key, 'd-2'))).toBe('tampered');
  });

  it('is refused when the last event was taken away', async () => {
    const rows = await events();
    await store.table('events').delete(rows.find(({ dossierId, seq }) => dossierId === 'd-1' && seq === 5).id);
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
  });

  it('is refused when an older row of the dossier was put back over newer events', async () => {
    const older = await store.table('dossiers').get('d-1');
    await appendEvents(store, key, 'd-1', [note('d-1', 'Đã bổ sung', 40)]);
    await store.table('dossiers').put(older);
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
  });

  it('takes no new note into a dossier that does not open', async () => {
    const [one] = await events();
    await store.table('events').put({ ...one, sealed: one.sealed.with(0, one.sealed[0] ^ 1) });
    const before = await events();
    expect(await reasonOf(appendEvents(store, key, 'd-1', [note('d-1', 'Gọi lại')]))).toBe('tampered');
    expect(await events()).toEqual(before);
  });

  it('is named in the list, and hides no other dossier', async () => {
    const [one, two] = await store.table('dossiers').toArray();
    await store.table('dossiers').put({ ...one, summary: two.summary });
    const { dossiers, damaged } = await listDossiers(store, key);
    expect(damaged).toEqual(['d-1']);
    expect(dossiers.map(({ id }) => id)).toEqual(['d-2']);
  });

  it('is refused when the wrapped keys of two dossiers changed places', async () => {
    const [one, two] = await store.table('dossiers').toArray();
    await store.table('dossiers').put({ ...one, wrappedKey: two.wrappedKey });
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('tampered');
  });

  it('is refused as newer when a later version sealed it', async () => {
    await store.table('dossiers').update('d-1', { v: 2 });
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('newer');
    expect((await listDossiers(store, key)).damaged).toEqual(['d-1']);
  });
});
