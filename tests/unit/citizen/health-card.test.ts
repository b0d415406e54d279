import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holderOf, readHealthCard } from '../../../utils/citizen/health-card.ts';
import { readCard } from '../../../utils/citizen/read.ts';

const TODAY = '2026-11-23';
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const card = (number: string, name: string, birth = '05/03/1990', sex = '2') =>
  `${number}|${hex(name)}|${birth}|${sex}|${hex('Thôn 3, Mỹ Trung')}|36 - 015|01/01/2026|-|06/01/2026|`;

describe('a health-insurance card', () => {
  const text = card('DN4360123456789', 'Nguyễn Thị Hạnh');

  it('says its number, name, birth date and sex', () =>
    expect(readHealthCard(text, TODAY)).toEqual({
      number: 'DN4360123456789',
      fullName: 'Nguyễn Thị Hạnh',
      birthDate: '1990-03-05',
      sex: 'Nữ',
      warnings: [],
    }));

  it('of the newer kind has the 10 digits of the insurance number', () =>
    expect(readHealthCard(card('0123456789', 'Trần Văn Bình', '1950', '1'), TODAY)).toEqual({
      number: '0123456789',
      fullName: 'Trần Văn Bình',
      birthDate: { year: 1950 },
      sex: 'Nam',
      warnings: ['birth-year-only'],
    }));

  it('is still no citizen’s card', () => expect(readCard(text, TODAY)).toEqual({ ok: false, error: 'bhyt' }));

  it('gives its holder as a typed person without personal number', () => {
    const holder = holderOf(readHealthCard(text, TODAY)!);
    expect(holder).toEqual({
      fullName: 'Nguyễn Thị Hạnh',
      birthDate: '1990-03-05',
      sex: 'Nữ',
      source: 'typed',
      warnings: [],
    });
  });

  it('with a sex that is neither 1 nor 2, or a day that does not exist, leaves that out', () =>
    expect(readHealthCard(card('DN4360123456789', 'Nguyễn Thị Hạnh', '31/02/1990', '3'), TODAY)).toEqual({
      number: 'DN4360123456789',
      fullName: 'Nguyễn Thị Hạnh',
      warnings: ['bad-birth-date'],
    }));
});

it.each([
  [
    'a citizen’s card',
    '033092014786|145013582|Phạm Quốc Bảo|17081992|Nam|Mai Viên, Song Mai, Kim Động, Hưng Yên|22062021',
  ],
  ['a number alone', '001090000012'],
  ['nothing', ''],
  ['a string far too long', `DN4360123456789|${'6'.repeat(4000)}|`],
])('is not %s', (_, text) => expect(readHealthCard(text, TODAY)).toBeUndefined());

it('reads back any Vietnamese name that was put in', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Nguyễn', 'Đặng', 'Thị', 'Ngọc', 'Ánh', 'Quỳnh', 'Ươm'), { minLength: 2, maxLength: 5 }),
      (words) => {
        const name = words.join(' ');
        return readHealthCard(card('DN4360123456789', name), TODAY)?.fullName === name;
      },
    ),
  ));
