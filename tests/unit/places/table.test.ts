import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { splitOfficial } from '../../../utils/places/names.ts';
import { resolvePlace } from '../../../utils/places/resolve.ts';
import { buildPlaces } from '../../../utils/places/table.ts';
import { canonical, fold } from '../../../utils/text/fold.ts';
import { data, places, text } from './shipped.ts';

interface OldRow {
  province: string;
  district: string;
  commune: string;
  codes: string[];
}

const oldRows: OldRow[] = data.old.flatMap((province: { name: string; districts: unknown[] }) =>
  (province.districts as { name: string; communes: string[] }[]).flatMap((district) =>
    district.communes.map((line) => {
      const [, commune, codes] = line.split('|') as [string, string, string];
      return { province: province.name, district: district.name, commune, codes: codes.split(',') };
    }),
  ),
);
const isNumber = (name: string) => /^(?:\d+|[IVX]+)$/.test(name);
const onCard = (name: string) => {
  const { bare } = splitOfficial(name);
  return isNumber(bare) ? name : bare;
};
const codesOf = (address: string) => resolvePlace(address, places).units.map((unit) => unit.code);
const lost = (write: (row: OldRow) => string) =>
  oldRows.filter((row) => !row.codes.every((code) => codesOf(write(row)).includes(code))).map(write);

describe('the table of places', () => {
  it('has the 34 provinces and 3,321 communes of today and the 10,047 communes of before', () => {
    expect(data.provinces).toHaveLength(34);
    expect(places.units.size).toBe(3321);
    expect(oldRows).toHaveLength(10_047);
    expect(oldRows.filter((row) => row.codes.length > 1)).toHaveLength(443);
    expect(data.old).toHaveLength(63);
  });

  it('says where it comes from and to which month it is true', () => {
    expect(places.asOf).toBe('2026-07');
    expect(places.sources.length).toBeGreaterThan(0);
  });

  it('stays small', () => expect(gzipSync(text).length).toBeLessThan(200_000));

  it('is NFC throughout', () => expect(text.normalize('NFC')).toBe(text));

  it.each([
    ['another format', { ...data, format: 2 }],
    ['no object', 'units'],
    ['an unknown target', { ...data, provinces: data.provinces.slice(1) }],
    ['a line cut short', { ...data, provinces: [{ code: '01', name: 'Thành phố Hà Nội', communes: ['00004'] }] }],
    ['a name without unit word', { ...data, provinces: [{ code: '01', name: 'Hà Nội', communes: [] }] }],
    ['a code twice', { ...data, provinces: [...data.provinces, data.provinces[0]] }],
  ])('is refused when it is damaged: %s', (_why, damaged) => expect(() => buildPlaces(damaged)).toThrow());
});

describe('every commune of before', () => {
  it('leads to exactly its communes of today when written in full', () => {
    const wrong = oldRows.filter(
      ({ commune, district, province, codes }) =>
        codesOf(`Thôn Đông, ${commune}, ${district}, ${province}`).sort().join() !== [...codes].sort().join(),
    );
    expect(wrong).toEqual([]);
  });

  it('is among the answers when written as on a card', () =>
    expect(lost((row) => [row.commune, row.district, row.province].map(onCard).join(', '))).toEqual([]));

  it('is among the answers when written without diacritics', () =>
    expect(lost((row) => fold([row.commune, row.district, row.province].map(onCard).join(' - ')))).toEqual([]));
});

describe('every commune of today', () => {
  const units = [...places.units.values()];

  it('is found by its full name alone', () =>
    expect(units.filter((unit) => codesOf(`${unit.name}, ${unit.province}`).join() !== unit.code)).toEqual([]));

  it('is found in the other tone placement and in NFD', () =>
    expect(
      units.filter(
        (unit) => codesOf(canonical(`Số 1, ${unit.name}, ${unit.province}`).normalize('NFD')).join() !== unit.code,
      ),
    ).toEqual([]));

  it('is never taken for another one when it stands bare on a new card', () =>
    expect(
      units.filter((unit) => {
        const codes = codesOf(`Thôn Tân Lập, ${onCard(unit.name)}, ${onCard(unit.province)}`);
        return codes.length > 0 && codes.join() !== unit.code;
      }),
    ).toEqual([]));

  it('is found bare unless an old district of the same province bears its name', () => {
    const spelled = (name: string, province: string) => canonical(`${onCard(name)}, ${onCard(province)}`).toLowerCase();
    const districts = new Set(oldRows.map((row) => spelled(row.district, row.province)));
    const unknown = units
      .map((unit) => spelled(unit.name, unit.province))
      .filter((address) => codesOf(address).length === 0);
    expect(unknown.filter((address) => !districts.has(address))).toEqual([]);
  });
});
