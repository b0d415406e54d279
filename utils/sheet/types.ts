/** A table as a file holds it: rows of cells, each a text. Rows may differ in length. */
export interface Sheet {
  rows: string[][];
  /** Number of the first row in the file, from 1, so that a bad row can be found there. */
  firstRow: number;
}

/** Why a file is not taken. Sentence: `import.refused.<reason>` in the locale file. */
export const SHEET_REFUSALS = [
  'empty',
  'too-large', // more than LARGEST_FILE bytes
  'too-many-rows',
  'tcvn3', // typed in an old font: what stands there are other letters than what is seen
  'unreadable', // neither a text nor a workbook
  'damaged', // a workbook that is cut off or holds nothing of what it should
  'too-big-inside', // unpacks to far more than it should
] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

export class SheetError extends Error {
  readonly reason: SheetRefusal;
  constructor(reason: SheetRefusal) {
    super(`sheet.${reason}`);
    this.name = 'SheetError';
    this.reason = reason;
  }
}

/** Bytes of a file. */
export const LARGEST_FILE = 60_000_000;
/** A register of one desk has some thousand rows a year. */
export const MOST_ROWS = 100_000;
/** Characters of one cell; what is longer is no entry of a register. */
export const LONGEST_CELL = 32_767;
