import { describe, expect, it } from 'vitest';
import { changeProblem, type UnitChange, writtenUnit } from '../../../utils/places/changes.ts';
import { resolvePlace } from '../../../utils/places/resolve.ts';
import { buildPlaces } from '../../../utils/places/table.ts';
import type { Unit } from '../../../utils/places/types.ts';
import { data, places } from './shipped.ts';

const unit = (name: string, province: string): Unit => {
  const found = writtenUnit(`${name}, ${province}`, places.units);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const NINH_BINH = 'Tỉnh Ninh Bình';
const [x, y, z] = [...places.units.values()].filter((one) => one.province === NINH_BINH && one.name.startsWith('Xã'));
if (!x || !y || !z) throw new Error('no communes');
const change = (code: string, ...becomes: UnitChange['becomes']): UnitChange => ({
  code,
  becomes,
  on: '2027-01-01',
  basis: 'Nghị quyết thử',
});
const names = (address: string, changes: UnitChange[]) => {
  const { status, units } = resolvePlace(address, buildPlaces(data, changes));
  return [status, ...units.map(({ name }) => name)].join(' | ');
};
const at = ({ name, province }: Unit) => `Thôn 2, ${name}, ${province}`;

describe('a change of units that the office adds', () => {
  it('gives a renamed commune its new name, and the old name still leads there', () => {
    const ward = x.name.replace('Xã', 'Phường');
    const renamed = [change(x.code, { code: x.code, name: ward })];
    expect(names(at(x), renamed)).toBe(`resolved | ${ward}`);
    expect(names(`Thôn 2, ${ward}, ${NINH_BINH}`, renamed)).toBe(`resolved | ${ward}`);
    expect(buildPlaces(data, renamed).units.get(x.code)).toMatchObject({ name: ward, formerName: x.name });
  });

  it('leads a merged commune to the one that took it in, also from a card of before 2025', () => {
    const merged = [change(x.code, { code: y.code })];
    expect(names(at(x), merged)).toBe(`resolved | ${y.name}`);
    expect(names(at(y), merged)).toBe(`resolved | ${y.name}`);
    expect(buildPlaces(data, merged).units.has(x.code)).toBe(false);
    const old = data.old
      .flatMap((province: { name: string; districts: { name: string; communes: string[] }[] }) =>
        province.districts.flatMap((district) =>
          district.communes.map((line) => [...line.split('|'), district.name, province.name]),
        ),
      )
      .find(([, , codes]: string[]) => codes === x.code) as string[];
    expect(names(`${old[1]}, ${old[3]}, ${old[4]}`, merged)).toBe(`resolved | ${y.name}`);
  });

  it('offers every part of a divided commune, and chooses none', () => {
    const divided = [change(x.code, { code: y.code }, { code: z.code })];
    expect(names(at(x), divided)).toBe(`ambiguous | ${y.name} | ${z.name}`);
  });

  it('follows one change after the other', () => {
    const twice = [change(x.code, { code: y.code }), change(y.code, { code: z.code })];
    expect(names(at(x), twice)).toBe(`resolved | ${z.name}`);
    expect(names(at(y), twice)).toBe(`resolved | ${z.name}`);
  });

  it('can bring in a unit that the table does not know', () => {
    const fresh = [change(x.code, { code: '99999', name: 'Phường Mới Lập' })];
    expect(names(at(x), fresh)).toBe('resolved | Phường Mới Lập');
    expect(names(`Tổ 1, Phường Mới Lập, ${NINH_BINH}`, fresh)).toBe('resolved | Phường Mới Lập');
  });

  it('leaves every other commune as it was', () => {
    const changed = buildPlaces(data, [change(x.code, { code: y.code })]);
    for (const other of places.units.values())
      if (other.code !== x.code) expect(changed.units.get(other.code)).toEqual(other);
  });

  it.each<[string, UnitChange[]]>([
    ['unknown-unit', [change('00000', { code: x.code })]],
    ['unknown-unit', [change(x.code, { code: '00000' })]],
    ['bad-name', [change(x.code, { code: x.code, name: 'Kiến Hưng' })]],
    ['same-unit', [change(x.code, { code: x.code })]],
    ['twice', [change(x.code, { code: y.code }), change(x.code, { code: z.code })]],
    ['circle', [change(x.code, { code: y.code }), change(y.code, { code: x.code })]],
  ])('is refused whole as %s', (problem, changes) => {
    expect(changeProblem(places.units, changes)).toBe(problem);
    expect(() => buildPlaces(data, changes)).toThrow(problem);
  });
});

describe('a unit as the officer types it', () => {
  it('is known by its code, by the line of the list, or by a name that only one has', () => {
    const kienHung = unit('Phường Kiến Hưng', 'Thành phố Hà Nội');
    expect(writtenUnit(kienHung.code, places.units)).toBe(kienHung);
    expect(writtenUnit(`Phường Kiến Hưng, Thành phố Hà Nội (${kienHung.code})`, places.units)).toBe(kienHung);
    expect(writtenUnit('phường kiến hưng', places.units)).toBe(kienHung);
  });

  it('is not guessed from a name that several have, or from half a name', () => {
    expect(writtenUnit('Xã Tân Thành', places.units)).toBeUndefined();
    expect(writtenUnit('Kiến Hưng', places.units)).toBeUndefined();
    expect(writtenUnit('', places.units)).toBeUndefined();
  });
});
