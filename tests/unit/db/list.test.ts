import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropCopies } from '../../../utils/db/changes.ts';
import {
  appendEvents,
  appendMany,
  closeStore,
  counts,
  deleteDossier,
  listDossiers,
  loadDossier,
  openStore,
  packList,
  type Store,
  summariesOf,
} from '../../../utils/db/store.ts';
import type { Bytes } from '../../../utils/vault/bytes.ts';
import { emptyDisk, marriage, note, PLANTED, reasonOf, reminder, someKey } from './desk.ts';

let store: Store;
let key: Bytes;
const IDS = ['d-1', 'd-2', 'd-3'];
beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  key = someKey();
  await appendMany(
    store,
    key,
    IDS.map((dossierId, at) => ({ dossierId, events: marriage(dossierId, `H26-261123-000${at}`) })),
  );
});
afterEach(() => closeStore(store));

const list = () => listDossiers(store, key);
const pages = () => store.table('meta').where('key').startsWith('list:').toArray();

describe('a packed list', () => {
  it('is the list itself, read from copies', async () => {
    const before = await list();
    await packList(store, key);
    expect(before.loose).toBe(3);
    expect(await list()).toEqual({ ...before, loose: 0 });
  });

  it('shows the change of a dossier that was made after it', async () => {
    await packList(store, key);
    await appendEvents(store, key, 'd-2', [note('d-2', 'Gọi lại')]);
    const { dossiers, loose } = await list();
    expect(loose).toBe(1);
    expect(dossiers[0]).toMatchObject({ id: 'd-2', notes: 1 });
  });

  it('stands in the order of the last change, whichever of it is packed', async () => {
    const minute = fc.integer({ min: 20, max: 25 }); // few moments: many changes fall on the same one
    const change = fc.tuple(fc.integer({ min: 0, max: 11 }), minute);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 14 }),
        fc.array(change, { maxLength: 8 }),
        async (packed, later) => {
          emptyDisk();
          const book = await openStore();
          const there = new Set<string>();
          const write = async ([n, at]: [number, number]) => {
            const id = `d-${n}`;
            await appendEvents(book, key, id, [...(there.has(id) ? [] : marriage(id)), note(id, 'Gọi lại', at)]);
            there.add(id);
          };
          for (const each of packed) await write(each);
          await packList(book, key);
          for (const each of later) await write(each);
          const { dossiers } = await listDossiers(book, key);
          closeStore(book);
          const inOrder = dossiers.toSorted(
            (a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? -1 : 1),
          );
          expect(dossiers.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
          expect(new Set(dossiers.map(({ id }) => id))).toEqual(there);
          expect(dossiers).toHaveLength(there.size);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows neither more nor less when its pages are damaged or swapped', async () => {
    const before = await list();
    await packList(store, key);
    const [page] = await pages();
    await store.table('meta').put({ key: page.key, value: page.value.map((byte: number) => byte ^ 1) });
    expect(await list()).toEqual(before);
    await store.table('meta').put({ key: 'list:000007', value: page.value });
    expect((await list()).dossiers).toEqual(before.dossiers);
  });

  it('cannot be read without the key, and names nobody on the disk', async () => {
    await packList(store, key);
    const [page] = await pages();
    expect(new TextDecoder().decode(page.value)).not.toContain(PLANTED.code.slice(0, 8));
    expect((await listDossiers(store, someKey())).damaged).toHaveLength(3);
  });

  it('keeps no copy of a dossier that was deleted', async () => {
    await packList(store, key);
    await deleteDossier(store, 'd-2');
    expect(await pages()).toEqual([]);
    expect((await list()).dossiers.map(({ id }) => id).toSorted()).toEqual(['d-1', 'd-3']);
  });

  it('does not bring back a dossier that is deleted while it is made', async () => {
    const packing = packList(store, key);
    await deleteDossier(store, 'd-2');
    await packing;
    expect((await pages()).length).toBeLessThanOrEqual(1);
    expect((await list()).dossiers.map(({ id }) => id)).not.toContain('d-2');
    if ((await pages()).length) expect((await list()).loose).toBe(0);
  });

  it('leaves no copy either when people are destroyed without deleting the row', async () => {
    await packList(store, key);
    await store.transaction('rw', store.table('meta'), () => dropCopies(store));
    expect(await pages()).toEqual([]);
    expect((await list()).dossiers).toHaveLength(3);
  });

  it('tells how far it is', async () => {
    const told: number[][] = [];
    await listDossiers(store, key, (done, total) => told.push([done, total]));
    expect(told.at(-1)).toEqual([3, 3]);
  });
});

describe('some rows of the list', () => {
  it('are those that were asked for and are there', async () =>
    expect((await summariesOf(store, key, ['d-3', 'gone'])).map(({ id }) => id)).toEqual(['d-3']));
});

describe('many dossiers at once', () => {
  it('are written all or none: one that is not storable stops the others', async () => {
    const changes = ['d-7', 'd-8'].map((dossierId) => ({ dossierId, events: marriage(dossierId) }));
    const bad = { dossierId: 'd-9', events: [note('d-9', 'không có hồ sơ nào')] };
    expect(await reasonOf(appendMany(store, key, [...changes, bad]))).toBe('gone');
    expect((await counts(store)).dossiers).toBe(3);
  });

  it('have their reminders, new ones and old ones', async () => {
    const plan = () => [reminder('due', '2026-12-01T08:00:00+07:00')];
    const changes = [
      { dossierId: 'd-1', events: [note('d-1', 'Gọi lại')] },
      { dossierId: 'd-7', events: marriage('d-7') },
    ];
    const written = await appendMany(store, key, changes, plan);
    expect(written.map(({ added }) => added)).toEqual([1, 4]);
    expect(await counts(store)).toEqual({ dossiers: 4, events: 17, reminders: 2 });
    await appendMany(store, key, changes, plan);
    expect(await counts(store)).toEqual({ dossiers: 4, events: 17, reminders: 2 });
  });

  it('lose nothing beside another window that writes one of them at the same moment', async () => {
    const other = await openStore();
    await Promise.all([
      appendMany(
        store,
        key,
        IDS.map((dossierId) => ({ dossierId, events: [note(dossierId, 'một', 20, 'n-a')] })),
      ),
      ...Array.from({ length: 6 }, (_, at) => appendEvents(other, key, 'd-2', [note('d-2', 'hai', 21, `n-${at}`)])),
    ]);
    closeStore(other);
    expect((await loadDossier(store, key, 'd-2')).notes).toHaveLength(7);
    expect((await loadDossier(store, key, 'd-3')).notes).toHaveLength(1);
  });

  it('are refused when one of them is named twice', async () => {
    const twice = [1, 2].map(() => ({ dossierId: 'd-1', events: [note('d-1', 'Gọi lại')] }));
    await expect(appendMany(store, key, twice)).rejects.toThrow(RangeError);
  });
});
