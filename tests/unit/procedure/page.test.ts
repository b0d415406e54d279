import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcedurePage } from '../../../utils/portal/types.ts';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { differences, fromPage, limitsIn, matchRows } from '../../../utils/procedure/page.ts';
import { procedure as schema } from '../../../utils/procedure/schema.ts';
import { shipped } from './shipped.ts';

const marriage = findProcedure(shipped, '1.000894')!;
const page = (values: Partial<ProcedurePage>): ProcedurePage => ({
  title: '',
  limit: '',
  fee: '',
  tables: [],
  refused: [],
  cut: 0,
  ...values,
});
const listed = (...papers: ProcedurePage['tables'][number]['papers']) => page({ tables: [{ title: '', papers }] });
const TAKEN = { code: '1.000894', from: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019a', on: '2026-11-23' };
const NATIONAL = [
  'Tờ khai đăng ký kết hôn theo mẫu, có đủ thông tin của hai bên nam, nữ',
  'Giấy xác nhận tình trạng hôn nhân, trong trường hợp cơ quan đăng ký hộ tịch không khai thác được tình trạng hôn nhân từ cơ sở dữ liệu',
  'Bản án hoặc quyết định của Tòa án về việc ly hôn đã có hiệu lực, đối với người đã từng kết hôn',
  'Giấy tờ tùy thân còn giá trị sử dụng của hai bên nam, nữ',
  'Giấy tờ chứng minh nơi cư trú, trong trường hợp không khai thác được thông tin về nơi cư trú',
];

describe('the rows of the portal', () => {
  it('are our papers where the words say so; the others are left alone', () =>
    expect([...matchRows(marriage.papers, NATIONAL)]).toEqual([
      [0, 'to-khai'],
      [3, 'giay-to-tuy-than'],
      [4, 'giay-to-cu-tru'],
    ]));

  it('are matched without accents and in capitals', () =>
    expect(matchRows([{ id: 'a', name: 'Giấy chứng sinh' }], ['GIAY CHUNG SINH']).get(0)).toBe('a'));

  it('that two of our papers resemble alike are nobody’s', () => {
    const papers = [
      { id: 'cha', name: 'Bản sao thẻ căn cước của cha' },
      { id: 'me', name: 'Bản sao thẻ căn cước của mẹ' },
    ];
    expect(matchRows(papers, ['Bản sao thẻ căn cước của người nộp']).size).toBe(0);
    expect(matchRows(papers, ['Bản sao thẻ căn cước của mẹ']).get(0)).toBe('me');
  });

  it('that stand twice are nobody’s', () =>
    expect(matchRows([{ id: 'a', name: 'Giấy chứng sinh của trẻ' }], ['Giấy chứng sinh', 'Giấy chứng sinh']).size).toBe(
      0,
    ));

  it('of every procedure find themselves, and never two one paper', () =>
    fc.assert(
      fc.property(fc.constantFrom(...shipped), fc.func(fc.double({ noNaN: true })), (procedure, order) => {
        const rows = procedure.papers.map(({ name }) => name).toSorted((a, b) => order(a) - order(b));
        for (const [row, id] of matchRows(procedure.papers, rows))
          expect(procedure.papers.find((paper) => paper.id === id)?.name).toBe(rows[row]);
      }),
    ));
});

describe('a limit in the portal’s words', () => {
  it.each([
    ['05 ngày làm việc', [{ value: 5, unit: 'WORKING_DAY' }]],
    ['Không quá 03 (ba) ngày', [{ value: 3, unit: 'DAY' }]],
    ['0,5 ngày làm việc', [{ value: 0.5, unit: 'WORKING_DAY' }]],
    ['08 giờ làm việc', [{ value: 8, unit: 'WORKING_HOUR' }]],
    ['Ngay trong ngày tiếp nhận', [{ value: 1, unit: 'SAME_DAY' }]],
    [
      'Ngay trong ngày làm việc; cần xác minh thì không quá 05 ngày làm việc',
      [
        { value: 1, unit: 'SAME_DAY' },
        { value: 5, unit: 'WORKING_DAY' },
      ],
    ],
    ['1 tháng', [{ value: 1, unit: 'MONTH' }]],
    ['Theo quy định', []],
    ['12 khác', []],
    ['', []],
  ])('%s', (text, limits) => expect(limitsIn(text)).toEqual(limits));
});

describe('the portal’s page and our catalogue', () => {
  it('agree about the marriage but for two papers', () =>
    expect(
      differences(marriage, {
        ...listed(...NATIONAL.map((name) => ({ name }))),
        limit: 'Ngay trong ngày làm việc; cần xác minh điều kiện kết hôn thì không quá 05 ngày làm việc',
        fee: 'Miễn phí',
      }).map(({ kind }) => kind),
    ).toEqual(['only-portal', 'only-portal']));

  it('differ in a limit, a fee, a number of pieces and a paper that is not there', () => {
    const found = differences(marriage, {
      ...listed({ name: NATIONAL[0]!, originals: 2, copies: 0 }, { name: NATIONAL[3]! }),
      limit: '3 ngày',
      fee: '30.000 đồng',
    });
    expect(found.map(({ kind }) => kind)).toEqual(['pieces', 'only-ours', 'limit', 'fee']);
    expect(found[0]).toMatchObject({ ours: { originals: 1, copies: 0 }, portal: { originals: 2, copies: 0 } });
  });

  it('do not differ by what the page does not say, or says in words that nobody can count', () =>
    expect(differences(marriage, page({ limit: 'Theo quy định của pháp luật' }))).toEqual([]));
});

describe('the portal’s list as the office’s own', () => {
  it('keeps our ids and conditions, so that dossiers stay true, and adds what we lack', () => {
    const taken = fromPage(marriage, listed(...NATIONAL.map((name) => ({ name, originals: 1, copies: 0 }))), TAKEN);
    expect(taken.papers.map(({ id }) => id)).toEqual([
      'to-khai',
      'cong-2-giay-xac-nhan-tinh',
      'cong-3-ban-an-hoac-quyet',
      'giay-to-tuy-than',
      'giay-to-cu-tru',
      'mau-dien-tu',
    ]);
    expect(taken.papers[4]?.when).toContain('không khai thác được');
    expect(taken).toMatchObject({
      source: TAKEN.from,
      asOf: TAKEN.on,
      limits: marriage.limits,
      checks: marriage.checks,
    });
    expect(taken.papers.slice(0, 5).every(({ status }) => status === 'portal')).toBe(true);
    expect(differences(taken, listed(...NATIONAL.map((name) => ({ name }))))).toEqual([]);
  });

  it('makes a procedure that we did not have: cases, what is shown only, limit and fee', () => {
    const taken = fromPage(
      undefined,
      page({
        title: 'Xác nhận hộ nghèo',
        limit: '07 ngày làm việc',
        fee: 'Không',
        tables: [
          { title: 'Trường hợp đề nghị lần đầu', papers: [{ name: 'Giấy đề nghị', originals: 1, copies: 0 }] },
          { title: 'Giấy tờ phải xuất trình', papers: [{ name: 'Thẻ căn cước' }] },
        ],
      }),
      { ...TAKEN, code: '1.999999' },
    );
    expect(taken).toMatchObject({
      code: '1.999999',
      name: 'Xác nhận hộ nghèo',
      limits: [{ value: 7, unit: 'WORKING_DAY', status: 'portal', basis: TAKEN.from }],
      fees: [{ text: 'Không', status: 'portal' }],
      papers: [
        { name: 'Giấy đề nghị', kind: 'submit', when: 'trường hợp đề nghị lần đầu' },
        { name: 'Thẻ căn cước', kind: 'present', originals: 1 },
      ],
    });
  });

  it('is in the catalogue’s shape whatever the page prints', () =>
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...shipped)),
        fc.array(
          fc.record({
            title: fc.string({ maxLength: 200 }),
            papers: fc.array(
              fc.record(
                {
                  name: fc
                    .string({ unit: 'grapheme', minLength: 1, maxLength: 400 })
                    .filter((name) => /\p{L}/u.test(name)),
                  originals: fc.nat(99),
                },
                { requiredKeys: ['name'] },
              ),
              { minLength: 1, maxLength: 4 },
            ),
          }),
          { maxLength: 3 },
        ),
        fc.constantFrom('', '3 ngày', '999 năm', '5 ngày làm việc hoặc 5 ngày làm việc, 3 tháng', 'trong ngày'),
        (known, tables, limit) => {
          const taken = fromPage(known ?? undefined, page({ title: 'Thủ tục thử', tables, limit }), {
            ...TAKEN,
            code: known?.code ?? '1.999999',
          });
          expect(schema.safeParse(taken).error?.issues ?? []).toEqual([]);
        },
      ),
    ));
});
