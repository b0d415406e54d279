import { beforeEach, describe, expect, it, vi } from 'vitest';

type Message = { name: string; request: never };
const background = vi.hoisted(() => ({
  answer: async (_: { name: string; request: never }): Promise<unknown> => null,
}));
vi.mock('../../../utils/platform/messaging.ts', () => ({
  sendToBackground: async (message: { name: string; request: never }) => {
    try {
      return { ok: true, answer: await background.answer(message) };
    } catch (error) {
      return { ok: false, reason: (error as { reason?: string }).reason ?? 'failed' };
    }
  },
  sendToFrame: async () => undefined,
}));

const { bulkModel } = await import('../../../utils/counter/bulk.ts');
const { intakeModel } = await import('../../../utils/counter/intake.ts');
const { shelfModel } = await import('../../../utils/counter/shelf.ts');
const { caseModel } = await import('../../../utils/counter/case.ts');
const { dossierBook } = await import('../../../utils/dossier/book.ts');
const { newDossier } = await import('../../../utils/dossier/events.ts');
const { listDossiers, loadDossiers, openStore, remindersOf, summariesOf } = await import('../../../utils/db/store.ts');
const { writeCsv } = await import('../../../utils/sheet/csv.ts');
const { memoryArea } = await import('../../../utils/platform/area.ts');
const { briefOf } = await import('../../../utils/procedure/brief.ts');
const { findProcedure } = await import('../../../utils/procedure/catalogue.ts');
const { procedureShelf } = await import('../../../utils/procedure/shelf.ts');
const { DEFAULT_SETTINGS } = await import('../../../utils/remind/rules.ts');
const { emptyDisk, someKey, uuid } = await import('../db/desk.ts');
const { calendar } = await import('../deadline/cases.ts');
const { shipped } = await import('../procedure/shipped.ts');

const briefs = shipped.map(briefOf);

/** The real book on a disk of its own; only the wire between page and background is played. */
const key = someKey();
let at = '2026-11-23T09:10:00+07:00';
const iso = () => at;
let store: Awaited<ReturnType<typeof openStore>>;
let asked: string[];
let refuse: ((name: string) => string | undefined) | undefined;
const book = () =>
  dossierBook({
    store: async () => store,
    key: async () => key,
    procedure: async (code) => findProcedure(shipped, code),
    rules: async () => DEFAULT_SETTINGS,
    quietKey: async () => key,
    calendar: async () => calendar,
    iso,
    newId: uuid,
  });
const reader = {
  list: () => listDossiers(store, key),
  some: (ids: readonly string[]) => summariesOf(store, key, ids),
  whole: (ids: readonly string[]) => loadDossiers(store, key, ids),
};
const desk = () => {
  const dossier = caseModel({
    now: () => 0,
    iso,
    newId: uuid,
    load: async (code) => findProcedure(shipped, code),
    finder: async () => {
      throw new Error('nobody searches a procedure here');
    },
    shelf: procedureShelf(memoryArea()),
    draft: () => ({ host: 'dichvucong.gov.vn' }),
  });
  dossier.catalogue.value = shipped;
  dossier.days.value = calendar;
  const shelf = shelfModel({ reader, iso, ...dossier, briefs: async () => briefs });
  const ports = { iso, newId: uuid, shelf, dossier, briefs: async () => briefs };
  return { ...ports, bulk: bulkModel(ports), intake: intakeModel(ports) };
};

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  asked = [];
  refuse = undefined;
  at = '2026-11-23T09:10:00+07:00';
  background.answer = async ({ name, request }: Message) => {
    asked.push(name);
    const reason = refuse?.(name);
    if (reason) throw Object.assign(new Error(reason), { reason });
    const { dossierId, events, dossiers, other } = request ?? ({} as never);
    if (name === 'dossier/append') return book().append(dossierId, events);
    if (name === 'dossier/import') return book().appendAll(dossiers);
    if (name === 'dossier/read') return book().read(dossierId);
    if (name === 'dossier/merge') return book().merge(dossierId, other);
    return name === 'due/reminders' ? [] : null;
  };
});

const register = (count: number) =>
  new File(
    [
      writeCsv([
        ['Mã hồ sơ', 'Họ tên', 'Ngày nhận'],
        ...Array.from({ length: count }, (_, n) => [`A-${n}`, 'Lê Thị Thử', '23/11/2026']),
      ]),
    ],
    'so.csv',
  );

describe('a register that is taken in', () => {
  it('is in the book whole, in batches, and passed over the second time', async () => {
    const { intake, shelf } = desk();
    await intake.take(register(600));
    expect(intake.checked.value?.good).toHaveLength(600);
    expect(asked).toEqual([]);
    await intake.run();
    expect(intake.done.value).toEqual({ added: 600, total: 600, cancelled: false });
    expect(asked.filter((name) => name === 'dossier/import')).toHaveLength(3);
    await shelf.load();
    expect(shelf.rows.value).toHaveLength(600);
    await intake.take(register(601));
    expect(intake.checked.value).toMatchObject({ bad: [], known: { length: 600 }, good: { length: 1 } });
  });

  it('keeps the batches that were made when it is cancelled, and says how many', async () => {
    const { intake } = desk();
    await intake.take(register(600));
    const running = intake.run();
    intake.cancel();
    await running;
    expect(intake.done.value).toEqual({ added: 250, total: 600, cancelled: true });
    expect((await book().list()).dossiers).toHaveLength(250);
  });

  it('says that the disk is full, and keeps what was made before', async () => {
    const { intake } = desk();
    await intake.take(register(600));
    refuse = () => (asked.length > 1 ? 'quota' : undefined);
    await intake.run();
    expect(intake.refused.value).toBe('quota');
    expect(intake.done.value).toMatchObject({ added: 250, cancelled: true });
  });
});

describe('many dossiers at once', () => {
  const filled = async (count: number) => {
    const model = desk();
    await model.intake.take(register(count));
    await model.intake.run();
    await model.shelf.load();
    model.bulk.choose(
      model.shelf.rows.value.map(({ id }) => id),
      true,
    );
    return model;
  };

  it('are closed, and open again when that is taken back within the same second', async () => {
    const { bulk, shelf } = await filled(3);
    await bulk.close('returned');
    expect(bulk.done.value).toMatchObject({ kind: 'closed', count: 3 });
    await shelf.load();
    expect(shelf.rows.value.every(({ closed }) => closed?.outcome === 'returned')).toBe(true);
    await bulk.undo();
    await shelf.load();
    expect(shelf.rows.value.some(({ closed }) => closed)).toBe(false);
  });

  it('remind on one day, each by a note of its own; a closed one reminds of nothing; taken back, no day is left', async () => {
    const { bulk, shelf } = await filled(3);
    const [first, ...others] = shelf.rows.value;
    await book().append(first!.id, [{ id: uuid(), dossierId: first!.id, at, type: 'closed', outcome: 'returned' }]);
    await shelf.load();
    await bulk.remind('2026-11-27', 'gọi chị Thử');
    expect(bulk.done.value).toMatchObject({ kind: 'reminded', count: 2 });
    const daysOf = async (id: string) =>
      (await remindersOf(store, id)).filter(({ kind }) => kind === 'note').map(({ fireAt }) => fireAt.slice(0, 10));
    for (const { id } of others) {
      expect(await daysOf(id)).toEqual(['2026-11-27']);
      expect(await book().read(id)).toMatchObject({ notes: [{ text: '@27/11/2026 gọi chị Thử' }] });
    }
    expect(await daysOf(first!.id)).toEqual([]);
    await bulk.undo();
    for (const { id } of others) expect(await daysOf(id)).toEqual([]);
  });

  it('are tagged once, those that bear the tag already left alone', async () => {
    const { bulk, shelf } = await filled(2);
    await bulk.tag('gọi lại');
    await shelf.load();
    await bulk.tag('gọi lại');
    expect(bulk.done.value?.count).toBe(0);
    expect(shelf.rows.value.map(({ tags }) => tags)).toEqual([['gọi lại'], ['gọi lại']]);
    expect(shelf.tags.value).toEqual(['gọi lại']);
  });
});

describe('a change in another window', () => {
  it('stands in the list, in front, without reading the whole book; a deleted one is gone', async () => {
    const { shelf, intake } = desk();
    await intake.take(register(3));
    await intake.run();
    await shelf.load();
    const [, , last] = shelf.rows.value;
    at = '2026-11-23T09:30:00+07:00';
    await book().append(last!.id, [{ id: uuid(), dossierId: last!.id, at, type: 'tags-set', tags: ['mới'] }]);
    await shelf.heard([last!.id]);
    expect(shelf.rows.value[0]).toMatchObject({ id: last!.id, tags: ['mới'] });
    await book().delete(last!.id);
    await shelf.heard([last!.id]);
    expect(shelf.rows.value).toHaveLength(2);
  });

  it('is heard of again after one that a lock came between', async () => {
    const { shelf, intake } = desk();
    await intake.take(register(2));
    await intake.run();
    await shelf.load();
    const [one] = shelf.rows.value;
    const some = vi.spyOn(reader, 'some').mockRejectedValueOnce(new Error('locked'));
    await shelf.heard([one!.id]);
    some.mockRestore();
    await book().delete(one!.id);
    await shelf.heard([one!.id]);
    expect(shelf.rows.value).toHaveLength(1);
  });

  it('leaves nobody in memory after a lock', async () => {
    const { shelf, intake } = desk();
    await intake.take(register(1));
    await intake.run();
    await shelf.load();
    shelf.query.value = 'thu';
    shelf.clear();
    expect([shelf.rows.value, shelf.query.value, shelf.dossiers.value]).toEqual([[], '', []]);
  });
});

describe('a note that is being typed', () => {
  const write = (dossier: ReturnType<typeof desk>['dossier'], id: string, text: string) =>
    dossier.writeNote('n-1', text, id);

  it('makes the dossier with all that is known, and does not change the box’s dossier by that', async () => {
    const { dossier } = desk();
    const before = dossier.workingId.value;
    await write(dossier, before, 'Gọi lại');
    expect(dossier.workingId.value).toBe(before);
    expect(dossier.dossier.value).toMatchObject({
      id: before,
      host: 'dichvucong.gov.vn',
      notes: [{ text: 'Gọi lại' }],
    });
  });

  it('goes into the dossier whose box it was, also when another one is open by then', async () => {
    const { dossier } = desk();
    await write(dossier, dossier.workingId.value, 'của hồ sơ một');
    const one = dossier.workingId.value;
    await dossier.show(null);
    await write(dossier, dossier.workingId.value, 'của hồ sơ hai');
    const two = dossier.workingId.value;
    await write(dossier, one, 'của hồ sơ một, viết tiếp');
    expect(dossier.dossier.value?.id).toBe(two);
    expect((await book().read(one))?.notes[0]?.text).toBe('của hồ sơ một, viết tiếp');
    expect((await book().read(two))?.notes[0]?.text).toBe('của hồ sơ hai');
  });

  it('before its dossier was made is kept in one of its own, not in the page’s that came after it', async () => {
    const { dossier } = desk();
    const draft = dossier.workingId.value;
    await dossier.setCode('A-1');
    await dossier.show(null);
    const left = dossier.workingId.value;
    await dossier.open(draft);
    await dossier.show(null);
    await write(dossier, 'left-behind', 'chữ chưa kịp lưu');
    expect(left).not.toBe(draft);
    expect((await book().read('left-behind'))?.notes[0]?.text).toBe('chữ chưa kịp lưu');
    expect((await book().read(draft))?.notes).toEqual([]);
  });

  it('goes into the dossier that a list kept meanwhile, when what stood here unsaved is that one', async () => {
    const { dossier } = desk();
    const draft = dossier.workingId.value;
    const kept = newDossier({ dossierId: 'kept', procedureCode: '', host: '', code: 'A-1' }, at, uuid);
    await book().append('kept', kept);
    await dossier.adopt('kept');
    await write(dossier, draft, 'gõ trước khi danh sách được lưu');
    expect(dossier.dossier.value?.id).toBe('kept');
    expect((await book().read('kept'))?.notes[0]?.text).toBe('gõ trước khi danh sách được lưu');
    expect((await book().list()).dossiers).toHaveLength(1);
  });
});

describe('a dossier of a procedure that is not at hand', () => {
  it('gets its name and its due date in the list from the short catalogue', async () => {
    const { dossier, shelf } = desk();
    const [far, ...near] = shipped;
    dossier.catalogue.value = near;
    shelf.renew();
    const received = { receivedAt: at, channel: 'counter' as const };
    await book().append(
      'd-1',
      newDossier({ dossierId: 'd-1', procedureCode: far!.code, host: '', received }, at, uuid),
    );
    await shelf.load();
    await expect.poll(() => shelf.nameOf(far!.code)).toBe(far!.name);
    expect(shelf.dueOf(shelf.rows.value[0]!)).toBeDefined();
    shelf.query.value = far!.name;
    expect(shelf.rows.value).toHaveLength(1);
  });
});
