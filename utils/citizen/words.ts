import type { BirthDate } from './types.ts';

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const unit = (digit: number): string => UNITS[digit] ?? '';

/** 1 to 99; mốt after a ten from twenty up, lăm after any ten. */
const underHundred = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return unit(ones);
  const ten = tens === 1 ? 'mười' : `${unit(tens)} mươi`;
  if (ones === 0) return ten;
  const last = ones === 5 ? 'lăm' : ones === 1 && tens > 1 ? 'mốt' : unit(ones);
  return `${ten} ${last}`;
};

/** 1000 to 9999, read in full: 2005 = hai nghìn không trăm linh năm. */
const yearInWords = (year: number): string => {
  const [thousands, hundreds, rest] = [Math.floor(year / 1000), Math.floor(year / 100) % 10, year % 100];
  const words = [`${unit(thousands)} nghìn`];
  if (hundreds > 0 || rest > 0) words.push(`${unit(hundreds)} trăm`);
  if (rest > 0) words.push(rest < 10 ? `linh ${unit(rest)}` : underHundred(rest));
  return words.join(' ');
};

/**
 * Date of birth in words, as civil-status forms ask it: "ngày mười lăm tháng tám năm một nghìn chín trăm chín mươi". A year
 * alone gives its year alone.
 */
export const birthDateInWords = (birth: BirthDate): string => {
  if (typeof birth !== 'string') return `năm ${yearInWords(birth.year)}`;
  const [year = 0, month = 0, day = 0] = birth.split('-').map(Number);
  const monthWord = month === 4 ? 'tư' : underHundred(month);
  return `ngày ${underHundred(day)} tháng ${monthWord} năm ${yearInWords(year)}`;
};
