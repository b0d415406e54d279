import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SheetError } from '../../../utils/sheet/types.ts';
import { readXlsx } from '../../../utils/sheet/xlsx-read.ts';
import { columnName, writeXlsx } from '../../../utils/sheet/xlsx-write.ts';
import { makeZip, openZip } from '../../../utils/sheet/zip.ts';

const WORKBOOK = (sheets: string, more = '') => `<workbook xmlns:r="r">${more}<sheets>${sheets}</sheets></workbook>`;
const SHEET1 = '<sheet name="Sổ" sheetId="1" r:id="rId1"/>';
const RELATIONS =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>';
/** A workbook as Excel writes it: shared strings, number formats, several sheets. */
const workbook = (sheet: string, more: Record<string, string> = {}) =>
  makeZip(
    Object.entries({
      'xl/workbook.xml': WORKBOOK(SHEET1),
      'xl/_rels/workbook.xml.rels': RELATIONS,
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    }).map(([name, text]) => ({ name, text })),
  );
const data = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
const reason = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'taken';
  } catch (error) {
    return error instanceof SheetError ? error.reason : String(error);
  }
};

describe('a workbook written and read again', () => {
  it('is the same: leading zeros, formulas as texts, marks, emoji, line ends', async () => {
    const rows = [
      ['Mã', 'Số'],
      ['H26.15.3-261123-0001', '001090000012'],
      ["=cmd|'/C calc'!A0", '+84912345678'],
      ['<b>&"đậm"</b>', '👩‍👧 dòng 1\ndòng 2'],
      ['', 'cột B'],
    ];
    expect(await readXlsx(await writeXlsx('Sổ hồ sơ', rows))).toEqual(rows);
  });

  it('is the same for any text that XML can hold', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        async (rows) => {
          // \r alone is a line end to XML; control characters do not exist there.
          const clean = rows.map((row) =>
            row.map((cell) => `x${cell.replace(/[\u0000-\u001f\ufffe\uffff]/g, '').normalize('NFC')}`),
          );
          expect(await readXlsx(await writeXlsx('S', clean))).toEqual(clean);
        },
      ),
      { numRuns: 40 },
    ));

  it('names its columns as a spreadsheet does', () =>
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']));
});

describe('a workbook of the office', () => {
  it('gives shared texts, whole numbers, dates as they are seen, the last value of a formula', async () => {
    const file = await workbook(
      data(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
          '<row r="3"><c r="A3" s="1"><v>46349.381944444445</v></c><c r="B3" s="2"><v>46349</v></c>' +
          '<c r="C3"><v>1.090000012E9</v></c><c r="D3" t="str"><f>A1&amp;"x"</f><v>Tiếp&#32;nhận</v></c><c r="E3" t="e"><v>#N/A</v></c></row>',
      ),
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>Ngày </t></si><si><r><t>Họ </t></r><r><rPr/><t xml:space="preserve">và tên</t></r><rPh><t>x</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    expect(await readXlsx(file)).toEqual([
      ['Ngày ', '', 'Họ và tên'],
      [],
      ['23/11/2026 09:10', '23/11/2026', '1090000012', 'Tiếp nhận', ''],
    ]);
  });

  it('says of each row what was merged over several of them', async () => {
    const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const file = await workbook(
      data(
        `<row r="1">${cell('A1', '23/11/2026')}${cell('B1', 'một')}</row><row r="2">${cell('B2', 'hai')}</row><row r="3">${cell('B3', 'ba')}</row>`,
        '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>',
      ),
    );
    expect(await readXlsx(file)).toEqual([
      ['23/11/2026', 'một'],
      ['23/11/2026', 'hai'],
      ['', 'ba'],
    ]);
  });

  it('is read from its first sheet that can be seen', async () => {
    const row = '<row r="1"><c r="A1"><v>7</v></c></row>';
    const file = await workbook(data('<row r="1"><c r="A1"><v>0</v></c></row>'), {
      'xl/workbook.xml': WORKBOOK('<sheet state="hidden" r:id="rId1"/><sheet r:id="rId2"/>'),
      'xl/worksheets/sheet2.xml': data(row),
    });
    expect(await readXlsx(file)).toEqual([['7']]);
  });

  it('counts days from 1904 where an old Mac did', async () => {
    const file = await workbook(data('<row r="1"><c r="A1" s="0"><v>44887</v></c></row>'), {
      'xl/workbook.xml': WORKBOOK(SHEET1, '<workbookPr date1904="1"/>'),
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(await readXlsx(file)).toEqual([['23/11/2026']]);
  });

  it('may be formatted down to its last row without being taken for full', async () => {
    const file = await workbook(
      data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'),
    );
    expect(await readXlsx(file)).toEqual([['1']]);
  });
});

describe('a workbook that is not taken', () => {
  it.each([
    ['of a million rows', data('<row r="1000000"><c r="A1000000"><v>1</v></c></row>'), 'too-many-rows'],
    ['without a sheet', '', 'damaged'],
  ])('%s says why', async (_, sheet, why) => expect(await reason(readXlsx(await workbook(sheet)))).toBe(why));

  it('that unpacks to far more than it weighs is refused before it fills the memory, also in several parts', async () => {
    const file = await makeZip(['a', 'b', 'c'].map((name) => ({ name, text: ' '.repeat(1_000_000) })));
    expect(file.length).toBeLessThan(10_000);
    expect(await reason(openZip(file, 900_000).read('a') as Promise<unknown>)).toBe('too-big-inside');
    const zip = openZip(file, 2_500_000);
    expect(await reason(zip.read('a').then(() => zip.read('b')) as Promise<unknown>)).toBe('taken');
    expect(await reason(zip.read('c') as Promise<unknown>)).toBe('too-big-inside');
  });

  it('is refused or read right, never read wrong, wherever it is cut or a byte is turned', async () => {
    const rows = [['Mã', 'Tên'], ...Array.from({ length: 40 }, (_, n) => [`H26-${n}`, 'Nguyễn Thị Thử'])];
    const whole = await writeXlsx('Sổ', rows);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        for (const file of [whole.slice(0, at), whole.map((byte, index) => (index === at ? byte ^ change : byte))]) {
          const read = await readXlsx(file as Uint8Array<ArrayBuffer>).catch((error) => {
            expect(error).toBeInstanceOf(SheetError);
            return undefined;
          });
          if (read) expect(read).toEqual(rows);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('a zip', () => {
  it('gives back what was put in, and nothing for another name', async () => {
    const zip = openZip(await makeZip([{ name: 'thư mục/tệp.xml', text: 'nội dung' }]));
    expect(zip.names).toEqual(['thư mục/tệp.xml']);
    expect(new TextDecoder().decode(await zip.read('thư mục/tệp.xml'))).toBe('nội dung');
    expect(await zip.read('khác')).toBeUndefined();
  });
});
