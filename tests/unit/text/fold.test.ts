import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, fold, sameText, squeeze, tidy } from '../../../utils/text/fold.ts';

describe('Vietnamese text', () => {
  it.each([
    ['Đường  Hoà', 'duong hoa'],
    ['Số CMND/CCCD', 'so cmnd/cccd'],
    ['ỦY BAN NHÂN DÂN', 'uy ban nhan dan'],
  ])('is searched without accents: %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('of a control name loses everything but letters and digits', () =>
    expect(squeeze('Số định danh_cá-nhân')).toBe('sodinhdanhcanhan'));

  it.each([
    ['Hòa', 'Hoà'],
    ['Thủy', 'Thuỷ'],
    ['Khỏe', 'Khoẻ'],
    ['Cư M’gar', "Cư M'gar"],
    ['Hòa', 'Hòa'.normalize('NFD')],
  ])('is the same name where only the tone mark sits elsewhere: %s = %s', (a, b) => expect(sameText(a, b)).toBe(true));

  it.each([
    ['Thủy', 'Thúy'],
    ['Văn Lang', 'Văn Lăng'],
    ['Quý', 'Quy'],
  ])('is another name where a diacritic differs: %s ≠ %s', (a, b) => expect(sameText(a, b)).toBe(false));

  it('does not move the tone inside a longer syllable', () =>
    expect(canonical('Hoàng Toàn Quý')).toBe('Hoàng Toàn Quý'));

  it('folds and tidies idempotently, whatever comes in', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(tidy(tidy(text))).toBe(tidy(text));
        expect(canonical(canonical(text))).toBe(canonical(text));
      }),
    ));
});
