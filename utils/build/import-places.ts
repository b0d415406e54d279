import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildPlaces } from '../places/table.ts';
import { tidy } from '../text/fold.ts';

/**
 * Source tables → public/data/places/units.json.
 * node utils/build/import-places.ts new-units.tsv old-new.tsv.gz
 * new-units: province_code, province, commune_code, commune. old-new: province, district, commune of before 1/7/2025 (code
 * and name each), then province and commune of today (code and name each); further columns are not used.
 */

const AS_OF = '2026-07';
const SOURCES = [
  {
    name: 'Nghị quyết 1654-1687/NQ-UBTVQH15 (16/6/2025), extracted in github.com/dvhcvn/20250701',
    licence: 'MIT',
    usedFor: 'old commune → new commune',
  },
  {
    name: 'sapnhap.bando.com.vn, extracted in github.com/tranngocminhhieu/vietnamadminunits',
    licence: 'MIT',
    usedFor: 'old commune → new commune, second opinion; spelling of Quyết định 19/2025/QĐ-TTg',
  },
  {
    name: 'Danh mục hành chính, Tổng cục Thống kê (danhmuchanhchinh.gso.gov.vn), 18/7/2025',
    licence: 'official list',
    usedFor: 'old names and codes, districts',
  },
  {
    name: 'github.com/thanglequoc/vietnamese-provinces-database, 7/2026',
    licence: 'MIT',
    usedFor: 'new names and codes, changes of 2026',
  },
  {
    name: 'Nghị quyết 30/2026/QH16 and 237/NQ-UBTVQH16, in force 30/4/2026',
    licence: 'official document',
    usedFor: 'Thành phố Đồng Nai and its ten new phường: names before',
  },
  {
    name: 'Nghị quyết 175/2024/QH15 and 1314/NQ-UBTVQH15, in force 1/1/2025',
    licence: 'official document',
    usedFor: 'Tỉnh Thừa Thiên Huế and its Thành phố Huế, now quận Phú Xuân and quận Thuận Hóa',
  },
];

/** Names that were true between 1/7/2025 and the renaming of 30/4/2026 (237/NQ-UBTVQH16). */
const RENAMED_2026 = {
  provinceCode: '75',
  formerProvince: 'Tỉnh Đồng Nai',
  from: 'Xã',
  to: 'Phường',
  communes: [
    'Lộc Ninh',
    'Tân Khai',
    'Đồng Phú',
    'Tân Phú',
    'Trị An',
    'Trảng Bom',
    'Dầu Giây',
    'Long Thành',
    'Xuân Lộc',
    'Nhơn Trạch',
  ],
};

/** By province code, old and new alike where the code lives on. */
const ALSO_WRITTEN: Record<string, string[]> = {
  '06': ['Tỉnh Bắc Cạn'],
  '62': ['Tỉnh Kontum'],
  '66': ['Tỉnh Đắc Lắc', 'Tỉnh Đăk Lăk', 'Tỉnh Daklak'],
  '67': ['Tỉnh Đắc Nông', 'Tỉnh Daknong'],
  '79': ['Thành phố HCM'],
};
const OLD_ONLY_WRITTEN: Record<string, string[]> = { '46': ['Tỉnh Thừa Thiên Huế'] };
const FORMER_DISTRICTS: Record<string, { name: string; now: string[] }[]> = {
  '46': [{ name: 'Thành phố Huế', now: ['474', '475'] }],
};

interface Named {
  code: string;
  name: string;
}

const rowsOf = (bytes: Buffer): string[][] => {
  const [, ...lines] = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t').map(tidy));
};

const group = (rows: readonly string[][], column: number): (Named & { rows: string[][] })[] => {
  const groups = new Map<string, Named & { rows: string[][] }>();
  for (const row of rows) {
    const [code = '', name = ''] = row.slice(column);
    const known = groups.get(code);
    if (known && known.name !== name) throw new Error(`${code} is both ${known.name} and ${name}`);
    if (known) known.rows.push(row);
    else groups.set(code, { code, name, rows: [row] });
  }
  return [...groups.values()];
};

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const [newPath, oldPath] = process.argv.slice(2);
if (!newPath || !oldPath) throw new Error('usage: import-places.ts new-units.tsv old-new.tsv.gz');
const newRows = rowsOf(readFileSync(newPath));
const oldRows = rowsOf(readFileSync(oldPath));

const formerNames = Object.fromEntries(
  RENAMED_2026.communes.map((bare) => {
    const row = newRows.find(([province, , , name]) => {
      return province === RENAMED_2026.provinceCode && name === `${RENAMED_2026.to} ${bare}`;
    });
    if (!row) throw new Error(`${RENAMED_2026.to} ${bare} is not in the list`);
    return [row[2], `${RENAMED_2026.from} ${bare}`];
  }),
);

const table = {
  format: 1,
  asOf: AS_OF,
  sources: SOURCES,
  provinces: group(newRows, 0).map(({ code, name, rows }) => ({
    code,
    name,
    ...optional('formerName', code === RENAMED_2026.provinceCode ? RENAMED_2026.formerProvince : undefined),
    ...optional('alsoWritten', ALSO_WRITTEN[code]),
    communes: rows.map((row) => `${row[2]}|${row[3]}`),
  })),
  formerNames,
  old: group(oldRows, 0).map(({ code, name, rows }) => ({
    code,
    name,
    ...optional('alsoWritten', ALSO_WRITTEN[code] ?? OLD_ONLY_WRITTEN[code]),
    ...optional('formerDistricts', FORMER_DISTRICTS[code]),
    districts: group(rows, 2).map((district) => {
      const communes = group(district.rows, 4).map((old) => ({ ...old, to: old.rows.map((row) => row[8]).join(',') }));
      return {
        code: district.code,
        name: district.name,
        communes: communes.filter((old) => old.code !== '').map((old) => `${old.code}|${old.name}|${old.to}`),
        ...optional('to', communes.find((old) => old.code === '')?.to),
      };
    }),
  })),
};

buildPlaces(table);
const text = `${JSON.stringify(table)
  .replaceAll('],"districts"', '],\n"districts"')
  .replaceAll('{"code"', '\n{"code"')}\n`;
const path = new URL('../../public/data/places/units.json', import.meta.url);
writeFileSync(path, text);
console.log(`${path.pathname}: ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
