/** What counts persons: numbers in names (HoTen1, NgaySinh1 and HoTen2, NgaySinh2), and rows of a table. Pure. */
import type { Field } from '../portal/types.ts';
import { LATIN } from '../text/letters.ts';

const keyOf = (name: string): string => name.replace(/\d+/g, '#');
const markOf = (name: string): string => (name.match(/\d+/g) ?? []).join('.');

/**
 * @returns for each field the number of its block, '' where the name counts nothing: a number counts only when at least two
 * different names carry it and at least two numbers go through the same names, each asking for the same under every number
 * ("x1 … x20" only numbers the boxes).
 * @param asked what each field asks for
 */
export const blockMarks = (fields: readonly Field[], asked: readonly string[]): string[] => {
  const marks = new Map<string, Set<string>>();
  const names = fields.map((f) => (f.datePart && f.datePart.part !== 'day' ? '' : f.name || f.domId));
  const about = new Map<string, string>();
  for (const [i, name] of names.entries()) {
    if (!/\d/.test(name)) continue;
    const key = keyOf(name);
    marks.set(key, (marks.get(key) ?? new Set()).add(markOf(name)));
    if ((about.get(key) ?? asked[i]) !== asked[i]) about.set(key, '');
    else about.set(key, asked[i]!);
  }
  for (const [key, attribute] of about) if (!attribute) marks.delete(key);
  const keys = new Map<string, number>();
  for (const [, of] of marks) if (of.size > 1) for (const mark of of) keys.set(mark, (keys.get(mark) ?? 0) + 1);
  return names.map((name) => {
    const mark = markOf(name);
    const of = marks.get(keyOf(name));
    return mark && of && of.size > 1 && (keys.get(mark) ?? 0) > 1 ? mark : '';
  });
};

/** Fewer columns with a header each are no list of persons. */
const COLUMNS = 3;
const KINSHIP = new RegExp(String.raw`quan hệ|(?:^|[^${LATIN}])(?:qh|mqh|q\.?\s*hệ)(?![${LATIN}])`, 'iu');
/** The one who applies is one person, whose relationship is asked. */
const ASKING = /người (?:yêu cầu|nộp|khai|kê khai|đề nghị|làm đơn|đăng ký)/iu;
const LISTED = /danh sách|thành viên|những|các|cùng/iu;

/**
 * Rows of a table whose header row says what each column asks for: every row is another person ("Các thành viên của hộ").
 * A table with a question per row and a person per column is none: its fields have a label to the left as well. Nor is one row
 * of boxes under one row of labels, unless its heading or a column for the relationship says that persons are listed.
 * @returns for each field the number of its row, from 1; 0 outside such tables
 */
export const rowsOf = (fields: readonly Field[]): number[] => {
  const rows = new Array<number>(fields.length).fill(0);
  const labelOf = (f: Field): string | undefined =>
    f.labels[0]?.by === 'cell-above' && !f.labels.some((l) => l.by === 'cell-left') ? f.labels[0].text : undefined;
  const pathOf = (f: Field): string => f.section.join('\u001f');
  for (let from = 0; from < fields.length; ) {
    const path = pathOf(fields[from]!);
    let to = from;
    const seen = new Set<string>();
    const found: number[] = [];
    for (let row = 1; to < fields.length; to++) {
      const label = labelOf(fields[to]!);
      if (!label || pathOf(fields[to]!) !== path) break;
      const group = fields[to]!.datePart?.group;
      if (seen.has(label) && !(group && group === fields[to - 1]?.datePart?.group)) {
        row++;
        seen.clear();
      }
      seen.add(label);
      found.push(row);
    }
    const run = fields.slice(from, to);
    const labels = run.map((f) => f.label);
    const heading = run[0]?.section.at(-1) ?? '';
    const related = labels.some((l) => KINSHIP.test(l)) && !ASKING.test(heading);
    const list = found.at(-1)! > 1 || related || LISTED.test(heading);
    if (new Set(labels).size >= COLUMNS && list) for (const [i, row] of found.entries()) rows[from + i] = row;
    from = Math.max(to, from + 1);
  }
  return rows;
};
