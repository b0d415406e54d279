import { hash } from '../../procedure/chunks.ts';
import { fold, tidy } from '../../text/fold.ts';

/** Texts of the portal's copy, made readable; nothing here decides what a text means. */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
/** "(iii) ", "ii) ..", ") ", ". ", "- ", "1.7. ", "2/ ", "c. ", "(1.2) ": numbering that lost its list. */
const BULLET = /^(?:[\s.)\-*+;:,!–•]+|\(?(?:[ivx]{1,5}|[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,4})[).\]/]+\)?\s+)/iu;
/** A small word that runs into a capital: "theo mẫuTK 1", "quy địnhTK 1". "VNeID" and "PoA" do not begin so. */
const GLUED = /(?<![\p{L}\d])(\p{Ll}{2,})(\p{Lu}[\p{L}\d])/gu;

/** NFC, one line, no invisible marks, no spaces before punctuation, no doubled ones. '' for nothing but these. */
export const clean = (text: string): string =>
  tidy(text.replace(/\s+/g, ' ').replace(INVISIBLE, ''))
    .replace(GLUED, '$1 $2')
    .replace(/ +([,;:.)])/g, '$1')
    .replace(/:{2,}/g, ':')
    .replace(/;{2,}/g, ';');

/** Without the bullets and numbers before it, however many there are. */
export const withoutBullets = (text: string): string => {
  let rest = text;
  for (let next = rest.replace(BULLET, ''); next !== rest; next = rest.replace(BULLET, '')) rest = next;
  return rest.trim();
};

/** "theo mẫu;1.", "(bản sao)2", "bằng văn bản.1": the number of the next item. */
const NEXT_ITEM = /(?:;\s*|(?<=\))\.?|(?<=\p{Ll}{2})\.)\d{1,2}\.?$/u;

/** Without the punctuation of a list behind it. */
export const withoutEnd = (text: string): string =>
  text
    .trim()
    .replace(NEXT_ITEM, '')
    .replace(/[\s.;:,\-–+*]+$/u, '')
    .trim();

/** At most `most` characters, cut at the last border of a clause or word before it, with an ellipsis. */
export const cutAt = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const head = text.slice(0, most - 1);
  const clause = Math.max(head.lastIndexOf('; '), head.lastIndexOf('. '), head.lastIndexOf(': '));
  const border = clause > most / 2 ? clause : head.lastIndexOf(' ');
  return `${withoutEnd(head.slice(0, border > 0 ? border : most - 1))}…`;
};

/** Paragraphs of a text, cleaned, without empty ones. */
export const paragraphs = (text: string): string[] => text.split(/\n+/).map(clean).filter(Boolean);

/**
 * An id that follows from what is said, never from where it stands: an import of a newer copy that moves a paper leaves the
 * officer's ticks on it. Letter case, accents and punctuation do not count.
 */
export const stableId = (letter: string, ...parts: string[]): string => {
  const text = parts
    .map((part) =>
      fold(part)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )
    .join('|');
  return `${letter}${hash(text).toString(36)}${(hash([...text].reverse().join('')) % 1296).toString(36)}`;
};
