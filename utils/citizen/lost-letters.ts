import { fold } from '../text/fold.ts';
import { hasWideLetter, isAscii } from './letters.ts';
import { PROVINCES } from './provinces.ts';
import { hasVowel, isSyllable, lossIn } from './syllables.ts';

/**
 * Marks of a text whose letters were dropped on the way: syllables that Vietnamese does not have, and names of provinces
 * that can only be remains. The sixty-three provinces are a closed list and all but four have a diacritic.
 */

const NAMES = [
  ...Object.values(PROVINCES),
  'Hoà Bình',
  'Khánh Hoà',
  'Thanh Hoá',
  'Huế',
  'Đắc Lắc',
  'Bắc Cạn',
  'Bà Rịa-Vũng Tàu',
].map((name) => name.toLowerCase());
const MARKED = NAMES.filter((name) => !isAscii(name));
/** Kon Tum, Gia Lai, Long An, An Giang. */
const PLAIN = NAMES.filter(isAscii);
const STRIPPED = MARKED.map(fold);

/** The two ways letters go missing: all that are not ASCII, or only those beyond Latin-1. */
const remainsOf = (text: string): string[] =>
  [/[^\x00-\x7f]/g, /[^\x00-\xff]/g].map((gone) => text.replace(gone, '').replace(/ +/g, ' ').trim());
const DROPPED = [...new Set(MARKED.flatMap(remainsOf))].filter((rest) => !NAMES.includes(rest));

/** The last part of an address, where the province stands, ends with one of the names ("TP. Hồ Chí Minh"). */
const provinceIn = (address: string, names: readonly string[]): boolean => {
  const last = address
    .slice(address.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase();
  return names.some((name) => last === name || last.endsWith(` ${name}`) || last.endsWith(`.${name}`));
};

/** All ASCII, and a province without the diacritics that it has: they were taken off, the letters are all there. */
export const isStripped = (address: string): boolean => isAscii(address) && provinceIn(address, STRIPPED);

/** Words of ASCII letters only. What has an apostrophe, a digit or a full stop is no syllable that could have lost one. */
const words = (text: string): string[] => text.split(/[\s,/()-]+/).filter((word) => /^[A-Za-z]+$/.test(word));

const isConsonant = (word: string): boolean => /^[B-DF-HJ-NP-TV-XZ]$/i.test(word);

/** Signs of a highland or Khmer name (H' Hen Niê, Y Blinh, A Hot, Ksor Hlan): its syllables are not Vietnamese. */
const isMinorityName = (name: string): boolean => {
  if (/^(?:A|Y|Ka) |'/.test(name)) return true;
  const tokens = name.split(/[\s.-]+/).filter((token) => token.length > 1);
  return tokens.some(
    (token) => !isSyllable(token) && !(isAscii(token) && (lossIn(token) !== 'none' || !hasVowel(token))),
  );
};

/** "inh Minh Anh", "ak Pne": the capital Đ is gone. */
const lacksCapital = (text: string): boolean =>
  /(?:^|[ ,])\p{Lu}/u.test(text) && /(?:^|[ ,])[aeiouyà-ÿ]\p{Ll}*(?=[ ,]|$)/u.test(text);

/** Did this name lose letters? `unicode`: some letter of the whole text does not fit in a byte, so that such letters do come through. */
export const nameLostLetters = (name: string, unicode: boolean): boolean => {
  const tokens = words(name);
  if (tokens.some((token) => token.length > 1 && !hasVowel(token))) return true;
  if (isMinorityName(name)) return false;
  if (!unicode && lacksCapital(name)) return true;
  if (isConsonant(name.split(' ')[0] ?? '')) return true;
  return tokens.some((token) => {
    if (isSyllable(token)) return false;
    const loss = lossIn(token);
    // "Nguyễn Văn B", "Lê Thị Kit" where other letters came through: that is what the card says.
    return loss !== 'none' && !(unicode && (loss === 'soft' || isConsonant(token)));
  });
};

/** Short forms in addresses that have no vowel either. */
const ABBREVIATION = /^(?:tp|tx|tt|ttr|kp|kv|ql|tl|hl|dt|kdc|tdp|tdc|ktx|kcn|htx|nt|bv|thcs|thpt)$/i;

/** Did this address lose letters? */
export const addressLostLetters = (address: string): boolean => {
  if (provinceIn(address, DROPPED)) return true;
  const all = words(address);
  const shouting = !/\p{Ll}/u.test(address);
  const bare = all.filter((word) => !hasVowel(word) && (shouting || word !== word.toUpperCase()));
  if (bare.some((word) => /..n[gh]$/i.test(word))) return true;
  if (hasWideLetter(address) || isStripped(address)) return false;
  if (lacksCapital(address) || bare.some((word) => !ABBREVIATION.test(word))) return true;
  // "V Xuyên", "L Li": only "khu B" has a lone letter of its own.
  if (all.some((word, index) => isConsonant(word) && all[index - 1]?.toLowerCase() !== 'khu')) return true;
  return all.some((word) => hasVowel(word) && !isSyllable(word) && lossIn(word) === 'hard');
};

/** Frequent syllables whose remains are a syllable again (Hoàng → Hong). */
const COLLIDING = new Set(
  (
    'Hoàng Bùi Hòa Hoà Hóa Hoá Hứa Hảo Hào Hạo Thảo Thạo Bảo Báo Đào Đạo Hải Thái Tài Thủy Thuỷ Thúy Thuý Thùy Thuỳ Châu Lưu ' +
    'Hậu Tiến Tiên Tiền Kiên Viên Thiện Thiên Hiền Hiển Liên Diên Biên Điện Tuấn Tuân Xuân Huân Luân Luận Thuận Thuần Toàn ' +
    'Toản Hoàn Doãn Đoàn Khải Hiếu Hiệu Liễu Kiều Diệu Triệu Khiêm Diễm Điềm Nhiễm Mùi Mười Thoại Tuệ Huệ Huế Lụa Mùa'
  )
    .split(' ')
    .map((syllable) => syllable.replace(/[^\x00-\x7f]/g, '')),
);

/** In a text known to have lost letters: a gap where a whole word went ("Mai Quang ", "Yn , Pleiku"). Untidied text. */
const hasGap = (raw: string): boolean => /^ | $| {2}| ,/.test(raw);

/** In a text known to have lost letters: is this name certainly whole all the same? "Cao Minh Khang" is, "Hong Anh" is not. */
export const isWholeName = (raw: string): boolean =>
  raw !== '' &&
  (hasWideLetter(raw) ||
    (!hasGap(raw) &&
      raw
        .split(/[\s.-]+/)
        .every((token) => !isAscii(token) || (/^[A-Z]/.test(token) && isSyllable(token) && !COLLIDING.has(token)))));

/** The same for an address: "Ia Dom, Ia H'Drai, Kon Tum". */
export const isWholeAddress = (raw: string): boolean => {
  if (hasWideLetter(raw)) return true;
  const before = words(raw.slice(0, Math.max(0, raw.lastIndexOf(','))));
  return !hasGap(raw) && provinceIn(raw, [...PLAIN, ...MARKED]) && !before.some((word) => COLLIDING.has(word));
};
