import { canonical, fold } from '../text/fold.ts';

/** What kind of unit a name says it is. */
export type Word = 'tỉnh' | 'thành phố' | 'thị xã' | 'quận' | 'huyện' | 'thị trấn' | 'phường' | 'xã' | 'đặc khu';

/** One way to read a piece of an address: with its first word taken for a unit word, or as a name from its first letter. */
export interface Reading {
  word?: Word;
  key: string;
}

/** A name as the lists have it: unit word, space, bare name. */
export const OFFICIAL_NAME = /^(tỉnh|thành phố|thị xã|quận|huyện|thị trấn|phường|xã|đặc khu) (.+)$/i;

/** Order matters only for speed: a name that fits two words is tried both ways. */
const WRITTEN: readonly (readonly [Word, RegExp])[] = [
  ['phường', /^(?:(?:phường|phuong)(?:[ .]+|(?=\d))|(?:ph|p|f)(?:[ .]+|(?=\d|[ivx]+$)))/],
  ['xã', /^(?:xã|xa|x)[ .]+/],
  ['thị trấn', /^(?:(?:thị trấn|thi tran)[ .]+|(?:t\. ?t|ttr|tt)[ .]*)/],
  ['đặc khu', /^(?:đặc khu|dac khu|đ\. ?k|đk|dk)[ .]+/],
  ['huyện', /^(?:(?:huyện|huyen)(?: đảo| dao)?|h)[ .]+/],
  ['quận', /^(?:quận|quan|q)(?:[ .]+|(?=\d))/],
  ['thị xã', /^(?:(?:thị xã|thi xa)[ .]+|(?:t\. ?x|tx)[ .]*)/],
  ['thành phố', /^(?:(?:thành phố|thanh pho|t\. ?phố)[ .]+|(?:t\. ?p|tp)[ .]*)/],
  ['tỉnh', /^(?:tỉnh|tinh|t)[ .]+/],
];

/** "PHồng Hà", "HĐắk R'Lấp": a one-letter unit word glued to a name that starts with a capital of its own. */
const GLUED_LETTER = /^([PXHQT])(?=\p{Lu}\p{Ll})/u;
/** Not " vi": that is the end of Ba Vì without diacritics. */
const ROMAN_END = /(?<= )(?:i{1,3}|iv|v|viii?|ix|x)$|^[ivx]{1,4}$/;
const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};

/** Words of units grow with the place (xã → phường, huyện → thị xã → thành phố); they do not shrink. */
const GROWS_TO: Readonly<Partial<Record<Word, readonly Word[]>>> = {
  xã: ['thị trấn', 'phường'],
  'thị trấn': ['phường'],
  huyện: ['thị xã', 'thành phố', 'quận'],
  'thị xã': ['thành phố', 'quận'],
};

/**
 * The comparable form of a name without its unit word: lower case, one tone placement, no apostrophes, hyphens as
 * spaces, "Phường 04" and "Phường IV" as 4. Diacritics stay. Official lists and papers disagree on all of these
 * ("Ia H' Drai", "Phan Rang-Tháp Chàm", "Tam Xuân II", "Đăk"/"Đắk", "NT"/"Nông trường").
 */
export const nameKey = (name: string): string =>
  canonical(name)
    .toLowerCase()
    .replace(/ ?['`´′] ?/g, '')
    .replace(/[-‐‑–—.\s]+/g, ' ')
    .trim()
    .replace(/^(?:nông trường|nong truong|n t) (?=.)/, 'nt ')
    .replace(/đăk/g, 'đắk')
    .replace(/(^| )0+(?=\d)/g, '$1')
    .replace(ROMAN_END, (roman) => ROMAN[roman] ?? roman);

/** "Phường Kiến Hưng" → word and "Kiến Hưng". Throws on a name without unit word: the table would be damaged. */
export const splitOfficial = (name: string): { word: Word; bare: string } => {
  const [, word, bare] = OFFICIAL_NAME.exec(name) ?? [];
  if (word === undefined || bare === undefined) throw new Error(`Unit name without unit word: ${name}`);
  return { word: word.toLowerCase() as Word, bare };
};

/** All ways to read a piece of an address as the name of a unit, the whole piece first. */
export const readings = (piece: string): Reading[] => {
  const written = canonical(piece);
  const text = written.replace(GLUED_LETTER, '$1.').toLowerCase();
  const whole = nameKey(written);
  // A number is a unit's name only after its word (trap: a house number in the commune's place).
  const found: Reading[] = /^\d*$/.test(whole) ? [] : [{ key: whole }];
  for (const [word, pattern] of WRITTEN) {
    const start = pattern.exec(text)?.[0].length;
    const key = start === undefined ? '' : nameKey(text.slice(start));
    if (key !== '') found.push({ word, key });
  }
  return found;
};

interface Entry<T> {
  word: Word;
  item: T;
}

/** Names of one neighbourhood (communes of a district, districts of a province ...) ready for look-up. */
export interface NameIndex<T> {
  /**
   * All items that one of the readings fits. `plain` = the whole address has no diacritics, so each name may stand for
   * several; otherwise the folded form counts only where the exact one is absent and the piece itself is plain.
   */
  find: (pieces: readonly Reading[], plain: boolean) => T[];
}

const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const byWord = <T>(entries: readonly Entry<T>[], word: Word | undefined): readonly Entry<T>[] => {
  if (word === undefined) return entries;
  const same = entries.filter((entry) => entry.word === word);
  if (same.length > 0) return same;
  const grown = GROWS_TO[word] ?? [];
  return entries.filter((entry) => grown.includes(entry.word));
};

/** Built on first use: a desk touches a few of the 700 districts, and loading must stay short. */
export const nameIndex = <T>(names: () => Iterable<readonly [officialName: string, item: T]>): NameIndex<T> => {
  let maps: { exact: Map<string, Entry<T>[]>; folded: Map<string, Entry<T>[]> } | undefined;
  const load = () => {
    const exact = new Map<string, Entry<T>[]>();
    const folded = new Map<string, Entry<T>[]>();
    for (const [name, item] of names()) {
      const { word, bare } = splitOfficial(name);
      const key = nameKey(bare);
      put(exact, key, { word, item });
      put(folded, fold(key), { word, item });
    }
    return { exact, folded };
  };
  return {
    find: (pieces, plain) => {
      maps ??= load();
      const { exact, folded } = maps;
      const items = new Set<T>();
      for (const { word, key } of pieces) {
        const same = plain ? undefined : exact.get(key);
        const entries = same ?? (fold(key) === key ? folded.get(key) : undefined) ?? [];
        for (const { item } of byWord(entries, word)) items.add(item);
      }
      return [...items];
    },
  };
};
