import type { Bytes } from '../vault/bytes.ts';

/** What may be attached to a dossier, told from the bytes: pictures that cannot hold a script, and PDF. */

export const MAX_ATTACHMENT = 10 * 1_048_576;
/** A dossier. */
export const MAX_ATTACHMENTS = 20;

const starts = (bytes: Bytes, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** MIME type, or undefined for anything else (SVG, HTML, Office files, programs), whatever its name says. */
export const fileType = (bytes: Bytes): string | undefined => {
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'image/webp';
  if (starts(bytes, 0, '%PDF-')) return 'application/pdf';
  return undefined;
};
