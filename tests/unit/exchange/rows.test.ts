import { describe, expect, it } from 'vitest';
import { newDossier } from '../../../utils/dossier/events.ts';
import { fold } from '../../../utils/dossier/fold.ts';
import { summary } from '../../../utils/dossier/summary.ts';
import { FIELDS, guessMapping, headingRow } from '../../../utils/exchange/columns.ts';
import { exportFile } from '../../../utils/exchange/export.ts';
import { readMomentCell } from '../../../utils/exchange/moments.ts';
import { checkRows } from '../../../utils/exchange/rows.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { readCsv } from '../../../utils/sheet/csv.ts';
import { readXlsx } from '../../../utils/sheet/xlsx-read.ts';
import { openZip } from '../../../utils/sheet/zip.ts';
import { shipped } from '../procedure/shipped.ts';

const TODAY = '2026-11-23';
const check = (headings: string[], rows: string[][], book = [] as ReturnType<typeof summary>[]) =>
  checkRows(rows, 2, guessMapping(headings), { catalogue: shipped, book, today: TODAY });
let id = 0;
const make = (draft: ReturnType<typeof check>['good'][number]['draft'], dossierId = 'd-1') =>
  fold(newDossier({ ...draft, dossierId }, '2026-11-23T09:10:00+07:00', () => `e-${id++}`));

describe('the headings of a register', () => {
  it('are known as Thông tư 01/2018/TT-VPCP prints them', () => {
    const printed = [
      'STT',
      'Mã hồ sơ',
      'Tên TTHC',
      'Số lượng hồ sơ (bộ)',
      'Tên cá nhân, tổ chức',
      'Địa chỉ, số điện thoại',
      'Cơ quan chủ trì giải quyết',
      'Nhận hồ sơ',
      'Hẹn trả kết quả',
      'Trả kết quả',
      'Phương thức nhận kết quả',
      'Ký nhận',
      'Ghi chú',
    ];
    expect(guessMapping(printed)).toEqual({
      code: 1,
      procedure: 2,
      fullName: 4,
      address: 5,
      receivedAt: 7,
      resultAt: 9,
      note: 12,
    });
  });

  it('are known as an office writes them', () =>
    expect(
      guessMapping(['SỐ HS', 'Họ và tên', 'Số CCCD', 'SĐT', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Lệ phí (đồng)']),
    ).toEqual({
      code: 0,
      fullName: 1,
      idNumber: 2,
      phone: 3,
      receivedAt: 4,
      fee: 6,
    }));

  it('are found below a title', () =>
    expect(
      headingRow([['SỔ THEO DÕI HỒ SƠ'], ['Năm 2026'], ['STT', 'Mã hồ sơ', 'Họ tên'], ['1', 'A-1', 'Lê Thị Thử']]),
    ).toBe(2));

  it('each mean one thing, and each thing stands in one column', () => {
    const mapping = guessMapping(['Mã hồ sơ', 'Mã số hồ sơ', 'Họ tên', 'Họ và tên']);
    expect(new Set(Object.values(mapping)).size).toBe(Object.keys(mapping).length);
    expect(Object.keys(mapping).every((field) => (FIELDS as readonly string[]).includes(field))).toBe(true);
  });
});

describe('a row of a register', () => {
  it('becomes a dossier with its person, procedure, reception, fee and note', () => {
    const { good, bad } = check(
      [
        'Mã hồ sơ',
        'Họ tên',
        'CCCD',
        'Ngày sinh',
        'Điện thoại',
        'Tên thủ tục',
        'Ngày nhận',
        'Kênh',
        'Lệ phí',
        'Ghi chú',
      ],
      [
        [
          'A-0142',
          'Nguyễn Thị Thử',
          '001300987654',
          '05/03/2000',
          '0912 345 678',
          'thủ tục ĐĂNG KÝ KẾT HÔN',
          '9h10 23/11/2026',
          'Trực tuyến',
          '8.000đ',
          'chờ chồng',
        ],
      ],
    );
    expect(bad).toEqual([]);
    expect(make(good[0]!.draft)).toMatchObject({
      code: 'A-0142',
      procedureCode: '1.000894',
      people: [
        {
          role: 'applicant',
          citizen: { fullName: 'Nguyễn Thị Thử', personalId: '001300987654', birthDate: '2000-03-05' },
        },
      ],
      receivedAt: '2026-11-23T09:10:00+07:00',
      channel: 'online',
      fee: { amount: 8_000, paid: false },
      notes: [{ text: 'chờ chồng\n☎ 0912 345 678' }],
    });
  });

  it('whose procedure is not known keeps its words in the note: none is guessed', () => {
    const { good } = check(['Mã hồ sơ', 'Thủ tục'], [['A-1', 'Xác nhận linh tinh']]);
    expect(good[0]?.draft).toMatchObject({ procedureCode: '', note: 'Xác nhận linh tinh' });
  });

  it('names its procedure with or without the word itself, but not one of two that share the name', () => {
    const named = (name: string, codes: string[]) =>
      checkRows([['A-1', 'Đăng ký kết hôn']], 2, guessMapping(['Mã hồ sơ', 'Thủ tục']), {
        catalogue: codes.map((code) => ({ ...shipped[0]!, code, name })),
        book: [],
        today: TODAY,
      }).good[0]?.draft.procedureCode;
    expect(named('Thủ tục đăng ký kết hôn', ['1.000894'])).toBe('1.000894');
    expect(named('Thủ tục đăng ký kết hôn', ['1.000894', '2.000806'])).toBe('');
  });

  it.each([
    ['', '', '', 'nothing', 'Ghi chú'],
    ['A-1', 'Ng<script>', '', 'bad-name', ''],
    ['A-1', 'Lê Thị Thử', '12345', 'bad-number', ''],
    ['A-1', 'Lê Thị Thử', '1300987654', 'lost-zero', ''],
  ])('%j %j %j is not taken: %s', (code, name, number, problem, note) =>
    expect(check(['Mã hồ sơ', 'Họ tên', 'CCCD', 'Ghi chú'], [[code, name, number, note]])).toMatchObject({
      good: [],
      bad: [{ row: 2, problem }],
    }),
  );

  it.each([
    ['Ngày nhận', '31/02/2026', 'bad-received'],
    ['Ngày nhận', '46349', 'bad-received'],
    ['Ngày trả', 'mai', 'bad-result'],
    ['Lệ phí', 'miễn', 'bad-fee'],
    ['Kênh', 'qua Zalo', 'bad-channel'],
    ['Mã khác', '', 'taken'],
  ])('with %s %j: %s', (heading, cell, problem) => {
    const { good, bad } = check(['Mã hồ sơ', heading], [['A-1', cell]]);
    expect(bad[0]?.problem ?? (good.length ? 'taken' : '')).toBe(problem);
  });

  it('with a result before its reception is not taken', () =>
    expect(check(['Mã hồ sơ', 'Ngày nhận', 'Ngày trả'], [['A-1', '23/11/2026', '20/11/2026']]).bad[0]?.problem).toBe(
      'result-before-received',
    ));

  it('that repeats a code of the file, however it is written, is not taken, and its number is the file’s', () =>
    expect(check(['Mã hồ sơ'], [['A-1'], [''], ['a–1']]).bad).toEqual([
      { row: 4, problem: 'code-twice', cell: 'a–1' },
    ]));

  it('that is in the book already is passed over, by its code or by person, day and procedure', () => {
    const headings = ['Mã hồ sơ', 'Họ tên', 'Ngày nhận'];
    const rows = [
      ['A-1', 'Lê Thị Thử', '23/11/2026'],
      ['', 'Trần Văn Thử', '23/11/2026'],
    ];
    const book = check(headings, rows).good.map(({ draft }, at) => summary(make(draft, `d-${at}`)));
    expect(check(headings, rows, book)).toEqual({ good: [], bad: [], known: [2, 3] });
  });

  it('with a formula is text', () => {
    const { good } = check(['Mã hồ sơ', 'Ghi chú'], [['A-1', "=cmd|'/C calc'!A0"]]);
    expect(good[0]?.draft.note).toBe("=cmd|'/C calc'!A0");
  });
});

describe('a moment in a register', () => {
  it.each([
    ['23/11/2026', '2026-11-23T07:30:00+07:00'],
    ['23.11.26 15:05', '2026-11-23T15:05:00+07:00'],
    ['2026-11-23 09:10:00', '2026-11-23T09:10:00+07:00'],
    ['09:10 23/11/2026', '2026-11-23T09:10:00+07:00'],
    ['5/3/2026 8h', undefined],
    ['13/13/2026', undefined],
    ['29/02/2026', undefined],
  ])('%s is %s', (cell, moment) => expect(readMomentCell(cell)).toBe(moment));
});

describe('the register that is exported', () => {
  const { good } = check(
    ['Mã hồ sơ', 'Họ tên', 'CCCD', 'Tên thủ tục', 'Ngày nhận', 'Lệ phí', 'Thẻ', 'Ghi chú'],
    [
      [
        '=H26-1',
        'Nguyễn Thị Thử',
        '001300987654',
        'Thủ tục đăng ký kết hôn',
        '23/11/2026 09:10',
        '8000',
        'gọi lại',
        '',
      ],
      ['+A-2', 'Lê Văn Kiểm', '048099123456', '1.001193', '20/11/2026', '', '', "=cmd|'/C calc'!A0"],
      [
        'A-3',
        'Trần Thị Bịa',
        '',
        '',
        '20/11/2026',
        '',
        '',
        'gọi anh Trần Thị Bịa 0912 345 678, hồ sơ H26.15.3-261123-0001',
      ],
    ],
  );
  const whole = good.map(({ draft }, at) => make(draft, `d-${at}`));
  const rows = whole.map(summary);
  const ports = {
    procedureOf: (code: string) => findProcedure(shipped, code),
    standing: () => ({ dueAt: '2026-11-24T17:00:00+07:00', waiting: false }),
    whole: async (ids: readonly string[]) => whole.filter(({ id }) => ids.includes(id)),
  };
  const table = async (format: 'csv' | 'xlsx', choice: { people: boolean; notes: boolean }) => {
    const { content } = await exportFile(format, rows, choice, ports, TODAY);
    return typeof content === 'string' ? readCsv(content) : readXlsx(content);
  };

  it.each(['csv', 'xlsx'] as const)('as %s can be imported again, dossier by dossier', async (format) => {
    const { name } = await exportFile(format, rows, { people: true, notes: false }, ports, TODAY);
    expect(name).toBe(`so-ho-so-2026-11-23.${format}`);
    const [headings, ...read] = await table(format, { people: true, notes: true });
    const again = check(headings!, read);
    expect(again.bad).toEqual([]);
    expect(again.good.map(({ draft }) => make(draft))).toMatchObject(
      rows.map(({ code, receivedAt, procedureCode, people }) => ({
        code,
        receivedAt,
        procedureCode,
        people: people.map(({ fullName, personalId }) => ({
          citizen: { fullName, ...(personalId && { personalId }) },
        })),
      })),
    );
  });

  it.each(['csv', 'xlsx'] as const)('as %s holds people and notes only where the officer said so', async (format) => {
    const read = async (people: boolean, notes: boolean) => JSON.stringify(await table(format, { people, notes }));
    expect(await read(true, false)).not.toContain('gọi anh');
    expect(await read(true, true)).toContain('gọi anh Trần Thị Bịa 0912 345 678');
    const struck = await read(false, true);
    expect(struck).toContain('gọi anh ▒▒▒ ▒▒▒, hồ sơ H26.15.3-261123-0001');
    for (const said of ['Bịa', 'Kiểm', '048099123456', '345 678', 'Họ và tên']) expect(struck).not.toContain(said);
  });

  it.each(['csv', 'xlsx'] as const)('as %s runs no formula in a spreadsheet', async (format) => {
    const { content } = await exportFile(format, rows, { people: true, notes: true }, ports, TODAY);
    if (typeof content === 'string') {
      expect(content).toContain("'=H26-1");
      expect(content).not.toMatch(/(^|[,\n"])[=+@-][A-Za-z]/m);
    } else {
      // Every cell is an inline text: none has a formula.
      const sheet = new TextDecoder().decode(await openZip(content).read('xl/worksheets/sheet1.xml'));
      expect(sheet).toContain('=H26-1');
      expect(sheet).not.toMatch(/<f[ >]/);
      expect(sheet.match(/<c /g)?.length).toBe(sheet.match(/t="inlineStr"/g)?.length);
    }
  });

  it('as JSON names procedure and due day, holds the notes whole, and carries no index of the search', async () => {
    const { content } = await exportFile('json', rows, { people: true, notes: true }, ports, TODAY);
    const [first, second] = JSON.parse(content as string);
    expect(first).toMatchObject({
      code: '=H26-1',
      procedure: 'Thủ tục đăng ký kết hôn',
      dueAt: '2026-11-24T17:00:00+07:00',
      people: [{ fullName: 'Nguyễn Thị Thử', personalId: '001300987654' }],
      notes: [],
    });
    expect(second.notes).toMatchObject([{ text: "=cmd|'/C calc'!A0" }]);
    expect(first).not.toHaveProperty('words');
  });

  it('as JSON without people names nobody, and without notes holds not even their number', async () => {
    const { content } = await exportFile('json', rows, { people: false, notes: false }, ports, TODAY);
    for (const said of ['Thử', 'Kiểm', '001300987654', 'people', 'notes', 'words']) expect(content).not.toContain(said);
    expect(JSON.parse(content as string)).toHaveLength(rows.length);
  });
});
