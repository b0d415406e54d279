import { describe, expect, it } from 'vitest';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { files, shipped, textOf } from './shipped.ts';

/** The portal and the notice board say nothing of their fees; most are not charged, but nobody wrote so. */
const FEE_UNKNOWN = [
  '1.003197',
  '1.003677',
  '2.001159',
  '1.001776',
  '1.014027',
  '1.014028',
  '1.001699',
  '2.000286',
  '1.010833',
  '1.010824',
  '1.010803',
];
/** Code, name and decision only: nobody has their papers yet, and none are invented. */
const STUBS = ['1.014028', '2.000286', '1.010833'];

describe('the catalogue that ships', () => {
  it('holds every procedure that matters most at a commune desk, field by field', () => {
    const fields = Map.groupBy(shipped, ({ field }) => field);
    expect([...fields].map(([field, { length }]) => `${field}: ${length}`).toSorted()).toEqual(
      [
        'Bảo trợ xã hội: 6',
        'Chi trả các chế độ BHXH: 1',
        'Chứng thực: 8',
        'Cấp, quản lý căn cước: 3',
        'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân: 1',
        'Giảm nghèo: 4',
        'Hoạt động xây dựng: 2',
        'Hộ tịch: 14',
        'Nghĩa vụ quân sự: 1',
        'Người có công: 4',
        'Nuôi con nuôi: 1',
        'Quản lý chất lượng nông lâm sản và thủy sản: 1',
        'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh): 5',
        'Đăng ký, quản lý cư trú: 8',
        'Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng: 1',
        'Đất đai: 4',
      ].toSorted(),
    );
  });

  it('has each code once over all files', () =>
    expect(new Set(shipped.map(({ code }) => code)).size).toBe(shipped.length));

  it.each(files)('%s is stored in NFC', (name) => expect(textOf(name)).toBe(textOf(name).normalize('NFC')));
});

describe.each(shipped.map((procedure) => [procedure.code, procedure] as const))('procedure %s', (_, procedure) => {
  it('has a limit, each with its basis and its status, or says that nobody knows it', () => {
    const { limits, unknownLimits = [], marks = [] } = procedure;
    expect(limits.length + unknownLimits.length + marks.length).toBeGreaterThan(0);
    for (const { basis, status } of procedure.limits)
      expect([basis.length > 5, status]).toEqual([true, expect.any(String)]);
  });

  it('says when each of several limits applies', () =>
    expect(new Set(procedure.limits.map((limit) => limit.case)).size).toBe(procedure.limits.length));

  it('calls a limit verified only with an article of law', () => {
    for (const { basis, status } of procedure.limits)
      if (status === 'verified') expect(basis).toMatch(/^(Luật|Nghị định) .*Đ\d+/);
  });

  it('has a fee where its source states one, and never a foreign one', () => {
    expect(procedure.fees.length === 0).toBe(FEE_UNKNOWN.includes(procedure.code));
    for (const { text } of procedure.fees) expect(text).not.toMatch(/USD/);
  });

  it('trusts no fee that looks a thousand times too small', () => {
    for (const { text, status, suspect } of procedure.fees)
      if (/^\d{1,3} ?đồng$/.test(text)) expect([status, typeof suspect]).toEqual(['unverified', 'string']);
  });

  it('lists papers, or is marked as having none known', () => {
    expect(procedure.papers.length === 0).toBe(STUBS.includes(procedure.code));
    expect(procedure.marks?.includes('stub') ?? false).toBe(STUBS.includes(procedure.code));
  });

  it('calls no paper sure that was taken from general knowledge of the law', () => {
    if (procedure.marks?.includes('unverified'))
      for (const { status } of procedure.papers) expect(status).toBe('unverified');
  });

  it('names a paper once, whatever the cases it is needed in', () => {
    const names = procedure.papers.map(({ name, case: part, when }) => `${part} ${name} ${when}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lists papers only, no notes to the officer', () => {
    for (const { name } of procedure.papers) {
      expect(name).not.toMatch(/^(lưu ý|trường hợp|người |đối với|nếu|bản chụp|cơ quan|cá nhân|không )/i);
      expect(name).not.toMatch(/[:.;,]$/);
      expect(name.length).toBeLessThanOrEqual(400);
    }
  });

  it('wants at least one original or copy of each paper', () => {
    for (const { originals, copies } of procedure.papers) expect(originals + copies).toBeGreaterThan(0);
  });

  it('starts every condition the same way', () => {
    for (const { when } of procedure.papers) if (when !== undefined) expect(when).toMatch(/^trường hợp \S/);
  });

  it('says in words what depends on the way of submission', () => {
    for (const { channels, when } of procedure.papers) if (channels) expect(when).toMatch(/^trường hợp nộp trực/);
  });

  it('wants no papers that are gone: household books are not asked for by themselves', () => {
    for (const { name } of procedure.papers) expect(name).not.toMatch(/^Sổ hộ khẩu/);
  });

  it('can be found by everyday words', () => expect(procedure.words?.length).toBeGreaterThan(2));
});

describe('what the law says', () => {
  const limits = (code: string) =>
    findProcedure(shipped, code)!.limits.map(({ id, value, unit, status }) => [id, value, unit, status]);

  it('marriage is registered the same day, in 5 working days when conditions must be verified', () =>
    expect(limits('1.000894')).toEqual([
      ['thong-thuong', 1, 'SAME_DAY', 'verified'],
      ['xac-minh', 5, 'WORKING_DAY', 'verified'],
    ]));

  it('birth is registered the same day', () =>
    expect(limits('1.001193')).toEqual([['thong-thuong', 1, 'SAME_DAY', 'verified']]));

  it('recognising a parent takes 3 working days, 8 with verification', () =>
    expect(limits('1.001022')).toEqual([
      ['thong-thuong', 3, 'WORKING_DAY', 'verified'],
      ['xac-minh', 8, 'WORKING_DAY', 'verified'],
    ]));

  it('copies and signatures are certified the same day, transactions in 2 working days', () => {
    expect(limits('2.000815')[0]).toEqual(['thong-thuong', 1, 'SAME_DAY', 'verified']);
    expect(limits('2.000884')).toEqual([['thong-thuong', 1, 'SAME_DAY', 'verified']]);
    expect(limits('2.001035')).toEqual([['thong-thuong', 2, 'WORKING_DAY', 'verified']]);
  });

  it('is not claimed where the sources disagree or the unit is a guess', () => {
    for (const code of ['2.000986', '1.004873', '1.004884', '1.004746', '2.000913', '2.000806', '1.004772'])
      expect(limits(code).map((limit) => limit[3])).toEqual(['unverified']);
  });

  it('a death with verification is not claimed either: no article was read', () =>
    expect(limits('1.000656').map((limit) => limit[3])).toEqual(['verified', 'unverified']));

  it('adopting a child takes 30 days', () =>
    expect(limits('2.001263')).toEqual([['thong-thuong', 30, 'DAY', 'verified']]));

  it('outside civil status, certification and adoption no limit is called law: only the portal was read', () => {
    const read = ['Hộ tịch', 'Chứng thực', 'Nuôi con nuôi'];
    for (const { code, field } of shipped)
      if (!read.includes(field)) expect(limits(code).map((limit) => limit[3])).not.toContain('verified');
  });

  it('residence takes 7, 3 and 5 working days, a guest overnight one hour, as the portal states', () => {
    expect(limits('1.004222')).toEqual([['thong-thuong', 7, 'WORKING_DAY', 'portal']]);
    expect(limits('1.004194')).toEqual([['thong-thuong', 3, 'WORKING_DAY', 'portal']]);
    expect(limits('1.003197')).toEqual([['thong-thuong', 5, 'WORKING_DAY', 'portal']]);
    expect(limits('2.001159')).toEqual([['thong-thuong', 1, 'HOUR', 'portal']]);
  });

  it('a household business is registered in 3 working days and closed in 5', () => {
    expect(limits('1.001612')).toEqual([['thong-thuong', 3, 'WORKING_DAY', 'portal']]);
    expect(limits('1.001266')).toEqual([['thong-thuong', 5, 'WORKING_DAY', 'portal']]);
  });

  it('a number whose unit the portal does not name is no limit', () => {
    for (const code of ['1.001570', '2.000575', '1.011606']) {
      expect(limits(code)).toEqual([]);
      expect(findProcedure(shipped, code)!.unknownLimits?.map(({ reason }) => reason)).toEqual(['unit']);
    }
  });
});
