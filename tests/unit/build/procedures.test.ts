import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, feesOf } from '../../../utils/build/procedures/fees.ts';
import { limitCase, limitsOf, UNTOLD } from '../../../utils/build/procedures/limits.ts';
import { headingOf, isRemark, nameAndForm, papersOf, split } from '../../../utils/build/procedures/papers.ts';
import { parseRaw, type Raw, type RawLimit, type RawPaper } from '../../../utils/build/procedures/raw.ts';
import { procedureOf, withoutDoubles } from '../../../utils/build/procedures/row.ts';
import { clean, cutAt, stableId, withoutBullets } from '../../../utils/build/procedures/text.ts';
import { parseImported } from '../../../utils/procedure/schema.ts';

const limit = (change: Partial<RawLimit> = {}): RawLimit => ({
  case: '',
  value: 3,
  unit: 'WORKING_DAY',
  basis: 'cổng DVC',
  status: 'portal',
  ...change,
});
const paper = (name: string, change: Partial<RawPaper> = {}): RawPaper => ({
  case: '',
  name,
  form: null,
  original: 1,
  copy: 0,
  kind: 'submit',
  ...change,
});
const row = (change: Partial<Raw> = {}): Raw => ({
  code: '1.000001',
  name: 'Cấp giấy xác nhận nuôi chim bồ câu',
  field: 'Chăn nuôi',
  levels: ['tỉnh', 'xã'],
  agency: 'Ủy ban nhân dân cấp xã',
  decision: '1/QĐ-X',
  limits: [limit()],
  fees: [{ text: 'Miễn phí', method: '' }],
  documents: [paper('Đơn đề nghị')],
  results: ['Giấy xác nhận.'],
  conditions: '',
  legalBasis: ['1/2026/NĐ-CP'],
  source: 'some/copy',
  asOf: '2026-06..07',
  status: 'active',
  quality: [],
  ...change,
});
const names = (documents: RawPaper[]) => papersOf(documents, 'portal').papers.map(({ name }) => name);

describe('a text of the portal', () => {
  it.each([
    ['theo mẫuTK 1', 'theo mẫu TK 1'],
    ['quy địnhTK 1', 'quy định TK 1'],
    ['ứng dụng VNeID và VneID', 'ứng dụng VNeID và VneID'],
    ['đăng k\u200eý  hộ\u00a0tịch', 'đăng ký hộ tịch'],
    ['gồm::', 'gồm:'],
    ['nộp thêm .', 'nộp thêm.'],
  ])('%j is read as %j', (text, wanted) => expect(clean(text)).toBe(wanted));

  it.each([
    ['(iii) Báo cáo', 'Báo cáo'],
    ['ii) ..Giấy giới thiệu', 'Giấy giới thiệu'],
    [') Bản chính', 'Bản chính'],
    ['1.7. Bản sao', 'Bản sao'],
    ['2/ Đơn', 'Đơn'],
    ['c. Công thức', 'Công thức'],
    ['! Bản sao', 'Bản sao'],
    ['01 ảnh màu', '01 ảnh màu'],
    ['(Trường hợp khác)', '(Trường hợp khác)'],
  ])('%j loses its lost numbering', (text, wanted) => expect(withoutBullets(text)).toBe(wanted));

  it('is cut at a clause and says that it was cut', () => {
    const long = `${'Đơn đề nghị theo mẫu'.repeat(6)}; giấy tờ khác`;
    expect(cutAt(long, 130)).toMatch(/mẫu…$/);
    expect(cutAt('Đơn', 130)).toBe('Đơn');
  });

  it('is never longer than allowed, whatever stands in it', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 10, max: 80 }), (text, most) => {
        expect(cutAt(clean(text), most).length).toBeLessThanOrEqual(most);
      }),
    ));
});

describe('an id', () => {
  it('follows from the words alone: accents, case and punctuation do not change it', () =>
    expect(stableId('p', '', 'Tờ khai, theo mẫu.')).toBe(stableId('p', '', 'TO KHAI theo mau')));

  it('is the same when the papers are listed in another order', () => {
    const papers = [paper('Đơn đề nghị'), paper('Bản vẽ')];
    const ids = (list: RawPaper[]) => papersOf(list, 'portal').papers.map(({ id }) => id);
    expect(ids(papers).toSorted()).toEqual(ids(papers.toReversed()).toSorted());
  });

  it('differs under another heading', () =>
    expect(stableId('p', 'nhà ở', 'Đơn')).not.toBe(stableId('p', 'công trình', 'Đơn')));
});

describe('a limit of the portal', () => {
  it('with its own unit is theo cổng', () =>
    expect(limitsOf([limit()]).limits).toEqual([
      {
        id: 'thong-thuong',
        case: '',
        value: 3,
        unit: 'WORKING_DAY',
        basis: 'Cổng Dịch vụ công quốc gia',
        status: 'portal',
      },
    ]));

  it.each(['text', 'unit-assumed'])('whose unit is %s is chưa kiểm chứng', (status) =>
    expect(limitsOf([limit({ status })]).limits[0]?.status).toBe('unverified'),
  );

  it.each([
    [{ unit: 'OTHER', status: 'needs-curation' }, 'unit'],
    [{ status: 'conflict' }, 'conflict'],
    [{ value: 0 }, 'zero'],
    [{ status: 'unverified' }, 'unverified'],
    [{ status: 'a word of a later copy' }, 'unverified'],
  ] as const)('%j stays unknown, and seen', (change, reason) => {
    const { limits, unknownLimits } = limitsOf([limit(change)]);
    expect(limits).toEqual([]);
    expect(unknownLimits.map((one) => one.reason)).toEqual([reason]);
    expect(unknownLimits[0]?.said).not.toBe('');
  });

  it('is kiểm chứng only with an article to look up', () => {
    const status = (basis: string) => limitsOf([limit({ status: 'verified', basis })]).limits[0]?.status;
    expect(status('Luật Hộ tịch 2014 Đ25')).toBe('verified');
    expect(status('Luật Hộ tịch 2014')).toBe('unverified');
  });

  it('is not kiểm chứng by an article that states none', () => {
    const status = (change: Partial<RawLimit>) =>
      limitsOf([limit({ status: 'verified', ...change })]).limits[0]?.status;
    const basis = 'Luật Hộ tịch 2014 Đ5 k3: không quy định thời hạn';
    expect(status({ basis, value: 1, unit: 'SAME_DAY' })).toBe('verified');
    expect(status({ basis, case: 'cần xác minh' })).toBe('unverified');
    expect(status({ basis: `${basis}; xác minh 5 ngày`, case: 'cần xác minh' })).toBe('verified');
  });

  it('with one case said with other marks keeps both, each with an id of its own', () => {
    const { limits } = limitsOf([limit({ case: 'Tại xã', value: 1 }), limit({ case: 'Tại xã!', value: 2 })]);
    expect(new Set(limits.map(({ id }) => id)).size).toBe(2);
    expect(limits.every(({ status }) => status === 'unverified')).toBe(true);
  });

  it('that stands twice with two values is not trusted, and the shorter is reckoned with first', () => {
    const { limits } = limitsOf([
      limit({ value: 10, case: '(Không)' }),
      limit({ value: 2, case: '(Không quy định.)' }),
    ]);
    expect(limits.map(({ value, status, case: when }) => [value, status, when])).toEqual([
      [2, 'unverified', UNTOLD],
      [10, 'unverified', UNTOLD],
    ]);
    expect(new Set(limits.map(({ id }) => id)).size).toBe(2);
  });

  it('that is the share of one office among several is not trusted: the portal lists steps as cases', () => {
    const { limits } = limitsOf([
      limit({ value: 2, case: 'Bộ phận một cửa: chuyển hồ sơ' }),
      limit({ value: 5, case: 'Cơ quan chuyên môn: thẩm định' }),
    ]);
    expect(limits.map(({ status }) => status)).toEqual(['unverified', 'unverified']);
    expect(limitsOf([limit({ case: 'Cơ quan chuyên môn: thẩm định' })]).limits[0]?.status).toBe('portal');
  });

  it.each([
    ['(Không)', ''],
    ['trực tuyến/bưu chính/trực tiếp', ''],
    ['trực tiếp', 'trực tiếp'],
    ['1.2.1. Cách thức nộp hồ sơ: nộp trực tiếp', ''],
    ['(200.000 đồng/lần theo Thông tư số 1/2026/TT-BTC)', ''],
    ['Cấp lại do mất: 5.000.000 đồng; do hỏng: 1.000.000 đồng', ''],
    ['- nhà ở riêng lẻ:', 'nhà ở riêng lẻ'],
  ])('beside %j applies when %j', (text, wanted) => expect(limitCase(text)).toBe(wanted));
});

describe('a fee', () => {
  it('of 700 VNĐ is shown as it stands, with what it may mean, and is not trusted', () =>
    expect(feesOf([{ text: '700 VNĐ', method: 'Trực tiếp' }], 'portal')).toEqual([
      { text: '700 VNĐ', status: 'unverified', method: 'trực tiếp', suspect: 'có thể thiếu ba số 0 (700.000 đồng)' },
    ]));

  it('by the page may be small', () =>
    expect(feesOf([{ text: '500 đồng', method: '', per: 'trang' }], 'portal')).toEqual([
      { text: '500 đồng/trang', status: 'portal' },
    ]));

  it('that the source doubts is not trusted either', () =>
    expect(feesOf([{ text: '1.100 đồng', method: '', suspect: 'lạ' }], 'portal')[0]).toMatchObject({
      status: 'unverified',
      suspect: 'lạ',
    }));

  it('set by the province says so; the same twice is one; empty is none', () =>
    expect(
      feesOf(
        [
          { text: 'Miễn phí', method: '', local: true },
          { text: 'Miễn phí', method: '', local: true },
          { text: ' ', method: '' },
        ],
        'portal',
      ),
    ).toEqual([{ text: 'Miễn phí', status: 'portal', local: true }]));

  it.each([
    ['2.000 đồng', 2000],
    ['120đ', 120],
    ['10 USD', undefined],
    ['50% mức thu', undefined],
  ])('%s is %s', (text, amount) => expect(amountOf(text)).toBe(amount));
});

describe('papers that ran into each other', () => {
  it('are parted where the number of the first one stands', () =>
    expect(split(paper('Sơ đồ tổ chức của phòng; 1 bản chính- Đề án thành lập', { original: 0, copy: 1 }))).toEqual([
      { text: 'Sơ đồ tổ chức của phòng', original: 1, copy: 0, split: true },
      { text: 'Đề án thành lập', original: 0, copy: 1, split: true },
    ]));

  it('without a space too, and neither is trusted', () => {
    const { papers } = papersOf([paper('hồ sơ theo Nghị định 18/2021/NĐ-CP2 bản saovăn bản chỉ định giao')], 'portal');
    expect(papers.map(({ name, copies, status }) => [name, copies, status])).toEqual([
      ['Hồ sơ theo Nghị định 18/2021/NĐ-CP', 2, 'unverified'],
      ['Văn bản chỉ định giao', 0, 'unverified'],
    ]);
  });

  it('stay one where the number belongs to the paper', () =>
    expect(names([paper('Hợp đồng (01 bản chính hoặc 01 bản sao có chứng thực)')])).toEqual([
      'Hợp đồng (01 bản chính hoặc 01 bản sao có chứng thực)',
    ]));
});

describe('a remark among the papers is no paper', () => {
  it.each([
    'Lưu ý: không yêu cầu Giấy khai sinh',
    '2/ Số lượng hồ sơ: 01 (bộ)',
    'Số lượng mỗi thành phần hồ sơ là 01 bản',
    '(Trường hợp tra cứu được thì người dân được miễn)',
    'Người dân gửi hồ sơ về xã, thành phần hồ sơ bao gồm',
    'Không có.',
    'Trường hợp đã có dữ liệu thì không phải nộp',
    'Các tài liệu nêu trên nếu bằng tiếng nước ngoài thì phải dịch',
    'Người tiếp nhận có trách nhiệm kiểm tra hồ sơ',
    'Đối với công trình thủy lợi, hồ sơ phải bổ sung:',
  ])('%s', (text) => {
    expect(isRemark(text)).toBe(true);
    const { papers, notes } = papersOf([paper(text)], 'portal');
    expect(papers).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  it.each([
    'Tờ khai theo mẫu',
    'Trường hợp ủy quyền: văn bản ủy quyền',
    'Phương án kinh doanh:',
    'Đề án phát hành bao gồm các nội dung sau:',
    'Trường hợp ủy quyền thì phải nộp giấy ủy quyền; người thân thì không phải chứng thực',
    'Các văn bản chứng minh đủ điều kiện:',
  ])('but %s is one', (text) => expect(names([paper(text)])).toHaveLength(1));

  it('nor is anything under the heading "Lưu ý:"', () =>
    expect(papersOf([paper('Bản dịch phải công chứng', { case: 'Lưu ý:' })], 'portal').papers).toEqual([]));
});

describe('when a paper is needed', () => {
  const when = (documents: RawPaper[]) => papersOf(documents, 'portal').papers.map((one) => one.when);

  it('a heading that only gathers papers is no case', () => {
    for (const text of ['Giấy tờ phải nộp:', 'a) Thành phần hồ sơ:', 'Hồ sơ gồm:'])
      expect(headingOf(text)).toEqual({ case: '', when: '', note: false });
  });

  it('the portal’s several headings are its cases', () =>
    expect(when([paper('Đơn', { case: '(1) Xây nhà:' }), paper('Đơn', { case: '(2) Sửa nhà:' })])).toEqual([
      'Xây nhà',
      'Sửa nhà',
    ]));

  it('a single heading is not', () => expect(when([paper('Đơn', { case: 'Xây nhà' })])).toEqual([undefined]));

  it('the parts of one dossier are all needed', () =>
    expect(
      when([paper('Đơn', { case: 'Hồ sơ của người nhận' }), paper('Ảnh', { case: 'Hồ sơ của người được nhận' })]),
    ).toEqual([undefined, undefined]));

  it.each([
    ['Giấy ủy quyền (nếu có)', true, 'nếu có'],
    ['Trường hợp mất: đơn trình báo', false, 'Trường hợp mất'],
    ['Ảnh chân dung', true, 'trường hợp nêu trong tên giấy tờ'],
    ['Ảnh chân dung', false, undefined],
  ])('%s', (name, conditional, wanted) => expect(when([paper(name, { conditional })])).toEqual([wanted]));
});

describe('a paper', () => {
  it('whose number nobody states has none, and is not trusted', () =>
    expect(papersOf([paper('Bản vẽ', { original: 0 })], 'portal').papers[0]).toMatchObject({
      originals: 0,
      copies: 0,
      status: 'unverified',
    }));

  it('takes the number from its own text where the portal’s field is empty', () =>
    expect(papersOf([paper('Lệnh gọi (02 bản sao)', { original: 0 })], 'portal').papers[0]).toMatchObject({
      originals: 0,
      copies: 2,
      status: 'portal',
    }));

  it('of 3,000 characters is shortened, kept whole beside, and stands for itself', () => {
    const text = `Bản sao giấy phép; ${'kèm phụ lục số một; '.repeat(150)}`.slice(0, 2990);
    const [read] = papersOf([paper(text)], 'portal').papers;
    expect(read?.name.length).toBeLessThanOrEqual(400);
    expect(read?.full?.length).toBeGreaterThan(2000);
  });

  it.each([
    ['Đơn xin nhận con nuôi;1.', 'Đơn xin nhận con nuôi'],
    ['Tờ khai (mẫu CT01).1.', 'Tờ khai (mẫu CT01)'],
    ['Ý kiến bằng văn bản.1', 'Ý kiến bằng văn bản'],
    ['Văn bản theo Mẫu I.1', 'Văn bản theo Mẫu I.1'],
  ])('%s loses the number of the next item', (text, name) => expect(names([paper(text)])).toEqual([name]));

  it('that stands twice is one', () => expect(names([paper('Đơn.'), paper('- Đơn')])).toEqual(['Đơn']));

  it('gives the first half of its form’s file name back', () =>
    expect(nameAndForm('Giấy đề nghị theo mẫu TK 1.', '002877 (xe).docx')).toEqual({
      name: 'Giấy đề nghị theo mẫu',
      form: 'TK 1.002877 (xe).docx',
    }));

  it('has the file names of its forms on one line', () =>
    expect(nameAndForm('Đơn', 'Mau01.docx\nMau02.docx').form).toBe('Mau01.docx; Mau02.docx'));
});

describe('a row of the copy', () => {
  it('becomes a procedure that the product reads', () => {
    const procedure = procedureOf(row());
    expect(procedure).toMatchObject({
      level: 'xã',
      levels: ['xã', 'tỉnh'],
      asOf: '2026-06',
      results: ['Giấy xác nhận'],
    });
    expect(parseImported({ format: 1, procedures: [procedure] })).toEqual([procedure]);
  });

  it('of which only code and name are known claims nothing', () => {
    const stub = procedureOf(
      row({ status: 'unverified', quality: ['stub', 'documents:none'], documents: [], limits: [], fees: [] }),
    );
    expect(stub).toMatchObject({ marks: ['stub'], papers: [], limits: [], fees: [] });
  });

  it('whose papers were cut by the source is not trusted with them', () =>
    expect(procedureOf(row({ quality: ['documents:cut'] })).papers[0]?.status).toBe('unverified'));

  it('that was superseded names its successor', () =>
    expect(procedureOf(row({ status: 'superseded', quality: ['replacedBy:2.000002'] })).replacedBy).toBe('2.000002'));

  it('never becomes surer than it was, whatever stands in it', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            case: fc.string({ maxLength: 40 }),
            value: fc.constantFrom(0, 0.5, 1, 7),
            unit: fc.constantFrom('DAY', 'OTHER', 'HOUR'),
            basis: fc.constantFrom('cổng DVC', 'Luật X Đ1'),
            status: fc.constantFrom('portal', 'text', 'conflict', 'needs-curation', 'verified', 'unverified'),
          }),
          { maxLength: 6 },
        ),
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 5 }),
        (limits, papers) => {
          const procedure = procedureOf(row({ limits, documents: papers.map((name) => paper(name)) }));
          expect(parseImported({ format: 1, procedures: [procedure] })).toHaveLength(1);
          const sure = procedure.limits.filter(({ status }) => status === 'verified').length;
          expect(sure).toBeLessThanOrEqual(limits.filter(({ status }) => status === 'verified').length);
        },
      ),
    ));

  it('with a code that another has gives way to the better one, and is named', () => {
    const [old, kept, third] = [row({ status: 'superseded' }), row(), row({ name: 'Bản khác' })];
    expect(withoutDoubles([old, kept, third])).toEqual({ kept: [kept], dropped: [old, third] });
  });

  it('that is damaged refuses the whole copy, with its path', () => {
    expect(() => parseRaw([row(), { ...row(), levels: ['huyện'] }])).toThrow('1.levels.0');
    expect(() => parseRaw({})).toThrow();
  });
});
