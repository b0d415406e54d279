import type { FillValue } from './types.ts';

type Insert = Extract<FillValue, { kind: 'insert' }>;

const letters = (text: string): string => text.replace(/\s/g, '');

/**
 * The text of a box with a sentence typed in: in the place of `instead` where that stands last before the caret, else at the caret, apart
 * from the word before it. Pure.
 */
export const inserted = (box: string, caret: number, { text, instead }: Insert): string => {
  const at = instead ? box.lastIndexOf(instead, caret) : -1;
  if (at >= 0) return box.slice(0, at) + text + box.slice(at + instead.length);
  const head = box.slice(0, caret);
  return `${head}${/\S$/.test(head) ? ' ' : ''}${text}${box.slice(caret)}`;
};

/**
 * The way back: the sentence goes, what was typed in its place comes back, and what the officer wrote around it since stays.
 * @param previous what the box held before; taken as it was when nothing but spaces differs
 * @returns undefined when the sentence does not stand there as it was put in
 */
export const takenOut = (box: string, previous: string, { text, instead }: Insert): string | undefined => {
  if (box === previous) return box;
  const at = box.lastIndexOf(text);
  if (at < 0) return undefined;
  const rest = box.slice(0, at) + instead + box.slice(at + text.length);
  return letters(rest) === letters(previous) ? previous : rest;
};
