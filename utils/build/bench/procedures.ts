import { readdir, readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { buildChecklist } from '../../checklist/checklist.ts';
import { buildFinder } from '../../procedure/finder.ts';
import { everydayWords, shippedBriefs, shippedLibrary } from '../catalogue.ts';
import { figure, type Measured, timed } from './figure.ts';

/** What officers type: a code, a name, words of a citizen, a slip of the finger, words that find nothing. */
const QUERIES = [
  'đăng ký kết hôn',
  'lam giay khai sinh cho con',
  '1.001193',
  '000894.H17',
  'tôi muốn xin giấy xác nhận độc thân',
  'nhập hộ khẩu',
  'chứng thực bản sao từ bản chính',
  'hộ kinh danh',
  'sổ đỏ bị mất xyz',
];
const ROUNDS = 12;
/** Every n-th procedure is opened, each from its own chunk. */
const OPENED = 60;
const DATA = new URL('../../../public/data/', import.meta.url);

const sizeOf = async (folder: string): Promise<number> => {
  const names = await readdir(new URL(`${folder}/`, DATA));
  const sizes = names.map(async (name) => {
    const bytes = await readFile(new URL(`${folder}/${name}`, DATA));
    return name.endsWith('.gz') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

// The collector is no global unless Node was started with --expose-gc; a fresh context has it once the flag is set.
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Megabytes of live objects that `make` leaves. */
const heapOf = async <T>(make: () => Promise<T>): Promise<[T, number]> => {
  collect();
  const before = process.memoryUsage().heapUsed;
  const made = await make();
  collect();
  return [made, (process.memoryUsage().heapUsed - before) / 1e6];
};

/** The whole catalogue: the search at every key of every query, the first opening of a checklist, size and memory. */
export const measure = async (): Promise<Measured> => {
  const words = await everydayWords();
  const briefs = await shippedBriefs();
  const building = timed(() => buildFinder(briefs, words));
  const [finder, megabytes] = await heapOf(async () => buildFinder(await shippedBriefs(), words));
  const keys = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const typed of keys) values.push(timed(() => finder.find(typed, { level: 'xã' })));
  for (const typed of keys) values.push(timed(() => finder.find(typed)));

  const opening: number[] = [];
  for (let at = 0; at < briefs.length; at += Math.ceil(briefs.length / OPENED)) {
    const library = shippedLibrary();
    await library.load('1.000894'); // the curated layer is at hand before a checklist is opened
    const began = performance.now();
    const procedure = await library.load(briefs[at]!.code);
    if (!procedure) throw new Error(`${briefs[at]!.code} is in the index and in no chunk`);
    buildChecklist(procedure, {});
    opening.push(performance.now() - began);
  }
  const kilobytes = ((await sizeOf('catalogue')) + (await sizeOf('procedures'))) / 1000;
  return {
    figures: [
      figure('procedures.search', 'search the catalogue, per keystroke', values, { budget: 16 }),
      figure('procedures.index', 'build the search, first time', [building]),
      figure('procedures.open', 'first open of a checklist: its chunk read, checked, laid out', opening, {
        budget: 100,
      }),
      figure('procedures.size', 'catalogue on disk, compressed', [kilobytes], { unit: 'kB', budget: 2500 }),
      figure('procedures.memory', 'memory of the search over it, MB', [megabytes], { unit: '', budget: 60 }),
    ],
    remarks: [
      `${briefs.length} procedures; slowest keystroke ${Math.max(...values).toFixed(1)} ms, slowest opening ${Math.max(...opening).toFixed(0)} ms (the first are cold)`,
      'memory: live objects, after a collection',
    ],
  };
};
