import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everydayWords, shippedFinder } from '../../../utils/build/catalogue.ts';
import { type Brief, briefOf } from '../../../utils/procedure/brief.ts';
import { buildFinder, parseEveryday } from '../../../utils/procedure/finder.ts';
import { DamagedCatalogue } from '../../../utils/procedure/schema.ts';
import { isNear } from '../../../utils/procedure/typo.ts';
import { shipped } from './shipped.ts';

const own = buildFinder(shipped.map(briefOf));
const codes = (query: string) => own.find(query).map(({ code }) => code);

describe('an officer finds the procedure', () => {
  it.each([
    ['kết hôn', '1.000894'],
    ['ket hon', '1.000894'],
    ['KẾT HÔN', '1.000894'],
    ['Thủ tục đăng ký kết hôn', '1.000894'],
    ['cưới', '1.000894'],
    ['cuoi', '1.000894'],
    ['làm giấy khai sinh', '1.001193'],
    ['lam giay khai sinh', '1.001193'],
    ['tôi muốn làm giấy khai sinh cho con', '1.001193'],
    ['khai sinh', '1.001193'],
    ['đk kết hôn', '1.000894'],
    ['sửa tên trong giấy khai sinh bị sai', '1.004859'],
    ['khai sin', '1.001193'],
    ['đăng ký lại khai sinh', '1.004884'],
    ['làm lại giấy khai sinh', '1.004884'],
    ['khai tử', '1.000656'],
    ['giấy chứng tử', '1.000656'],
    ['trích lục', '2.000635'],
    ['giấy độc thân', '1.004873'],
    ['tình trạng hôn nhân', '1.004873'],
    ['cải chính', '1.004859'],
    ['đổi tên', '1.004859'],
    ['nhận con', '1.001022'],
    ['giám hộ', '1.004837'],
    ['liên thông', '2.000986'],
    ['3 trong 1', '2.000986'],
    ['photo công chứng', '2.000815'],
    ['sao y', '2.000815'],
    ['chứng thực chữ ký', '2.000884'],
    ['mua bán nhà', '2.001035'],
    ['di chúc', '2.001019'],
    ['từ chối nhận di sản', '2.001016'],
    ['chia thừa kế', '2.001406'],
    ['kết hôn với người nước ngoài', '2.000806'],
    ['nhập hộ khẩu', '1.004222'],
    ['mất căn cước', '1.014064'],
    ['mở cửa hàng', '1.001612'],
    ['xin phép xây nhà', '1.013225'],
    ['tiền đám ma', '1.001731'],
    ['hộ nghèo', '1.011607'],
  ])('%s', (query, code) => expect(codes(query)[0]).toBe(code));

  it.each(['1.000894', ' 1.000894 ', '1.000894.H17', '000894', '1.00089'])('by code: %s', (query) =>
    expect(codes(query)).toEqual(['1.000894']),
  );

  it('by the beginning of a code, all that begin so', () =>
    expect(codes('2.0010').toSorted()).toEqual(['2.001016', '2.001019', '2.001023', '2.001035']));

  it('with the words in another order', () => expect(codes('hôn kết')).toContain('1.000894'));

  it('in a sentence that fits no procedure whole, by the words that stand together', () =>
    expect(codes('kết hôn với bạn cùng cơ quan')).toContain('1.000894'));

  it('by field', () => expect(codes('hộ tịch').length).toBeGreaterThanOrEqual(10));

  it('whether the tone stands on the first or the second vowel', () =>
    expect(codes('huỷ bỏ giao dịch')).toEqual(codes('hủy bỏ giao dịch')));

  it('in decomposed letters as a Mac types them', () => expect(codes('kết hôn'.normalize('NFD'))[0]).toBe('1.000894'));

  it('before the one whose marks differ', () => {
    const [one, other] = ['Đăng ký tàu', 'Đăng ký tẩu'].map((name) => ({ ...briefOf(shipped[0]!), name, words: [] }));
    const find = (briefs: Brief[], query: string) => buildFinder(briefs).find(query);
    expect(find([one!, other!], 'tẩu')[0]).toBe(other);
    expect(find([other!, one!], 'tàu')[0]).toBe(one);
    expect(find([one!, other!], 'tau')).toEqual([one, other]);
  });
});

describe('a search', () => {
  it('shows everything while nothing is asked', () => expect(own.find('  ')).toEqual(shipped.map(briefOf)));

  it.each(['xyz', 'hộ chiếu', '9.999999', '???', '.', '('])('finds nothing for %j', (query) =>
    expect(codes(query)).toEqual([]),
  );

  it('never breaks and never shows a procedure twice, whatever is typed', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
        const found = codes(query);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 200 },
    ));

  it('finds every procedure first by its own name, with and without accents', () => {
    for (const { code, name } of shipped) {
      expect(codes(name)[0], name).toBe(code);
      expect(codes(name.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))[0], name).toBe(code);
    }
  });

  it('finds every procedure first by each of its everyday words', () => {
    const lost = shipped.flatMap(({ code, words = [] }) =>
      words.filter((word) => codes(word)[0] !== code).map((word) => `${code} ${word}`),
    );
    expect(lost).toEqual([]);
  });
});

const brief = (code: string, name: string, change: Partial<Brief> = {}): Brief => ({
  code,
  name,
  field: 'Chăn nuôi',
  levels: ['tỉnh'],
  limits: [],
  words: [],
  ...change,
});

describe('of procedures that fit alike', () => {
  const PIGEONS = brief('1.000001', 'Cấp phép nuôi chim bồ câu');
  const GEESE = brief('1.000002', 'Cấp phép nuôi ngỗng', { field: 'Thú y' });
  const DUCKS = brief('1.000003', 'Cấp phép nuôi vịt', { levels: ['xã', 'tỉnh'] });
  const GONE = brief('1.000004', 'Cấp phép nuôi gà', { levels: ['xã'], replacedBy: '1.000003' });
  const finder = buildFinder([PIGEONS, GEESE, GONE, DUCKS]);
  const find = (...asked: Parameters<typeof finder.find>) => finder.find(...asked).map(({ code }) => code);

  it('the commune’s own come first, the superseded last', () =>
    expect(find('cấp phép nuôi')).toEqual(['1.000003', '1.000001', '1.000002', '1.000004']));

  it('favourites come before, then the last used', () =>
    expect(find('cấp phép nuôi', {}, { favourites: ['1.000002'], used: ['1.000001'] })).toEqual([
      '1.000003',
      '1.000002',
      '1.000001',
      '1.000004',
    ]));

  it('a better fit outweighs all of that', () =>
    expect(find('cấp phép nuôi ngỗng', {}, { favourites: ['1.000001'], used: [] })[0]).toBe('1.000002'));

  it('level and field narrow them down', () => {
    expect(find('nuôi', { level: 'xã' })).toEqual(['1.000003', '1.000004']);
    expect(find('', { field: 'Thú y' })).toEqual(['1.000002']);
    expect(find('nuôi', { level: 'bộ' })).toEqual([]);
  });

  it('nothing asked shows favourites, then the last used, then all', () =>
    expect(find('', {}, { favourites: ['1.000004'], used: ['1.000002', '1.000004'] }).slice(0, 2)).toEqual([
      '1.000004',
      '1.000002',
    ]));
});

describe('a slip of the finger', () => {
  it.each([
    ['chugn', 'chung'],
    ['khaii', 'khai'],
    ['doah', 'doanh'],
    ['thoong', 'thuong'],
  ])('%s is near %s', (typed, word) => expect(isNear(typed, word)).toBe(true));

  it.each([
    ['khai', 'tu'],
    ['chnug', 'thuong'],
    ['abcd', 'badc'],
  ])('%s is not near %s', (typed, word) => expect(isNear(typed, word)).toBe(false));

  it('is the same from both sides', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 7 }), fc.string({ maxLength: 7 }), (a, b) => {
        expect(isNear(a, b)).toBe(isNear(b, a));
      }),
    ));
});

describe('over the whole catalogue', async () => {
  const finder = await shippedFinder();
  const everyday = await everydayWords();
  const first = (query: string) => finder.find(query)[0];

  it('holds at least 2,800 procedures', () => expect(finder.size).toBeGreaterThanOrEqual(2800));

  it('everyday words find what they mean first', () => {
    const lost = everyday.flatMap(({ say, codes: [code] }) =>
      // What a curated procedure calls its own words goes before the list.
      say
        .filter((words) => first(words)?.code !== code && !first(words)?.words.includes(words))
        .map((words) => `${words}: ${first(words)?.code}`),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['lam giay khai sinh', '1.001193'],
    ['nhap ho khau', '1.004222'],
    ['SỔ ĐỎ', '1.013978'],
    ['làm lại căn cước', '1.014064'],
    ['tạm trú', '1.004194'],
    ['chugn thuc', '2.000815'],
    ['đăng kí kết hôn', '1.000894'],
    ['kết hôm', '1.000894'],
    ['1.004222.H17', '1.004222'],
    ['tôi muốn xin chuyển trường cho con', '2.002854'],
  ])('%s', (query, code) => expect(first(query)?.code).toBe(code));

  it('finds a household business in spite of a slip', () =>
    expect(first('hộ kinh danh')?.name).toMatch(/hộ kinh doanh/));

  it('finds every procedure first by its own name', () => {
    const lost = finder.find('').filter(({ name }) => first(name)?.name !== name);
    expect(lost.map(({ code }) => code)).toEqual([]);
  });

  it('refuses a damaged list of everyday words whole', () =>
    expect(() => parseEveryday({ source: 'x', asOf: '2026-11', entries: [{ say: ['đất'], codes: ['đất'] }] })).toThrow(
      DamagedCatalogue,
    ));
});
