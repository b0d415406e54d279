/**
 * Headings and how far each reaches. A heading rules everything after it inside the smallest element that holds both it
 * and the next control, until a heading of the same or a higher rank comes or that element ends.
 */
import {
  attr,
  byId,
  closest,
  contains,
  find,
  findAll,
  hasAttr,
  matches,
  nextSibling,
  nodeType,
  parentOf,
  previousSibling,
  tagOf,
  textOf,
} from './dom.ts';
import { follows } from './numbering.ts';
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
  look: string;
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
  /(?:^|[\s_-])(?:title|titlebar|heading|header|head|hdr|ttl|caption|legend|tieu[-_]?de|group-name|fw-bold|font-weight-bold|font-bold|font-semibold|text-bold|h[1-6])(?:[\s_-]|$)|(?:section|group|panel|card|form|block|box|page|tab)-?(?:title|header|heading|caption|hdr)|divider(?:__|-)(?:text|inner)/i;
/** Frameworks call the title of one box a title too: "van-cell__title van-field__label". */
const LABELISH = /(?:^|[\s_-])(?:label|lbl|control-label|field-?title|question-?label)(?:[\s_-]|$)/i;
/** Components are called after what they are: "ion-list-header", "p-card-title". */
const CUSTOM_TITLE = /-(?:title|header|heading)$/;
const BOX_TITLE =
  /(?:panel|card|box|portlet|accordion|collapse|modal|widget|fieldset|window|tile|expansion)(?:[-_]{1,2}|-group-)?(?:item__)?(?:head|header|heading|title|titlebar|hdr|caption)/i;
const TABULAR = 'table,tr,th';
/** How far up the only control that a line can be the label of is looked for. */
const NEAR = 4;
const ROMAN = /^\s*(?:[IVX]{1,5}|[A-HĐ]|phần\s+(?:\d+|[IVX]+|thứ\s+\S+)|mục\s+(?:\d+|[IVX]+))\s*[.:)\-–/]\s*\S/u;
const OPENING = /^\s*(?:\d{1,2}\s*[.)]\s*)?(?:thông tin|phần|mục|bên|người|dành cho|giấy tờ|kê khai)\s/iu;
/** A line of its own that begins with somebody. */
const PERSON =
  /^\s*(?:\d{1,2}\s*[.)]\s*)?(?:cha|mẹ|bố|vợ|chồng|chủ|đại diện|thân nhân|ông|bà|trẻ|bé|con)(?=[\s,/(]|$)/iu;
const CONTROL = 'input:not([type=hidden]),select,textarea,[role=combobox],mat-select,x-input,x-select,x-date,x-radio';

const LETTERS = /[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]/g;
const shouting = (text: string): boolean => {
  const letters = text.match(LETTERS);
  return !!letters && letters.length >= 8 && text === text.toUpperCase() && text.trim().includes(' ');
};

/** "1. Người sử dụng đất:" heads a block though it ends like a label. */
const opensBlock = (text: string): boolean =>
  /^\s*(?:\d{1,2}|[IVX]{1,5}|[a-zđ])\s*[.)]\s*(?:thông tin|bên|người|chủ|phần)\s/iu.test(text) && text.length < 120;

/** How a line across a table is set: its class and the kind of its number; lines of one level look the same. */
export const lookOf = (line: string, className: string): string => {
  const number = /^\s*(?:[IVX]+|[A-HĐ]|\d+|[a-zđ])\s*[.):]/u.exec(line)?.[0] ?? '';
  return `${className}|${number.replace(/\d+|[IVX]+|[a-zđ]/gu, '#')}`;
};

/** Rank of loose text that stands as a block of its own, 0 = no heading. */
export const textRank = (text: string): number => {
  if (text.length > 160 || /[:;,]\s*$/.test(text)) return 0;
  if (ROMAN.test(text) || shouting(text)) return 7;
  return OPENING.test(text) && text.length < 90 ? 8 : 0;
};

const beside = (el: Element, next: (node: Node) => Node | null): Node | null => {
  let node = next(el);
  while (node && (nodeType(node) === 8 || (nodeType(node) === 3 && !textOf(node).trim()))) node = next(node);
  return node;
};
const isBlock = (node: Node | null): node is Element =>
  node !== null && nodeType(node) === 1 && /^(?:div|p|table|dl|ul|fieldset|section)$/.test(tagOf(node as Element));

/** Bold words between two blocks are a line of their own; it heads what follows when that has words of its own. */
const ownLine = (el: Element): boolean => {
  const next = beside(el, nextSibling);
  if (!isBlock(next) || !legible(textOf(next)) || !find(next, CONTROL)) return false;
  const before = beside(el, previousSibling);
  return (
    before === null ||
    isBlock(before) ||
    (nodeType(before) === 1 && /^(?:legend|h[1-6]|br|hr)$/.test(tagOf(before as Element)))
  );
};

/** In a cell beside other cells: the question of a row, or the head of a column, however it is set. */
const oneOfRow = (el: Element, beside: (cell: Element) => boolean): boolean => {
  const cell = closest(el, 'td,th');
  const row = cell && !find(cell, CONTROL) ? parentOf(cell) : null;
  return row !== null && findAll(row, 'td,th').some((c) => c !== cell && beside(c));
};
const asks = (cell: Element): boolean => find(cell, CONTROL) !== null;

/** Rank of an element that acts as a heading, 0 = none. Text that names a control only ("Họ tên") ranks last. */
export const headingRank = (el: Element, tag: string, className: string): number => {
  const own = TAG_RANK[tag] ?? (attr(el, 'role') === 'heading' ? Number(attr(el, 'aria-level')) || 4 : 0);
  const bold = tag === 'strong' || tag === 'b';
  const styled =
    !own &&
    !bold &&
    (/^(?:div|p|span|header|center|u|font)$/.test(tag) ? TITLE_CLASS.test(className) : CUSTOM_TITLE.test(tag)) &&
    !LABELISH.test(className);
  const heavy =
    !own && !bold && !styled && tag === 'p' && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attr(el, 'style'));
  if (!own && !bold && !styled && !heavy) return 0;
  // The wrapper of a heading ("card-header") is of that heading's level.
  const inner = styled ? find(el, 'h1,h2,h3,h4,h5,h6') : null;
  const level = own || (inner ? TAG_RANK[tagOf(inner)]! : 0);
  const text = textOf(el);
  if (!legible(text) || text.length > 400 || find(el, CONTROL) || (styled && find(el, TABULAR))) return 0;
  if ((level >= 2 || styled) && (asksOne(el, text, styled) || oneOfRow(el, asks))) return 0;
  if (level) return Math.min(Math.max(level, 1), 6);
  // "Họ và tên:" in bold is a label however it is set.
  if (/[:：]\s*\*?\s*$/.test(text) && !(bold && opensBlock(text))) return 0;
  if (bold) {
    // Bold words inside a sentence or before a control are a label, a bold block of its own is a heading.
    const block = parentOf(el);
    if (!block || /^(?:label|a|button|li)$/.test(tagOf(block))) return 0;
    if (/^t[dh]$/.test(tagOf(block)) && oneOfRow(el, (cell) => asks(cell) || legible(textOf(cell)))) return 0;
    if (!ownLine(el) && (textOf(block).trim() !== text.trim() || find(block, CONTROL))) return 0;
  }
  return textRank(text.trim()) || (styled || (bold && PERSON.test(text)) ? 8 : 9);
};

/**
 * A card of a questionnaire: a line and the one control that it asks for, which has no other words of its own. Such a line is a
 * label. Where the control has a label, the line is the heading of a block with one box.
 */
const asksOne = (el: Element, text: string, styled: boolean): boolean => {
  let up = parentOf(el);
  for (let i = 0; up && i < NEAR && !find(up, CONTROL); i++) up = parentOf(up);
  if (!up || tagOf(up) === 'body') return false;
  const controls = findAll(up, CONTROL);
  const first = controls[0];
  if (!first) return false;
  const ids = [el, ...findAll(el, '[id]')].map((e) => attr(e, 'id')).filter(Boolean);
  const by = (c: Element): string => attr(c, 'aria-labelledby') || attr(parentOf(c) ?? c, 'aria-labelledby');
  if (
    ids.length &&
    controls.every((c) =>
      by(c)
        .split(/\s+/)
        .some((id) => ids.includes(id)),
    )
  )
    return true;
  const ticks = /^(?:radio|checkbox)$/.test(attr(first, 'type'));
  const name = attr(first, 'name');
  if (ticks ? !name || controls.some((c) => attr(c, 'name') !== name) : controls.length > 1) return false;
  const asks = /[?？]\s*\*?\s*$/.test(text);
  if (ticks || (!styled && !asks)) return asks;
  const aria = attr(first, 'aria-label').trim();
  if (aria) return aria === text.trim().replace(/[\s*:]+$/, '');
  if (find(up, 'label,dt,.label,.control-label')) return false;
  // Other text than the line and a short hint: the box has words of its own.
  return asks || textOf(up).trim().length - text.trim().length <= 1;
};

const PAPERS = /^\s*(?:\d{1,2}\s*[.)]\s*)?giấy tờ\s/iu;

/** A button that opens and closes the block under it heads that block. */
export const opensFold = (el: Element, className: string): boolean => {
  if (attr(el, 'aria-haspopup') || attr(el, 'role') || !(hasAttr(el, 'aria-expanded') || FOLD.test(className)))
    return false;
  const next = beside(el, nextSibling);
  const block = byId(el, attr(el, 'aria-controls')) ?? (next && nodeType(next) === 1 ? (next as Element) : null);
  return block !== null && find(block, CONTROL) !== null;
};
const FOLD = /(?:^|[\s_-])(?:accordion|collapsible|collapse|expand)/i;

/** "Giấy tờ tùy thân" as a block of its own, right before a block with one control and no words: the label of that control. */
export const labelsNext = (el: Element): boolean => {
  const next = beside(el, nextSibling);
  if (next && nodeType(next) === 1 && matches(next as Element, CONTROL)) return PAPERS.test(textOf(el));
  if (!isBlock(next) || findAll(next, CONTROL).length !== 1) return false;
  const own = findAll(next, 'option').reduce((text, option) => text.replace(textOf(option), ''), textOf(next));
  return !legible(own);
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

/** The child of `scope` in which `el` stands. */
const branch = (scope: Element, el: Element): Element => {
  let at = el;
  for (let up = parentOf(at); up && up !== scope; up = parentOf(at)) at = up;
  return at;
};

/** Keeps the headings that rule the place where the walk stands. */
export class Outline {
  private open: Heading[] = [];

  /** @param look how a line across a table is set: the same look is the same level, another look lies deeper */
  add(el: Element, text: string, level: number, scope: Element | null = null, look = ''): void {
    const clean = cleanHeading(text);
    if (!legible(clean)) return;
    const sibling = this.open.find((h) => !h.fixed && !look && follows(h, el, clean));
    const rank = look ? this.levelOf(look, level) : (sibling?.rank ?? level);
    const fixed = scope !== null || tagOf(el) === 'legend';
    const twin = fixed
      ? undefined
      : this.open.find((h) => !h.fixed && !h.used && h.rank === rank && sideBySide(h.el, el));
    if (!fixed) this.open = this.open.filter((h) => h.fixed || h.rank < rank || this.holds(h, el, rank));
    this.open.push({ text: twin ? `${twin.text} / ${clean}` : clean, rank, el, scope, fixed, used: false, look });
    if (this.open.length > 24) this.open.shift();
  }

  private levelOf(look: string, level: number): number {
    const bands = this.open.filter((h) => h.look);
    const same = bands.find((h) => h.look === look);
    if (same) return same.rank;
    const last = bands[bands.length - 1];
    return last ? Math.max(level, last.rank + 0.2) : level;
  }

  /**
   * "card-header" and "card-body": what is styled as the title of a box rules all of the box, whatever the level of a heading
   * inside its body.
   */
  private holds(h: Heading, el: Element, rank: number): boolean {
    const box = BOX_TITLE.test(attr(h.el, 'class')) || BOX_TITLE.test(attr(parentOf(h.el) ?? h.el, 'class'));
    if ((h.rank < 7 && !box) || rank >= 7) return false;
    let scope = h.scope ?? parentOf(h.el);
    while (scope && !contains(scope, el)) scope = h.scope ? null : parentOf(scope);
    if (!scope || parentOf(el) === scope || /^(?:body|form|main)$/.test(tagOf(scope))) return false;
    // A title beside the rows of its block may be of the same level as one in a row, unless it says that it is a box's.
    if (parentOf(h.el) === scope && !box) return false;
    return branch(scope, h.el) !== branch(scope, el);
  }

  /** Headings over a control, outermost first; @param side what a cell beside its row says */
  over(control: Element, side = ''): string[] {
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
    if (side && !out.includes(side)) out.push(side);
    return out.slice(-6);
  }

  leave(el: Element): void {
    if (this.open.some((h) => h.scope === el)) this.open = this.open.filter((h) => h.scope !== el);
  }
}
