import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchProcedures } from '../../../utils/procedure/catalogue.ts';
import { shipped } from './shipped.ts';

const codes = (query: string) => searchProcedures(shipped, query).map(({ code }) => code);

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
  ])('%s', (query, code) => expect(codes(query)[0]).toBe(code));

  it.each(['1.000894', ' 1.000894 ', '1.000894.H17', '000894', '1.00089'])('by code: %s', (query) =>
    expect(codes(query)).toEqual(['1.000894']),
  );

  it('by the beginning of a code, all that begin so', () =>
    expect(codes('2.0010')).toEqual(['2.001035', '2.001019', '2.001016']));

  it('with the words in another order', () => expect(codes('hôn kết')).toContain('1.000894'));

  it('in a sentence that fits no procedure whole, by the words that stand together', () =>
    expect(codes('kết hôn với người nước ngoài')).toContain('1.000894'));

  it('by field', () => expect(codes('hộ tịch').length).toBeGreaterThanOrEqual(10));

  it('whether the tone stands on the first or the second vowel', () =>
    expect(codes('huỷ bỏ giao dịch')).toEqual(codes('hủy bỏ giao dịch')));

  it('in decomposed letters as a Mac types them', () => expect(codes('kết hôn'.normalize('NFD'))[0]).toBe('1.000894'));

  it('before the one whose marks differ', () => {
    const [one, other] = ['Đăng ký tàu', 'Đăng ký tẩu'].map((name) => ({ ...shipped[0]!, name, words: [] }));
    expect(searchProcedures([one!, other!], 'tẩu')[0]).toBe(other);
    expect(searchProcedures([other!, one!], 'tàu')[0]).toBe(one);
    expect(searchProcedures([one!, other!], 'tau')).toEqual([one, other]);
  });
});

describe('a search', () => {
  it('shows everything while nothing is asked', () => expect(searchProcedures(shipped, '  ')).toEqual(shipped));

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
