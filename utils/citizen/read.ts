import { tidy } from '../text/fold.ts';
import { contradictions, isPersonalId } from './checks.ts';
import { clean, oneRecord } from './clean.ts';
import { looksLikeDate } from './fields.ts';
import { repairEncoding } from './mojibake.ts';
import { readMrz, startsLikeMrz } from './mrz.ts';
import { isDigitRowOfAnotherLayout, isHealthCard } from './other-codes.ts';
import { readRecord } from './record.ts';
import type { Reading, ScanError, ScanWarning } from './types.ts';

/** Longer than any card by a factor of ten; refused before any other work. */
const LONGEST = 2000;

const refuse = (error: ScanError): Reading => ({ ok: false, error });

/** Why these fields are no record of a card, or undefined. The order is the order of what helps the officer most. */
const refusal = (fields: readonly string[]): Reading | undefined => {
  const [number = '', , , birth = '', sex = ''] = fields;
  if (isHealthCard(fields)) return refuse('bhyt');
  if (!isPersonalId(number)) {
    if (fields.length < 6) return refuse('not-citizen-id');
    if (isDigitRowOfAnotherLayout(number)) return refuse('keyboard-mangled');
    return /^\d{9}$/.test(number) ? { ok: false, error: 'bad-number', detail: 'cmnd' } : refuse('bad-number');
  }
  const shifted = !looksLikeDate(birth) && !/^(?:nam|nữ)$/i.test(sex);
  return fields.length < 6 || fields.length > 11 || shifted ? refuse('bad-structure') : undefined;
};

/**
 * Reads what a scanner, a camera or a clipboard gave: the QR of a chip CCCD (2021, 7 fields) or of a căn cước card
 * (7/2024, 11 fields), the three MRZ lines of either, or the 12 digits alone.
 *
 * The whole string is refused with one reason, or every value is exact: what is doubtful is left out or warned about, and
 * nothing is guessed. Pure; linear in the length of the text. `today`: yyyy-mm-dd, in Việt Nam.
 */
export const readCard = (text: string, today: string): Reading => {
  if (text.length > LONGEST) return refuse('too-long');
  const repair = repairEncoding(text);
  const { text: visible, hidden } = clean(repair.text, repair.state === 'damaged');
  if (visible === '') return refuse('empty');
  const noticed: ScanWarning[] = [];
  if (repair.state === 'repaired') noticed.push('encoding-repaired');
  if (hidden) noticed.push('hidden-characters');
  if (startsLikeMrz(visible)) return readMrz(visible, today, noticed);

  const record = oneRecord(visible);
  if (!visible.includes('|') && !isPersonalId(record ?? '')) return refuse('not-citizen-id');
  if (record === undefined) return refuse('multiple');
  if (isPersonalId(record)) {
    const warnings: ScanWarning[] = [...noticed, 'number-only', ...contradictions({ personalId: record }, today)];
    return { ok: true, citizen: { personalId: record, source: 'number', warnings } };
  }
  const fields = record.split('|');
  const refused = refusal(fields.map(tidy));
  if (refused) return refused;
  return { ok: true, citizen: readRecord(fields, today, repair.state === 'damaged', noticed) };
};
