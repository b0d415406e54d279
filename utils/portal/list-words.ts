/** What the words and dates of an officer's list mean. Texts come as lines: NFC, single spaces. */
import { fold } from '../text/fold.ts';
import { isDate } from './codes.ts';
import type { RowChannel } from './types.ts';

export type Kind =
  | 'code'
  | 'procedure-code'
  | 'procedure'
  | 'applicant'
  | 'received'
  | 'appointment'
  | 'former-appointment'
  | 'step'
  | 'status'
  | 'channel'
  /** Known, and nothing of ours: never read. */
  | 'none'
  | 'other';

/** Folded beginning of a column's head or of a label before a colon → what stands there; the first that fits counts. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(ma|so) (so )?ho so/, 'code'],
  [/^ma (thu tuc|tthc)/, 'procedure-code'],
  [/^(ten )?(thu tuc|tthc)/, 'procedure'],
  [/^(ten )?(chu ho so|nguoi (nop|yeu cau|de nghi|dung ten))|^ho (va )?ten( chu ho so| nguoi nop)?$/, 'applicant'],
  [/^(ngay )?hen tra.*(truoc|cu)$/, 'former-appointment'],
  [/^(ngay |ngay gio |thoi gian |thoi han )?hen( tra)?/, 'appointment'],
  [/^(ngay |ngay gio |thoi gian |thoi diem )?(tiep nhan|nhan)/, 'received'],
  [/^trang thai|^tinh trang/, 'status'],
  [/^(ten )?(buoc|cong doan|giai doan)/, 'step'],
  [/^(hinh thuc|kenh)/, 'channel'],
  [/^(stt|thao tac|nguoi chuyen|han xu ly|ket qua)/, 'none'],
];
const kinds = new Map<string, Kind>();

/** What a head or label announces; 'other' for all that we do not know ("Số điện thoại"). */
export const kindOf = (label: string): Kind => {
  let kind = kinds.get(label);
  if (kind === undefined) {
    const folded = fold(label.slice(0, 60)).replace(/^[-•\s]+/, '');
    kind = KINDS.find(([words]) => words.test(folded))?.[1] ?? 'other';
    if (kinds.size < 500) kinds.set(label, kind);
  }
  return kind;
};

const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?)?$/;
const CLOCK_FIRST = /^(\d{1,2}):(\d{2})(?::\d{2})?,?\s+(?:ngày\s+)?(\d{1,2}\/\d{1,2}\/\d{4})$/i;
const two = (text: string) => text.padStart(2, '0');

/**
 * "01/09/2026 08:12" → "2026-09-01T08:12:00+07:00", "01/09/2026" → "2026-09-01". Day first, as every portal here writes.
 * @returns '' for nothing, null for a date that does not exist (31/02) or is written in another way
 */
export const readDate = (text: string): string | null => {
  const said = text.trim();
  if (said === '' || said === '-') return '';
  const m = DATE.exec(said) ?? DATE.exec(said.replace(CLOCK_FIRST, '$3 $1:$2'));
  if (!m || !isDate(Number(m[3]), Number(m[2]), Number(m[1]))) return null;
  const day = `${m[3]}-${two(m[2]!)}-${two(m[1]!)}`;
  if (m[4] === undefined) return day;
  return Number(m[4]) > 23 || Number(m[5]) > 59 ? null : `${day}T${two(m[4])}:${m[5]}:00+07:00`;
};

const channelOf = (text: string): RowChannel | undefined => {
  const folded = fold(text.slice(0, 60));
  if (folded.includes('truc tuyen')) return 'online';
  if (folded.includes('buu chinh')) return 'post';
  return folded.includes('truc tiep') ? 'counter' : undefined;
};
const channels = new Map<string, RowChannel | undefined>();

/** 1 Trực tiếp, 2 Trực tuyến, 3 Qua bưu chính công ích; portals write them in any case. */
export const readChannel = (text: string): RowChannel | undefined => {
  if (!channels.has(text) && channels.size < 500) channels.set(text, channelOf(text));
  return channels.has(text) ? channels.get(text) : channelOf(text);
};

/** A name as printed, without form of address and without what follows in brackets; undefined when it may hold a number. */
export const readName = (text: string): string | undefined => {
  const name = text
    .slice(0, 200)
    .trim()
    .replace(/\s*\(.*$/, '')
    .replace(/^(ông|bà|anh|chị)\s+/i, '');
  return name.length >= 2 && name.length <= 100 && !/\d{3}|@|[:;]/.test(name) ? name : undefined;
};
