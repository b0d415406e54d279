import type { Procedure } from '../procedure/types.ts';
import type { Checklist, ChecklistRow, PaperState } from './types.ts';

const pieces = (count: number, what: string): string[] =>
  count > 0 ? [`${String(count).padStart(2, '0')} ${what}`] : [];

const howMany = ({ kind, originals, copies }: ChecklistRow): string =>
  [
    kind === 'submit' ? 'nộp' : 'xuất trình',
    [...pieces(originals, 'bản chính'), ...pieces(copies, 'bản sao')].join(', '),
  ]
    .filter(Boolean)
    .join(' ');

const line = (row: ChecklistRow, number: number): string =>
  `${number}. ${row.name} (${[howMany(row), row.when].filter(Boolean).join('; ')})`;

/**
 * The one request for supplements as plain text: every paper marked thiếu or sai, numbered through, under the procedure's name.
 * '' when there is none. It cites no article: that is the slip's, from the office's settings, since the decree
 * that obliges the officer to ask once and in full (Nghị định 61/2018/NĐ-CP Đ15 k3) was replaced from 1/7/2025.
 */
export const missingText = ({ rows }: Checklist, { code, name }: Pick<Procedure, 'code' | 'name'>): string => {
  const marked = (state: PaperState) => rows.filter((row) => row.state === state);
  const [missing, wrong] = [marked('missing'), marked('wrong')];
  if (!missing.length && !wrong.length) return '';
  const section = (title: string, of: ChecklistRow[], after: number) =>
    of.length ? ['', title, ...of.map((row, index) => line(row, after + index + 1))] : [];
  return [
    `Đề nghị bổ sung hồ sơ: ${name} (${code})`,
    ...section('Giấy tờ còn thiếu:', missing, 0),
    ...section('Giấy tờ chưa đúng, cần sửa hoặc thay:', wrong, missing.length),
  ].join('\n');
};
