import { describe, expect, it } from 'vitest';
import type { Person } from '../../../utils/fill/types.ts';
import { valueFor } from '../../../utils/fill/values.ts';
import type { Attribute } from '../../../utils/match/types.ts';
import type { Field } from '../../../utils/portal/types.ts';
import { AN, BINH, field, list, outcome, planned, withCard } from './fixtures.ts';

const shown = (attribute: Attribute, person: Person, at: Partial<Field> = {}): string => {
  const value = valueFor(attribute, person, 'applicant', field(at), { applicant: person });
  return 'leave' in value ? `-${value.leave}` : value.shown;
};
const chosen = (attribute: Attribute, person: Person, ...texts: string[]) =>
  outcome(planned({ f: { asks: attribute, ...list(...texts) } }, { applicant: person }).steps).f;

describe('a name', () => {
  it('is written as the card has it', () => expect(shown('fullName', AN)).toBe('Nguyễn Văn An'));

  it('is written in capitals where the label demands them', () => {
    const labels = [{ by: 'label' as const, text: 'Họ, chữ đệm, tên (viết bằng chữ in hoa, đủ dấu)' }];
    expect(shown('fullName', BINH, { labels })).toBe('TRẦN THỊ BÌNH');
  });

  it('is not put in capitals by a place that is called Hoa', () => {
    const labels = [{ by: 'label' as const, text: 'Họ tên người Hoa' }];
    expect(shown('fullName', AN, { labels })).toBe('Nguyễn Văn An');
  });

  it('goes into three boxes when it parts surely', () => {
    expect(['familyName', 'middleName', 'givenName'].map((part) => shown(part as Attribute, AN))).toEqual([
      'Nguyễn',
      'Văn',
      'An',
    ]);
  });

  it.each(['Tôn Nữ Thị Hạnh', "H'Hen Niê", 'Y Bhin'])('stays out of three boxes when it is %s', (fullName) => {
    const person = withCard(AN, { fullName });
    expect(shown('familyName', person)).toBe('-name-split-unsure');
    expect(shown('givenName', person)).toBe('-name-split-unsure');
  });
});

describe('a birth date', () => {
  it.each([
    ['', '09/05/1990'],
    ['dd/mm/yyyy', '09/05/1990'],
    ['Ngày/Tháng/Năm', '09/05/1990'],
    ['MM/DD/YYYY', '05/09/1990'],
    ['yyyy-mm-dd', '1990-05-09'],
    ['Chọn ngày sinh', '09/05/1990'],
  ])('follows a placeholder "%s" as %s', (placeholder, text) => {
    expect(shown('birthDate', AN, { placeholder })).toBe(text);
  });

  it('of which the card knows only the year is not made up', () => {
    const old = withCard(AN, { birthDate: { year: 1950 } });
    expect(shown('birthDate', old)).toBe('-birth-year-only');
    expect(shown('birthDate.month', old)).toBe('-birth-year-only');
    expect(shown('birthDate.year', old)).toBe('1950');
  });

  it('is written in words where a form asks for words', () => {
    expect(shown('birthDateText', AN)).toBe('ngày chín tháng năm năm một nghìn chín trăm chín mươi');
  });
});

describe('the kind of card', () => {
  it('is that of its generation', () => {
    expect(shown('idType', AN)).toBe('Thẻ căn cước công dân');
    expect(shown('idType', BINH)).toBe('Thẻ căn cước');
  });

  it('is chosen among the names that lists have for it', () => {
    expect(chosen('idType', AN, 'Hộ chiếu', 'CCCD')).toBe('CCCD');
    expect(chosen('idType', BINH, 'Căn cước công dân', 'Căn cước')).toBe('Căn cước');
    expect(chosen('idType', BINH, 'Căn cước công dân/Căn cước', 'Hộ chiếu')).toBe('Căn cước công dân/Căn cước');
  });

  it('is left to the officer when the list knows only the other generation', () => {
    expect(chosen('idType', BINH, 'Căn cước công dân', 'Chứng minh nhân dân')).toBe('-not-in-options');
    expect(chosen('idType', AN, 'Thẻ căn cước', 'Hộ chiếu')).toBe('-not-in-options');
  });

  it('is not known from an MRZ or from a typed number', () => {
    expect(shown('idType', withCard(AN, { source: 'mrz' }))).toBe('-no-value');
    expect(shown('idIssuePlace', withCard(AN, { source: 'number' }))).toBe('-no-value');
  });

  it('tells who issued it, shorter where the box is short', () => {
    expect(shown('idIssuePlace', BINH)).toBe('Bộ Công an');
    const short = { f: { asks: 'idIssuePlace', maxLength: 30 } } as const;
    expect(outcome(planned(short, { applicant: AN }).steps).f).toBe('Cục Cảnh sát QLHC về TTXH');
  });
});

describe('what else a card says', () => {
  it('is sex, in the words of the list', () => {
    expect(chosen('gender', BINH, 'Nam', 'Nữ', 'Chưa xác định')).toBe('Nữ');
    expect(chosen('gender', AN, 'Male', 'Female')).toBe('Male');
    expect(shown('gender', AN)).toBe('Nam');
  });

  it('is the nationality of its holder, under the long name of the country too', () => {
    expect(chosen('nationality', AN, 'Lào', 'Cộng hòa xã hội chủ nghĩa Việt Nam')).toBe(
      'Cộng hòa xã hội chủ nghĩa Việt Nam',
    );
    const noCard = withCard(AN, {});
    delete noCard.citizen.personalId;
    expect(shown('nationality', noCard)).toBe('-no-value');
  });

  it('is the tax code too, since 1/7/2025 (Thông tư 86/2024/TT-BTC)', () =>
    expect(shown('taxCode', AN)).toBe(AN.citizen.personalId));

  it.each([
    'ethnicity',
    'religion',
    'phone',
    'birthPlace',
    'hometown',
    'temporaryAddress',
    'idExpiryDate',
    'maritalStatus',
  ] as const)('is not %s', (attribute) => expect(shown(attribute, AN)).toBe('-not-on-card'));
});
