import type { Procedure } from '../procedure/types.ts';
import { isShort, short } from './checklist.ts';
import type { Checklist, ChecklistRow, PaperReason } from './types.ts';
import { reasonsFor } from './types.ts';

/** As they stand on the paper that the citizen takes home, in Vietnamese whatever the officer's language. */
const REASONS: Record<PaperReason, string> = {
  expired: 'đã hết hạn',
  blurred: 'mờ, không đọc được',
  unsigned: 'thiếu chữ ký hoặc con dấu',
  'wrong-data': 'sai thông tin',
  other: '',
  'population-data': 'khai thác từ Cơ sở dữ liệu quốc gia về dân cư',
  'other-data': 'khai thác từ cơ sở dữ liệu khác',
  'kept-here': 'đã lưu tại cơ quan tiếp nhận',
  'other-basis': '',
};

const pieces = (count: number, what: string): string[] =>
  count > 0 ? [`${String(count).padStart(2, '0')} ${what}`] : [];

/** "01 bản chính, 02 bản sao"; '' for none. */
export const piecesText = ({ originals, copies }: { originals: number; copies: number }): string =>
  [...pieces(originals, 'bản chính'), ...pieces(copies, 'bản sao')].join(', ');

/** "nộp 01 bản chính", "xuất trình 01 bản chính". */
export const howMany = (row: Pick<ChecklistRow, 'kind' | 'originals' | 'copies'>): string =>
  [row.kind === 'submit' ? 'nộp' : 'xuất trình', piecesText(row)].filter(Boolean).join(' ');

/** Why: the reason that fits the state, and the officer's own words. */
export const whyText = ({ state, detail }: Pick<ChecklistRow, 'state' | 'detail'>): string =>
  [detail.reason && reasonsFor(state).includes(detail.reason) ? REASONS[detail.reason] : '', detail.note?.trim()]
    .filter(Boolean)
    .join('; ');

/** One paper of the request, without its number. */
export const askedText = (row: ChecklistRow): string => {
  if (isShort(row)) return `${row.name}: còn thiếu ${piecesText(short(row))}`;
  const why = whyText(row);
  return `${row.name} (${[howMany(row), row.when].filter(Boolean).join('; ')})${why ? `: ${why}` : ''}`;
};

/**
 * The one request for supplements as plain text: every paper marked thiếu or sai with its reason, and those of which fewer pieces lie there than
 * needed, numbered through, under the procedure's name. '' when there is none. It cites no article: that is the slip's, from the office's
 * settings, since the decree that obliges the officer to ask once and in full (Nghị định 61/2018/NĐ-CP Đ15 k3) was replaced from 1/7/2025.
 */
export const missingText = ({ rows }: Checklist, { code, name }: Pick<Procedure, 'code' | 'name'>): string => {
  const missing = rows.filter((row) => row.state === 'missing' || isShort(row));
  const wrong = rows.filter((row) => row.state === 'wrong');
  if (!missing.length && !wrong.length) return '';
  const section = (title: string, of: ChecklistRow[], after: number) =>
    of.length ? ['', title, ...of.map((row, index) => `${after + index + 1}. ${askedText(row)}`)] : [];
  return [
    `Đề nghị bổ sung hồ sơ: ${name} (${code})`,
    ...section('Giấy tờ còn thiếu:', missing, 0),
    ...section('Giấy tờ chưa đúng, cần sửa hoặc thay:', wrong, missing.length),
  ].join('\n');
};
