import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OPEN_ROW } from '../../../utils/counter/keys.ts';
import { openStore, type Store } from '../../../utils/db/store.ts';
import { dossierBook } from '../../../utils/dossier/book.ts';
import { noteWritten } from '../../../utils/dossier/events.ts';
import { type ListPorts, listService } from '../../../utils/lists/service.ts';
import { type Area, memoryArea } from '../../../utils/platform/area.ts';
import type { Sender } from '../../../utils/platform/messaging.ts';
import type { DossierRow } from '../../../utils/portal/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { VaultError } from '../../../utils/vault/errors.ts';
import { emptyDisk, someKey } from '../db/desk.ts';
import { CODE, calendar, HOST, NOW, shipped, states, uuid } from './world.ts';

const key = someKey();
const page: Sender = { from: 'portal', origin: `https://${HOST}`, tabId: 7, frameId: 0, documentId: 'D1' };
const ROW: DossierRow = {
  code: CODE,
  procedureName: 'Đăng ký nhận cha, mẹ, con',
  applicant: 'Trần Thị Huệ',
  receivedAt: '2026-11-19T09:00:00+07:00',
  appointmentAt: '2026-11-25T17:00:00+07:00',
  status: 'Đang xử lý',
};
let store: Store;
let session: Area;
let local: Area;
let locked: boolean;
let opens: ListPorts['openPanel'];
let desk: (string | undefined)[];

const start = () => {
  const book = dossierBook({
    store: async () => store,
    key: async () => {
      if (locked) throw new VaultError('locked');
      return key;
    },
    procedure: async (code) => findProcedure(shipped, code),
    quietKey: async () => key,
    rules: async () => DEFAULT_SETTINGS,
    calendar: async () => calendar,
    iso: () => NOW,
    newId: () => crypto.randomUUID(),
  });
  const service = listService({
    book,
    procedures: async () => shipped,
    calendar: async () => calendar,
    states: async () => states,
    session,
    local,
    iso: () => NOW,
    newId: uuid,
    broadcast: () => {},
    again: async () => null,
    openPanel: (tabId) => opens(tabId),
    openDesk: async (id) => void desk.push(id),
    changed: async () => {},
  });
  const { handlers } = service;
  return {
    book,
    service,
    chips: async (sender = page) => handlers['list/chips']({ rows: [ROW] }, sender),
    see: (rows: DossierRow[] = [ROW]) => handlers['list/capture']({ rows }, page),
    decide: (keep: boolean | null) => handlers['list/decide']({ host: HOST, keep }),
    pending: () => handlers['list/pending']({ host: HOST }),
    press: () => handlers['list/open'](ROW, page),
    kept: async () => (await book.list()).dossiers,
  };
};

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  session = memoryArea();
  local = memoryArea();
  locked = false;
  desk = [];
  opens = async () => {};
});

describe('a list of a portal that the officer has not decided about', () => {
  it('gets its chips, and its rows wait for the question; nothing is on disk', async () => {
    const desk = start();
    expect(await desk.chips()).toMatchObject({ chips: [{ text: 'còn 1 ngày · T4 25/11' }], capture: 'ask' });
    await desk.see();
    await desk.see();
    expect(await desk.pending()).toEqual([ROW]);
    expect(await desk.kept()).toEqual([]);
    expect(await local.entries('')).toEqual([]);
  });
  it('is kept with the yes, the rows that waited first, each once', async () => {
    const desk = start();
    await desk.see();
    expect(await desk.decide(true)).toBe(1);
    expect(await desk.pending()).toEqual([]);
    await Promise.all([desk.see(), desk.see(), desk.see([{ ...ROW, step: 'Trình ký' }])]);
    const kept = await desk.kept();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ code: CODE, host: HOST, portal: { step: 'Trình ký', applicant: 'Trần Thị Huệ' } });
    expect((await desk.chips()).capture).toBe('keep');
  });
  it('is left alone after the no, and asked again when the decision is taken back', async () => {
    const desk = start();
    await desk.see();
    await desk.decide(false);
    expect((await desk.chips()).capture).toBe('no');
    await desk.see();
    expect([await desk.pending(), await desk.kept()]).toEqual([[], []]);
    await desk.decide(null);
    expect((await desk.chips()).capture).toBe('ask');
  });
});

describe('a dossier’s own page that lists papers', () => {
  const page = { ...ROW, papers: [{ name: 'Tờ khai theo mẫu', says: 'in' as const }] };
  const eventsOf = async ({ book, kept }: ReturnType<typeof start>) => book.history((await kept())[0]!.id);
  it('waits for the question with them, then gives one event a change and none for a second look', async () => {
    const desk = start();
    await desk.see([page]);
    expect(await desk.pending()).toEqual([page]);
    await desk.decide(true);
    const first = await eventsOf(desk);
    expect(first.filter(({ type }) => type === 'papers-listed')).toHaveLength(1);
    await desk.see([page]);
    await desk.see([ROW]);
    expect(await eventsOf(desk)).toHaveLength(first.length);
    await desk.see([{ ...page, papers: [...page.papers, { name: 'Văn bản cam đoan', says: 'lacking' }] }]);
    // All of one moment: only which ones are there counts, not their order.
    const known = new Set(first.map(({ id }) => id));
    expect((await eventsOf(desk)).filter(({ id }) => !known.has(id))).toMatchObject([{ type: 'papers-listed' }]);
  });
});

describe('while the vault is locked', () => {
  it('chips come from the rows alone, and no whole row is taken', async () => {
    const desk = start();
    await desk.decide(true);
    locked = true;
    desk.service.forget();
    const { chips, capture } = await desk.chips();
    expect(capture).toBe('no');
    expect(chips[0]!.why.at(-1)).toContain('Kho đang khóa');
    await desk.see();
    locked = false;
    desk.service.forget();
    expect(await desk.kept()).toEqual([]);
  });
});

describe('what the book knows', () => {
  it('shows in the chips as soon as it changed', async () => {
    const desk = start();
    await desk.decide(true);
    await desk.see();
    const { id } = (await desk.kept())[0]!;
    expect((await desk.chips()).chips[0]!.note).toBe(false);
    const note = noteWritten({ id: uuid(), dossierId: id, at: NOW }, uuid(), 'Hẹn gọi lại');
    await desk.service.noted(await desk.book.append(id, [note]));
    expect((await desk.chips()).chips[0]!.note).toBe(true);
    await desk.book.delete(id);
    desk.service.forget();
    expect((await desk.chips()).chips[0]!.note).toBe(false);
  });
});

describe('a chip that is pressed', () => {
  it('opens the panel before anything is awaited, and tells it the row', async () => {
    let opened = 0;
    opens = async (tabId) => {
      opened = tabId;
    };
    const pressing = start().press();
    expect(opened).toBe(7);
    await pressing;
    expect(await session.get(OPEN_ROW)).toMatchObject({ code: CODE });
    expect(desk).toEqual([]);
  });
  it('opens the desk where the browser gives no panel', async () => {
    opens = () => Promise.reject(new Error('no panel'));
    await start().press();
    expect(desk).toEqual([undefined]);
  });
});

describe('a page without https', () => {
  it('is told nothing', async () => {
    const failed = vi.fn();
    for (const origin of ['http://motcua.hatinh.gov.vn', 'null', ''])
      await start()
        .chips({ ...page, origin })
        .catch(failed);
    expect(failed).toHaveBeenCalledTimes(3);
  });
});
