import { beforeEach, describe, expect, it } from 'vitest';
import { CALENDAR_KEY } from '../../../utils/calendar/office.ts';
import { markNotified, openStore, remindersOf, type Store } from '../../../utils/db/store.ts';
import { dossierBook } from '../../../utils/dossier/book.ts';
import { limitChosen, newDossier, received } from '../../../utils/dossier/events.ts';
import { replanService } from '../../../utils/dossier/replan.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { ownProcedure } from '../../../utils/procedure/corrections.ts';
import { changeOffice, OFFICE_PROCEDURES, readOffice } from '../../../utils/procedure/office.ts';
import { REMINDERS_KEY, readReminderSettings, writeReminderSettings } from '../../../utils/remind/rules.ts';
import { VaultError } from '../../../utils/vault/errors.ts';
import { emptyDisk, someKey, uuid } from '../db/desk.ts';
import { calendar, officeCalendar, workingDays } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

const MARRIAGE = shipped.find(({ code }) => code === '1.000894')!;
const NOW = '2026-11-25T09:00:00+07:00';
const key = someKey();
let store: Store;
let area: Area;
let days = calendar;
let locked: boolean;
let done: number;

const book = () =>
  dossierBook({
    store: async () => store,
    key: async () => key,
    quietKey: async () => {
      if (locked) throw new VaultError('locked');
      return key;
    },
    procedure: async (code) => ownProcedure(findProcedure(shipped, code), await readOffice(area), code),
    calendar: async () => days,
    rules: () => readReminderSettings(area),
    iso: () => NOW,
    newId: () => crypto.randomUUID(),
  });
const service = (replan = book().replan) =>
  replanService({
    area,
    ids: book().ids,
    replan,
    open: async () => !locked,
    done: async () => {
      done++;
    },
  });
const kinds = async (id = 'd-0') =>
  (await remindersOf(store, id)).map(({ kind, fireAt }) => [kind, fireAt.slice(0, 10)]);

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  area = memoryArea();
  days = calendar;
  locked = false;
  done = 0;
  for (let n = 0; n < 5; n++) {
    const dossierId = `d-${n}`;
    const stamp = () => ({ id: uuid(), dossierId, at: NOW });
    await book().append(dossierId, [
      ...newDossier({ dossierId, procedureCode: MARRIAGE.code, host: '' }, NOW, uuid),
      received(stamp(), '2026-11-23T09:00:00+07:00', 'counter'),
      limitChosen(stamp(), 'xac-minh'),
    ]);
  }
});

describe('a change of the office’s rules', () => {
  it('moves the reminders of every dossier; what was told stays told', async () => {
    const [first] = await remindersOf(store, 'd-0');
    await markNotified(store, [first!.id], NOW);
    await writeReminderSettings(area, { before: [3, 2], lastHour: false });
    await service().changed([REMINDERS_KEY]);
    expect(await kinds('d-4')).toEqual([
      ['before-3', '2026-11-26'],
      ['before-2', '2026-11-27'],
      ['apology', '2026-11-30'],
      ['due-day', '2026-12-01'],
      ['overdue', '2026-12-02'],
    ]);
    expect((await remindersOf(store, 'd-0'))[0]).toMatchObject({ id: first!.id, notifiedAt: NOW });
    expect(done).toBe(1);
  });

  it('of its calendar moves the due days', async () => {
    days = officeCalendar({ off: ['2026-11-30'] });
    await service().changed([CALENDAR_KEY]);
    expect(await kinds()).toContainEqual(['due-day', '2026-12-02']);
  });

  it('of its promises announces them', async () => {
    const promise = {
      what: 'rules',
      code: MARRIAGE.code,
      basis: 'QĐ 12',
      value: { commitment: workingDays(3) },
    } as const;
    await changeOffice(area, () => [promise]);
    await service().changed([OFFICE_PROCEDURES]);
    expect(await kinds()).toContainEqual(['promise-due-day', '2026-11-27']);
  });

  it('of a limit moves the due days of those received while it holds, and of no others', async () => {
    const shorter = {
      what: 'limit',
      code: MARRIAGE.code,
      at: 'xac-minh',
      basis: 'QĐ 12',
      value: { case: '', value: 2, unit: 'WORKING_DAY' },
    } as const;
    await changeOffice(area, () => [{ ...shorter, from: '2026-11-24' }]);
    await service().changed([OFFICE_PROCEDURES]);
    expect(await kinds()).toContainEqual(['due-day', '2026-12-01']);
    await changeOffice(area, () => [{ ...shorter, from: '2026-11-23', until: '2026-11-23' }]);
    await service().changed([OFFICE_PROCEDURES]);
    expect(await kinds()).toContainEqual(['due-day', '2026-11-26']);
  });

  it('that switches a procedure off takes its reminders away, and back', async () => {
    await writeReminderSettings(area, { off: [MARRIAGE.code] });
    await service().changed([REMINDERS_KEY]);
    expect(await kinds()).toEqual([]);
    await writeReminderSettings(area, { off: [] });
    await service().changed([REMINDERS_KEY]);
    expect(await kinds()).toHaveLength(6);
  });

  it('made while the vault is locked follows at the next unlock, by whatever worker', async () => {
    await writeReminderSettings(area, { before: [2] });
    locked = true;
    await service().changed([REMINDERS_KEY]);
    expect(await kinds()).toContainEqual(['before-3', '2026-11-26']);
    locked = false;
    await service().resume();
    expect(await kinds()).toContainEqual(['before-2', '2026-11-27']);
  });

  it('is finished by the next worker when one dies half-way', async () => {
    await writeReminderSettings(area, { before: [2] });
    let planned = 0;
    const dying = async (id: string) => {
      if (++planned === 3) locked = true; // as if nobody were there any more
      await book().replan(id);
    };
    await service(dying).changed([REMINDERS_KEY]);
    expect(done).toBe(0);
    locked = false;
    await service().resume();
    for (let n = 0; n < 5; n++) expect(await kinds(`d-${n}`)).toContainEqual(['before-2', '2026-11-27']);
    await service().resume();
    expect(done).toBe(1);
  });

  it('is followed too when it comes while the last round is being finished', async () => {
    const desk = replanService({
      area,
      ids: book().ids,
      replan: book().replan,
      open: async () => !locked,
      done: async () => {
        if (done++ > 0) return;
        await writeReminderSettings(area, { before: [2] });
        void desk.changed([REMINDERS_KEY]);
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
    await desk.changed([REMINDERS_KEY]);
    await expect.poll(() => kinds('d-4')).toContainEqual(['before-2', '2026-11-27']);
    await expect.poll(() => done).toBe(2);
  });

  it('is none when other settings change, and none when the value does not fit', async () => {
    await service().changed(['settings', 'office:letterhead']);
    expect(done).toBe(0);
    expect(await writeReminderSettings(area, { before: [99] })).toBeNull();
    expect(await writeReminderSettings(area, { quiet: { from: '25:00', to: '7:00' } })).toBeNull();
    expect(await area.get(REMINDERS_KEY)).toBeUndefined();
  });
});
