import { fold } from '../text/fold.ts';
import { codeKey } from './codes.ts';
import type { DossierSummary } from './types.ts';

/**
 * Search in memory over codes, names, numbers, tags and the words of notes; nothing of it lies on a disk. Words are folded and each must
 * be found: one of letters at the start of a word, one with a digit anywhere, because the last digits of a code or a number are what
 * people remember.
 */

/** What a search looks through, folded, each part with a space in front so that the start of a word can be asked for. */
interface Text {
  /** Codes, names, numbers. */
  head: string;
  /** Tags, notes. */
  tail: string;
  /** The main code, as codes are compared. */
  code: string;
}

export interface Query {
  words: string[];
  /** The whole query as a code. */
  code: string;
}

/** Many digits in groups ("001 0 90 000012", "0912 345 678") are one number. */
const GROUPED = /^[\d\s.-]{9,}$/;
const DIGIT = /\d/;
/** A query is typed; what is longer was pasted by mistake. */
const LONGEST_QUERY = 200;

export const readQuery = (text: string): Query => {
  const short = text.slice(0, LONGEST_QUERY);
  const digits = short.replace(/\D/g, '');
  const words = GROUPED.test(short.trim()) && digits.length >= 9 ? [digits] : fold(short).split(' ').filter(Boolean);
  return { words: [...new Set(words)], code: codeKey(short) };
};

export const textOf = (summary: DossierSummary): Text => {
  const { code = '', codes, people, tags, words, portal } = summary;
  const named = people.map(({ fullName = '', personalId = '' }) => `${fullName} ${personalId}`);
  const text = {
    head: ` ${fold([code, ...codes, ...named, portal?.applicant ?? ''].join(' '))}`,
    tail: ` ${tags.length || portal?.procedureName ? fold([...tags, portal?.procedureName ?? ''].join(' ')) : ''} ${words}`,
    code: codeKey(code),
  };
  // Joined strings are put together when they are first looked through: better now than at the first key.
  text.head.includes('\0');
  text.tail.includes('\0');
  return text;
};

const needleOf = (word: string): string => (DIGIT.test(word) ? word : ` ${word}`);

const isPrefixQuery = (before: readonly string[], after: readonly string[]): boolean =>
  before.length <= after.length &&
  before.every((word, at) => after[at]!.startsWith(word) && DIGIT.test(word) === DIGIT.test(after[at]!));

/** A list that is searched key by key. `procedureName`: name of a procedure by its code. */
export const searcher = (procedureName: (code: string) => string) => {
  const texts = new WeakMap<DossierSummary, Text>();
  const names = new Map<string, string>();
  let last: { rows: readonly DossierSummary[]; words: string[]; found: DossierSummary[]; texts: Text[] } | undefined;
  /** The texts beside their rows: a look-up for each row at each key would cost more than the search itself. */
  let aligned: { rows: readonly DossierSummary[]; texts: Text[] } | undefined;

  const text = (summary: DossierSummary): Text => {
    const known = texts.get(summary);
    if (known) return known;
    const made = textOf(summary);
    texts.set(summary, made);
    return made;
  };
  const textsOf = (rows: readonly DossierSummary[]): Text[] => {
    if (aligned?.rows !== rows) aligned = { rows, texts: rows.map(text) };
    return aligned.texts;
  };
  const nameOf = (code: string): string => {
    const known = names.get(code) ?? ` ${fold(`${code} ${procedureName(code)}`)}`;
    names.set(code, known);
    return known;
  };

  /** In the order of `rows`, but codes first, then names and numbers, then all the rest. An empty query finds everything. */
  const find = (rows: readonly DossierSummary[], query: string): DossierSummary[] => {
    const { words, code } = readQuery(query);
    if (words.length === 0) return [...rows];
    const needles = words.map(needleOf);
    // Few procedures, many dossiers: each name is looked through once, not once a dossier.
    const inName = words.map(() => new Map<string, boolean>());
    const named = (procedure: string, at: number): boolean => {
      const known = inName[at]!.get(procedure) ?? nameOf(procedure).includes(needles[at]!);
      inName[at]!.set(procedure, known);
      return known;
    };
    const narrowed = last && last.rows === rows && isPrefixQuery(last.words, words);
    const from = narrowed ? last!.found : rows;
    const all = narrowed ? last!.texts : textsOf(rows);
    const asCode = DIGIT.test(code);
    const byCode: DossierSummary[] = [];
    const byHead: DossierSummary[] = [];
    const rest: DossierSummary[] = [];
    const found: DossierSummary[] = [];
    const kept: Text[] = [];
    for (let row = 0; row < from.length; row++) {
      const summary = from[row]!;
      const each = all[row]!;
      let matches = true;
      let inHead = true;
      for (let at = 0; at < needles.length && matches; at++) {
        if (each.head.includes(needles[at]!)) continue;
        inHead = false;
        matches = each.tail.includes(needles[at]!) || named(summary.procedureCode, at);
      }
      if (!matches) continue;
      found.push(summary);
      kept.push(each);
      if (!inHead) rest.push(summary);
      else if (asCode && each.code.endsWith(code)) byCode.push(summary);
      else byHead.push(summary);
    }
    last = { rows, words, found, texts: kept };
    return byCode.concat(byHead, rest);
  };

  return {
    find,
    /** Folds some rows ahead of the first key; returns how far it came. */
    warm: (rows: readonly DossierSummary[], from: number, count: number): number => {
      const end = Math.min(rows.length, from + count);
      for (let at = from; at < end; at++) text(rows[at]!);
      return end;
    },
    /** A lock takes the last answer away with everything else. */
    forget: (): void => {
      last = undefined;
      aligned = undefined;
    },
  };
};
export type Searcher = ReturnType<typeof searcher>;
