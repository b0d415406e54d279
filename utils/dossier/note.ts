import { datesIn } from './note-dates.ts';
import { phonesIn } from './phones.ts';

/**
 * Light formatting of a note: '- ' begins a list, '- [ ]' and '- [x]' a checklist, **bold**, #tag, @date, telephone numbers. The text
 * stays what it is; this only says how its pieces are shown, and whoever shows them does so as text.
 */
export type Piece =
  | { kind: 'text' | 'bold' | 'tag'; text: string }
  | { kind: 'phone'; text: string; number: string }
  | { kind: 'date'; text: string; date: string };

export interface Line {
  kind: 'plain' | 'bullet' | 'check';
  /** check: ticked. */
  done: boolean;
  pieces: Piece[];
}

const LIST = /^\s*[-*•]\s+(?:\[([ xX]?)\]\s*)?/;
const BOLD = /\*\*([^*\n]+)\*\*/g;
const TAG = /(?<![^\s([])#([\p{L}\p{N}][\p{L}\p{N}_-]{0,49})/gu;

/** Longer texts are shown as they are typed, in their box. */
const LONGEST_SHOWN = 20_000;

const inline = (text: string, at: string): Piece[] => {
  type Found = Piece & { index: number; length: number };
  const found: Found[] = [
    ...[...text.matchAll(BOLD)].map(
      ({ 0: whole, 1: inner = '', index }): Found => ({ kind: 'bold', text: inner, index, length: whole.length }),
    ),
    ...[...text.matchAll(TAG)].map(
      ({ 0: whole, index }): Found => ({ kind: 'tag', text: whole, index, length: whole.length }),
    ),
    ...phonesIn(text).map(
      ({ shown, number, index }): Found => ({ kind: 'phone', text: shown, number, index, length: shown.length }),
    ),
    ...datesIn(text, at).map(
      ({ shown, date, index }): Found => ({ kind: 'date', text: shown, date, index, length: shown.length }),
    ),
  ].sort((a, b) => a.index - b.index);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, length, ...piece } of found) {
    if (index < end) continue; // inside a piece before it
    if (index > end) pieces.push({ kind: 'text', text: text.slice(end, index) });
    pieces.push(piece as Piece);
    end = index + length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
};

/** The lines of a note as they are shown; none when the note is too long to be taken apart. */
export const noteLines = (text: string, at: string): Line[] => {
  if (text.length > LONGEST_SHOWN) return [];
  return text.split('\n').map((line): Line => {
    const [mark = '', box] = LIST.exec(line) ?? [];
    const kind = box !== undefined ? 'check' : mark ? 'bullet' : 'plain';
    return { kind, done: box === 'x' || box === 'X', pieces: inline(line.slice(mark.length), at) };
  });
};

/** Does the note hold anything that is shown otherwise than it was typed? */
export const isFormatted = (lines: readonly Line[]): boolean =>
  lines.some(({ kind, pieces }) => kind !== 'plain' || pieces.some((piece) => piece.kind !== 'text'));

/** The text with the box of that line ticked, or unticked. */
export const tickLine = (text: string, line: number): string =>
  text
    .split('\n')
    .map((each, index) =>
      index === line
        ? each.replace(/\[([ xX]?)\]/, (_, mark: string) => (mark === 'x' || mark === 'X' ? '[ ]' : '[x]'))
        : each,
    )
    .join('\n');

/** #tags of the notes, without the '#', each once. */
export const tagsIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(TAG)].map(([, tag]) => tag!))),
];
