import { PROVINCES } from './provinces.ts';
import type { BirthDate, ScanWarning, Sex } from './types.ts';

/**
 * What the 12 digits say by themselves: 3 for the place of birth registration, 1 for century and sex, 2 for the year, 6 at
 * random (Nghị định 137/2015/NĐ-CP Điều 13, Thông tư 59/2021/TT-BCA). There is no check digit.
 */

export const isPersonalId = (text: string): boolean => /^[0-9]{12}$/.test(text);

/** Birth year in a personal number: digit 4 gives the century (0/1 = 1900s, 2/3 = 2000s ...), digits 5-6 the year in it. */
export const yearOfId = (personalId: string): number =>
  1900 + 100 * Math.floor(Number(personalId.charAt(3)) / 2) + Number(personalId.slice(4, 6));

/** Even digit 4: male. */
export const sexOfId = (personalId: string): Sex => (Number(personalId.charAt(3)) % 2 === 0 ? 'Nam' : 'Nữ');

export interface Checked {
  personalId?: string | undefined;
  birthDate?: BirthDate | undefined;
  sex?: Sex | undefined;
  issueDate?: string | undefined;
}

const yearOf = (birth: BirthDate): number => (typeof birth === 'string' ? Number(birth.slice(0, 4)) : birth.year);

/** Contradictions between the values. None is a refusal: numbers were corrected by hand, and foreign births exist. */
export const contradictions = ({ personalId, birthDate, sex, issueDate }: Checked, today: string): ScanWarning[] => {
  const warnings: ScanWarning[] = [];
  if (personalId !== undefined) {
    if (!(personalId.slice(0, 3) in PROVINCES)) warnings.push('unknown-province-code');
    if (birthDate !== undefined && yearOf(birthDate) !== yearOfId(personalId)) warnings.push('year-number-mismatch');
    if (sex !== undefined && sex !== sexOfId(personalId)) warnings.push('sex-number-mismatch');
  }
  if (issueDate !== undefined) {
    if (issueDate > today) warnings.push('issue-in-future');
    const before =
      typeof birthDate === 'string'
        ? issueDate < birthDate
        : birthDate !== undefined && Number(issueDate.slice(0, 4)) < birthDate.year;
    if (before) warnings.push('issue-before-birth');
  }
  return warnings;
};
