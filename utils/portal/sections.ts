/**
 * Headings and how far each reaches. A heading rules everything after it inside the smallest element that holds both it
 * and the next control, until a heading of the same or a higher rank comes or that element ends.
 */
import { attr, find, parentOf, tagOf, textOf } from './dom.ts';
import { cleanHeading, legible } from './text.ts';

export interface Heading {
  text: string;
  /** 1 (outermost) .. 9; legends, tabs and named groups rule their own element and are never closed from inside. */
  rank: number;
  el: Element;
  scope: Element | null;
  fixed: boolean;
  /** A control stands under it. */
  used: boolean;
}

const TAG_RANK: Record<string, number> = {
  h1: 1,
  h2: 2,
  h3: 3,
  h4: 4,
  h5: 5,
  h6: 6,
  legend: 6,
  caption: 6,
  summary: 6,
  'mat-panel-title': 6,
  'mat-card-title': 6,
  'mat-expansion-panel-header': 6,
};
const TITLE_CLASS =
  /(?:^|[\s_-])(?:title|heading|header|caption|legend|tieu-?de|group-name|fw-bold|font-weight-bold|text-bold|h[1-6])(?:[\s_-]|$)|(?:section|group|panel|card|form|block|box)(?:title|header|heading)|divider(?:__|-)(?:text|inner)/i;
const ROMAN = /^\s*(?:[IVX]{1,5}|[A-HĐ]|phần\s+(?:\d+|[IVX]+|thứ\s+\S+)|mục\s+(?:\d+|[IVX]+))\s*[.:)\-–/]\s*\S/u;
const OPENING = /^\s*(?:\d{1,2}\s*[.)]\s*)?(?:thông tin|phần|mục|bên|người|dành cho|giấy tờ|kê khai)\s/iu;
const CONTROL = 'input:not([type=hidden]),select,textarea,[role=combobox],mat-select,x-input,x-select,x-date,x-radio';

const shouting = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu);
  return !!letters && letters.length >= 8 && text === text.toUpperCase() && text.trim().includes(' ');
};

/** "1. Người sử dụng đất:" heads a block though it ends like a label. */
const opensBlock = (text: string): boolean =>
  /^\s*(?:\d{1,2}|[IVX]{1,5}|[a-zđ])\s*[.)]\s*(?:thông tin|bên|người|chủ|phần)\s/iu.test(text) && text.length < 120;

/** Rank of loose text that stands as a block of its own, 0 = no heading. */
export const textRank = (text: string): number => {
  if (text.length > 160 || /[:;,]\s*$/.test(text)) return 0;
  if (ROMAN.test(text) || shouting(text)) return 7;
  return OPENING.test(text) && text.length < 90 ? 8 : 0;
};

/** Rank of an element that acts as a heading, 0 = none. Text that names a control only ("Họ tên") ranks last. */
export const headingRank = (el: Element, tag: string, className: string): number => {
  const level = TAG_RANK[tag] ?? (attr(el, 'role') === 'heading' ? Number(attr(el, 'aria-level')) || 4 : 0);
  const bold = tag === 'strong' || tag === 'b';
  const styled =
    !level && !bold && /^(?:div|p|span|td|th|header|center|u|font)$/.test(tag) && TITLE_CLASS.test(className);
  const heavy =
    !level && !bold && !styled && tag === 'p' && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attr(el, 'style'));
  if (!level && !bold && !styled && !heavy) return 0;
  const text = textOf(el);
  if (!legible(text) || text.length > 400 || find(el, CONTROL)) return 0;
  if (level) return Math.min(Math.max(level, 1), 6);
  // "Họ và tên:" in bold is a label however it is set.
  if (/[:：]\s*\*?\s*$/.test(text) && !(bold && opensBlock(text))) return 0;
  if (bold) {
    // Bold words inside a sentence or before a control are a label, a bold block of its own is a heading.
    const block = parentOf(el);
    if (!block || /^(?:label|a|button|li)$/.test(tagOf(block)) || textOf(block).trim() !== text.trim()) return 0;
    if (find(block, CONTROL)) return 0;
  }
  return textRank(text.trim()) || (styled ? 8 : 9);
};

const ancestors = (el: Element): Set<Element> => {
  const out = new Set<Element>();
  for (let up = parentOf(el); up; up = parentOf(up)) out.add(up);
  return out;
};

/** "Bên nam" and "Bên nữ" over two columns: each in a wrapper of its own, side by side, and no control between them. */
const sideBySide = (a: Element, b: Element): boolean => {
  const [left, right] = [parentOf(a), parentOf(b)];
  return left !== null && right !== null && left !== right && parentOf(left) === parentOf(right);
};

/** Keeps the headings that rule the place where the walk stands. */
export class Outline {
  private open: Heading[] = [];

  add(el: Element, text: string, rank: number, scope: Element | null = null): void {
    const clean = cleanHeading(text);
    if (!legible(clean)) return;
    const fixed = scope !== null || tagOf(el) === 'legend';
    const twin = fixed
      ? undefined
      : this.open.find((h) => !h.fixed && !h.used && h.rank === rank && sideBySide(h.el, el));
    if (!fixed) this.open = this.open.filter((h) => h.fixed || h.rank < rank);
    this.open.push({ text: twin ? `${twin.text} / ${clean}` : clean, rank, el, scope, fixed, used: false });
    if (this.open.length > 24) this.open.shift();
  }

  /** Headings over a control, outermost first. */
  over(control: Element): string[] {
    const out: string[] = [];
    let around: Set<Element> | undefined;
    for (const h of this.open) {
      if (!h.scope) {
        around ??= ancestors(control);
        h.scope = parentOf(h.el);
        while (h.scope && !around.has(h.scope)) h.scope = parentOf(h.scope);
      }
      h.used = true;
      if (out[out.length - 1] !== h.text) out.push(h.text);
    }
    return out.slice(-6);
  }

  leave(el: Element): void {
    if (this.open.some((h) => h.scope === el)) this.open = this.open.filter((h) => h.scope !== el);
  }
}
