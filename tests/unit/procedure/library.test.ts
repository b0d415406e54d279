import { describe, expect, it } from 'vitest';
import { briefOf, packIndex, parseIndex } from '../../../utils/procedure/brief.ts';
import { CHUNKS, chunkOf, chunkPath, INDEX_PATH } from '../../../utils/procedure/chunks.ts';
import { loadBriefs, procedureLibrary } from '../../../utils/procedure/library.ts';
import { DamagedCatalogue } from '../../../utils/procedure/schema.ts';
import { standingOf } from '../../../utils/procedure/standing.ts';
import type { Procedure } from '../../../utils/procedure/types.ts';
import { shipped } from './shipped.ts';

const imported = (code: string, change: Partial<Procedure> = {}): Procedure => ({
  code,
  name: 'Cấp giấy xác nhận nuôi chim bồ câu',
  field: 'Chăn nuôi',
  level: 'xã',
  limits: [{ id: 'thong-thuong', case: '', value: 3, unit: 'DAY', basis: 'Cổng', status: 'portal' }],
  fees: [],
  papers: [],
  legalBasis: [],
  source: 'Cổng',
  asOf: '2026-06',
  ...change,
});
const OWN = shipped[0]!;
const BIRDS = imported('1.999001');
const OTHER = imported('1.999002', { level: 'tỉnh', replacedBy: '1.999001', limits: [] });

/** A package with these files; each reading is counted. */
const shelfOf = (
  procedures: readonly Procedure[],
  change: (path: string, content: unknown) => unknown = (_, c) => c,
) => {
  const read: string[] = [];
  const packed = async (path: string): Promise<unknown> => {
    read.push(path);
    const index = path === INDEX_PATH ? packIndex(procedures, 'Cổng', '2026-06') : undefined;
    return change(
      path,
      index ?? { format: 1, procedures: procedures.filter(({ code }) => chunkPath(chunkOf(code)) === path) },
    );
  };
  const layers = { curated: async () => shipped, packed };
  return { read, library: procedureLibrary(layers), briefs: () => loadBriefs(layers) };
};

describe('one procedure of the catalogue', () => {
  it('that is curated is taken whole from our own layer, without opening the other', async () => {
    const { read, library } = shelfOf([imported(OWN.code, { name: 'Bản của cổng' })]);
    expect(await library.load(OWN.code)).toBe(OWN);
    expect(read).toEqual([]);
  });

  it.each(['1.999001', ' 1.999001.H17 ', '1.999001.000.00.00.H26'])(
    'is found by %j in its own chunk alone',
    async (code) => {
      const { read, library } = shelfOf([BIRDS, OTHER]);
      expect(await library.load(code)).toEqual(BIRDS);
      expect(read).toEqual([chunkPath(chunkOf('1.999001'))]);
    },
  );

  it('is read once while it is at hand', async () => {
    const { read, library } = shelfOf([BIRDS]);
    await Promise.all([library.load('1.999001'), library.load('1.999001')]);
    await library.load('1.999001');
    expect(read).toHaveLength(1);
  });

  it('keeps few chunks: an old one is read again', async () => {
    const { read, library } = shelfOf([]);
    for (let n = 0; n < 60; n++) await library.load(`1.99${String(n).padStart(4, '0')}`);
    const [first] = read;
    const before = read.length;
    await library.load('1.990000');
    expect(read.slice(before)).toEqual([first]);
  });

  it('that does not exist is undefined, and no similar one is taken', async () => {
    const { library } = shelfOf([BIRDS]);
    for (const code of ['1.999003', '1.99900', '', 'sổ đỏ']) expect(await library.load(code)).toBeUndefined();
  });
});

describe('a damaged catalogue', () => {
  const broken = (path: string, content: unknown) =>
    path === INDEX_PATH ? { ...(content as object), fields: 'x' } : { ...(content as object), procedures: [{}] };

  it('is refused whole with the path, and what is curated stays', async () => {
    const { library, briefs } = shelfOf([BIRDS], broken);
    await expect(library.load('1.999001')).rejects.toThrow(DamagedCatalogue);
    await expect(library.load('1.999001')).rejects.toMatchObject({ path: 'procedures.0.code' });
    await expect(briefs()).rejects.toMatchObject({ path: 'fields' });
    expect(await library.load(OWN.code)).toBe(OWN);
  });

  it('is read again when next asked for: a passing fault does not stay', async () => {
    let fault = true;
    const { library } = shelfOf([BIRDS], (_, content) => (fault ? null : content));
    await expect(library.load('1.999001')).rejects.toThrow();
    fault = false;
    expect(await library.load('1.999001')).toEqual(BIRDS);
  });

  it('with two procedures of one code in a chunk is refused', async () => {
    const { library } = shelfOf([BIRDS, BIRDS]);
    await expect(library.load('1.999001')).rejects.toMatchObject({ path: 'procedures.1' });
  });

  it.each([
    ['a text that is not NFC', { name: 'Cấp giấy'.normalize('NFD') }],
    ['an invisible mark', { name: 'Cấp\u200e giấy' }],
    ['a paper of 4,000 characters', { papers: [{ ...shipped[0]!.papers[0]!, full: 'a'.repeat(4000) }] }],
    ['a key nobody knows', { script: 'x' }],
    ['a status nobody knows', { limits: [{ ...BIRDS.limits[0]!, status: 'text' }] }],
  ])('that holds %s is refused', async (_, change) => {
    const { library } = shelfOf([{ ...BIRDS, ...change } as Procedure]);
    await expect(library.load('1.999001')).rejects.toThrow(DamagedCatalogue);
  });
});

describe('the list of all', () => {
  it('has the curated ones first and each code once', async () => {
    const { briefs } = shelfOf([imported(OWN.code), BIRDS, OTHER]);
    const all = await briefs();
    expect(all.map(({ code }) => code)).toEqual([...shipped.map(({ code }) => code), '1.999001', '1.999002']);
    expect(all[0]).toEqual(briefOf(OWN));
  });

  it('keeps what lists and clocks need', () => {
    expect(parseIndex(packIndex([BIRDS, OTHER], 'Cổng', '2026-06'))).toEqual([briefOf(BIRDS), briefOf(OTHER)]);
    expect(briefOf(OTHER)).toMatchObject({ levels: ['tỉnh'], limits: [], replacedBy: '1.999001' });
  });

  it('spreads the codes over all chunks', () => {
    const used = new Set(Array.from({ length: 3000 }, (_, n) => chunkOf(`1.${String(n * 7).padStart(6, '0')}`)));
    expect(used.size).toBe(CHUNKS);
  });
});

describe('a procedure on the day of reception', () => {
  it.each([
    [{}, '2026-11-23', undefined],
    [{ effectiveFrom: '2026-12-01' }, '2026-11-30', 'not-yet'],
    [{ effectiveFrom: '2026-12-01' }, '2026-12-01', undefined],
    [{ effectiveTo: '2026-11-30' }, '2026-11-30', undefined],
    [{ effectiveTo: '2026-11-30', replacedBy: '1.999001' }, '2026-12-01', 'ended'],
    [{ effectiveTo: '2026-11-30', replacedBy: '1.999001' }, '2026-11-01', undefined],
    [{ replacedBy: '1.999001' }, '2026-11-01', 'replaced'],
  ] as const)('%j on %s: %s', (terms, day, standing) => expect(standingOf(terms, day)).toBe(standing));
});
