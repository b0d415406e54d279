import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepts, choose } from '../../../utils/fill/choose.ts';
import { options } from './fixtures.ts';

const pick = (texts: string[], ...accept: string[]): string => {
  const found = choose(options(...texts), accept);
  return typeof found === 'number' ? texts[found]! : found;
};

describe('an option of a list', () => {
  it('is chosen by its whole text: Xã An is not Xã An Bình', () => {
    expect(pick(['Xã An Bình', 'Xã An'], 'Xã An')).toBe('Xã An');
    expect(pick(['Xã An Bình'], 'Xã An')).toBe('none');
  });

  it('is the same however the tone, the case, the spaces and the dashes are set', () => {
    expect(pick(['Thanh Hoá'], 'Thanh Hóa')).toBe('Thanh Hoá');
    expect(pick(['THỪA THIÊN – HUẾ'], 'Thừa Thiên-Huế')).toBe('THỪA THIÊN – HUẾ');
    expect(pick(['  Nam  *'], 'Nam')).toBe('  Nam  *');
  });

  it('is another one when a diacritic differs: Xã Thạnh Phú is not Xã Thanh Phú', () => {
    expect(pick(['Xã Thanh Phú', 'Xã Thành Phú'], 'Xã Thạnh Phú')).toBe('none');
  });

  it('may be written without diacritics where the whole list is, and then must be alone', () => {
    expect(pick(['Ha Noi', 'Hue'], 'Huế')).toBe('Hue');
    expect(choose(options('Thanh Phu', 'Thanh Phu'), ['Thạnh Phú'])).toBe('several');
    expect(pick(['Tam Anh', 'Tân Hiệp'], 'Tâm Anh')).toBe('none');
  });

  it('is none when two different options have the text', () => {
    expect(choose(options('Mỹ Lộc', 'Mỹ Lộc'), ['Xã Mỹ Lộc', 'Mỹ Lộc'])).toBe('several');
  });

  it('may stand twice when both mean the same value', () => {
    const twice = [
      { value: 'VN', text: 'Việt Nam' },
      { value: 'VN', text: 'Việt Nam' },
    ];
    expect(choose(twice, ['Việt Nam'])).toBe(0);
  });

  it('is found by its value when no text fits', () => {
    const coded = [
      { value: 'Male', text: '♂' },
      { value: 'Female', text: '♀' },
    ];
    expect(choose(coded, ['Nữ', 'Female'])).toBe(1);
  });

  it('follows the order of what is accepted', () => {
    expect(pick(['Căn cước', 'Thẻ căn cước'], 'Thẻ căn cước', 'Căn cước')).toBe('Thẻ căn cước');
  });

  it('is never an empty one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 8 }),
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }),
        (texts, accept) => {
          const found = choose(options(...texts), accept);
          if (typeof found === 'number') expect(accept.some((each) => each.trim() !== '')).toBe(true);
        },
      ),
    );
  });

  it('is recognised in a closed list by the text that it shows', () => {
    expect(accepts('Thẻ căn cước', ['Thẻ căn cước'])).toBe(true);
    expect(accepts('Thẻ căn cước công dân', ['Thẻ căn cước'])).toBe(false);
    expect(accepts('', [''])).toBe(false);
  });
});
