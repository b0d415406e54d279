import { LONGEST_CELL, MOST_ROWS, SheetError } from './types.ts';

/** Comma-separated text as Excel writes and reads it (RFC 4180, with the separators of its regional settings). */

/** A spreadsheet takes a cell that begins so for a formula: `=cmd|...`. OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",;\t\r\n]/;

/** A cell that no spreadsheet runs: an apostrophe in front, which readCell takes away again. */
export const guarded = (text: string): string =>
  FORMULA.test(text) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;
/** What was guarded, as it was. */
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

const cell = (text: string): string => {
  const safe = guarded(text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With a byte order mark, so that Excel sees that it is UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator of the first line: the one that stands there most, outside quotes. */
const separatorOf = (text: string): string => {
  const counts = new Map<string, number>(SEPARATORS.map((each) => [each, 0]));
  let quoted = false;
  for (const char of text.slice(0, 10_000)) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) break;
    else if (!quoted && counts.has(char)) counts.set(char, counts.get(char)! + 1);
  }
  return SEPARATORS.toSorted((a, b) => counts.get(b)! - counts.get(a)!)[0]!;
};

/**
 * Cells as they stand in the text, guards taken away. Lines without any cell are kept, so that row numbers hold.
 * @throws SheetError 'too-many-rows'
 */
export const readCsv = (input: string): string[][] => {
  const text = input.startsWith('\ufeff') ? input.slice(1) : input;
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  const keep = (value: string) => row.push(unguarded(value.slice(0, LONGEST_CELL)));
  while (at < end) {
    if (text[at] === '"') {
      let value = '';
      for (at++; at < end; ) {
        const close = text.indexOf('"', at);
        if (close === -1) {
          value += text.slice(at);
          at = end;
        } else if (text[close + 1] === '"') {
          value += text.slice(at, close + 1);
          at = close + 2;
        } else {
          value += text.slice(at, close);
          at = close + 1;
          break;
        }
      }
      const rest = at;
      while (at < end && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      keep(value + text.slice(rest, at));
    } else {
      const from = at;
      while (at < end && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      keep(text.slice(from, at));
    }
    if (text[at] === separator) {
      at++;
      if (at >= end) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
    if (rows.length > MOST_ROWS + 1) throw new SheetError('too-many-rows');
  }
  if (row.length) rows.push(row);
  return rows;
};
