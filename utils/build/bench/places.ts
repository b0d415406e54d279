import { gzipSync } from 'node:zlib';
import { resolvePlace } from '../../places/resolve.ts';
import { buildPlaces } from '../../places/table.ts';
import type { Prepare } from './cold.ts';
import { coldTimes } from './cold.ts';
import { figure, type Measured, timed } from './figure.ts';
import { shipped } from './shipped.ts';

const FILE = 'places/units.json';
const PASSES = 9;
/** Every so many-th old commune of the table is asked. */
const STEP = 5;

export const loading: Prepare = async () => {
  const text = await shipped(FILE);
  return () => buildPlaces(JSON.parse(text));
};

interface Table {
  provinces: { name: string; communes: string[] }[];
  old: { name: string; districts: { name: string; communes: string[] }[] }[];
}
const bare = (name: string): string =>
  name.replace(/^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Xã|Phường|Thị trấn|Đặc khu) /, '');
const nameOf = (line: string): string => line.split('|')[1] ?? '';

/** Addresses as cards print them: old units without unit words, old units in full, today's two levels, no marks. */
const addresses = ({ provinces, old }: Table): string[] => {
  const before = old.flatMap((province) =>
    province.districts.flatMap((district) =>
      district.communes.map((line) => [nameOf(line), district.name, province.name] as const),
    ),
  );
  const today = provinces.flatMap(({ name, communes }) => communes.map((line) => [nameOf(line), name] as const));
  const some = before.filter((_, n) => n % STEP === 0);
  return [
    ...some.map((units, n) => `Tổ ${n}, ${units.map(bare).join(', ')}`),
    ...some.map((units, n) => `Số ${n} Đường Nguyễn Trãi, ${units.join(', ')}`),
    ...today.filter((_, n) => n % STEP === 0).map((units) => `Thôn Thượng, ${units.map(bare).join(', ')}`),
    ...some.map((units) =>
      units
        .map(bare)
        .join(', ')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/gi, 'd'),
    ),
  ];
};

/** The table of units, loaded once, and the conversion of an address. */
export const measure = async (): Promise<Measured> => {
  const text = await shipped(FILE);
  const load = await coldTimes(import.meta.url, 'loading', 7);
  const places = buildPlaces(JSON.parse(text));
  const asked = addresses(JSON.parse(text));
  const per: number[] = [];
  let worst = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    let total = 0;
    for (const address of asked) {
      const ms = timed(() => resolvePlace(address, places));
      total += ms;
      // In the first pass the machine is still compiling; a collector's pause is not the conversion either.
      if (pass === PASSES - 1) worst = Math.max(worst, ms);
    }
    per.push(total / asked.length);
  }
  return {
    figures: [
      figure('places.load', 'units: parse and index the table, first run in a process', load, { budget: 50 }),
      figure('places.resolve', 'address old → new', per, { budget: 0.2 }),
      figure('places.size', 'units.json, gzipped', [gzipSync(text, { level: 9 }).length / 1000], {
        unit: 'kB',
        budget: 200,
      }),
    ],
    remarks: [
      `each conversion value is the mean of ${asked.length} addresses (without unit words, in full, two levels, without marks); slowest single one of the last pass ${worst.toFixed(2)} ms`,
      'peer: none does this locally',
    ],
  };
};
