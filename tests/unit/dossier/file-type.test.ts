import { expect, it } from 'vitest';
import { fileType } from '../../../utils/dossier/file-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0....', 'image/jpeg'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['', undefined],
  ['\x89PNG', undefined],
  ['RIFF....WAVE', undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ['<!doctype html><script>', undefined],
  ['PK\x03\x04', undefined],
  ['MZ\x90', undefined],
])('a file that begins with %j is %s, whatever its name says', (text, type) =>
  expect(fileType(bytes(text))).toBe(type),
);
