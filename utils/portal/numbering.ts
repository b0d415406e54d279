/** Which headings of a form count on from one another. Reads only. */
import { attr, tagOf } from './dom.ts';

/** "2. Thân nhân": what counts it and the number, undefined for a line without one. */
const NUMBERED = /^\s*(?:(\d{1,2})|([IVX]{1,5})|([A-HĐ]))\s*[.)](?!\d)/u;
const ROMANS = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const numberOf = (text: string): { kind: string; n: number } | undefined => {
  const [, digits, roman, letter] = NUMBERED.exec(text) ?? [];
  if (digits) return { kind: '1', n: Number(digits) };
  if (roman && ROMANS.includes(roman)) return { kind: 'I', n: ROMANS.indexOf(roman) };
  return letter ? { kind: 'A', n: 'ABCDEFGH'.indexOf(letter) + 1 } : undefined;
};

/** "3." after "2." of the same make is of its level, whatever its words look like. */
export const follows = (before: { el: Element; text: string }, el: Element, text: string): boolean => {
  const [a, b] = [numberOf(before.text), numberOf(text)];
  if (!a || !b || a.kind !== b.kind || b.n !== a.n + 1) return false;
  return tagOf(before.el) === tagOf(el) && attr(before.el, 'class') === attr(el, 'class');
};
