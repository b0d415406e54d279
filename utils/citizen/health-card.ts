import { tidy } from '../text/fold.ts';
import { clean } from './clean.ts';
import { readBirthDate, readName } from './fields.ts';
import { isHealthCard } from './other-codes.ts';
import type { BirthDate, Citizen, ScanWarning, Sex } from './types.ts';

/** What a health-insurance card (thẻ BHYT) says of its holder. It has no personal number. */
export interface HealthCard {
  /** As printed: 15 characters, or the 10 digits of the social insurance number. */
  number: string;
  fullName?: string;
  birthDate?: BirthDate;
  sex?: Sex;
  warnings: ScanWarning[];
}

const strict = new TextDecoder('utf-8', { fatal: true });

const textOfHex = (hex: string): string => {
  try {
    return tidy(strict.decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))));
  } catch {
    return '';
  }
};

/**
 * Reads the QR of a health-insurance card: number | hex of the name in UTF-8 | dd/mm/yyyy | 1 Nam, 2 Nữ | ... Anything else is
 * `undefined`. `readCard` goes on refusing the same text as `bhyt`: it identifies nobody. `today`: yyyy-mm-dd.
 */
export const readHealthCard = (text: string, today: string): HealthCard | undefined => {
  if (text.length > 2000) return undefined;
  const fields = clean(text, false).text.split('|').map(tidy);
  if (!isHealthCard(fields)) return undefined;
  const [number = '', hex = '', birth = '', sex = ''] = fields;
  const name = readName(textOfHex(hex));
  const date = readBirthDate(birth, today);
  return {
    number: number.toUpperCase(),
    ...(name.value !== undefined && { fullName: name.value }),
    ...(date.value !== undefined && { birthDate: date.value }),
    ...(sex === '1' && { sex: 'Nam' as const }),
    ...(sex === '2' && { sex: 'Nữ' as const }),
    warnings: [name.warning, date.warning].filter((warning) => warning !== undefined),
  };
};

/** The holder as a person at the counter, as if typed: without personal number, because this card has none. */
export const holderOf = ({ number: _, ...holder }: HealthCard): Citizen => ({ ...holder, source: 'typed' });
