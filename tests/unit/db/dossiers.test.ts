import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  appendEvents,
  closeStore,
  counts,
  deleteDossier,
  listDossiers,
  loadDossier,
  loadEvents,
  openStore,
  remindersOf,
  type Store,
} from '../../../utils/db/store.ts';
import type { Bytes } from '../../../utils/vault/bytes.ts';
import { emptyDisk, marriage, note, PLANTED, reasonOf, reminder, someKey } from './desk.ts';

let store: Store;
let key: Bytes;
beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  key = someKey();
});
afterEach(() => {
  vi.restoreAllMocks();
  closeStore(store);
});

describe('a marriage saved in the book', () => {
  it('is there after the browser was closed and opened again', async () => {
    const events = marriage('d-1');
    const { dossier, added } = await appendEvents(store, key, 'd-1', events);
    closeStore(store);
    store = await openStore();
    expect(added).toBe(4);
    expect(await loadDossier(store, key, 'd-1')).toEqual(dossier);
    expect((await loadEvents(store, key, 'd-1')).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      events.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('shows in the list with its names, code and counts', async () => {
    await appendEvents(store, key, 'd-1', [...marriage('d-1'), note('d-1', PLANTED.note)]);
    const { dossiers, damaged } = await listDossiers(store, key);
    expect(damaged).toEqual([]);
    expect(dossiers).toMatchObject([
      {
        id: 'd-1',
        code: PLANTED.code,
        procedureCode: '1.000894',
        notes: 1,
        people: [
          { role: 'wife', fullName: PLANTED.bride, personalId: PLANTED.brideNumber },
          { role: 'husband', fullName: PLANTED.groom, personalId: PLANTED.groomNumber },
        ],
      },
    ]);
    expect(JSON.stringify(dossiers)).not.toContain(PLANTED.note);
  });

  it('stands before one that was changed earlier', async () => {
    for (const id of ['d-1', 'd-2', 'd-3']) await appendEvents(store, key, id, marriage(id));
    await appendEvents(store, key, 'd-2', [note('d-2', 'Gọi lại')]);
    expect((await listDossiers(store, key)).dossiers[0]?.id).toBe('d-2');
  });

  it('is not opened by the key of another vault', async () => {
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    expect(await reasonOf(loadEvents(store, someKey(), 'd-1'))).toBe('tampered');
    expect(await listDossiers(store, someKey())).toEqual({ dossiers: [], damaged: ['d-1'], loose: 1 });
  });

  it('is refused without a key', async () =>
    expect(await reasonOf(appendEvents(store, new Uint8Array(), 'd-1', marriage('d-1')))).toBe('locked'));
});

describe('a change that arrives twice', () => {
  it('changes nothing the second time', async () => {
    const events = [...marriage('d-1'), note('d-1', PLANTED.note)];
    const first = await appendEvents(store, key, 'd-1', events);
    const rows = await store.table('dossiers').toArray();
    expect(await appendEvents(store, key, 'd-1', events)).toEqual({ dossier: first.dossier, added: 0 });
    expect(await counts(store)).toEqual({ dossiers: 1, events: 5, reminders: 0 });
    expect(await store.table('dossiers').toArray()).toEqual(rows);
  });

  it('counts once also within one call, and takes the new ones beside it', async () => {
    const events = marriage('d-1');
    const more = note('d-1', 'Gọi lại');
    await appendEvents(store, key, 'd-1', [...events, ...events]);
    expect((await appendEvents(store, key, 'd-1', [events[0]!, more, more])).added).toBe(1);
    expect((await counts(store)).events).toBe(5);
  });
});

describe('two windows that write at once', () => {
  it('lose nothing of twenty notes written to one dossier at the same moment', async () => {
    const other = await openStore();
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        appendEvents(index % 2 ? store : other, key, 'd-1', [note('d-1', `Lần ${index}`, 20, `n-${index}`)]),
      ),
    );
    closeStore(other);
    expect((await loadDossier(store, key, 'd-1')).notes).toHaveLength(20);
    expect((await listDossiers(store, key)).dossiers[0]?.notes).toBe(20);
  });

  it('make one dossier, not two, when both save it first', async () => {
    const events = marriage('d-1');
    const added = await Promise.all([appendEvents(store, key, 'd-1', events), appendEvents(store, key, 'd-1', events)]);
    expect(added.map(({ added }) => added).sort()).toEqual([0, 4]);
    expect(await counts(store)).toMatchObject({ dossiers: 1, events: 4 });
  });

  it('show the text that was saved last, also within one millisecond', async () => {
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    for (const text of ['G', 'Gọi', 'Gọi lại', 'Gọi lại chiều nay']) {
      await appendEvents(store, key, 'd-1', [note('d-1', text)]);
    }
    expect((await loadDossier(store, key, 'd-1')).notes[0]?.text).toBe('Gọi lại chiều nay');
  });
});

describe('a write that fails in the middle', () => {
  const failAt = (table: string, name: string) => {
    const put = IDBObjectStore.prototype.put;
    const add = IDBObjectStore.prototype.add;
    const failing = (original: typeof put) =>
      function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        if (this.name === table) throw new DOMException('planted', name);
        return original.apply(this, args);
      };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(failing(put));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(failing(add));
  };

  it.each(['events', 'dossiers', 'reminders'])('at the table %s leaves the old state whole', async (table) => {
    const plan = () => [reminder('due', '2026-12-01T08:00:00+07:00')];
    const before = await appendEvents(store, key, 'd-1', marriage('d-1'), plan);
    const reminders = await remindersOf(store, 'd-1');
    failAt(table, 'QuotaExceededError');
    const failing = appendEvents(store, key, 'd-1', [note('d-1', PLANTED.note)], () => [
      reminder('soon', '2026-11-30T08:00:00+07:00'),
    ]);
    expect(await reasonOf(failing)).toBe('quota');
    vi.restoreAllMocks();
    expect(await loadDossier(store, key, 'd-1')).toEqual(before.dossier);
    expect(await remindersOf(store, 'd-1')).toEqual(reminders);
    expect((await listDossiers(store, key)).dossiers[0]?.notes).toBe(0);
  });

  it('leaves nothing of a dossier that was being made', async () => {
    failAt('dossiers', 'QuotaExceededError');
    expect(await reasonOf(appendEvents(store, key, 'd-1', marriage('d-1')))).toBe('quota');
    vi.restoreAllMocks();
    expect(await counts(store)).toEqual({ dossiers: 0, events: 0, reminders: 0 });
  });

  it('can be repeated with the same events once there is room', async () => {
    const events = marriage('d-1');
    failAt('events', 'QuotaExceededError');
    await reasonOf(appendEvents(store, key, 'd-1', events));
    vi.restoreAllMocks();
    expect((await appendEvents(store, key, 'd-1', events)).added).toBe(4);
  });
});

describe('a deleted dossier', () => {
  it('leaves no row behind, and its neighbour whole', async () => {
    const plan = () => [reminder('due', '2026-12-01T08:00:00+07:00')];
    await appendEvents(store, key, 'd-1', marriage('d-1'), plan);
    await appendEvents(store, key, 'd-2', marriage('d-2'), plan);
    await deleteDossier(store, 'd-1');
    await deleteDossier(store, 'd-1');
    expect(await counts(store)).toEqual({ dossiers: 1, events: 4, reminders: 1 });
    expect((await loadDossier(store, key, 'd-2')).code).toBe(PLANTED.code);
    expect(await reasonOf(loadEvents(store, key, 'd-1'))).toBe('gone');
  });

  it('does not come back through a note autosaved in another window', async () => {
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    await deleteDossier(store, 'd-1');
    expect(await reasonOf(appendEvents(store, key, 'd-1', [note('d-1', 'Gọi lại')]))).toBe('gone');
    expect(await counts(store)).toEqual({ dossiers: 0, events: 0, reminders: 0 });
  });
});

describe('what may not be stored', () => {
  it.each(['001300987654', 'Nguyễn Thị Thử', 'nguyen thi thu', ''])('is a dossier under the id "%s"', async (id) => {
    await expect(appendEvents(store, key, id, marriage(id))).rejects.toThrow(TypeError);
    expect((await counts(store)).dossiers).toBe(0);
  });

  it('is an event of another dossier', async () => {
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    await expect(appendEvents(store, key, 'd-1', [note('d-2', 'Gọi lại')])).rejects.toThrow(RangeError);
    expect((await counts(store)).events).toBe(4);
  });

  it('is a new dossier under another id than its events bear', async () => {
    await expect(appendEvents(store, key, 'd-1', marriage('d-2'))).rejects.toThrow(RangeError);
    expect((await counts(store)).dossiers).toBe(0);
  });

  it('is a reminder whose kind says more than one plain word', async () => {
    const plan = () => [reminder(`Gọi ${PLANTED.bride}`, '2026-12-01T08:00:00+07:00')];
    await expect(appendEvents(store, key, 'd-1', marriage('d-1'), plan)).rejects.toThrow(TypeError);
    expect(await counts(store)).toEqual({ dossiers: 0, events: 0, reminders: 0 });
  });
});

describe('what the officer typed', () => {
  it('is written with strict durability', async () => {
    closeStore(store);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    store = await openStore();
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(1);
    expect(writes[0]?.[2]).toEqual({ durability: 'strict' });
  });
});
