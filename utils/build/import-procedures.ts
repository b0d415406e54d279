import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packIndex, parseIndex } from '../procedure/brief.ts';
import { CHUNKS, chunkOf, chunkPath, INDEX_PATH } from '../procedure/chunks.ts';
import { parseImported } from '../procedure/schema.ts';
import { LEVELS } from '../procedure/types.ts';
import { parseRaw } from './procedures/raw.ts';
import { procedureOf, withoutDoubles } from './procedures/row.ts';

/**
 * A copy of the national portal's catalogue → public/data/catalogue/.
 * node utils/build/import-procedures.ts catalogue.json.gz
 * The shape of a row: `procedures/raw.ts`. Written are an index for lists and search and the procedures in chunks, both gzipped.
 */
const SOURCE =
  'Cổng Dịch vụ công quốc gia (dichvucong.gov.vn), bản sao công khai; nguồn của từng thủ tục ghi trong thủ tục';

const [path] = process.argv.slice(2);
if (!path) throw new Error('usage: import-procedures.ts catalogue.json.gz');
const bytes = readFileSync(path);
const { kept, dropped } = withoutDoubles(
  parseRaw(JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'))),
);
for (const { code, name } of dropped) console.log(`left out, its code is there already: ${code} ${name}`);

const procedures = kept
  .map(procedureOf)
  .sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      a.field.localeCompare(b.field, 'vi') ||
      (a.code < b.code ? -1 : 1),
  );
const asOf = procedures.map((procedure) => procedure.asOf.slice(0, 7)).reduce((a, b) => (a > b ? a : b));

const data = new URL('../../public/data/', import.meta.url);
const folder = new URL('catalogue/', data);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith('.gz')) rmSync(new URL(name, folder));
let total = 0;
const write = (to: string, content: unknown) => {
  const packed = gzipSync(JSON.stringify(content), { level: 9 });
  packed[9] = 0xff; // The system that packed it does not matter: the same copy gives the same bytes everywhere.
  writeFileSync(new URL(to, data), packed);
  total += packed.length;
  return packed.length;
};

const index = packIndex(procedures, SOURCE, asOf);
parseIndex(index);
console.log(`index: ${write(INDEX_PATH, index)} bytes`);
for (let chunk = 0; chunk < CHUNKS; chunk++) {
  const content = { format: 1, procedures: procedures.filter(({ code }) => chunkOf(code) === chunk) };
  parseImported(content);
  write(chunkPath(chunk), content);
}
const count = (of: (procedure: (typeof procedures)[number]) => boolean) => procedures.filter(of).length;
console.log(`${procedures.length} procedures (${count(({ level }) => level === 'xã')} xã), ${total} bytes`);
console.log(
  `papers ${procedures.reduce((sum, { papers }) => sum + papers.length, 0)}, notes ${procedures.reduce((sum, { notes }) => sum + (notes?.length ?? 0), 0)}`,
);
console.log(
  `no known limit ${count(({ limits }) => limits.length === 0)}, suspect fee ${count(({ fees }) => fees.some(({ suspect }) => suspect))}`,
);
