import { readCsv } from './csv.ts';
import { decode, type Encoding, looksTcvn3 } from './decode.ts';
import { LARGEST_FILE, MOST_ROWS, SheetError } from './types.ts';
import { readXlsx } from './xlsx-read.ts';

export type { Encoding } from './decode.ts';
export { ENCODINGS } from './decode.ts';
export { MOST_ROWS, SHEET_REFUSALS, SheetError, type SheetRefusal } from './types.ts';

export interface SheetFile {
  kind: 'text' | 'workbook';
  rows: string[][];
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** The old .xls: a compound file. */
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

/**
 * The rows of a CSV or XLSX file, by what its bytes are and not by its name.
 * @param encoding of a text file
 * @throws SheetError with the reason why it is not taken
 */
export const readSheet = async (bytes: Uint8Array<ArrayBuffer>, encoding: Encoding = 'auto'): Promise<SheetFile> => {
  if (bytes.length === 0) throw new SheetError('empty');
  if (bytes.length > LARGEST_FILE) throw new SheetError('too-large');
  if (isCompound(bytes)) throw new SheetError('unreadable');
  const kind = isZip(bytes) ? 'workbook' : 'text';
  const rows = kind === 'workbook' ? await readXlsx(bytes) : readCsv(decode(bytes, encoding));
  if (rows.length > MOST_ROWS + 1) throw new SheetError('too-many-rows');
  if (!rows.some((row) => row.some((cell) => cell.trim()))) throw new SheetError('empty');
  if (kind === 'workbook' && looksTcvn3(rows.slice(0, 500).flat().join('\n'))) throw new SheetError('tcvn3');
  return { kind, rows };
};
