import { ownUrl } from './browser.ts';

/** Address of the reader of codes (WebAssembly) in the extension's own package. */
export const readerUrl = (): string => ownUrl('/wasm/zxing_reader.wasm');

const fileOf = async (path: string): Promise<Response> => {
  const answer = await fetch(ownUrl(`/data/${path}`));
  if (!answer.ok) throw new Error(`missing data file ${path}`);
  return answer;
};

const loaded = new Map<string, Promise<unknown>>();

/**
 * A file of public/data, read once a context from the extension's own package; no request leaves the machine.
 * @param path below data/, e.g. "procedures/ho-tich.json"
 */
export const loadData = (path: string): Promise<unknown> => {
  const known = loaded.get(path);
  if (known) return known;
  const reading = fileOf(path).then((answer) => answer.json() as Promise<unknown>);
  loaded.set(path, reading);
  reading.catch(() => loaded.delete(path));
  return reading;
};

const GZIP = 0x1f;

/**
 * A gzipped JSON file of public/data, unpacked; kept by nobody, since the caller keeps what it makes of it.
 * @param path below data/, e.g. "catalogue/07.json.gz"
 */
export const loadPacked = async (path: string): Promise<unknown> => {
  const file = await (await fileOf(path)).blob();
  const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
  // A browser that takes the name for an encoding hands it over unpacked.
  const text = first === GZIP ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file;
  return new Response(text).json();
};
