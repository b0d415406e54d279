import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../utils/db/store.ts';
import { dossierBook } from '../../../utils/dossier/book.ts';
import { limitChosen, newDossier, received, result } from '../../../utils/dossier/events.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { VaultError } from '../../../utils/vault/errors.ts';
import { emptyDisk, note, reasonOf, someKey, uuid } from '../db/desk.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

/** Đăng ký kết hôn: the same day, or 5 working days when the conditions have to be verified. */
const MARRIAGE = '1.000894';
const CODE = 'H26.15.3-261123-0001';
const key = someKey();
let store: Store;
let at: string;
let locked: boolean;

const book = () =>
  dossierBook({
    store: async () => store,
    key: async () => {
      if (locked) throw new VaultError('locked');
      return key;
    },
    procedure: async (code) => findProcedure(shipped, code),
    calendar: async () => calendar,
    rules: async () => DEFAULT_SETTINGS,
    quietKey: async () => key,
    iso: () => at,
    newId: uuid,
  });
const stamp = (dossierId: string, minute: number) => ({
  id: uuid(),
  dossierId,
  at: `2026-11-23T09:${minute}:00+07:00`,
});
const opened = (dossierId: string, procedureCode = MARRIAGE): DossierEvent[] =>
  newDossier(
    { dossierId, procedureCode, host: 'dichvucong.gov.vn', code: CODE, people: [] },
    '2026-11-23T09:10:00+07:00',
    uuid,
  );
const receivedOn = (dossierId: string, moment = '2026-11-23T09:10:00+07:00', minute = 11) =>
  received(stamp(dossierId, minute), moment, 'counter');
const reminders = async (dossierId = 'd-1') => (await book().reminders(dossierId)).map((moment) => moment.slice(0, 16));

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  at = '2026-11-23T09:12:00+07:00';
  locked = false;
});

describe('a marriage opened at the counter on Monday 23/11/2026', () => {
  it('has no reminders before it is received', async () => {
    await book().append('d-1', opened('d-1'));
    expect(await reminders()).toEqual([]);
  });

  it('is due the same day by the ordinary limit, overdue on Wednesday: Tuesday 24/11 is a day off', async () => {
    await book().append('d-1', [...opened('d-1'), receivedOn('d-1')]);
    expect(await reminders()).toEqual(['2026-11-23T07:30', '2026-11-23T16:00', '2026-11-25T07:30']);
  });

  it('follows the limit that the officer chooses, and back', async () => {
    await book().append('d-1', [...opened('d-1'), receivedOn('d-1')]);
    await book().append('d-1', [limitChosen(stamp('d-1', 13), 'xac-minh')]);
    expect(await reminders()).toEqual([
      '2026-11-26T07:30',
      '2026-11-30T07:30',
      '2026-11-30T07:30',
      '2026-12-01T07:30',
      '2026-12-01T16:00',
      '2026-12-02T07:30',
    ]);
    await book().append('d-1', [limitChosen(stamp('d-1', 14), 'thong-thuong')]);
    expect(await reminders()).toEqual(['2026-11-23T07:30', '2026-11-23T16:00', '2026-11-25T07:30']);
  });

  it('takes the ordinary limit when the chosen one is no longer in the catalogue', async () => {
    const events = [...opened('d-1'), receivedOn('d-1'), limitChosen(stamp('d-1', 13), 'không-còn')];
    await book().append('d-1', events);
    expect(await reminders()).toEqual(['2026-11-23T07:30', '2026-11-23T16:00', '2026-11-25T07:30']);
  });

  it('is announced no more once the result is there, but when nobody fetches it', async () => {
    await book().append('d-1', [...opened('d-1'), receivedOn('d-1')]);
    at = '2026-11-23T09:50:00+07:00';
    await book().append('d-1', [result(stamp('d-1', 50), at)]);
    expect(await reminders()).toEqual(['2026-11-27T07:30']);
  });

  it('refuses a moment that contradicts another, and keeps its reminders', async () => {
    await book().append('d-1', [...opened('d-1'), receivedOn('d-1'), limitChosen(stamp('d-1', 13), 'xac-minh')]);
    const before = await reminders();
    const wrong = result(stamp('d-1', 50), '2026-11-20T09:00:00+07:00');
    expect(await reasonOf(book().append('d-1', [wrong]))).toBe('result-before-receipt');
    expect((await book().read('d-1'))?.resultAt).toBeUndefined();
    expect(await reminders()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('has none where nobody knows the procedure’s limit: an unknown procedure is no error', async () => {
    await book().append('d-1', [...opened('d-1', '9.999999'), receivedOn('d-1')]);
    expect(await reminders()).toEqual([]);
    expect(await book().read('d-1')).toMatchObject({ procedureCode: '9.999999' });
  });

  it('is the same when the same events are sent again', async () => {
    const events = [...opened('d-1'), receivedOn('d-1'), note('d-1', 'Chị gọi lại')];
    const first = await book().append('d-1', events);
    expect(await book().append('d-1', events)).toEqual(first);
    expect((await book().list()).dossiers).toHaveLength(1);
  });
});

describe('the book', () => {
  it('finds a dossier by its code however it is written, and says null for one that is gone', async () => {
    await book().append('d-1', opened('d-1'));
    expect((await book().find(' h26.15.3–261123–0001 ')).map(({ id }) => id)).toEqual(['d-1']);
    expect(await book().find('')).toEqual([]);
    await book().delete('d-1');
    expect(await book().read('d-1')).toBeNull();
    expect(await book().reminders('d-1')).toEqual([]);
    expect(await book().list()).toEqual({ dossiers: [], damaged: [] });
  });

  it('names a few dossiers by code and procedure, without anybody in them', async () => {
    await book().append('d-1', opened('d-1'));
    expect(await book().labels(['d-1', 'gone'])).toEqual([{ id: 'd-1', code: CODE, procedureCode: MARRIAGE }]);
  });

  it('cannot be read, written or thinned out while the vault is locked', async () => {
    await book().append('d-1', [...opened('d-1'), receivedOn('d-1')]);
    locked = true;
    for (const work of [
      () => book().list(),
      () => book().read('d-1'),
      () => book().find(CODE),
      () => book().append('d-1', [note('d-1', 'x')]),
      () => book().delete('d-1'),
    ])
      expect(await reasonOf(work())).toBe('locked');
    locked = false;
    expect(await book().read('d-1')).toMatchObject({ notes: [] });
  });

  it('refuses events of another dossier, and a change of one that is not there', async () => {
    expect(await reasonOf(book().append('d-1', opened('d-2')))).toBeInstanceOf(RangeError);
    expect(await reasonOf(book().append('d-1', [note('d-1', 'x')]))).toBe('gone');
    expect((await book().list()).dossiers).toEqual([]);
  });
});
