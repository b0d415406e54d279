import { readCard } from '../../../utils/citizen/read.ts';
import type { Citizen, ScanError } from '../../../utils/citizen/types.ts';

/** The day on which all cards of these tests are read. */
export const TODAY = '2026-11-20';

/** Fields of an invented card by name; the rest is that of Phạm Quốc Bảo. */
export interface Fields {
  number: string;
  oldId: string;
  name: string;
  birth: string;
  sex: string;
  address: string;
  issue: string;
}
export const BAO: Fields = {
  number: '036085004321',
  oldId: '162345678',
  name: 'Phạm Quốc Bảo',
  birth: '09071985',
  sex: 'Nam',
  address: 'Xóm 4, Mỹ Trung, Mỹ Lộc, Nam Định',
  issue: '20062022',
};
export const qr = (change: Partial<Fields> = {}, ...more: string[]): string => {
  const { number, oldId, name, birth, sex, address, issue } = { ...BAO, ...change };
  return [number, oldId, name, birth, sex, address, issue, ...more].join('|');
};

export const read = (text: string): Citizen => {
  const reading = readCard(text, TODAY);
  if (!reading.ok) throw new Error(`refused: ${reading.error}`);
  return reading.citizen;
};
export const refusalOf = (text: string): ScanError | 'read' => {
  const reading = readCard(text, TODAY);
  return reading.ok ? 'read' : reading.error;
};

const ddmmyyyy = (iso: string): string => iso.split('-').reverse().join('');

/** The QR string that a card with these values bears: the inverse of reading. */
export const print = (citizen: Citizen): string => {
  const { personalId, oldIdNumber, fullName, birthDate, sex, address, issueDate, father, mother } = citizen;
  const birth =
    typeof birthDate === 'object' ? `0000${birthDate.year}` : birthDate === undefined ? '' : ddmmyyyy(birthDate);
  const common = [personalId, oldIdNumber, fullName, birth, sex, address, issueDate && ddmmyyyy(issueDate)];
  const more = citizen.source === 'qr-can-cuoc' ? ['', father, mother, ''] : [];
  return [...common, ...more].map((value) => value ?? '').join('|');
};

/** What a keyboard that knows only ASCII lets through. */
export const dropLetters = (text: string): string => text.replace(/[^\x00-\x7f]/g, '');
export const replaceLetters = (text: string, by: string): string => text.replace(/[^\x00-\x7f]/g, by);

/** UTF-8 typed byte by byte as CP1252; `lossy` keyboards drop the bytes that CP1252 leaves undefined. */
export const asCp1252 = (text: string, lossy = false): string =>
  [...new TextEncoder().encode(text)].map((byte) => cp1252(byte, lossy)).join('');
const SIGNS: Record<number, string> = {
  128: '€',
  130: '‚',
  131: 'ƒ',
  132: '„',
  133: '…',
  134: '†',
  135: '‡',
  136: 'ˆ',
  137: '‰',
  138: 'Š',
  139: '‹',
  140: 'Œ',
  142: 'Ž',
  145: '‘',
  146: '’',
  147: '“',
  148: '”',
  149: '•',
  150: '–',
  151: '—',
  152: '˜',
  153: '™',
  154: 'š',
  155: '›',
  156: 'œ',
  158: 'ž',
  159: 'Ÿ',
};
const cp1252 = (byte: number, lossy: boolean): string =>
  SIGNS[byte] ?? (lossy && byte >= 0x80 && byte < 0xa0 ? '' : String.fromCharCode(byte));
