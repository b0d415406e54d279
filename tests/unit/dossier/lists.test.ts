import { describe, expect, it } from 'vitest';
import {
  countsOf,
  type Filter,
  LISTS,
  type ListId,
  NO_FILTER,
  rowsOf,
  type SortKey,
  type Standing,
  sorted,
  usualSort,
} from '../../../utils/dossier/lists.ts';
import type { DossierSummary } from '../../../utils/dossier/types.ts';

const NOW = '2026-11-23T09:10:00+07:00';
const dossier = (id: string, more: Partial<DossierSummary> = {}): DossierSummary => ({
  id,
  procedureCode: '1.000894',
  host: '',
  people: [],
  channel: 'counter',
  papers: {},
  notes: 0,
  words: '',
  codes: [],
  tags: [],
  pinned: false,
  openedAt: '2026-11-02T09:10:00+07:00',
  updatedAt: '2026-11-02T09:10:00+07:00',
  ...more,
});
const closed = { outcome: 'returned' as const, at: NOW };

const BOOK = [
  dossier('touched', { updatedAt: '2026-11-23T08:00:00+07:00', code: 'A-10' }),
  dossier('overdue', { code: 'A-9', receivedAt: '2026-11-02T09:10:00+07:00' }),
  dossier('later', { code: 'A-2', tags: ['gọi lại'] }),
  dossier('papers', { papers: { missing: 1 }, procedureCode: '1.001193' }),
  dossier('waits'),
  dossier('asked', { clock: [{ id: 'c', type: 'SUPPLEMENT_REQUESTED', at: NOW }] }),
  dossier('answered', {
    clock: [
      { id: 'c', type: 'SUPPLEMENT_REQUESTED', at: '2026-11-20T09:10:00+07:00' },
      { id: 'd', type: 'SUPPLEMENT_RECEIVED', at: NOW },
    ],
  }),
  dossier('withdrawn', { papers: { missing: 1 }, clock: [{ id: 'c', type: 'WITHDRAWN', at: NOW }] }),
  dossier('fetched', {
    resultAt: '2026-11-20T09:10:00+07:00',
    clock: [
      { id: 'c', type: 'RESULT', at: '2026-11-20T09:10:00+07:00' },
      { id: 'd', type: 'RETURNED', at: NOW },
    ],
  }),
  dossier('result', { resultAt: '2026-11-20T09:10:00+07:00' }),
  dossier('done', { resultAt: '2026-11-20T09:10:00+07:00', closed, papers: { missing: 1 } }),
];
const DUE: Record<string, string> = {
  overdue: '2026-11-20T17:00:00+07:00',
  later: '2026-12-20T17:00:00+07:00',
  done: '2026-11-01T17:00:00+07:00',
};
const standing = ({ id }: DossierSummary): Standing => ({ dueAt: DUE[id] ?? null, waiting: id === 'waits' });
const ports = { standing, fieldOf: (code: string) => (code === '1.001193' ? 'Hộ tịch' : ''), now: NOW };
const ids = (list: ListId, filter: Partial<Filter> = {}) =>
  rowsOf(list, BOOK, { ...NO_FILTER, ...filter }, ports).map(({ id }) => id);

describe('the ready lists', () => {
  it.each([
    ['today', ['touched']],
    ['due', ['overdue']],
    ['supplement', ['papers', 'waits', 'asked']],
    ['collection', ['result']],
  ] as const)('%s holds %j', (list, wanted) => expect(ids(list)).toEqual(wanted));

  it('are counted as they are shown', () => {
    const counts = countsOf(BOOK, ports);
    for (const list of LISTS) expect(counts[list], list).toBe(ids(list).length);
  });

  it('hold the last fifty as recent ones', () =>
    expect(
      rowsOf(
        'recent',
        Array.from({ length: 60 }, (_, n) => dossier(String(n))),
        NO_FILTER,
        ports,
      ),
    ).toHaveLength(50));
});

describe('a filter', () => {
  it.each([
    [{ tag: 'gọi lại' }, ['later']],
    [{ field: 'Hộ tịch' }, ['papers']],
    [{ procedure: '1.001193' }, ['papers']],
    [{ status: 'overdue' }, ['overdue']],
    [{ status: 'result' }, ['fetched', 'result']],
    [{ status: 'closed' }, ['done']],
    [{ from: '2026-11-03' }, []],
    [{ until: '2026-11-02', status: 'closed' }, ['done']],
  ] as [Partial<Filter>, string[]][])('%j leaves %j', (filter, wanted) => expect(ids('all', filter)).toEqual(wanted));
});

describe('the order of a list', () => {
  const order = (key: SortKey, down = false, rows = BOOK) =>
    sorted(rows, { key, down }, standing, (code) => code).map(({ id }) => id);

  it('by code counts numbers as people do not: as they stand, those without one last', () =>
    expect(order('code').slice(0, 3)).toEqual(['touched', 'later', 'overdue']));

  it('by due day has nothing of what is done, whichever way it goes', () => {
    expect(order('due').slice(0, 2)).toEqual(['overdue', 'later']);
    expect(order('due', true).slice(0, 2)).toEqual(['later', 'overdue']);
  });

  it('stand by their due day in the list of those that are due, newest first elsewhere', () => {
    expect(usualSort('due')).toEqual({ key: 'due', down: false });
    for (const list of LISTS.filter((one) => one !== 'due')) expect(usualSort(list).key).toBe('updated');
  });

  it('has the pinned ones in front', () => {
    const rows = [...BOOK, dossier('pinned', { pinned: true, code: 'Z' })];
    expect(order('code', false, rows)[0]).toBe('pinned');
    expect(sorted(rows, usualSort('all'), standing, String)[0]?.id).toBe('pinned');
  });
});
