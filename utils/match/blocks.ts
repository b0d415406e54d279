/** Numbers in the names of controls that count persons: HoTen1, NgaySinh1 and HoTen2, NgaySinh2. Pure. */
import type { Field } from '../portal/types.ts';

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
