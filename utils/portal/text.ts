import { tidy } from '../text/fold.ts';
import { hasLetter } from '../text/letters.ts';

/** Longest label, heading or option text that is kept: a page may hold megabytes where a label should be. */
export const MAX_TEXT = 200;

const NUMBERING =
  /^\s*(?:\(\s*\d{1,3}[a-z]?\s*\)|\[\s*\d{1,3}\s*\]|\d{1,3}(?:\.\d{1,3})*\s*[.)\-:]|[a-zđ]\)|[-+•*–])\s*/iu;
const TAIL = /(?:\s*(?:\(\s*\*+\s*\)|\(\s*(?:bắt buộc|nếu có|required)\s*\)|[*:：▼▾⏷.…?]|\(\s*\d{1,2}\s*\)))+\s*$/iu;
const MARK = /\*|bắt buộc|\brequired\b/iu;

/** Text of a label without numbering, colon, required mark and arrow: "(2) Họ, chữ đệm, tên: (*)" → "Họ, chữ đệm, tên". */
export const cleanLabel = (text: string): string => {
  let out = tidy(text.length > 4 * MAX_TEXT ? text.slice(0, 4 * MAX_TEXT) : text).replace(/^\s*[*:]+\s*/u, '');
  for (let i = 0; i < 2; i++) out = out.replace(NUMBERING, '');
  out = out.replace(TAIL, '').trim();
  return out.length > MAX_TEXT ? out.slice(0, MAX_TEXT) : out;
};

/** Heading as printed, numbering kept: the officer finds it by that. */
export const cleanHeading = (text: string): string =>
  tidy(text.slice(0, 4 * MAX_TEXT))
    .replace(TAIL, '')
    // The number of a step stands in a circle of its own, without a space.
    .replace(/^(\d{1,2})(?=\p{Lu})/u, '$1. ')
    .slice(0, MAX_TEXT);

export const marksRequired = (text: string): boolean => MARK.test(text.slice(0, 4 * MAX_TEXT));

/** An entry that a list has for 'nothing chosen': "-- Chọn Tỉnh/Thành phố --". */
export const EMPTY_CHOICE = /^(?:[-–.\s]*|(?:vui lòng |hãy )?chọn.*|please select.*|-+\s*chọn.*)$/iu;

/** Is there anything to read in it: a letter, or at least a digit? */
export const legible = (text: string): boolean => /\d/.test(text) || hasLetter(text);

/** 53-bit FNV-like hash in base 36; for recognising, not for secrets. */
export const hash = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
};
