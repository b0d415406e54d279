import { describe, expect, it } from 'vitest';
import { issuerOf } from '../../../utils/citizen/issuer.ts';
import { nameParts, upperName } from '../../../utils/citizen/names.ts';
import { birthDateInWords } from '../../../utils/citizen/words.ts';

describe('họ, chữ đệm, tên', () => {
  it.each([
    ['Nguyễn Thị Kim Ngân', 'Nguyễn', 'Thị Kim', 'Ngân'],
    ['Lê Hà', 'Lê', '', 'Hà'],
    ['TRẦN QUỐC TOẢN', 'TRẦN', 'QUỐC', 'TOẢN'],
    ['Lò Văn Phúc', 'Lò', 'Văn', 'Phúc'],
  ])('%s is split without a question', (name, family, middle, given) =>
    expect(nameParts(name)).toEqual({ family, middle, given, sure: true }),
  );

  it.each([
    'Tôn Nữ Thị Ninh',
    'Âu Dương Phong',
    "H'Hen Niê",
    'Y Moan Ênuôl',
    'Thạch Sa Rinh',
    'Hồ',
    'Nguyễn-Phúc Bảo',
    'Siu Jŭt',
    'Giàng A Pao',
  ])('%s is asked', (name) => expect(nameParts(name).sure).toBe(false));
  it('proposes the compound surname whole', () =>
    expect(nameParts('Công Tằng Tôn Nữ Ngọc Hân')).toEqual({
      family: 'Công Tằng Tôn Nữ',
      middle: 'Ngọc',
      given: 'Hân',
      sure: false,
    }));
});

describe('the boundary in the MRZ', () => {
  it('decides where the surname ends', () => {
    expect(nameParts('Tôn Nữ Thị Ninh', 'TON NU')).toEqual({
      family: 'Tôn Nữ',
      middle: 'Thị',
      given: 'Ninh',
      sure: true,
    });
    expect(nameParts('Đỗ Đình Đạt', 'DO')).toMatchObject({ family: 'Đỗ', sure: true });
  });
  it('may put the surname last', () =>
    expect(nameParts('Y Moan Niê', 'NIE')).toEqual({ family: 'Niê', middle: 'Y', given: 'Moan', sure: true }));
  it('of another person settles nothing', () => expect(nameParts('Nguyễn Văn An', 'PHAM').sure).toBe(false));
});

describe('what forms ask besides', () => {
  it('a name in capitals, precomposed', () => expect(upperName('Nguyễn Ý'.normalize('NFD'))).toBe('NGUYỄN Ý'));
  it('the issuer by the generation of the card', () => {
    expect(issuerOf('qr-cccd')).toBe('Cục Cảnh sát quản lý hành chính về trật tự xã hội');
    expect(issuerOf('qr-can-cuoc')).toBe('Bộ Công an');
    expect(issuerOf('mrz')).toBeUndefined();
  });
  it.each([
    ['1990-08-15', 'ngày mười lăm tháng tám năm một nghìn chín trăm chín mươi'],
    ['2005-04-01', 'ngày một tháng tư năm hai nghìn không trăm linh năm'],
    ['2000-12-31', 'ngày ba mươi mốt tháng mười hai năm hai nghìn'],
    ['1911-11-24', 'ngày hai mươi bốn tháng mười một năm một nghìn chín trăm mười một'],
    ['2021-10-05', 'ngày năm tháng mười năm hai nghìn không trăm hai mươi mốt'],
    ['1955-01-25', 'ngày hai mươi lăm tháng một năm một nghìn chín trăm năm mươi lăm'],
  ])('%s in words', (date, words) => expect(birthDateInWords(date)).toBe(words));
  it('a year alone stays a year', () =>
    expect(birthDateInWords({ year: 1950 })).toBe('năm một nghìn chín trăm năm mươi'));
});
