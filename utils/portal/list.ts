/** Finds the dossiers of a list page: rows of any table, items and cards of any list, by the grammar of the code. */
import { tidy } from '../text/fold.ts';
import { CODE_LIKE, oneCode } from './codes.ts';
import {
  childCount,
  closest,
  contains,
  dataOf,
  find,
  findAll,
  firstChild,
  firstElement,
  matches,
  nextElement,
  nextSibling,
  nodeType,
  parentOf,
  rootElement,
  tagOf,
  wordsIn,
} from './dom.ts';
import { type Cell, readRow } from './list-row.ts';
import { type Kind, kindOf } from './list-words.ts';
import type { DossierRow } from './types.ts';

export interface FoundRow {
  row: DossierRow;
  /** The row, item or card. */
  element: Element;
  /** The text in which the code stands. */
  anchor: Text;
}

const LIKE_LENGTH = 11;
export const ROW = 'tr, [role="row"], mat-row';
export const CELL = 'td, th, [role="cell"], [role="gridcell"], mat-cell';
export const TABLE = '.ant-table-container, [role="grid"], [role="table"], mat-table, table';
export const HEAD = 'thead th, [role="columnheader"], mat-header-cell';
const UNSEEN = /^(?:script|style|noscript|template|textarea|title|option)$/;
const BLOCKS = new Set(
  'address article br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p section table td th tr ul'.split(' '),
);
/** More rows than this are not a page that an officer reads. */
const MAX_ROWS = 1_000;
/** Text of one row that is read. */
const MAX_ROW_TEXT = 4_000;

/** 'Đã' or 'đã'; not 'chưa'. */
const LATE_SUPPLEMENT = 'ã quá hạn bổ sung';

/** A text that names one dossier. */
export interface Hit {
  node: Text;
  at: Element;
  code: string;
}

const hitOf = (node: Text): Hit | undefined => {
  const text = dataOf(node);
  if (text.length < 11 || text.length > MAX_ROW_TEXT || !CODE_LIKE.test(text)) return undefined;
  const code = oneCode(text);
  const at = code && parentOf(node);
  return code && at && !UNSEEN.test(tagOf(at)) ? { node, at, code } : undefined;
};

/** Texts of a row that name a dossier; of a row that does so once, the rest is not walked. */
const hitsIn = (doc: Document, { element, text }: TableRow): Hit[] => {
  const hits: Hit[] = [];
  const once = !CODE_LIKE.test(text.slice(text.search(CODE_LIKE) + LIKE_LENGTH));
  const walker = Document.prototype.createTreeWalker.call(doc, element, 4);
  for (let node = walker.nextNode(); node && !(once && hits.length > 0); node = walker.nextNode()) {
    const hit = hitOf(node as Text);
    if (hit) hits.push(hit);
  }
  return hits;
};

/** A row of a table, or an item, with its text, which tells whether it was read before; its hits are looked for only when it was not. */
interface TableRow {
  element: Element;
  text: string;
  hits?: Hit[];
}

/**
 * Rows of tables that may name a dossier, in the page's order, and what names one outside them. A row is one text, asked for once: a table of thousands of
 * cells is not walked cell by cell. A row that holds rows (a table for the layout) is no row of dossiers itself.
 */
const partsOf = (doc: Document): (TableRow | Hit)[] => {
  const root = rootElement(doc);
  if (!root || !CODE_LIKE.test(wordsIn(root))) return [];
  const parts: (TableRow | Hit)[] = [];
  const nested = find(root, `:is(${ROW}) :is(${ROW})`) !== null;
  const walker = Document.prototype.createTreeWalker.call(doc, root, 5);
  const past = (): Node | null => {
    let next = walker.nextSibling();
    while (!next && walker.parentNode()) next = walker.nextSibling();
    return next;
  };
  let node = walker.nextNode();
  while (node && parts.length < MAX_ROWS) {
    if (nodeType(node) === 3) {
      const hit = hitOf(node as Text);
      if (hit) parts.push(hit);
    } else if (matches(node as Element, ROW) && !(nested && find(node as Element, ROW))) {
      const text = wordsIn(node as Element);
      if (CODE_LIKE.test(text)) parts.push({ element: node as Element, text });
      node = past();
      continue;
    }
    node = walker.nextNode();
  }
  return parts;
};

const SPACES = /[\s\u00a0]{2,}|[\n\t\u00a0]/;
/** NFC with single spaces; most cells are so already. */
const spaced = (text: string): string => (SPACES.test(text) ? tidy(text) : text.normalize('NFC').trim());

/** Text lines of an element as they are read: blocks and breaks part them; at most `most`, without what stands in an element that is left out. */
export const linesOf = (
  element: Element,
  most = 200,
  room = MAX_ROW_TEXT,
  without?: ReadonlySet<Element>,
): string[] => {
  if (childCount(element) === 0) {
    const text = spaced(wordsIn(element).slice(0, MAX_ROW_TEXT));
    return text ? [text] : [];
  }
  const lines: string[] = [];
  let line = '';
  let length = 0;
  const end = () => {
    const text = spaced(line);
    if (text) lines.push(text);
    line = '';
  };
  const read = (node: Node, depth: number): void => {
    for (let child = firstChild(node); child && length < room && lines.length < most; child = nextSibling(child)) {
      const type = nodeType(child);
      if (type === 3) {
        const text = dataOf(child);
        length += text.length;
        line += text;
      } else if (type === 1 && depth < 40) {
        const tag = tagOf(child as Element);
        if (UNSEEN.test(tag) || without?.has(child as Element)) continue;
        const block = BLOCKS.has(tag) || tag.startsWith('mat-');
        if (block) end();
        if (childCount(child as Element) > 0) read(child, depth + 1);
        else {
          const text = wordsIn(child as Element);
          length += text.length;
          line += text;
        }
        if (block) end();
      }
    }
  };
  read(element, 0);
  end();
  return lines;
};

interface Column {
  head: string;
  kind: Kind;
}

/** Columns of the table that a row stands in; antd draws their heads in a table of their own. */
const columnsOf = (row: Element, known: Map<Element, Column[]>): Column[] => {
  const table = closest(row, TABLE);
  if (!table) return [];
  let columns = known.get(table);
  if (!columns) {
    columns = findAll(closest(table, '.ant-table-container') ?? table, HEAD).map((cell) => {
      const head = linesOf(cell).join(' ');
      return { head, kind: kindOf(head) };
    });
    known.set(table, columns);
  }
  return columns;
};

/** What a cell must hold somewhere to be worth reading under a head that says nothing to us: a label, or a procedure's code. */
const TELLING = /:|[1-3]\.\d{6}/;

/** Most cells are none of ours, and of most of the others one line counts: the rest of a big table is never walked. */
const linesFor = (cell: Element, kind: Kind): string[] => {
  if (kind === 'other' || kind === 'code') return TELLING.test(wordsIn(cell)) ? linesOf(cell) : [];
  const first = linesOf(cell, 1);
  return kind !== 'applicant' && first[0]?.includes(':') ? linesOf(cell) : first;
};

const cellsOf = (row: Element, anchor: Node, columns: readonly Column[]): Cell[] => {
  const all: Element[] = [];
  for (let child = firstElement(row); child; child = nextElement(child)) if (matches(child, CELL)) all.push(child);
  // A head over two columns, or a column without one: by position nothing is sure.
  const fits = columns.length === all.length;
  const cells: Cell[] = [];
  let named = false;
  for (let n = 0; n < all.length; n++) {
    const cell = all[n]!;
    const head = fits ? columns[n]!.head : '';
    const kind = fits ? columns[n]!.kind : 'other';
    if (!named && contains(cell, anchor)) {
      named = true;
      cells.push({ head, kind, named, lines: () => linesOf(cell) });
    } else if (kind !== 'none') cells.push({ head, kind, named: false, lines: () => linesFor(cell, kind) });
  }
  return cells;
};

/** All texts of the page that name a dossier, as far as they are read. */
export const hitsOf = (doc: Document): Hit[] =>
  partsOf(doc).flatMap((part) => ('code' in part ? [part] : (part.hits ?? hitsIn(doc, part))));

/** Items and cards: the largest part of the page that names this one dossier while its parent names others too. */
const itemsOf = (hits: readonly Hit[]): Map<Hit, Element> => {
  const codes = new Map<Element, string | null>();
  for (const { at, code } of hits)
    for (let up: Element | null = at; up; up = parentOf(up)) {
      const known = codes.get(up);
      if (known === null) break;
      if (known !== code) codes.set(up, known === undefined ? code : null);
    }
  const items = new Map<Hit, Element>();
  for (const hit of hits) {
    let item = hit.at;
    let up = parentOf(item);
    for (; up && codes.get(up) !== null; up = parentOf(up)) item = up;
    if (up && codes.get(item) !== null) items.set(hit, item);
  }
  return items;
};

/** Rows read before, by their element; a row whose text is the same is not read again. */
export type RowCache = WeakMap<Element, { text: string; found: FoundRow }>;

/**
 * The dossiers that the page lists, in its order, each once: the first row of a code. A row that names two dossiers is left out. Reads
 * only, never throws. A single code outside a table is a page about one dossier, not a list.
 */
export const findRows = (doc: Document, cache: RowCache = new WeakMap()): FoundRow[] => {
  const columns = new Map<Element, Column[]>();
  const loose: Hit[] = [];
  const rows = new Map<Element, TableRow>();
  for (const part of partsOf(doc)) {
    const row = 'code' in part ? closest(part.at, ROW) : null;
    if (!('code' in part)) rows.set(part.element, part);
    else if (!row) loose.push(part);
    else if (rows.has(row)) rows.get(row)!.hits!.push(part);
    else rows.set(row, { element: row, text: wordsIn(row), hits: [part] });
  }
  for (const [hit, item] of itemsOf(loose)) rows.set(item, { element: item, text: wordsIn(item), hits: [hit] });

  const found: FoundRow[] = [];
  const seen = new Set<string>();
  for (const each of rows.values()) {
    const { element, text } = each;
    const before = cache.get(element);
    let now = before?.text === text && contains(element, before.found.anchor) ? before.found : undefined;
    if (!now) {
      const own = each.hits ?? hitsIn(doc, each);
      const table = matches(element, ROW);
      const column = table ? find(element, '.mat-column-code') : null;
      const hit = own.find(({ node }) => column && contains(column, node)) ?? own[0];
      if (!hit || (!column && own.some(({ code }) => code !== hit.code))) continue;
      const cells = table
        ? cellsOf(element, hit.node, columnsOf(element, columns))
        : [{ head: '', kind: 'other' as const, named: true, lines: () => linesOf(element) }];
      const row = readRow(hit.code, cells);
      if (text.includes(LATE_SUPPLEMENT)) row.supplementLate = true;
      now = { row, element, anchor: hit.node };
      cache.set(element, { text, found: now });
    }
    if (seen.has(now.row.code)) continue;
    seen.add(now.row.code);
    found.push(now);
  }
  return found;
};
