import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { Decode } from './image.ts';

/** Where the reader's WebAssembly comes from: its address in our own package, or, outside a browser, its bytes. */
export type Binary = { url: string } | { bytes: ArrayBuffer };

/** Cards carry QR codes; any other kind of code in the picture is not looked for. */
const WHOLE: ReaderOptions = { formats: ['QRCode'], tryHarder: true, returnErrors: true };
/** An enlarged part is not made smaller again; white on black was looked for before. */
const CLOSE: ReaderOptions = { ...WHOLE, tryInvert: false, tryDownscale: false };

/** Loads the reader (about 0.1 s, once). Left alone, the package would fetch its binary from a server on the internet. */
export const openDecoder = async (binary: Binary): Promise<Decode> => {
  const overrides = 'url' in binary ? { locateFile: () => binary.url } : { wasmBinary: binary.bytes };
  await prepareZXingModule({ overrides, fireImmediately: true });
  return async (picture, look) => {
    const codes = await readBarcodes(picture as ImageData, look === 'whole' ? WHOLE : CLOSE);
    const read = codes.filter(({ isValid }) => isValid);
    return { texts: read.map(({ text }) => text), unread: codes.length - read.length };
  };
};
