import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { counts, listDossiers, loadDossier, openStore, type Store } from '../../../utils/db/store.ts';
import { dossierBook } from '../../../utils/dossier/book.ts';
import {
  captured,
  caseChosen,
  clockSet,
  codeSet,
  merged,
  newDossier,
  noteWritten,
  paperDetail,
  paperSet,
  papersListed,
  peopleSet,
  tagsSet,
  unmerged,
} from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import type { DossierEvent } from '../../../utils/dossier/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { emptyDisk, someKey, uuid } from '../db/desk.ts';
import { calendar } from '../deadline/cases.ts';
import { shipped } from '../procedure/shipped.ts';

const AT = '2026-11-23T09:10:00+07:00';
const minute = (n: number) => new Date(Date.parse(AT) + n * 60_000).toISOString().replace('Z', '+00:00');
const citizen = (fullName: string, personalId: string) => ({
  fullName,
  personalId,
  source: 'typed' as const,
  warnings: [],
});
const open = (dossierId: string, code: string, name: string, number: string): DossierEvent[] =>
  newDossier(
    {
      dossierId,
      procedureCode: '1.001193',
      host: 'dichvucong.gov.vn',
      code,
      people: [{ role: dossierId === 'd-1' ? 'father' : 'mother', citizen: citizen(name, number) }],
      received: { receivedAt: AT, channel: 'counter' },
      tags: [dossierId === 'd-1' ? 'gọi lại' : 'thiếu giấy'],
      note: `Ghi chú của ${name}`,
    },
    AT,
    uuid,
  );
const PORTAL = () => open('d-1', 'H26.15.3-261123-0001', 'Trần Văn Kiểm', '048099123456');
const PAPER = () => open('d-2', 'SỔ-0142', 'Nguyễn Thị Hoài Thử', '001300987654');
const stamp = (n: number) => ({ id: uuid(), dossierId: 'd-1', at: minute(n) });

describe('a dossier of the portal and one of the paper register that are one', () => {
  const first = PORTAL();
  const second = PAPER();
  const one = fold([...first, merged(stamp(1), 'd-2', second)]);

  it('bears both codes, the survivor’s in front', () => {
    expect(one.code).toBe('H26.15.3-261123-0001');
    expect(one.codes).toEqual(['SỔ-0142']);
  });

  it('holds the people, notes and tags of both', () => {
    expect(one.people.map(({ role, citizen }) => [role, citizen.fullName])).toEqual([
      ['father', 'Trần Văn Kiểm'],
      ['mother', 'Nguyễn Thị Hoài Thử'],
    ]);
    expect(one.notes.map(({ text }) => text)).toEqual(['Ghi chú của Trần Văn Kiểm', 'Ghi chú của Nguyễn Thị Hoài Thử']);
    expect(one.tags).toEqual(['gọi lại', 'thiếu giấy']);
    expect(one.merged).toEqual(['d-2']);
  });

  it('keeps what the survivor says where both say something', () => {
    const other = [...PAPER(), paperSet({ id: uuid(), dossierId: 'd-2', at: AT }, 'to-khai', 'missing')];
    const mine = [...PORTAL(), paperSet(stamp(0), 'to-khai', 'have')];
    expect(fold([...mine, merged(stamp(1), 'd-2', other)]).papers).toEqual({ 'to-khai': 'have' });
  });

  it('names nobody twice: the same number in another role is the same person', () => {
    const same = open('d-2', 'SỔ-0142', 'Trần Văn Kiểm', '048099123456');
    expect(fold([...PORTAL(), merged(stamp(1), 'd-2', same)]).people).toHaveLength(1);
  });

  it('takes the other’s code for its own when it had none', () => {
    const bare = PORTAL().filter(({ type }) => type !== 'code-set');
    expect(fold([...bare, merged(stamp(1), 'd-2', PAPER())])).toMatchObject({ code: 'SỔ-0142', codes: [] });
  });
});

describe('what the clock, the portal and the checklist know of two that are one', () => {
  const of2 = (n: number) => ({ id: uuid(), dossierId: 'd-2', at: minute(n) });
  const asked = { type: 'SUPPLEMENT_REQUESTED' as const, at: '2026-11-24T09:00:00+07:00' };
  const row = (code: string, status: string, state: 'processing' | 'supplement') => ({ code, status, state });

  it('is the other’s word where the survivor says nothing', () => {
    const other = [
      ...PAPER(),
      clockSet(of2(1), 'c-1', asked),
      caseChosen(of2(1), 'Kết hôn ở đâu?', 'trong nước'),
      paperDetail(of2(1), 'to-khai', { note: 'thiếu chữ ký' }),
      captured(of2(1), 'motcua.gov.vn', row('SỔ-0142', 'Chờ bổ sung', 'supplement')),
    ];
    expect(fold([...PORTAL(), merged(stamp(2), 'd-2', other)])).toMatchObject({
      clock: [{ id: 'c-1', ...asked }],
      cases: { 'Kết hôn ở đâu?': 'trong nước' },
      details: { 'to-khai': { note: 'thiếu chữ ký' } },
      portal: { code: 'SỔ-0142', state: 'supplement' },
    });
  });

  it('is one request where both wrote it down, and one end', () => {
    const mine = [
      ...PORTAL(),
      clockSet(stamp(1), 'c-1', asked),
      clockSet(stamp(1), 'c-2', { type: 'REFUSED', at: '2026-11-25T09:00:00+07:00' }),
    ];
    const other = [
      ...PAPER(),
      clockSet(of2(1), 'c-3', { ...asked, at: '2026-11-24T09:30:00+07:00' }),
      clockSet(of2(1), 'c-4', { type: 'RESULT', at: '2026-11-26T09:00:00+07:00' }),
    ];
    const one = fold([...mine, merged(stamp(2), 'd-2', other)]);
    expect(one.clock?.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
    expect(one.resultAt).toBe('2026-11-25T09:00:00+07:00');
  });

  it('is the later sight of one code with the states of both, and the survivor’s of two codes', () => {
    const sight = (id: 'd-1' | 'd-2', n: number, code: string, state: 'processing' | 'supplement') =>
      captured({ id: uuid(), dossierId: id, at: minute(n) }, 'motcua.gov.vn', row(code, state, state));
    const mine = [...PORTAL(), sight('d-1', 1, 'H26.15.3-261123-0001', 'processing')];
    const same = [...PAPER(), sight('d-2', 2, 'H26.15.3-261123-0001', 'supplement')];
    const one = fold([...mine, merged(stamp(3), 'd-2', same)]);
    expect(one.portal?.state).toBe('supplement');
    expect(one.portal?.states.map(({ state }) => state)).toEqual(['processing', 'supplement']);
    const two = [...PAPER(), sight('d-2', 2, 'H26.15.3-261123-0009', 'supplement')];
    expect(fold([...mine, merged(stamp(3), 'd-2', two)]).portal?.state).toBe('processing');
  });

  it('is the later list of papers of one code, the other’s where the survivor has none, and the survivor’s of two codes', () => {
    const listed = (id: 'd-1' | 'd-2', n: number, code: string, name: string) => [
      captured({ id: uuid(), dossierId: id, at: minute(n) }, 'motcua.gov.vn', row(code, 'processing', 'processing')),
      papersListed({ id: uuid(), dossierId: id, at: minute(n) }, 'motcua.gov.vn', [{ name }]),
    ];
    const namesOf = (mine: DossierEvent[], other: DossierEvent[]) =>
      fold([...PORTAL(), ...mine, merged(stamp(3), 'd-2', [...PAPER(), ...other])]).portalPapers?.papers.map(
        ({ name }) => name,
      );
    const mine = listed('d-1', 1, 'H26.15.3-261123-0001', 'Tờ khai');
    expect(namesOf(mine, listed('d-2', 2, 'H26.15.3-261123-0001', 'Đơn'))).toEqual(['Đơn']);
    expect(namesOf(mine, listed('d-2', 2, 'H26.15.3-261123-0009', 'Đơn'))).toEqual(['Tờ khai']);
    expect(namesOf([], listed('d-2', 2, 'H26.15.3-261123-0009', 'Đơn'))).toEqual(['Đơn']);
    expect(namesOf(mine, [])).toEqual(['Tờ khai']);
  });

  it('keeps every person of whom nobody said who they are', () => {
    const subject = (id: string, name: string, number: string) =>
      peopleSet({ id: uuid(), dossierId: id, at: minute(1) }, [{ role: 'subject', citizen: citizen(name, number) }]);
    const mine = [...PORTAL(), subject('d-1', 'Trần Văn Kiểm', '048099123456')];
    const other = [...PAPER(), subject('d-2', 'Nguyễn Thị Hoài Thử', '001300987654')];
    expect(fold([...mine, merged(stamp(2), 'd-2', other)]).people).toHaveLength(2);
  });
});

describe('a merge that is taken back', () => {
  const change = fc.oneof(
    fc.string({ maxLength: 20 }).map((text) => (at: number) => codeSet(stamp(at), `M-${text}`)),
    fc.string({ maxLength: 20 }).map((text) => (at: number) => noteWritten(stamp(at), 'n-1', text)),
    fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }).map((tags) => (at: number) => tagsSet(stamp(at), tags)),
    fc.constant((at: number) => peopleSet(stamp(at), [])),
    fc.constantFrom('have', 'missing', null).map((state) => (at: number) => paperSet(stamp(at), 'a', state)),
  );

  it('leaves the state as if it had never been, whatever was changed before and after, in whatever order it is read', () =>
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.array(change, { maxLength: 6 }),
        fc.nat(),
        (before, after, seed) => {
          const first = PORTAL();
          const plain = [
            ...first,
            ...before.map((make, at) => make(1 + at)),
            ...after.map((make, at) => make(20 + at)),
          ];
          const both = [...plain, merged(stamp(10), 'd-2', PAPER()), unmerged(stamp(30), 'd-2')];
          const shuffled = both.toSorted(
            (a, b) => ((a.id.charCodeAt(0) * 31 + seed) % 17) - ((b.id.charCodeAt(0) * 31 + seed) % 17),
          );
          const { updatedAt: _, ...want } = fold(plain);
          const { updatedAt: __, ...got } = fold(shuffled);
          expect(got).toEqual(want);
        },
      ),
    ));

  it('counts again when the two are merged again', () => {
    const events = [
      ...PORTAL(),
      merged(stamp(1), 'd-2', PAPER()),
      unmerged(stamp(2), 'd-2'),
      merged(stamp(3), 'd-2', PAPER()),
    ];
    expect(fold(events).codes).toEqual(['SỔ-0142']);
  });
});

describe('the book', () => {
  const key = someKey();
  let store: Store;
  let at: string;
  const book = () =>
    dossierBook({
      store: async () => store,
      key: async () => key,
      procedure: async (code) => findProcedure(shipped, code),
      rules: async () => DEFAULT_SETTINGS,
      quietKey: async () => key,
      calendar: async () => calendar,
      iso: () => at,
      newId: uuid,
    });
  beforeEach(async () => {
    emptyDisk();
    store = await openStore();
    at = '2026-11-23T10:00:00+07:00';
    await book().append('d-1', PORTAL());
    await book().append('d-2', PAPER());
  });

  it('finds the survivor by either code once they are one', async () => {
    await book().merge('d-1', 'd-2');
    for (const code of ['H26.15.3-261123-0001', 'sổ-0142'])
      expect((await book().find(code)).map(({ id }) => id)).toEqual(['d-1']);
    expect((await book().list()).dossiers.map(({ id }) => id)).toEqual(['d-1']);
  });

  it('has no reminders of the one that went into the other', async () => {
    expect((await book().reminders('d-2')).length).toBeGreaterThan(0);
    await book().merge('d-1', 'd-2');
    expect(await book().reminders('d-2')).toEqual([]);
    expect((await book().reminders('d-1')).length).toBeGreaterThan(0);
  });

  it('has both again, with their reminders, when the merge is taken back', async () => {
    const [one, two] = await Promise.all([book().read('d-1'), book().read('d-2')]);
    await book().merge('d-1', 'd-2');
    at = '2026-11-23T10:01:00+07:00';
    await book().unmerge('d-1', 'd-2');
    expect(await book().read('d-1')).toEqual({ ...one, updatedAt: at });
    expect(await book().read('d-2')).toEqual({ ...two, updatedAt: at });
    expect((await book().reminders('d-2')).length).toBeGreaterThan(0);
  });

  it('refuses to merge a dossier with itself, or one that went into another already', async () => {
    await expect(book().merge('d-1', 'd-1')).rejects.toThrow(RangeError);
    await book().merge('d-1', 'd-2');
    await book().append('d-3', open('d-3', 'X-3', 'Lê Thị Bịa', '001300000001'));
    await expect(book().merge('d-3', 'd-2')).rejects.toThrow(RangeError);
    await expect(book().merge('d-2', 'd-3')).rejects.toThrow(RangeError);
    expect((await loadDossier(store, key, 'd-3')).merged).toEqual([]);
  });

  it('destroys both when the survivor is deleted: the people of the other stand in it', async () => {
    await book().merge('d-1', 'd-2');
    await book().delete('d-1');
    expect(await counts(store)).toEqual({ dossiers: 0, events: 0, reminders: 0 });
    expect((await listDossiers(store, key)).dossiers).toEqual([]);
  });
});
