import type { PaperState } from '../checklist/types.ts';
import { fold as folded } from '../text/fold.ts';
import { codeKey } from './codes.ts';
import { phonesIn } from './phones.ts';
import type { Dossier, DossierSummary, Note } from './types.ts';

/** Letters kept of the notes of one dossier: lists hold thousands of them in memory. */
const MOST_WORDS = 6_000;

/** Each word of the notes once, folded, in the order in which they first stand; telephone numbers also as one run of digits. */
const wordsOf = (notes: readonly Note[]): string => {
  const words = new Set<string>();
  let length = 0;
  for (const { text } of notes) {
    // A text of a megabyte is folded as far as its words can be kept.
    const head = text.slice(0, 20 * MOST_WORDS);
    const parts = [...phonesIn(head).map(({ number }) => number), ...folded(head).split(/[^\p{L}\p{N}]+/u)];
    for (const word of parts) {
      if (word === '' || words.has(word)) continue;
      length += word.length + 1;
      if (length > MOST_WORDS) return [...words].join(' ');
      words.add(word);
    }
  }
  return [...words].join(' ');
};

/** What a list and its search need: of notes their single words, of people only role, name and number. */
export const summary = (dossier: Dossier): DossierSummary => {
  const { notes, papers, people, merged: _m, details: _d, cases: _c, portalPapers: _p, ...rest } = dossier;
  const states: Partial<Record<PaperState, number>> = {};
  for (const state of Object.values(papers)) states[state] = (states[state] ?? 0) + 1;
  return {
    ...rest,
    people: people.map(({ role, citizen: { fullName, personalId } }) => ({
      role,
      ...(fullName !== undefined && { fullName }),
      ...(personalId !== undefined && { personalId }),
    })),
    papers: states,
    notes: notes.length,
    words: wordsOf(notes),
  };
};

/**
 * Dossiers that bear this code among theirs, last changed first; one that was merged into another is that other one. More than one is possible (two desks wrote the same one down), so
 * the caller sees them all; an empty code finds nothing.
 */
export const findByCode = <T extends { code?: string; codes?: string[]; mergedInto?: string; updatedAt: string }>(
  dossiers: readonly T[],
  code: string,
): T[] => {
  const wanted = codeKey(code);
  if (wanted === '') return [];
  return dossiers
    .filter(({ mergedInto }) => mergedInto === undefined)
    .filter(({ code, codes = [] }) => [code ?? '', ...codes].some((each) => codeKey(each) === wanted))
    .toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
};

/** A summary that an earlier version wrote, with what it did not have yet. */
export const wholeSummary = (read: DossierSummary): DossierSummary => ({
  ...read,
  words: read.words ?? '',
  codes: read.codes ?? [],
  tags: read.tags ?? [],
  pinned: read.pinned ?? false,
});
