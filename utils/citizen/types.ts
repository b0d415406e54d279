/** What a card says, value by value. Facts: the card's QR (7 or 11 fields), its MRZ, or what the officer typed. */

/** `yyyy-mm-dd`, or only the year when the card gives no more: a day is never invented. */
export type BirthDate = string | { year: number };
export type Sex = 'Nam' | 'Nữ';

/** Where a value comes from. A typed value outranks nothing: the officer sees the source beside it. */
export type Source = 'qr-cccd' | 'qr-can-cuoc' | 'mrz' | 'number' | 'typed' | 'earlier-dossier';

/** Whole string refused: one reason each, its Vietnamese sentence is `scan.error.<reason>` in the locale file. */
export const SCAN_ERRORS = [
  'empty',
  'too-long',
  'mrz-check',
  'not-citizen-id',
  'multiple',
  'bhyt',
  'keyboard-mangled',
  'bad-number',
  'bad-structure',
] as const;
export type ScanError = (typeof SCAN_ERRORS)[number];

/** The field was left out, or kept with a doubt. Sentence: `scan.warning.<warning>` in the locale file. */
export const SCAN_WARNINGS = [
  'bad-birth-date',
  'bad-issue-date',
  'missing-birth-date',
  'missing-issue-date',
  'missing-name',
  'missing-address',
  'bad-old-id',
  'bad-sex',
  'bad-name',
  'bad-address',
  'text-damaged',
  'birth-year-only',
  'year-number-mismatch',
  'sex-number-mismatch',
  'unknown-province-code',
  'issue-before-birth',
  'issue-in-future',
  'encoding-repaired',
  'hidden-characters',
  'name-unusual-letters',
  'name-without-diacritics',
  'name-truncated',
  'number-only',
  'sources-differ', // QR against MRZ, or typed against either: see merge.ts
] as const;
export type ScanWarning = (typeof SCAN_WARNINGS)[number];

export interface Citizen {
  /** Số định danh cá nhân / số CCCD: 12 ASCII digits, as text. */
  personalId?: string;
  /** Số CMND cũ: 9 digits, leading zeros matter. */
  oldIdNumber?: string;
  /** NFC, single spaces, letter case as printed. */
  fullName?: string;
  /** Họ, where the MRZ separates it (`<<`): without diacritics, capitals. */
  surname?: string;
  birthDate?: BirthDate;
  sex?: Sex;
  /** The card's own text (old or new units), cleaned of stray commas only. */
  address?: string;
  /** `yyyy-mm-dd` */
  issueDate?: string;
  father?: string;
  mother?: string;
  /** Field 7 of the 2024 card: an earlier personal number that was cancelled (Thông tư 16/2024/TT-BCA Điều 6). */
  cancelledId?: string;
  /** Day of these data when they come from an earlier dossier (`yyyy-mm-dd`). */
  asOf?: string;
  source: Source;
  warnings: ScanWarning[];
}

/** `detail: 'cmnd'` beside `bad-number`: the number has the 9 digits of an old CMND; sentence `scan.error.bad-number-cmnd`. */
export type Reading = { ok: true; citizen: Citizen } | { ok: false; error: ScanError; detail?: 'cmnd' };
