/** The vocabulary arranged for look-up: phrases by their first words, names of controls squeezed. Pure. */
import { canonical, fold, squeeze } from '../text/fold.ts';
import type { Reading } from './read.ts';
import type { HeadingSays } from './role.ts';
import type { Attribute, Role } from './types.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

interface Phrase {
  exact: string[];
  folded: string[];
  meaning: Meaning;
}
export interface Index {
  phrases: Map<string, Phrase[]>;
  names: Map<string, Meaning>;
  /** Letters of the longest name word. */
  longest: number;
  titles: string[];
  contact: Set<string>;
  options: { attribute: Attribute; least: number; options: Set<string> }[];
  hints: { attribute: Attribute; words: string[] }[];
  likely: { role: Role; words: string[] }[];
  cache: Map<string, Reading>;
  /** Texts of a page come again and again: the options of each list, the headings over each field. */
  folds: Map<string, string>;
  headings: Map<string, HeadingSays>;
}

export const WORD = /[\p{L}\d]+/gu;
const MAX_READ = 200;

const words = (text: string): string[] => text.match(WORD) ?? [];
/** As texts are compared: one spelling, lower case, and no longer than a label can be. */
export const lower = (text: string): string => canonical(text.slice(0, MAX_READ)).toLocaleLowerCase('vi');

const build = (v: Vocabulary): Index => {
  const index: Index = {
    phrases: new Map(),
    names: new Map(),
    longest: 0,
    titles: [],
    contact: new Set(),
    options: [],
    hints: v.attributes.hints.map((h) => ({ attribute: h.attribute as Attribute, words: h.words.map(lower) })),
    likely: v.roles.likely.map((l) => ({ role: l.role, words: l.words.map(lower) })),
    cache: new Map(),
    folds: new Map(),
    headings: new Map(),
  };
  // The same few hundred words make up all phrases.
  const known = new Map<string, [string, string][]>();
  const read = (piece: string): [string, string][] => {
    let both = known.get(piece);
    if (!both) {
      both = words(piece).map((word) => {
        const exact = lower(word);
        return [exact, fold(exact)];
      });
      known.set(piece, both);
    }
    return both;
  };
  const add = (labels: readonly string[], names: readonly string[], meaning: Meaning): void => {
    for (const label of labels) {
      const pairs = label.split(' ').flatMap(read);
      const exact = pairs.map((pair) => pair[0]);
      const folded = pairs.map((pair) => pair[1]);
      if (!exact.length) continue;
      // By the first two words: hundreds of phrases begin with "số" or "họ".
      const key = folded.slice(0, 2).join(' ');
      const list = index.phrases.get(key) ?? [];
      list.push({ exact, folded, meaning });
      index.phrases.set(key, list);
    }
    for (const name of names) index.names.set(/^[a-z0-9]+$/.test(name) ? name : squeeze(name), meaning);
  };
  for (const e of v.attributes.entries) {
    const attribute = e.attribute as Attribute;
    add(e.labels, e.names, { kind: 'attribute', attribute, vague: false });
    add(e.vague ?? [], [], { kind: 'attribute', attribute, vague: true });
  }
  for (const e of v.places.places) add(e.labels, e.names, { kind: 'place', place: e.place });
  for (const e of v.places.otherPlaces) add(e.labels, e.names, { kind: 'place', place: 'other' });
  for (const e of v.places.parts) add(e.labels, e.names, { kind: 'part', part: e.part });
  for (const e of v.others.entries)
    add(e.labels, e.names, { kind: 'other', attribute: e.attribute, document: e.document === true });
  for (const e of v.roles.entries) {
    add([], e.weakNames ?? [], { kind: 'role', role: e.role, weak: true });
    add(e.vague ?? [], [], { kind: 'role', role: e.role, weak: true });
    add(e.phrases, e.names, { kind: 'role', role: e.role, weak: false });
  }
  for (const name of index.names.keys()) index.longest = Math.max(index.longest, name.length);
  index.contact = new Set(v.roles.contact.phrases.map(lower));
  index.titles = v.roles.notOf.titles.map((t) => lower(t));
  index.options = v.options.entries.map((e) => ({
    attribute: e.attribute as Attribute,
    least: e.least,
    options: new Set(e.options.map(fold)),
  }));
  return index;
};

/** What is kept of one page's texts at most: a hostile page has no end of them. */
export const MAX_KEPT = 5000;
/** fold(), once for each text. */
export const foldOnce = ({ folds }: Index, text: string): string => {
  let folded = folds.get(text);
  if (folded === undefined) {
    folded = fold(text);
    if (folds.size < MAX_KEPT) folds.set(text, folded);
  }
  return folded;
};

const built = new WeakMap<Vocabulary, Index>();
/** The vocabulary arranged for look-up; built once for each vocabulary object. */
export const indexOf = (v: Vocabulary): Index => {
  let index = built.get(v);
  if (!index) {
    index = build(v);
    built.set(v, index);
  }
  return index;
};
