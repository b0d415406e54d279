import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sexOfId, yearOfId } from '../../../utils/citizen/checks.ts';
import { PROVINCES } from '../../../utils/citizen/provinces.ts';
import { readCard } from '../../../utils/citizen/read.ts';
import { type Citizen, SCAN_ERRORS, SCAN_WARNINGS } from '../../../utils/citizen/types.ts';
import { asCp1252, dropLetters, print, qr, read, TODAY } from './cards.ts';

const SYLLABLES =
  'Nguyễn Trần Lê Phạm Huỳnh Vũ Đặng Bùi Đỗ Hồ Văn Thị Đức Ngọc Hữu Thùy Bảo Khánh Ánh Ý Quý Oanh Tuyết Phượng Yến'.split(
    ' ',
  );
const UNITS = [
  'Thôn 3',
  'Mỹ Trung',
  'Phường 4',
  'Ia Dom',
  "Ia H'Drai",
  'Hòa Phú',
  'TP. Quảng Ngãi',
  'Đắk Lắk',
  'Bà Rịa - Vũng Tàu',
];

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const day = fc.record({
  y: fc.integer({ min: 1900, max: 2026 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 }),
});
const iso = day.filter(({ y, m }) => y < 2026 || m < 11).map(({ y, m, d }) => `${y}-${twoDigits(m)}-${twoDigits(d)}`);
const name = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 2, maxLength: 5 }).map((parts) => parts.join(' '));
const generation = fc.constantFrom('qr-cccd', 'qr-can-cuoc');

const citizen: fc.Arbitrary<Citizen> = fc
  .record(
    {
      personalId: fc
        .tuple(fc.constantFrom(...Object.keys(PROVINCES)), fc.stringMatching(/^\d{9}$/))
        .map((parts) => parts.join('')),
      oldIdNumber: fc.stringMatching(/^\d{9}$/),
      fullName: name,
      birthDate: fc.oneof(
        iso,
        fc.integer({ min: 1900, max: 2025 }).map((year) => ({ year })),
      ),
      sex: fc.constantFrom('Nam', 'Nữ'),
      address: fc
        .array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 4 })
        .map((parts) => [...parts, 'Nam Định'].join(', ')),
      issueDate: iso,
      father: name,
      mother: name,
      source: generation,
    },
    { requiredKeys: ['personalId', 'fullName', 'birthDate', 'sex', 'address', 'source'] },
  )
  .map((drawn) => {
    const { father, mother, ...own } = drawn;
    const parents = own.source === 'qr-can-cuoc' ? { ...(father && { father }), ...(mother && { mother }) } : {};
    return { ...own, ...parents, warnings: [] } as Citizen;
  });

describe('reading and printing', () => {
  it('are inverse for both generations of the card', () =>
    fc.assert(
      fc.property(citizen, (drawn) => {
        const { warnings: _, ...values } = read(print(drawn));
        const { warnings: __, ...expected } = drawn;
        expect(values).toEqual(expected);
      }),
      { numRuns: 500 },
    ));

  it('survive CP1252 for every card', () =>
    fc.assert(
      fc.property(citizen, (drawn) => {
        const { fullName, address, warnings } = read(asCp1252(print(drawn)));
        expect({ fullName, address }).toEqual({ fullName: drawn.fullName, address: drawn.address });
        expect(warnings).toContain('encoding-repaired');
      }),
      { numRuns: 300 },
    ));

  it('never give a name with dropped letters for a name', () =>
    fc.assert(
      fc.property(citizen, (drawn) => {
        const { fullName, warnings } = read(dropLetters(print(drawn)));
        expect([undefined, drawn.fullName]).toContain(fullName);
        expect(warnings).toContain('text-damaged');
      }),
      { numRuns: 300 },
    ));
});

describe('the twelve digits', () => {
  it.each([
    ['001050000001', 1950, 'Nam'],
    ['001150000001', 1950, 'Nữ'],
    ['001205000001', 2005, 'Nam'],
    ['001305000001', 2005, 'Nữ'],
    ['001407000001', 2107, 'Nam'],
    ['001999000001', 2399, 'Nữ'],
  ])('%s: born in %i, %s', (id, year, sex) => {
    expect(yearOfId(id)).toBe(year);
    expect(sexOfId(id)).toBe(sex);
  });
  it('begin with one of 63 provinces', () => expect(Object.keys(PROVINCES)).toHaveLength(63));
});

describe('twenty thousand strings from nowhere', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({
      unit: fc.constantFrom(
        '|',
        '0',
        '1',
        '9',
        'a',
        'ễ',
        'Ã',
        '\u00a0',
        '\u200b',
        '-',
        ',',
        ' ',
        '\n',
        '?',
        '<',
        'IDVNM',
        "'",
      ),
      maxLength: 200,
    }),
    fc.tuple(fc.nat(120), fc.string({ unit: 'binary', maxLength: 3 })).map(([at, junk]) => {
      const card = qr();
      return card.slice(0, at) + junk + card.slice(at + junk.length);
    }),
    fc
      .tuple(fc.constantFrom('-', ' ', ',', 'Ã', 'a', '- ', ' -', "'", '\u0301', 'H', '<'), fc.nat(1900))
      .map(([sign, times]) => qr({ name: sign.repeat(times), address: sign.repeat(times) }).slice(0, 2000)),
  );
  const known = new Set<string>([...SCAN_ERRORS, ...SCAN_WARNINGS]);

  it(
    'each get an answer of the known kind',
    () =>
      fc.assert(
        fc.property(noise, (text) => {
          const reading = readCard(text, TODAY);
          const said = reading.ok ? reading.citizen.warnings : [reading.error];
          expect(said.filter((word) => !known.has(word))).toEqual([]);
          if (reading.ok) expect(reading.citizen.personalId).toMatch(/^\d{12}$/);
        }),
        { numRuns: 100_000 },
      ),
    60_000,
  );
});
