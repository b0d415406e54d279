import { describe, expect, it } from 'vitest';
import { findProcedure } from '../../../utils/procedure/catalogue.ts';
import { files, shipped, textOf } from './shipped.ts';

describe('the catalogue that ships', () => {
  it('holds the procedures of civil status and of certification', () => {
    expect(files).toEqual(expect.arrayContaining(['chung-thuc.json', 'ho-tich.json']));
    expect(new Set(shipped.map(({ field }) => field))).toEqual(new Set(['Hộ tịch', 'Chứng thực']));
    expect(shipped.length).toBeGreaterThanOrEqual(12);
  });

  it('has each code once over all files', () =>
    expect(new Set(shipped.map(({ code }) => code)).size).toBe(shipped.length));

  it.each(files)('%s is stored in NFC', (name) => expect(textOf(name)).toBe(textOf(name).normalize('NFC')));
});

describe.each(shipped.map((procedure) => [procedure.code, procedure] as const))('procedure %s', (_, procedure) => {
  it('has a limit, each with its basis and its status', () => {
    expect(procedure.limits.length).toBeGreaterThan(0);
    for (const { basis, status } of procedure.limits)
      expect([basis.length > 5, status]).toEqual([true, expect.any(String)]);
  });

  it('says when each of several limits applies', () =>
    expect(new Set(procedure.limits.map((limit) => limit.case)).size).toBe(procedure.limits.length));

  it('calls a limit verified only with an article of law', () => {
    for (const { basis, status } of procedure.limits)
      if (status === 'verified') expect(basis).toMatch(/^(Luật|Nghị định) .*Đ\d+/);
  });

  it('has a fee, and never a foreign one', () => {
    expect(procedure.fees.length).toBeGreaterThan(0);
    for (const { text } of procedure.fees) expect(text).not.toMatch(/USD/);
  });

  it('lists papers with unique ids', () => {
    expect(procedure.papers.length).toBeGreaterThan(0);
    expect(new Set(procedure.papers.map(({ id }) => id)).size).toBe(procedure.papers.length);
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
    for (const code of ['2.000986', '1.004873', '1.004884', '1.004746', '2.000913'])
      expect(limits(code).map((limit) => limit[3])).toEqual(['unverified']);
  });

  it('a death with verification is not claimed either: no article was read', () =>
    expect(limits('1.000656').map((limit) => limit[3])).toEqual(['verified', 'unverified']));
});
