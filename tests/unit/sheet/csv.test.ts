import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../utils/sheet/csv.ts';
import { decode, looksTcvn3 } from '../../../utils/sheet/decode.ts';
import { readSheet } from '../../../utils/sheet/read.ts';
import { SheetError } from '../../../utils/sheet/types.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'taken';
  } catch (error) {
    return error instanceof SheetError ? error.reason : String(error);
  }
};

describe('a table written and read again', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      "=cmd|'/C calc'!A0",
      '+84912345678',
      '-1',
      '@SUM(A1)',
      "'=1",
      '\t=1',
      'a"b',
      'x,y;z',
      'dòng 1\ndòng 2',
      '',
    ),
  );
  it('is the same, whatever stands in its cells', () =>
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        expect(readCsv(writeCsv([['A', 'B'], ...rows])).slice(1)).toEqual(rows);
      }),
    ));

  it('holds no cell that a spreadsheet would run', () => {
    const text = writeCsv([["=cmd|'/C calc'!A0", '+1', '-1', '@x', '\t=1', '\r=1', 'a=b']]);
    for (const cell of text.slice(1).trim().split(',')) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
    expect(text).toContain(',a=b');
  });

  it('begins with the mark by which Excel sees that it is UTF-8', () => expect(writeCsv([['a']])).toBe('\ufeffa\r\n'));
});

describe('a table of somebody else', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, as a Vietnamese Excel writes',
      'a;b\r\n"1;x";2\r\n',
      [
        ['a', 'b'],
        ['1;x', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['quotes that are never closed', 'a,b\n"1,2', [['a', 'b'], ['1,2']]],
    ['empty lines, which count', 'a,b\n\n1,2', [['a', 'b'], [''], ['1', '2']]],
    [
      'an empty last cell',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
  ])('is read with %s', (_, text, rows) => expect(readCsv(text)).toEqual(rows));

  it('of a million rows is refused before it fills the memory', async () =>
    expect(await refusal(() => readSheet(utf8('a,b\n'.repeat(1_000_000))))).toBe('too-many-rows'));
});

describe('the bytes of a table', () => {
  const WORDS = 'Họ tên;Nguyễn Thị Thử\n';
  it('are read as UTF-8 with a mark and without', () => {
    expect(decode(utf8(WORDS))).toBe(WORDS);
    expect(decode(utf8(`\ufeff${WORDS}`))).toBe(WORDS);
  });

  it('are read as UTF-16, either way round, with a mark and without', () => {
    const little = new Uint8Array(Uint16Array.from([...WORDS].map((char) => char.charCodeAt(0))).buffer);
    const big = little.map((_, at) => little[at ^ 1]!);
    expect(decode(bytes(0xff, 0xfe, ...little))).toBe(WORDS);
    expect(decode(bytes(0xfe, 0xff, ...big))).toBe(WORDS);
    expect(decode(little)).toBe(WORDS);
    expect(decode(little, 'utf-16')).toBe(WORDS);
  });

  it('are read as windows-1258, letters and marks put together', () =>
    // "Trần Hữu" : ầ = â + grave (0xCC), ữ = ư (0xFD) + tilde (0xDE)
    expect(decode(bytes(0x54, 0x72, 0xe2, 0xcc, 0x6e, 0x20, 0x48, 0xfd, 0xde, 0x75))).toBe('Trần Hữu'));

  it('of the old fonts are refused: what stands there are other letters', async () => {
    expect(looksTcvn3('Hä tªn: NguyÔn V¨n §øc, TrÇn ThÞ Hµ, Lª V¨n ®øc, Ph¹m')).toBe(true);
    const tcvn3 = bytes(...[...'Hä tªn;NguyÔn V¨n §øc, Lª V¨n ®øc, Ph¹m ThÞ L©n'].map((char) => char.charCodeAt(0)));
    expect(await refusal(() => readSheet(tcvn3))).toBe('tcvn3');
  });

  it('of today’s names are not taken for an old font', () =>
    expect(looksTcvn3('Đặng Thị Ngọc Ánh © 2026 · Nguyễn Đức Ân § 5, giá 5.000 ® «trích»')).toBe(false));

  it.each([
    ['nothing', bytes(), 'empty'],
    ['blank lines', utf8('\n\n ,\n'), 'empty'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3), 'unreadable'],
    ['an old .xls', bytes(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), 'unreadable'],
    ['a cut workbook', bytes(0x50, 0x4b, 3, 4, 0, 0, 0), 'damaged'],
  ])('that are %s are refused with the reason', async (_, file, reason) =>
    expect(await refusal(() => readSheet(file))).toBe(reason),
  );
});
