/**
 * Vietnamese text for comparing. Stored text is NFC; what is folded here serves search and matching only,
 * never the equality of names: Thủy and Thúy are two people.
 */

const MARKS = /[\u0300-\u036f]/g;
const SPACES = /[\s\u00a0]+/g;
const TONE = '\u0300\u0301\u0303\u0309\u0323';
// Pure for the bundler: scripts in portals' pages only fold, and do not carry them.
/** Tone on the second vowel of a final oa, oe, uy ("Hoà", "Thuỷ"); "quý" is another syllable. */
const LATE_TONE_OA = /* @__PURE__ */ new RegExp(`([oO])([aAeE])([${TONE}])(?![\\p{L}\\u0300-\\u036f])`, 'gu');
const LATE_TONE_UY = /* @__PURE__ */ new RegExp(`(?<![qQ])([uU])([yY])([${TONE}])(?![\\p{L}\\u0300-\\u036f])`, 'gu');

/** NFC, runs of any white space as one space, trimmed. */
export const tidy = (text: string): string => text.normalize('NFC').replace(SPACES, ' ').trim();

/** Lower case without diacritics, đ as d, single spaces: "Đường  Hoà" → "duong hoa". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(SPACES, ' ').trim();

/** fold() without anything but letters and digits: "Số CMND/CCCD" → "socmndcccd". For names and ids of controls. */
export const squeeze = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');

/** One spelling for the two tone placements (Hòa = Hoà, Thủy = Thuỷ) and apostrophes; keeps case and diacritics. */
export const canonical = (text: string): string =>
  tidy(
    text
      .normalize('NFD')
      .replace(LATE_TONE_OA, '$1$3$2')
      .replace(LATE_TONE_UY, '$1$3$2')
      .replace(/[\u2018\u2019\u02bc]/g, "'"),
  );

/** The same legal text? Letter case and tone placement do not count, every other diacritic does. */
export const sameText = (a: string, b: string): boolean =>
  canonical(a).toLocaleLowerCase('vi') === canonical(b).toLocaleLowerCase('vi');
