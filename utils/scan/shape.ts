import { looksLikeDate } from '../citizen/fields.ts';
import { isDigitRowOfAnotherLayout } from '../citizen/other-codes.ts';

/**
 * How far a text has come on its way to being a card.
 * `other`: it cannot become one. `start`: it still can, like any typed digits. `record`: 12 digits and a bar, which nobody
 * types by chance. `closed`: all fields up to the address are there. `complete`: the date of issue is full as well, and no
 * field of an 11-field card is outstanding.
 */
export type Shape = 'other' | 'start' | 'record' | 'closed' | 'complete';

/** Real cards have 97 to 189 bytes in their QR; a damaged one is shorter. */
const SHORTEST = 60;
const LONGEST = 2000;
/** The longest first field: 12 digits as combining marks of the Windows Vietnamese layout, with room. */
const LONGEST_FIRST = 40;

const HEALTH_NUMBER = /^(?:[A-Z]{2}\d{13}|\d{10})$/;

const mayBegin = (text: string): boolean =>
  /^(?:\d{0,12}|[A-Z]{1,2}\d{0,13})$/.test(text) || (text.length <= LONGEST_FIRST && isDigitRowOfAnotherLayout(text));

/** The first field tells what it is, so that the reader can say "thẻ BHYT" or "bàn phím" instead of keeping silent. */
const kindOf = (number: string, second: string, bars: number): 'card' | 'elsewhere' | undefined => {
  if (/^\d{12}$/.test(number)) return 'card';
  if (HEALTH_NUMBER.test(number))
    return /^[0-9a-f]*$/i.test(second) && (bars < 2 || second.length > 8) ? 'elsewhere' : undefined;
  return isDigitRowOfAnotherLayout(number) && number.length <= LONGEST_FIRST ? 'elsewhere' : undefined;
};

/** Shape of the text so far; by structure only, time plays no part. */
export const shapeOf = (raw: string): Shape => {
  if (raw.length > LONGEST) return 'other';
  const text = raw.replace(/^\ufeff/, '').trim();
  const fields = text.split('|');
  const bars = fields.length - 1;
  if (bars === 0) return mayBegin(text) ? 'start' : 'other';
  const [number = '', second = ''] = fields;
  const kind = kindOf(number.trim(), second.trim(), bars);
  if (kind === undefined) return 'other';
  if (bars < 5 || text.length < SHORTEST) return kind === 'card' ? 'record' : 'start';
  const issued = (fields[6] ?? '').trim();
  const whole = kind === 'card' && issued.length >= 8 && looksLikeDate(issued);
  return whole && (bars === 6 || bars === 10) ? 'complete' : 'closed';
};

/** Milliseconds of silence. Time only ends what the structure has finished; it never makes a scan of ordinary typing. */
const AFTER_WHOLE = 150;
/** After a card that lacks its last fields, or one of 11 fields that pauses. */
const AFTER_CLOSED = 1000;

/** How long to wait after the last key before this text counts as sent, for scanners without Enter; undefined: it may still grow. */
export const silenceAfter = (text: string): number | undefined => {
  const shape = shapeOf(text);
  return shape === 'complete' ? AFTER_WHOLE : shape === 'closed' ? AFTER_CLOSED : undefined;
};

/** Is this text a whole card, beyond doubt? */
export const looksComplete = (text: string): boolean => shapeOf(text) === 'complete';
