import { SheetError } from './types.ts';

/** How the bytes of a text file are read. 'auto' looks at them. */
export const ENCODINGS = ['auto', 'utf-8', 'utf-16', 'windows-1258', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Letters of the TCVN3 fonts (.VnTime ...) are these signs in Unicode; no word has them beside or between its letters. */
const TCVN3_SIGN = '[\\u00a7\\u00a8\\u00a9\\u00ab\\u00ac\\u00ad\\u00ae\\u00b6\\u00b7\\u00b8\\u00b9]';
const TCVN3 = new RegExp(`\\p{L}${TCVN3_SIGN}\\p{L}?|${TCVN3_SIGN}\\p{Ll}`, 'gu');
const ENOUGH = 3;
const LOOKED_AT = 200_000;

/** Was this typed in a TCVN3 font? "NguyÔn V¨n §øc" reads "Nguyễn Văn Đức" only in that font. */
export const looksTcvn3 = (text: string): boolean => {
  const found = text.slice(0, LOOKED_AT).match(TCVN3);
  return found !== null && found.length >= ENOUGH;
};

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** Every second byte of Latin text in UTF-16 is 0. */
const zeros = (bytes: Uint8Array, offset: number): number => {
  const head = bytes.subarray(0, 4_000);
  let count = 0;
  for (let at = offset; at < head.length; at += 2) if (head[at] === 0) count++;
  return head.length ? count / (head.length / 2) : 0;
};

const decoded = (bytes: Uint8Array, label: string, fatal: boolean): string =>
  new TextDecoder(label, { fatal }).decode(bytes);

const guess = (bytes: Uint8Array): string => {
  if (startsWith(bytes, 0xff, 0xfe)) return decoded(bytes, 'utf-16le', false);
  if (startsWith(bytes, 0xfe, 0xff)) return decoded(bytes, 'utf-16be', false);
  if (zeros(bytes, 1) > 0.4) return decoded(bytes, 'utf-16le', false);
  if (zeros(bytes, 0) > 0.4) return decoded(bytes, 'utf-16be', false);
  if (bytes.subarray(0, 4_000).includes(0)) throw new SheetError('unreadable');
  try {
    return decoded(bytes, 'utf-8', true);
  } catch {
    return decoded(bytes, 'windows-1258', false); // Vietnamese Windows before Unicode: letters and marks apart
  }
};

/**
 * Text of a file, NFC.
 * @throws SheetError 'tcvn3' for text of the old fonts, 'unreadable' for what is no text
 */
export const decode = (bytes: Uint8Array, encoding: Encoding = 'auto'): string => {
  const text =
    encoding === 'auto'
      ? guess(bytes)
      : encoding === 'utf-16'
        ? decoded(bytes, startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-16le', false)
        : decoded(bytes, encoding, false);
  const whole = text.replace(/^\ufeff/, '').normalize('NFC');
  if (looksTcvn3(whole)) throw new SheetError('tcvn3');
  return whole;
};
