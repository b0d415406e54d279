import { canonical, fold } from '../text/fold.ts';
import { codeOf } from './code.ts';
import type { Procedure } from './types.ts';

/** Filler of a citizen's sentence; without these "tôi muốn làm giấy khai sinh cho con" still finds the birth registration. */
const FILLER = new Set(['toi', 'muon', 'can', 'xin', 'cho', 'cua', 'minh', 'di', 'thi', 'o', 'dau', 'thu', 'tuc']);

const tokensOf = (folded: string): string[] => folded.split(/[^a-z0-9.]+/).filter(Boolean);

const inOrder = (words: readonly string[], tokens: readonly string[]): boolean =>
  words.some((_, at) => tokens.every((token, i) => words[at + i]?.startsWith(token)));

const anywhere = (words: readonly string[], tokens: readonly string[]): boolean =>
  tokens.every((token) => words.some((word) => word.startsWith(token)));

/** 0 = no match. A name the citizen uses counts as much as the official one. */
const phraseScore = (phrase: string, tokens: readonly string[]): number => {
  const words = tokensOf(fold(phrase));
  if (inOrder(words.slice(0, tokens.length), tokens)) return words.length === tokens.length ? 500 : 400;
  if (inOrder(words, tokens)) return 300;
  return anywhere(words, tokens) ? 200 : 0;
};

/** The name as it stands and without its empty head: the portal puts "Thủ tục" before some names only, nobody says it. */
const phrasesOf = ({ name, words = [] }: Procedure): string[] => [
  name,
  name.replace(/^Thủ tục /, ''),
  name.replace(/^(Thủ tục )?đăng ký /i, ''),
  ...words,
];

const scoreOf = (procedure: Procedure, query: string, tokens: readonly string[]): number => {
  const phrases = phrasesOf(procedure);
  const best = Math.max(...phrases.map((phrase) => phraseScore(phrase, tokens)));
  const score = best || (anywhere(tokensOf(fold([...phrases, procedure.field].join(' '))), tokens) ? 100 : 0);
  if (!score) return 0;
  // "khai tử" typed with its mark is not "khai tư": the right marks go first, no marks are as good as any.
  const exact = phrases.some((phrase) => canonical(phrase).toLocaleLowerCase('vi').includes(query));
  return score + (exact ? 50 : 0);
};

/**
 * When no procedure has all the words: how many pairs of neighbours it has, then how many words. A single syllable says
 * little in Vietnamese ("kết" is in "kết hôn" and in "liên kết"), two in a row are mostly a word.
 */
const loosely = (procedure: Procedure, tokens: readonly string[]): number => {
  const phrases = phrasesOf(procedure).map((phrase) => ` ${tokensOf(fold(phrase)).join(' ')} `);
  const pairs = tokens.slice(1).map((token, at) => ` ${tokens[at]} ${token} `);
  const found = (wanted: readonly string[]) =>
    wanted.filter((some) => phrases.some((phrase) => phrase.includes(some))).length;
  const joined = found(pairs);
  return joined && joined + found(tokens.map((token) => ` ${token} `)) / 100;
};

const ranked = (procedures: readonly Procedure[], score: (procedure: Procedure) => number): Procedure[] =>
  procedures
    .map((procedure) => ({ procedure, score: score(procedure) }))
    .filter((row) => row.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((row) => row.procedure);

/** The whole code with any suffix, its beginning, or its six digits alone. */
const byCode = (procedures: readonly Procedure[], asked: string): Procedure[] => {
  const code = codeOf(asked) ?? (/^\d[\d.]*$/.test(asked) ? asked.replace(/\.+$/, '') : undefined);
  return code
    ? procedures.filter((procedure) => [procedure.code, procedure.code.slice(2)].some((own) => own.startsWith(code)))
    : [];
};

/**
 * Procedures by code ("1.000894", "1.0008", "000894"), name or everyday words ("cưới", "lam giay khai sinh"), best first, ties in the
 * catalogue's order. Letter case and accents do not matter, the last word may be unfinished. Nothing asked: all of them.
 */
export const searchProcedures = (procedures: readonly Procedure[], query: string): Procedure[] => {
  const asked = canonical(query).toLocaleLowerCase('vi');
  if (!asked) return [...procedures];
  const coded = byCode(procedures, asked);
  if (coded.length) return coded;
  const all = tokensOf(fold(asked));
  if (!all.length) return [];
  const meaning = all.filter((token) => !FILLER.has(token));
  for (const tokens of [all, meaning]) {
    const found = tokens.length ? ranked(procedures, (procedure) => scoreOf(procedure, asked, tokens)) : [];
    if (found.length) return found;
  }
  return ranked(procedures, (procedure) => loosely(procedure, meaning));
};
