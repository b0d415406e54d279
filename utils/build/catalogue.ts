import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { CURATED_PATHS, EVERYDAY_PATH } from '../procedure/chunks.ts';
import { buildFinder, parseEveryday } from '../procedure/finder.ts';
import { loadBriefs, procedureLibrary } from '../procedure/library.ts';
import { parseLayer } from '../procedure/schema.ts';
import type { Procedure } from '../procedure/types.ts';

/** The shipped catalogue as the product reads it, from the disk instead of the package: for eval, bench and tests. */
const DATA = new URL('../../public/data/', import.meta.url);

const bytesOf = (path: string): Promise<Buffer> => readFile(new URL(path, DATA));
export const packed = async (path: string): Promise<unknown> =>
  JSON.parse(gunzipSync(await bytesOf(path)).toString('utf8'));

export const curated = async (): Promise<Procedure[]> =>
  parseLayer((await Promise.all(CURATED_PATHS.map(bytesOf))).map((bytes) => JSON.parse(bytes.toString('utf8'))));

export const shippedLibrary = () => {
  const once = curated();
  return procedureLibrary({ curated: () => once, packed });
};

export const everydayWords = async () => parseEveryday(JSON.parse((await bytesOf(EVERYDAY_PATH)).toString('utf8')));

export const shippedBriefs = () => loadBriefs({ curated, packed });

export const shippedFinder = async () => buildFinder(await shippedBriefs(), await everydayWords());
