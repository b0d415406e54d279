import { describe, expect, it } from 'vitest';
import { communeOptionTexts, provinceOptionTexts } from '../../../utils/places/options.ts';
import { places } from './shipped.ts';

const unit = (code: string) => places.units.get(code)!;

describe('the options to look for in a portal’s list', () => {
  it('of a province are its name with and without unit word', () =>
    expect(provinceOptionTexts(unit('02143'))).toEqual(['Tỉnh Thái Nguyên', 'Thái Nguyên']));

  it('of a city also in the usual short forms', () =>
    expect(provinceOptionTexts(unit('09552'))).toEqual(['Thành phố Hà Nội', 'Hà Nội', 'TP. Hà Nội', 'TP Hà Nội']));

  it('of a commune are its name with and without unit word', () =>
    expect(communeOptionTexts(unit('09552'))).toEqual(['Phường Kiến Hưng', 'Kiến Hưng']));

  it('include the names of before 30/4/2026, which lists may still have', () => {
    expect(provinceOptionTexts(unit('26368'))).toContain('Tỉnh Đồng Nai');
    expect(communeOptionTexts(unit('26368'))).toEqual(['Phường Long Thành', 'Long Thành', 'Xã Long Thành']);
  });

  it('mean one commune only within its province', () => {
    const byProvince = Map.groupBy(places.units.values(), (each) => each.provinceCode);
    for (const units of byProvince.values()) {
      const texts = units.flatMap(communeOptionTexts);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});
