import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePlace } from '../../../utils/places/resolve.ts';
import { fold } from '../../../utils/text/fold.ts';
import { places } from './shipped.ts';

const units = [...places.units.values()];
const word = fc.constantFrom(
  ...[
    'Xã',
    'P.',
    'TT',
    'Thị xã',
    'Tỉnh',
    'TP.',
    '-',
    ',',
    ', ',
    ' - ',
    ';',
    '(cũ)',
    'Việt Nam',
    '4',
    'VI',
    "'",
    '\u0301',
  ],
);
const name = fc.constantFrom(
  ...units.flatMap((unit) => [unit.name, unit.province, unit.name.split(' ').slice(1).join(' ')]),
);

const checked = (address: string) => {
  const { status, units: found, detail } = resolvePlace(address, places);
  expect(status).toBe(found.length === 0 ? 'unknown' : found.length === 1 ? 'resolved' : 'ambiguous');
  expect(new Set(found).size).toBe(found.length);
  for (const unit of found) expect(places.units.get(unit.code)).toBe(unit);
  expect(detail).toBe(detail.normalize('NFC'));
  return status;
};

describe('text that is no address', () => {
  it.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 characters that end like an address', `${'x, '.repeat(3000)}Xã Văn Lang, Thái Nguyên`],
    ['only commas', ','.repeat(1500)],
    ['only hyphens', ' -'.repeat(900)],
    ['only full stops', '. '.repeat(900)],
    ['only apostrophes', "' ".repeat(900)],
    ['emoji', '📍🏠🇻🇳'.repeat(100)],
    ['unit words only', 'Xã Phường Thị trấn Tỉnh '.repeat(60)],
    ['combining marks only', '\u0301\u0323'.repeat(500)],
    ['control characters', '\u0000\u202e\u200b, \u0007, Hà Nội'],
    ['names of object properties', '__proto__, constructor, toString'],
  ])('has no answer: %s', (_what, address) => expect(checked(address)).toBe('unknown'));

  it('never breaks the resolver, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void checked(text)),
      { numRuns: 3000 },
    ));

  it('never breaks it when it is made of unit names and separators either', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(word, name), { maxLength: 12 }), (parts) => void checked(parts.join(' '))),
      { numRuns: 3000 },
    ));
});

describe('a new address in full', () => {
  const detail = fc.constantFrom(
    '',
    'Tổ 3, ',
    '58 Đường Hà Nội, ',
    'Tổ dân phố Hồng Hà - ',
    'Thôn Tân Lập; ',
    'P.12 nhà B4, ',
  );
  const spelling = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.normalize('NFD'),
    (text: string) => text.toUpperCase(),
    (text: string) => text.replaceAll(' ', '\u00a0 '),
    (text: string) => `${text}.`,
  );

  it('leads to its unit whatever stands before it and however it is spelled', () =>
    fc.assert(
      fc.property(fc.constantFrom(...units), detail, spelling, (unit, before, spell) => {
        const address = spell(`${before}${unit.name}, ${unit.province}`);
        expect(resolvePlace(address, places).units).toEqual([unit]);
      }),
      { numRuns: 1000 },
    ));

  it('is among the answers without diacritics', () =>
    fc.assert(
      fc.property(fc.constantFrom(...units), (unit) => {
        expect(resolvePlace(fold(`${unit.name}, ${unit.province}`), places).units).toContain(unit);
      }),
      { numRuns: 1000 },
    ));
});
