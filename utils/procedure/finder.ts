import * as z from 'zod/mini';
import { canonical, fold } from '../text/fold.ts';
import type { Brief } from './brief.ts';
import { codeOf } from './code.ts';
import { whole } from './schema.ts';
import type { Shelved } from './shelf.ts';
import type { Level } from './types.ts';
import { isNear } from './typo.ts';

/** Filler of a citizen's sentence; without these "tôi muốn làm giấy khai sinh cho con" still finds the birth registration. */
const FILLER = new Set(['toi', 'muon', 'can', 'xin', 'cho', 'cua', 'minh', 'di', 'thi', 'o', 'dau', 'thu', 'tuc']);
/** Shorter syllables have too many neighbours one letter away; they are tried when nothing else finds anything. */
const TYPO_FROM = 4;
const TYPO_LAST = 3;

/** How well a phrase fits. A name that the citizen uses counts as much as the official one. */
const FITS = { same: 1000, whole: 500, start: 400, inside: 300, anywhere: 200, spread: 100 };
/** For each typed word that stands there whole: "ho" is rather "hộ" than the beginning of "hóa". */
const WHOLE_WORD = 6;
/** The right accents go first, no accents are as good as any. */
const ACCENTS = 50;
/** The desk's own level, its favourites, what it used last: more than a step in the fit, less than two. */
const COMMUNE = 120;
const FAVOURITE = 90;
const USED = 60;
const GONE = -300;
/** A word that had to be read as a slip of the finger: less than a step. */
const SLIP = -60;
/** The further down in the list of an everyday word, the less likely it is meant. */
const STEP = 8;

export interface Filters {
  level?: Level | undefined;
  field?: string | undefined;
}

const everyday = z.strictObject({
  source: z.string().check(z.minLength(1)),
  asOf: z.string().check(z.regex(/^\d{4}-\d\d$/)),
  entries: z.array(
    z.strictObject({
      say: z.array(z.string().check(z.minLength(2), z.maxLength(60))).check(z.minLength(1)),
      codes: z.array(z.string().check(z.regex(/^\d\.\d{6}$/))).check(z.minLength(1)),
    }),
  ),
});
/** What citizens say, and the procedures that they may mean, likeliest first. */
export type Everyday = z.infer<typeof everyday>['entries'];

/** @throws DamagedCatalogue */
export const parseEveryday = (data: unknown): Everyday => whole(everyday, data).entries;

interface Phrase {
  words: string[];
  /** Where it may be said to begin: the portal puts "Thủ tục" and "Đăng ký" before some names only, nobody says it. */
  starts: number[];
  said: string;
  /** `said` in one spelling and lower case; worked out when first compared, since most never are. */
  text?: string;
  less: number;
}

interface Entry {
  brief: Brief;
  phrases: Phrase[];
  field: string[];
}

const tokensOf = (folded: string): string[] => folded.split(/[^a-z0-9.]+/).filter(Boolean);

const startsOf = (words: readonly string[]): number[] => {
  const after = words[0] === 'thu' && words[1] === 'tuc' ? 2 : 0;
  const registered = words[after] === 'dang' && words[after + 1] === 'ky' ? [after + 2] : [];
  return [...new Set([0, after, ...registered])].filter((start) => start < words.length);
};

const phraseOf = (said: string, less = 0): Phrase => {
  const words = tokensOf(fold(said));
  return { words, starts: startsOf(words), said, less };
};

/** Everyday words, and the same without their fillers, since those of the question are left out too. */
const spoken = (said: string, less = 0): Phrase[] => {
  const phrase = phraseOf(said, less);
  const words = phrase.words.filter((word) => !FILLER.has(word));
  return words.length && words.length < phrase.words.length ? [phrase, { ...phrase, words, starts: [0] }] : [phrase];
};

const textOf = (phrase: Phrase): string => {
  phrase.text ??= canonical(phrase.said).toLocaleLowerCase('vi');
  return phrase.text;
};

/** The words of the index that a typed word may stand for. */
type Accepted = ReadonlySet<string>;

const matchesAt = (words: readonly string[], at: number, wanted: readonly Accepted[]): boolean =>
  at + wanted.length <= words.length && wanted.every((accepted, i) => accepted.has(words[at + i]!));

const fitOf = ({ words, starts }: Phrase, wanted: readonly Accepted[]): number => {
  for (const start of starts)
    if (matchesAt(words, start, wanted)) return words.length === start + wanted.length ? FITS.whole : FITS.start;
  for (let at = 0; at + wanted.length <= words.length; at++) if (matchesAt(words, at, wanted)) return FITS.inside;
  return wanted.every((accepted) => words.some((word) => accepted.has(word))) ? FITS.anywhere : 0;
};

/**
 * The search over all procedures, built once. Letter case and accents do not matter, any word may be unfinished, and a word of four
 * letters or more that finds nothing may have one wrong, missing, doubled or swapped letter.
 */
export const buildFinder = (briefs: readonly Brief[], words: Everyday = []) => {
  const said = new Map<string, Phrase[]>();
  for (const { say, codes } of words)
    codes.forEach((code, at) => {
      said.set(code, [...(said.get(code) ?? []), ...say.flatMap((text) => spoken(text, at * STEP))]);
    });
  const entries = briefs.map(
    (brief): Entry => ({
      brief,
      phrases: [phraseOf(brief.name), ...brief.words.flatMap((text) => spoken(text)), ...(said.get(brief.code) ?? [])],
      field: tokensOf(fold(brief.field)),
    }),
  );
  /** Word → entries that have it, ascending. */
  const having = new Map<string, number[]>();
  entries.forEach(({ phrases, field }, number) => {
    for (const word of new Set([...field, ...phrases.flatMap((phrase) => phrase.words)])) {
      const known = having.get(word);
      if (known) known.push(number);
      else having.set(word, [number]);
    }
  });
  const vocabulary = [...having.keys()].sort();

  const beginning = (token: string): Accepted => {
    let [low, high] = [0, vocabulary.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle]! < token) low = middle + 1;
      else high = middle;
    }
    const found = new Set<string>();
    for (let at = low; at < vocabulary.length && vocabulary[at]!.startsWith(token); at++) found.add(vocabulary[at]!);
    return found;
  };
  const near = (token: string, from: number): Accepted =>
    new Set(token.length < from ? [] : vocabulary.filter((word) => isNear(token, word)));

  /** Entries that have, for each typed word, one that it may stand for. */
  const withAll = (wanted: readonly Accepted[]): number[] => {
    const counts = new Uint8Array(entries.length);
    wanted.forEach((accepted, round) => {
      for (const word of accepted)
        for (const number of having.get(word)!) if (counts[number] === round) counts[number] = round + 1;
    });
    const found: number[] = [];
    for (let number = 0; number < counts.length; number++) if (counts[number] === wanted.length) found.push(number);
    return found;
  };

  const scoreOf = (
    { phrases }: Entry,
    wanted: readonly Accepted[],
    asked: string,
    typed: readonly string[],
  ): number => {
    let best = FITS.spread;
    for (const phrase of phrases) {
      const fit = fitOf(phrase, wanted);
      if (!fit) continue;
      const text = textOf(phrase);
      const accents = text.includes(asked) ? ACCENTS : 0;
      const wholeWords = typed.filter((word) => phrase.words.includes(word)).length * WHOLE_WORD;
      best = Math.max(best, (text === asked ? FITS.same : fit) + accents + wholeWords - phrase.less);
    }
    return best;
  };

  /**
   * When no procedure has all the words: how many pairs of neighbours it has, then how many words. A single syllable says little in
   * Vietnamese ("kết" is in "kết hôn" and in "liên kết"), two in a row are mostly a word.
   */
  const loosely = (tokens: readonly string[]): [number, number][] => {
    const pairs = tokens.slice(1).map((token, at) => ` ${tokens[at]} ${token} `);
    const some = new Set(tokens.flatMap((token) => having.get(token) ?? []));
    return [...some].flatMap((number): [number, number][] => {
      const texts = entries[number]!.phrases.map(({ words: own }) => ` ${own.join(' ')} `);
      const found = (parts: readonly string[]) =>
        parts.filter((part) => texts.some((text) => text.includes(part))).length;
      const joined = found(pairs);
      return joined ? [[number, joined * FITS.spread + found(tokens.map((token) => ` ${token} `))]] : [];
    });
  };

  const scored = (wanted: readonly Accepted[], asked: string): [number, number][] => {
    const typed = tokensOf(fold(asked));
    return !wanted.length || wanted.some(({ size }) => size === 0)
      ? []
      : withAll(wanted).map((number) => [number, scoreOf(entries[number]!, wanted, asked, typed)]);
  };

  /** The same with slips of the finger: first where a word finds nothing at all, then anywhere. */
  const withSlips = (tokens: readonly string[], asked: string, from: number): [number, number][] => {
    const plain = tokens.map(beginning);
    const mended = plain.map((accepted, at) => (accepted.size ? accepted : near(tokens[at]!, from)));
    const some = scored(mended, asked);
    const anywhere = () =>
      scored(
        plain.map((accepted, at) => new Set([...accepted, ...near(tokens[at]!, from)])),
        asked,
      );
    const found = some.some(([, score]) => score >= FITS.inside) ? some : anywhere();
    return found.map(([number, score]) => [number, score + SLIP]);
  };

  const byWords = (asked: string): [number, number][] => {
    const all = tokensOf(fold(asked));
    const meaning = all.filter((token) => !FILLER.has(token));
    const best = new Map<number, number>();
    // The words stand together nowhere: fewer of them may, and "hộ kinh danh" is rather "hộ kinh doanh" than three words far apart.
    for (const way of [
      () => scored(all.map(beginning), asked),
      () => scored(meaning.map(beginning), asked),
      () => withSlips(meaning, asked, TYPO_FROM),
    ]) {
      for (const [number, score] of way()) best.set(number, Math.max(score, best.get(number) ?? 0));
      if ([...best.values()].some((score) => score >= FITS.inside)) break;
    }
    if (best.size) return [...best];
    const loose = loosely(meaning);
    return loose.length ? loose : withSlips(meaning, asked, TYPO_LAST);
  };

  /** The whole code with any suffix, its beginning, or its six digits alone. */
  const byCode = (asked: string): [number, number][] => {
    const code = codeOf(asked) ?? (/^\d[\d.]*$/.test(asked) ? asked.replace(/\.+$/, '') : undefined);
    if (!code) return [];
    return entries.flatMap(({ brief }, number) =>
      brief.code.startsWith(code) || brief.code.slice(2).startsWith(code) ? [[number, 0] as [number, number]] : [],
    );
  };

  /** What the desk is likelier to mean, whatever it typed. */
  const standing = ({ brief }: Entry, shelf: Shelved): number =>
    (brief.levels[0] === 'xã' ? COMMUNE : 0) +
    (shelf.favourites.includes(brief.code) ? FAVOURITE : 0) +
    (shelf.used.includes(brief.code) ? USED : 0) +
    (brief.replacedBy ? GONE : 0);

  /** Nothing typed: favourites, then the last used, then the rest as it stands. */
  const unasked = (shelf: Shelved): [number, number][] =>
    entries.map(({ brief }, number) => {
      const [favourite, used] = [shelf.favourites.indexOf(brief.code), shelf.used.indexOf(brief.code)];
      return [number, favourite >= 0 ? 2000 - favourite : used >= 0 ? 1000 - used : 0];
    });

  /** Procedures that fit, best first, ties in the catalogue's order (curated, then commune level first). */
  const find = (query: string, filters: Filters = {}, shelf: Shelved = { favourites: [], used: [] }): Brief[] => {
    const asked = canonical(query).toLocaleLowerCase('vi');
    const coded = asked ? byCode(asked) : [];
    const fitting = !asked ? unasked(shelf) : coded.length ? coded : byWords(asked);
    return fitting
      .map(([number, score]) => ({ number, score: score + (asked ? standing(entries[number]!, shelf) : 0) }))
      .filter(({ number }) => {
        const { levels, field } = entries[number]!.brief;
        return (!filters.level || levels.includes(filters.level)) && (!filters.field || field === filters.field);
      })
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .map(({ number }) => entries[number]!.brief);
  };

  return { find, size: entries.length };
};
export type Finder = ReturnType<typeof buildFinder>;
