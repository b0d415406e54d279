/**
 * Where an imported procedure lies. The chunk follows from the code alone, so that one procedure costs one small file and no
 * directory; the import and the reader share this arithmetic.
 */
export const CHUNKS = 48;
const FOLDER = 'catalogue';

/** 32-bit FNV-1a over UTF-16 units; spreads texts evenly, is no protection against anybody. */
export const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
};

export const chunkOf = (code: string): number => hash(code) % CHUNKS;

/** Path below data/ of the n-th chunk: "catalogue/07.json.gz". */
export const chunkPath = (chunk: number): string => `${FOLDER}/${String(chunk).padStart(2, '0')}.json.gz`;

/** The layer curated by hand, one file a field. Of two that fit a search alike the earlier one goes first. */
export const CURATED_PATHS = [
  'procedures/ho-tich.json',
  'procedures/chung-thuc.json',
  'procedures/cu-tru.json',
  'procedures/can-cuoc.json',
  'procedures/con-nuoi.json',
  'procedures/ho-kinh-doanh.json',
  'procedures/dat-dai.json',
  'procedures/xay-dung.json',
  'procedures/bao-tro-xa-hoi.json',
  'procedures/nguoi-co-cong.json',
  'procedures/giam-ngheo.json',
  'procedures/giao-duc.json',
  'procedures/bao-hiem.json',
  'procedures/giao-thong.json',
  'procedures/quan-su.json',
  'procedures/an-toan-thuc-pham.json',
];

export const INDEX_PATH = `${FOLDER}/index.json.gz`;
/** What citizens call procedures; by hand. */
export const EVERYDAY_PATH = `${FOLDER}/everyday.json`;
