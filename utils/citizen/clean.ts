import { tidy } from '../text/fold.ts';

/** Zero-width, bidi and control characters; white space is not among them. */
const HIDDEN = /(?![\t\n\v\f\r\ufeff\u0085])[\p{Cc}\p{Cf}\p{DI}]|\ufeff/gu;
/** What is left of lost bytes in damaged mojibake: control characters that nobody hid there. */
const BYTE_REMAINS = /[\u0080-\u009f\u00ad]/g;

export interface Clean {
  text: string;
  hidden: boolean;
}

/** Takes a first BOM and every hidden character out; says whether there were any besides that BOM. NFC, trimmed. */
export const clean = (text: string, damagedBytes: boolean): Clean => {
  const body = text.replace(/^\ufeff/, '');
  const visible = (damagedBytes ? body.replace(BYTE_REMAINS, '') : body).replaceAll('\u0085', '\n');
  const kept = visible.replace(HIDDEN, '');
  return { text: kept.normalize('NFC').trim(), hidden: kept !== visible };
};

const isRecord = (line: string): boolean => line.split('|').length > 5 || /^\d{12}$/.test(line);

const normal = (line: string): string => line.split('|').map(tidy).join('|').replace(/\|+$/, '');

/**
 * The one record in the text. The same record on several lines is read once; line breaks inside a record are spaces.
 * `undefined`: several different records.
 */
export const oneRecord = (text: string): string | undefined => {
  const lines = text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const records = lines.filter(isRecord);
  if (records.length < 2) return text;
  if (records.length < lines.length || new Set(records.map(normal)).size > 1) return undefined;
  return records[0];
};
