import { ownUrl } from './browser.ts';

/** Address of the reader of codes (WebAssembly) in the extension's own package. */
export const readerUrl = (): string => ownUrl('/wasm/zxing_reader.wasm');

const loaded = new Map<string, Promise<unknown>>();

/**
 * A file of public/data, read once a context from the extension's own package; no request leaves the machine.
 * @param path below data/, e.g. "procedures/ho-tich.json"
 */
export const loadData = (path: string): Promise<unknown> => {
  const known = loaded.get(path);
  if (known) return known;
  const reading = fetch(ownUrl(`/data/${path}`)).then((answer) => {
    if (!answer.ok) throw new Error(`missing data file ${path}`);
    return answer.json() as Promise<unknown>;
  });
  loaded.set(path, reading);
  reading.catch(() => loaded.delete(path));
  return reading;
};
