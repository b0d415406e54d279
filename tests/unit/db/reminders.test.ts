import { beforeEach, describe, expect, it } from 'vitest';
import {
  appendEvents,
  counts,
  deleteDossier,
  markNotified,
  openStore,
  remindersDue,
  remindersOf,
  replaceReminders,
  type Store,
} from '../../../utils/db/store.ts';
import { emptyDisk, marriage, note, reasonOf, reminder, someKey } from './desk.ts';

const MONDAY = '2026-11-30T08:00:00+07:00';
const TUESDAY = '2026-12-01T08:00:00+07:00';
const key = someKey();
let store: Store;
beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  await appendEvents(store, key, 'd-1', marriage('d-1'), () => [reminder('due', TUESDAY), reminder('soon', MONDAY)]);
});

const kindsDue = async (until: string, which?: 'all') =>
  (await remindersDue(store, until, which)).map(({ kind }) => kind);

describe('reminders of a marriage due on Tuesday 1/12/2026', () => {
  it('come due one after the other, earliest first', async () => {
    expect(await kindsDue('2026-11-30T07:59:59+07:00')).toEqual([]);
    expect(await kindsDue('2026-11-30T08:00:00+07:00')).toEqual(['soon']);
    expect(await kindsDue('2026-12-05T08:00:00+07:00')).toEqual(['soon', 'due']);
  });

  it('are found by the instant, whatever the offset it is written in', async () =>
    expect(await kindsDue('2026-11-30T01:00:00Z')).toEqual(['soon']));

  it('hold ids, moments and a word, nothing else', async () => {
    const [first] = await remindersOf(store, 'd-1');
    expect(first).toEqual({
      id: first?.id,
      dossierId: 'd-1',
      fireAt: MONDAY,
      dueAt: '2026-12-01T17:00:00+07:00',
      kind: 'soon',
    });
  });

  it('stay when a note is written', async () => {
    await appendEvents(store, key, 'd-1', [note('d-1', 'Gọi lại')]);
    expect(await remindersOf(store, 'd-1')).toHaveLength(2);
  });

  it('are computed from the very state that is written', async () => {
    const seen: (string | undefined)[] = [];
    await appendEvents(store, key, 'd-1', [note('d-1', 'Gọi lại')], (dossier) => {
      seen.push(dossier.notes[0]?.text);
      return [];
    });
    expect(seen).toEqual(['Gọi lại']);
    expect(await remindersOf(store, 'd-1')).toEqual([]);
  });

  it('go with the dossier, and none is planned for it afterwards', async () => {
    await deleteDossier(store, 'd-1');
    expect((await counts(store)).reminders).toBe(0);
    expect(await reasonOf(replaceReminders(store, 'd-1', [reminder('due', TUESDAY)]))).toBe('gone');
    expect((await counts(store)).reminders).toBe(0);
  });

  it('are refused whole when one of them has no readable moment', async () => {
    await expect(replaceReminders(store, 'd-1', [reminder('due', TUESDAY), reminder('soon', 'mai')])).rejects.toThrow(
      RangeError,
    );
    expect(await kindsDue('2027-01-01T00:00:00+07:00')).toEqual(['soon', 'due']);
  });
});

describe('the ledger of what was notified', () => {
  const at = '2026-11-30T08:00:05+07:00';

  it('lets one of two sweeps notify, never both', async () => {
    const ids = (await remindersDue(store, MONDAY)).map(({ id }) => id);
    const marked = await Promise.all([markNotified(store, ids, at), markNotified(store, [...ids, ...ids], at)]);
    expect(marked.flat()).toEqual(ids);
    expect(await kindsDue(MONDAY)).toEqual([]);
  });

  it('keeps the first moment', async () => {
    const ids = (await remindersDue(store, MONDAY)).map(({ id }) => id);
    await markNotified(store, ids, at);
    await markNotified(store, ids, '2026-11-30T09:00:00+07:00');
    expect((await remindersOf(store, 'd-1'))[0]?.notifiedAt).toBe(at);
  });

  it('still shows them in the list and on the badge', async () => {
    await markNotified(
      store,
      (await remindersDue(store, MONDAY)).map(({ id }) => id),
      at,
    );
    expect(await kindsDue(MONDAY, 'all')).toEqual(['soon']);
  });

  it('survives that the deadline is worked out again, under new ids', async () => {
    await markNotified(
      store,
      (await remindersDue(store, MONDAY)).map(({ id }) => id),
      at,
    );
    await replaceReminders(store, 'd-1', [reminder('soon', MONDAY), reminder('due', TUESDAY)]);
    expect(await kindsDue(MONDAY)).toEqual([]);
    expect(await kindsDue(TUESDAY)).toEqual(['due']);
  });

  it('speaks again when the reminder has moved', async () => {
    await markNotified(
      store,
      (await remindersDue(store, MONDAY)).map(({ id }) => id),
      at,
    );
    await replaceReminders(store, 'd-1', [reminder('soon', '2026-12-07T08:00:00+07:00')]);
    expect(await kindsDue('2026-12-07T08:00:00+07:00')).toEqual(['soon']);
  });

  it('passes over ids that are gone', async () => expect(await markNotified(store, ['r-gone'], at)).toEqual([]));
});
