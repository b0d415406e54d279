import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Decode } from '../../utils/scan/image.ts';
import { openDecoder } from '../../utils/scan/zxing.ts';

/** The product's own reader of codes, outside a browser. */
export const codeReader = async (): Promise<Decode> => {
  const file = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  return openDecoder({ bytes: new Uint8Array(file).buffer });
};
