import { fold } from '../text/fold.ts';

/** What a column of an office's register can be taken for. */
export const FIELDS = [
  'code',
  'procedure',
  'fullName',
  'idNumber',
  'birthDate',
  'address',
  'phone',
  'receivedAt',
  'resultAt',
  'channel',
  'fee',
  'tags',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** Column of each field, by its index; a field that is not there is not in the file. */
export type Mapping = Partial<Record<Field, number>>;

/** Headings as registers print them (the register of Thông tư 01/2018/TT-VPCP and what offices make of it), folded. The longer wins. */
const HEADINGS: Record<Field, readonly string[]> = {
  code: [
    'ma ho so',
    'so ho so',
    'ma so ho so',
    'so bien nhan',
    'ma bien nhan',
    'ma hs',
    'so hs',
    'dossier code',
    'code',
  ],
  procedure: [
    'ten tthc',
    'thu tuc hanh chinh',
    'ten thu tuc',
    'thu tuc',
    'tthc',
    'ma tthc',
    'ma thu tuc',
    'loai ho so',
    'procedure',
  ],
  fullName: [
    'ten ca nhan, to chuc',
    'ho va ten',
    'ho ten',
    'ho, chu dem, ten',
    'nguoi nop',
    'nguoi yeu cau',
    'chu ho so',
    'ten cong dan',
    'ten khach hang',
    'ten to chuc, ca nhan',
    'nguoi nop ho so',
    'full name',
    'name',
  ],
  idNumber: [
    'so cccd',
    'cccd',
    'so dinh danh',
    'so dinh danh ca nhan',
    'so can cuoc',
    'so cmnd',
    'cmnd',
    'so giay to',
    'cmnd/cccd',
    'id number',
  ],
  birthDate: ['ngay sinh', 'nam sinh', 'ngay thang nam sinh', 'birth date'],
  address: ['dia chi', 'dia chi, so dien thoai', 'noi cu tru', 'thuong tru', 'noi o', 'address'],
  phone: ['so dien thoai', 'dien thoai', 'sdt', 'so dt', 'dien thoai lien he', 'phone'],
  receivedAt: [
    'nhan ho so',
    'ngay nhan',
    'ngay tiep nhan',
    'ngay nhan ho so',
    'ngay gio nhan',
    'tiep nhan',
    'ngay nop',
    'received',
  ],
  resultAt: [
    'ngay co ket qua',
    'ngay ket thuc',
    'ngay hoan thanh',
    'ngay giai quyet',
    'ngay tra',
    'tra ket qua',
    'ngay tra ket qua',
    'result',
  ],
  channel: ['kenh', 'kenh tiep nhan', 'hinh thuc nop', 'hinh thuc tiep nhan', 'phuong thuc nop', 'channel'],
  fee: ['le phi', 'phi, le phi', 'phi', 'so tien', 'fee'],
  tags: ['the', 'nhan', 'tags'],
  note: ['ghi chu', 'noi dung ghi chu', 'note', 'notes'],
};
/** Words beside them that mean something else: the appointed day is no result. */
const NOT: Partial<Record<Field, RegExp>> = {
  resultAt: /\bhen\b|phuong thuc|hinh thuc|du kien/,
  receivedAt: /phuong thuc|hinh thuc|nguoi|can bo|ket qua/,
  code: /thu tuc|tthc|nguoi/,
  fullName: /can bo|nguoi nhan|thu tuc/,
  address: /email/,
};

const score = (heading: string, field: Field): number => {
  if (NOT[field]?.test(heading)) return 0;
  let best = 0;
  for (const known of HEADINGS[field]) {
    if (heading === known) return 1_000 + known.length;
    if (known.length >= 4 && heading.startsWith(known)) best = Math.max(best, 500 + known.length);
    else if (known.length >= 6 && heading.includes(known)) best = Math.max(best, known.length);
  }
  return best;
};

/** What each column seems to hold by its heading; each field once, the surest first. */
export const guessMapping = (headings: readonly string[]): Mapping => {
  const pairs = headings.flatMap((heading, column) => {
    const folded = fold(heading.slice(0, 200))
      .replace(/[()*:]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return FIELDS.map((field) => ({ field, column, sure: score(folded, field) })).filter(({ sure }) => sure > 0);
  });
  const mapping: Mapping = {};
  const taken = new Set<number>();
  for (const { field, column } of pairs.sort((a, b) => b.sure - a.sure)) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
};

/** Registers have a title above their headings. */
const LOOKED_AT = 15;

/** Index of the row that looks most like headings; 0 when none does. */
export const headingRow = (rows: readonly (readonly string[])[]): number => {
  let best = { at: 0, count: 0 };
  for (let at = 0; at < Math.min(LOOKED_AT, rows.length); at++) {
    const count = Object.keys(guessMapping(rows[at]!)).length;
    if (count > best.count) best = { at, count };
  }
  return best.at;
};
