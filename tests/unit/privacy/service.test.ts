import { beforeEach, describe, expect, it } from 'vitest';
import {
  addAttachment,
  appendEvents,
  listDossiers,
  loadDossier,
  openStore,
  readLog,
  type Store,
} from '../../../utils/db/store.ts';
import { result } from '../../../utils/dossier/events.ts';
import { memoryArea } from '../../../utils/platform/area.ts';
import { addDays, expiries, readPolicy } from '../../../utils/privacy/policy.ts';
import { privacyService } from '../../../utils/privacy/service.ts';
import type { Bytes } from '../../../utils/vault/bytes.ts';
import { VaultError } from '../../../utils/vault/errors.ts';
import { emptyDisk, marriage, note, PLANTED, reasonOf, someKey, uuid } from '../db/desk.ts';

let store: Store;
let key: Bytes;
let area: ReturnType<typeof memoryArea>;
let iso: string;
let open: boolean;
let pauses: number;

const service = () =>
  privacyService({
    store: async () => store,
    key: async () => {
      if (!open) throw new VaultError('locked');
      return key;
    },
    local: area,
    iso: () => iso,
    pause: async () => {
      pauses++;
    },
    changed: () => {},
  });
const ask = () => service().handlers;

const closed = async (id: string, resultAt: string) => {
  await appendEvents(store, key, id, [
    ...marriage(id),
    note(id, `${PLANTED.bride} gọi lại`),
    result({ id: uuid(), dossierId: id, at: resultAt }, resultAt),
  ]);
};
const rowOf = async (id: string) => JSON.stringify(await loadDossier(store, key, id));

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  key = someKey();
  area = memoryArea();
  open = true;
  pauses = 0;
  iso = '2027-02-23T08:00:00+07:00';
});

describe('the retention', () => {
  beforeEach(async () => {
    await closed('old', '2026-11-25T08:30:00+07:00'); // 90 days later: 23/02/2027
    await closed('younger', '2026-11-26T08:30:00+07:00');
    await appendEvents(store, key, 'open', marriage('open'));
  });

  it('says beforehand what goes and when', async () => {
    const { expiries: coming } = await ask()['privacy/preview']();
    expect(coming).toEqual([
      { dossierId: 'old', code: PLANTED.code, on: '2027-02-23' },
      { dossierId: 'younger', code: PLANTED.code, on: '2027-02-24' },
    ]);
    expect(await rowOf('old')).toContain(PLANTED.bride);
  });

  it('destroys the people of what is over its time, key and all, and nothing else', async () => {
    const before = await store.table('dossiers').get('old');
    const events = await store.table('events').where('[dossierId+seq]').between(['old', 0], ['old', 99]).toArray();
    expect(await ask()['privacy/run']()).toEqual({ people: 1, attachments: 0 });
    const now = await store.table('dossiers').get('old');
    expect(now.wrappedKey).not.toEqual(before.wrappedKey);
    expect(await rowOf('old')).not.toContain(PLANTED.bride);
    expect(await loadDossier(store, key, 'old')).toMatchObject({
      people: [],
      code: PLANTED.code,
      notes: [{ text: '▒▒▒ gọi lại' }],
    });
    const rows = await store.table('events').where('[dossierId+seq]').between(['old', 0], ['old', 99]).toArray();
    expect(rows.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    for (const [at, row] of rows.entries()) expect(row.sealed).not.toEqual(events[at].sealed);
    expect(await rowOf('younger')).toContain(PLANTED.bride);
    expect(await rowOf('open')).toContain(PLANTED.bride);
    expect((await listDossiers(store, key)).damaged).toEqual([]);
  });

  it('does not come back to a dossier it went through, unless somebody was added to it', async () => {
    await ask()['privacy/run']();
    expect(await ask()['privacy/run']()).toMatchObject({ people: 0 });
    await appendEvents(store, key, 'old', [
      {
        id: uuid(),
        dossierId: 'old',
        at: '2027-02-23T09:00:00+07:00',
        type: 'people-set',
        people: [{ role: 'wife', citizen: { fullName: PLANTED.bride, source: 'typed', warnings: [] } }],
      },
    ]);
    expect(await ask()['privacy/run']()).toMatchObject({ people: 1 });
    expect(await rowOf('old')).not.toContain(PLANTED.bride);
  });

  it('runs once a day, and again the next day', async () => {
    const one = service();
    await one.daily();
    expect(await rowOf('old')).not.toContain(PLANTED.bride);
    iso = '2027-02-23T17:00:00+07:00';
    await one.daily();
    expect(await rowOf('younger')).toContain(PLANTED.bride);
    iso = '2027-02-24T07:30:00+07:00';
    await one.daily();
    expect(await rowOf('younger')).not.toContain(PLANTED.bride);
  });

  it('lets others run between its slices', async () => {
    for (let n = 0; n < 45; n++) await closed(`d-${n}`, '2026-10-01T08:30:00+07:00');
    await ask()['privacy/run']();
    expect(pauses).toBe(2);
  });

  it('destroys attachments when their own time is over, and with the people', async () => {
    const file = { name: 'a.png', type: 'image/png', bytes: new Uint8Array(9) };
    await addAttachment(store, key, 'open', file, '2026-11-01');
    await addAttachment(store, key, 'open', file, '2027-02-01');
    await addAttachment(store, key, 'old', file, '2027-02-01');
    expect(await ask()['privacy/preview']()).toMatchObject({ attachments: 1 });
    expect(await ask()['privacy/run']()).toEqual({ people: 1, attachments: 1 });
    expect(await store.table('attachments').count()).toBe(1);
    expect(await store.table('blobs').count()).toBe(1);
  });

  it('does nothing while the vault is locked', async () => {
    open = false;
    expect(await reasonOf(ask()['privacy/run']())).toBe('locked');
  });
});

describe('a policy', () => {
  it.each([[{ peopleDays: 0 }], [{ peopleDays: 366 }], [{ peopleDays: 'ba mươi' }], [7]])(
    'that cannot be (%j) is the default one',
    async (entry) => {
      await area.set('office:privacy', entry);
      expect(await readPolicy(area)).toEqual({ peopleDays: 90, notes: 'redact', attachmentDays: 90 });
    },
  );

  it('of one day takes a dossier the day after its result; one without a result it never takes', async () => {
    const summary = {
      id: 'x',
      procedureCode: '',
      host: '',
      people: [],
      channel: 'counter' as const,
      papers: {},
      notes: 0,
      words: '',
      codes: [],
      tags: [],
      pinned: false,
      openedAt: '',
      updatedAt: '',
    };
    const policy = { peopleDays: 1, notes: 'redact' as const, attachmentDays: 90 };
    const resultAt = '2026-12-31T16:00:00+07:00';
    expect(expiries([{ ...summary, resultAt }, summary], new Set(), policy, '2027-01-01')).toEqual([
      { dossierId: 'x', on: '2027-01-01' },
    ]);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-11-23', -184, '2026-05-23'],
  ])('counts days over month and year: %s %i', (day, n, to) => expect(addDays(day, n)).toBe(to));
});

describe('a person who asks to be erased', () => {
  it('is found in every dossier and erased; the receipt names nobody', async () => {
    await appendEvents(store, key, 'd-1', marriage('d-1'));
    await appendEvents(store, key, 'd-2', [...marriage('d-2'), note('d-2', `số ${PLANTED.brideNumber}`)]);
    expect((await ask()['privacy/find']({ number: PLANTED.brideNumber })).toSorted()).toEqual(['d-1', 'd-2']);
    const receipt = await ask()['privacy/erase']({ number: PLANTED.brideNumber });
    expect(receipt).toEqual({ at: iso, number: '•••••••••654', dossiers: 2 });
    expect(await ask()['privacy/find']({ number: PLANTED.brideNumber })).toEqual([]);
    expect(await rowOf('d-1')).toContain(PLANTED.groom);
  });
});

it('a dossier that one person was erased from is gone through like any other when its time is over', async () => {
  await appendEvents(store, key, 'd-1', [...marriage('d-1'), note('d-1', 'gọi 0912 345 678')]);
  await ask()['privacy/erase']({ number: PLANTED.brideNumber });
  await ask()['privacy/erase']({ number: PLANTED.groomNumber });
  expect(await rowOf('d-1')).toContain('0912 345 678');
  await appendEvents(store, key, 'd-1', [
    result({ id: uuid(), dossierId: 'd-1', at: '2026-11-24T09:00:00+07:00' }, '2026-11-24T09:00:00+07:00'),
  ]);
  expect(await ask()['privacy/run']()).toMatchObject({ people: 1 });
  expect(await rowOf('d-1')).not.toContain('0912 345 678');
});

describe('the access log', () => {
  it('says what was done with which dossier and when, and never whose it is', async () => {
    const one = service();
    await one.note({ what: 'opened', dossierId: 'hồ sơ 1' });
    await one.note({ what: 'opened', dossierId: 'hồ sơ 1' }); // the panel reads it again
    iso = '2027-02-23T08:11:00+07:00';
    await one.note({ what: 'opened', dossierId: 'hồ sơ 1' });
    await one.handlers['log/note']({ what: 'printed', dossierId: null });
    const { entries, damaged } = await one.handlers['log/read']();
    expect(damaged).toBe(0);
    expect(entries.map(({ at, what }) => `${at.slice(11, 16)} ${what}`).toSorted()).toEqual([
      '08:00 opened',
      '08:11 opened',
      '08:11 printed',
    ]);
    // No id of a row, which is random, can hold these by chance.
    const rows = JSON.stringify(await store.table('log').toArray());
    for (const word of ['opened', 'printed', 'hồ sơ 1']) expect(rows).not.toContain(word);
  });

  it('is kept for six months', async () => {
    iso = '2026-08-22T08:00:00+07:00';
    await service().note({ what: 'opened', dossierId: 'd-1' });
    iso = '2026-08-24T08:00:00+07:00';
    await service().note({ what: 'opened', dossierId: 'd-1' });
    iso = '2027-02-23T08:00:00+07:00';
    await ask()['privacy/run']();
    expect((await readLog(store, key)).entries.map(({ at }) => at.slice(0, 10))).toEqual(['2026-08-24']);
  });

  it('whose lines were exchanged says so', async () => {
    await service().note({ what: 'opened', dossierId: 'd-1' });
    await service().note({ what: 'printed', dossierId: 'd-1' });
    const [one, two] = await store.table('log').toArray();
    await store.table('log').bulkPut([
      { ...one, sealed: two.sealed },
      { ...two, sealed: one.sealed },
    ]);
    expect(await readLog(store, key)).toEqual({ entries: [], damaged: 2 });
  });
});
