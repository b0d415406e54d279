import { fold } from '../text/fold.ts';

export interface Snippet {
  /** Without its slash: lower-case letters and digits. */
  name: string;
  text: string;
}

/** What a text may ask of the dossier; absent = not known yet. */
export const PLACEHOLDERS = ['mã hồ sơ', 'tên thủ tục', 'ngày hẹn', 'giấy tờ thiếu'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Values = Partial<Record<Placeholder, string>>;

export interface Expanded {
  text: string;
  /** Placeholders that still stand in the text, as written, each once. */
  left: string[];
}

const BRACES = /\{([^{}\n]{1,60})\}/g;

const placeholderOf = (written: string): Placeholder | undefined =>
  PLACEHOLDERS.find((known) => known === written.normalize('NFC').trim().toLocaleLowerCase('vi'));

/** Fills what is known. What is unknown or not there yet stays in its braces and is named. */
export const expand = (text: string, values: Values): Expanded => {
  const left = new Set<string>();
  const filled = text.replace(BRACES, (whole, written: string) => {
    const known = placeholderOf(written);
    const value = known && values[known]?.trim();
    if (value) return value;
    left.add(whole);
    return whole;
  });
  return { text: filled, left: [...left] };
};

/** Letters that Telex takes for tones and shapes: they vanish from a name, or come back as a mark. */
const withoutTones = (name: string): string => fold(name).replace(/[sfrxjwz]/g, '');

/** The snippet of this name; by the letters that an input method leaves only when exactly one fits. */
export const findSnippet = (snippets: readonly Snippet[], typed: string): Snippet | undefined => {
  const exact = snippets.find(({ name }) => name === typed.toLowerCase());
  if (exact) return exact;
  const near = snippets.filter(({ name }) => withoutTones(name) === withoutTones(typed));
  return near.length === 1 ? near[0] : undefined;
};

/** A name right before the caret, at the start of a word: "… /bosung". */
const TYPED = /(?:^|\s)\/([\p{L}\d]{1,20})$/u;

/**
 * The text with the snippet before the caret written out.
 * @returns undefined when no snippet's name stands there
 */
export const expandAt = (
  text: string,
  caret: number,
  snippets: readonly Snippet[],
  values: Values,
): (Expanded & { caret: number }) | undefined => {
  const typed = TYPED.exec(text.slice(0, caret))?.[1];
  const found = typed && findSnippet(snippets, typed);
  if (!typed || !found) return undefined;
  const start = caret - typed.length - 1;
  const { text: written, left } = expand(found.text, values);
  return { text: text.slice(0, start) + written + text.slice(caret), left, caret: start + written.length };
};
