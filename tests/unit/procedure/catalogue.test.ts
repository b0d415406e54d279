import { describe, expect, it } from 'vitest';
import { LIMIT_UNITS } from '../../../utils/deadline/types.ts';
import {
  codeOf,
  DamagedCatalogue,
  findProcedure,
  limitText,
  parseLayer,
  parseProcedures,
  statusText,
} from '../../../utils/procedure/catalogue.ts';

const limit = {
  id: 'thong-thuong',
  case: '',
  value: 3,
  unit: 'WORKING_DAY',
  basis: 'Luật Hộ tịch 2014 Đ25 k2',
  status: 'verified',
};
const paper = { id: 'to-khai', name: 'Tờ khai theo mẫu', kind: 'submit', originals: 1, copies: 0, status: 'portal' };
const procedure = {
  code: '1.001022',
  name: 'Thủ tục đăng ký nhận cha, mẹ, con',
  field: 'Hộ tịch',
  level: 'xã',
  limits: [limit],
  fees: [{ text: 'Miễn phí', status: 'portal' }],
  papers: [paper],
  legalBasis: ['60/2014/QH13'],
  source: 'Cổng Dịch vụ công quốc gia',
  asOf: '2026-06',
};
const file = (...procedures: unknown[]) => ({ source: 'Cổng', asOf: '2026-06', note: 'Để thử', procedures });

const refusal = (data: unknown): string => {
  try {
    parseProcedures(data);
  } catch (error) {
    if (error instanceof DamagedCatalogue) return error.path;
    throw error;
  }
  return 'accepted';
};

describe('a catalogue file', () => {
  it('is read when everything in it is right', () => expect(parseProcedures(file(procedure))).toEqual([procedure]));

  it('may leave a limit unknown', () => expect(refusal(file({ ...procedure, limits: [] }))).toBe('accepted'));

  it('may hold half a working day', () =>
    expect(refusal(file({ ...procedure, limits: [{ ...limit, value: 0.5 }] }))).toBe('accepted'));
});

describe('a damaged catalogue file is refused whole, with the path of the wrong value', () => {
  const wrong = (path: string, change: object) => ({
    path,
    data: file(procedure, { ...procedure, code: '1.000894', ...change }),
  });

  it.each([
    wrong('procedures.1.code', { code: '1.894' }),
    wrong('procedures.1.code', { code: '1.000894.H17' }),
    wrong('procedures.1.level', { level: 'huyện' }),
    wrong('procedures.1.asOf', { asOf: '2026-13' }),
    wrong('procedures.1.limits.0.unit', { limits: [{ ...limit, unit: 'khác' }] }),
    wrong('procedures.1.limits.0.value', { limits: [{ ...limit, value: -3 }] }),
    wrong('procedures.1.limits.0.value', { limits: [{ ...limit, value: '3' }] }),
    wrong('procedures.1.limits.0.value', { limits: [{ ...limit, value: 2, unit: 'SAME_DAY' }] }),
    wrong('procedures.1.limits.0.basis', { limits: [{ ...limit, basis: '' }] }),
    wrong('procedures.1.limits.0.status', { limits: [{ ...limit, status: 'portal-text' }] }),
    wrong('procedures.1.limits.1', { limits: [limit, limit] }),
    wrong('procedures.1.papers.1', { papers: [paper, paper] }),
    wrong('procedures.1.papers.0.kind', { papers: [{ ...paper, kind: 'note' }] }),
    wrong('procedures.1.papers.0.originals', { papers: [{ ...paper, originals: 1.5 }] }),
    wrong('procedures.1.papers.0.when', { papers: [{ ...paper, when: '' }] }),
    wrong('procedures.1.papers.0.form', { papers: [{ ...paper, form: 'TP/HT' }] }),
    wrong('procedures.1.checks.0.rule', { checks: [{ rule: 'husband-rich', basis: '' }] }),
  ])('$path', ({ path, data }) => expect(refusal(data)).toBe(path));

  it('when two procedures have one code', () => expect(refusal(file(procedure, procedure))).toBe('procedures.1'));

  it('when two files of the layer have one code', () => {
    expect(parseLayer([file(procedure), file({ ...procedure, code: '1.000894' })])).toHaveLength(2);
    expect(() => parseLayer([file(procedure), file(procedure)])).toThrow('1.001022: in two files');
  });

  it('when a paper has a name of 3,000 characters', () =>
    expect(refusal(file({ ...procedure, papers: [{ ...paper, name: 'giấy '.repeat(600).trim() }] }))).toBe(
      'procedures.0.papers.0.name',
    ));

  it('when a name is not in NFC, and would never be found again', () =>
    expect(refusal(file({ ...procedure, name: procedure.name.normalize('NFD') }))).toBe('procedures.0.name'));

  it('when a name carries an invisible mark of direction, as portal texts do', () =>
    expect(refusal(file({ ...procedure, name: 'Thủ tục đăng k\u200eý kết hôn' }))).toBe('procedures.0.name'));

  it.each([undefined, null, '', 'procedures', 7, [], {}, [procedure], { procedures: [procedure] }])(
    'when it is no such file at all (%j)',
    (data) => expect(() => parseProcedures(data)).toThrow(DamagedCatalogue),
  );

  it('when the header has a key nobody knows', () =>
    expect(refusal({ ...file(procedure), script: 'x' })).toBe('script'));

  it('when it tries to plant a prototype', () =>
    expect(() => parseProcedures(JSON.parse(`{"__proto__":{"x":1},"source":"Cổng"}`))).toThrow(DamagedCatalogue));
});

describe('a procedure is found by its code', () => {
  const [marriage] = parseProcedures(file({ ...procedure, code: '1.000894' }));
  const all = [marriage!, ...parseProcedures(file(procedure))];

  it.each(['1.000894', ' 1.000894\n', '1.000894.H17', '1.000894.000.00.00.H26', '\u00a01.000894.h17 '])('%j', (code) =>
    expect(findProcedure(all, code)).toBe(marriage),
  );

  it.each([
    '',
    '1.00089',
    '1.0008944',
    '1.000895',
    'x1.000894',
    '1.000894 1.001022',
    '000894',
    '1,000894',
    '1.000894.',
  ])('and nothing is found for %j', (code) => expect(findProcedure(all, code)).toBeUndefined());

  it('of which the short form is known', () => expect(codeOf('2.000815.H40')).toBe('2.000815'));
});

describe('a limit in words', () => {
  it.each([
    [1, 'SAME_DAY', 'Ngay trong ngày (nhận sau 15 giờ: ngày làm việc tiếp theo)'],
    [5, 'WORKING_DAY', '5 ngày làm việc'],
    [0.5, 'WORKING_DAY', '0,5 ngày làm việc'],
    [30, 'DAY', '30 ngày'],
    [1, 'HOUR', '1 giờ'],
    [60, 'WORKING_MINUTE', '60 phút làm việc'],
    [2, 'HALF_DAY', '2 buổi'],
  ] as const)('%d %s', (value, unit, words) => expect(limitText({ value, unit })).toBe(words));

  it('exists for every unit', () => {
    for (const unit of LIMIT_UNITS) expect(limitText({ value: 1, unit })).not.toContain('undefined');
  });

  it('never takes working days for days', () =>
    expect(limitText({ value: 20, unit: 'DAY' })).not.toBe(limitText({ value: 20, unit: 'WORKING_DAY' })));

  it('has its trust beside it', () =>
    expect((['verified', 'portal', 'unverified'] as const).map(statusText)).toEqual([
      'kiểm chứng',
      'theo cổng',
      'chưa kiểm chứng',
    ]));
});
