import { contradictions, yearOfId } from './checks.ts';
import { calendarDate } from './fields.ts';
import type { BirthDate, Citizen, Reading, ScanWarning, Sex } from './types.ts';

/** The machine-readable zone on the back of a card: ICAO 9303 part 5 (TD1), three lines of 30. */

const WEIGHTS = [7, 3, 1] as const;
const weightOf = (character: string): number => (character === '<' ? 0 : Number.parseInt(character, 36));

/** ICAO 9303 check digit: weights 7-3-1, A = 10 ... Z = 35, filler = 0, modulo 10. */
export const checkDigit = (text: string): number =>
  [...text].reduce((sum, character, index) => sum + weightOf(character) * WEIGHTS[(index % 3) as 0 | 1 | 2], 0) % 10;

const proves = (text: string, digit: string): boolean => /^\d$/.test(digit) && checkDigit(text) === Number(digit);

/** Does it start as a Vietnamese identity card's zone does? */
export const startsLikeMrz = (text: string): boolean => /^IDVNM/i.test(text);

/** The three lines; they may come with or without breaks between them. */
const linesOf = (text: string): [string, string, string] | undefined => {
  const pieces = text.toUpperCase().split(/\s+/);
  const whole = pieces.join('');
  if (pieces.some((piece) => piece.length % 30 !== 0) || !/^[A-Z0-9<]{90}$/.test(whole)) return undefined;
  return [whole.slice(0, 30), whole.slice(30, 60), whole.slice(60)];
};

/** Nine digits with their check digit, the twelve, and a check digit of these in column 30: three copies of one number. */
const numberOf = (first: string): string | undefined => {
  const [last9, all12] = [first.slice(5, 14), first.slice(15, 27)];
  if (!/^\d{12}$/.test(all12) || last9 !== all12.slice(3)) return undefined;
  return proves(last9, first.charAt(14)) && proves(all12, first.charAt(29)) ? all12 : undefined;
};

const datesProved = (first: string, second: string): boolean =>
  proves(second.slice(0, 6), second.charAt(6)) &&
  proves(second.slice(8, 14), second.charAt(14)) &&
  second.slice(15, 18) === 'VNM' &&
  proves(first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29), second.charAt(29));

/** The century is not in yymmdd: it comes from the number. Unknown month and day are filler or zeros. */
const birthOf = (second: string, personalId: string): BirthDate | undefined => {
  const [yy, mm, dd] = [second.slice(0, 2), second.slice(2, 4), second.slice(4, 6)];
  if (!/^\d\d$/.test(yy)) return undefined;
  const year = String(Math.floor(yearOfId(personalId) / 100) * 100 + Number(yy));
  if (/^(?:0000|<<<<)$/.test(mm + dd)) return { year: Number(year) };
  return calendarDate(year, mm, dd);
};

const sexOf = (letter: string): Sex | undefined => (letter === 'M' ? 'Nam' : letter === 'F' ? 'Nữ' : undefined);

interface Name {
  fullName?: string;
  surname?: string;
  warnings: ScanWarning[];
}

/** SURNAME<<MIDDLE<GIVEN. The line has no check digit; what is not a letter leaves the name out. */
const nameOf = (third: string): Name => {
  if (/^<+$/.test(third)) return { warnings: ['missing-name'] };
  if (/[^A-Z<]/.test(third)) return { warnings: ['bad-name'] };
  const parts = third
    .split('<<')
    .map((part) => part.replaceAll('<', ' ').trim())
    .filter((part) => part !== '');
  const [surname] = parts;
  return {
    fullName: parts.join(' '),
    ...(surname !== undefined && parts.length > 1 && { surname }),
    warnings: ['name-without-diacritics', ...(third.endsWith('<') ? [] : (['name-truncated'] as const))],
  };
};

/**
 * Reads the zone, or refuses it whole (`mrz-check`) when it is not 3 × 30 characters or one check digit fails.
 * `today`: yyyy-mm-dd. `noticed`: warnings about the text that were found before.
 */
export const readMrz = (text: string, today: string, noticed: readonly ScanWarning[]): Reading => {
  const refused: Reading = { ok: false, error: 'mrz-check' };
  const lines = linesOf(text);
  if (!lines) return refused;
  const [first, second, third] = lines;
  const personalId = numberOf(first);
  if (personalId === undefined || !datesProved(first, second)) return refused;
  const { warnings, ...name } = nameOf(third);
  const birth = birthOf(second, personalId);
  const future =
    typeof birth === 'string' ? birth > today : birth !== undefined && birth.year > Number(today.slice(0, 4));
  const birthDate = future ? undefined : birth;
  const sex = sexOf(second.charAt(7));
  const found: ScanWarning[] = [...noticed, ...warnings];
  if (birthDate === undefined) found.push('bad-birth-date');
  if (typeof birthDate === 'object') found.push('birth-year-only');
  if (sex === undefined) found.push('bad-sex');
  const citizen: Citizen = {
    personalId,
    ...name,
    ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && { sex }),
    source: 'mrz',
    warnings: [...found, ...contradictions({ personalId, birthDate, sex }, today)],
  };
  return { ok: true, citizen };
};
