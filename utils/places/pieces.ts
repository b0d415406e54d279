import { fold, tidy } from '../text/fold.ts';

/** A stretch of the address between separators. */
export interface Piece {
  text: string;
  /** Offset of its first character in the cleaned address. */
  start: number;
  /** Only a hyphen stands before it, so it may be the second half of a name ("Bà Rịa - Vũng Tàu"). */
  hyphenated: boolean;
}

const SEPARATOR = /[ ,;-]*[,;-][ ,;-]*/g;
/**
 * Where a unit begins although no separator stands before its word ("Tổ 1 Xã Văn Lang Tỉnh Thái Nguyên"). The xã of a
 * thị xã is no beginning: "Thị | xã Thuận Thành" would find a new commune where a district stands.
 */
const UNIT_BEGINS =
  /(?<!\bthị|\bthi) (?=(?:phường|xã|thị trấn|thi tran|đặc khu|dac khu|huyện|quận|thị xã|thi xa|thành phố|thanh pho|tỉnh) |(?:p|x|tt|h|q|tx|tp|t)\. ?\S|[pfq]\d|tp[ \p{L}])/giu;
const COUNTRY = /^(?:nuoc )?(?:chxhcn )?viet nam$/;

/** NFC, single spaces, plain hyphens and commas, without "(cũ)" and a closing full stop: the text that offsets refer to. */
export const cleanAddress = (address: string): string =>
  tidy(address)
    .replace(/[‐‑–—−]/g, '-')
    .replace(/[，、|]/g, ',')
    .replace(/；/g, ';')
    .replace(/ ?\(cũ\)/giu, '')
    .replace(/[ .]+$/, '');

const cut = (text: string, separator: RegExp): Piece[] => {
  const pieces: Piece[] = [];
  let start = 0;
  let hyphenated = false;
  const add = (end: number) => {
    if (end > start) pieces.push({ text: text.slice(start, end), start, hyphenated });
  };
  for (const match of text.matchAll(separator)) {
    add(match.index);
    start = match.index + match[0].length;
    hyphenated = match[0].trim() === '-';
  }
  add(text.length);
  return pieces;
};

/** The pieces of a cleaned address, without the country at the end. Hyphens cut too: joining is tried when reading. */
export const piecesOf = (text: string): Piece[] => {
  const pieces = cut(text, SEPARATOR);
  while (pieces.length > 0 && COUNTRY.test(fold(pieces.at(-1)!.text))) pieces.pop();
  return pieces;
};

/** The same, cut before each unit word as well; undefined when that makes no difference. */
export const piecesAtUnitWords = (pieces: readonly Piece[]): Piece[] | undefined => {
  const finer = pieces.flatMap((piece) =>
    cut(piece.text, UNIT_BEGINS).map((part, index) => ({
      text: part.text,
      start: piece.start + part.start,
      hyphenated: index === 0 && piece.hyphenated,
    })),
  );
  return finer.length > pieces.length ? finer : undefined;
};

/** What stands before offset `end`, without the empty parts of some cards: "Số 5, - , ngõ 2 - " → "Số 5, ngõ 2". */
export const detailBefore = (text: string, end: number): string =>
  text
    .slice(0, end)
    .replace(SEPARATOR, (run) => (/[,;]/.test(run) ? ', ' : run))
    .replace(/^[ ,;.-]+|[ ,;-]+$/g, '');
