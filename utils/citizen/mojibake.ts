import { isAscii, isVietnameseText } from './letters.ts';

/**
 * UTF-8 that a keyboard scanner typed as CP1252 or Latin-1 ("Nguyá»…n"), undone. Our own table, because
 * TextDecoder('windows-1252') differs between runtimes, and a C1 code point must stand for its own byte: nine Vietnamese
 * letters (ề ọ ỏ ờ Á Í Ố Ý Đ) use bytes that CP1252 leaves undefined.
 */

/** The characters of bytes 80 to 9F in CP1252; an undefined byte stands for itself. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const BYTE_OF = new Map<string, number>([...HIGH].map((character, index) => [character, 0x80 + index]));

/** The bytes behind the text, or undefined when one character cannot have come from a byte. */
const bytesOf = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte = code <= 0xff ? code : BYTE_OF.get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
};

/** First byte of a Vietnamese letter in UTF-8 (C3-C6, E1) and a following byte; or a first byte that no Vietnamese word has. */
const REMAINS = new RegExp(`[\u00c3-\u00c6\u00e1][\u0080-\u00bf${HIGH}]|[\u00c4\u00c6]`);

/** What may stand among damaged bytes without being one: the replacement sign, hidden characters. */
const NO_BYTE = /(?![\u00ad])[\ufffd\p{Cf}]/gu;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface Repair {
  text: string;
  /** `damaged`: it is such text, but bytes were lost on the way, so that nothing may be guessed. */
  state: 'intact' | 'repaired' | 'damaged';
}

/**
 * Whole string or nothing: strict UTF-8 whose letters are all Vietnamese. To be called before any trimming, because à Ạ Ơ Ỡ
 * contain a no-break space and ậ í ử a soft hyphen at this stage.
 */
export const repairEncoding = (text: string): Repair => {
  const intact: Repair = { text, state: 'intact' };
  const body = text.replace(/^\ufeff/, '');
  if (isAscii(body)) return intact;
  const bytes = bytesOf(body);
  if (!bytes) return bytesOf(text.replace(NO_BYTE, '')) && REMAINS.test(text) ? { text, state: 'damaged' } : intact;
  try {
    const decoded = strict.decode(bytes).normalize('NFC');
    if (isVietnameseText(decoded)) return { text: decoded, state: 'repaired' };
  } catch {
    // Not UTF-8: either honest Latin-1 letters (Hà), or bytes are missing.
  }
  return REMAINS.test(text) ? { text, state: 'damaged' } : intact;
};
