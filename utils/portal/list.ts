/** Finds the dossiers of a list page: rows of any table, items and cards of any list, by the grammar of the code. */
import { tidy } from '../text/fold.ts';
import { oneCode } from './codes.ts';
import {
  childCount,
  closest,
  contains,
  dataOf,
  find,
  findAll,
  firstChild,
  matches,
  nextSibling,
  nodeType,
  parentOf,
  rootElement,
  tagOf,
  wordsIn,
} from './dom.ts';
import { type Cell, readRow } from './list-row.ts';
import { kindOf } from './list-words.ts';
import type { DossierRow } from './types.ts';

export interface FoundRow {
  row: DossierRow;
  /** The row, item or card. */
  element: Element;
  /** The text in which the code stands. */
  anchor: Text;
}

/** Part of every dossier code: a cheap look before the grammar. */
const CODE_LIKE = /\d{6}-\d{4}/;
const ROW = 'tr, [role="row"], mat-row';
const CELL = 'td, th, [role="cell"], [role="gridcell"], mat-cell'
  .split(', ')
  .map((each) => `:scope > ${each}`)
  .join();
const TABLE = '.ant-table-container, [role="grid"], [role="table"], mat-table, table';
const HEAD = 'thead th, [role="columnheader"], mat-header-cell';
const UNSEEN = /^(?:script|style|noscript|template|textarea|title|option)$/;
const BLOCK = /^(?:address|article|br|dd|div|dl|dt|h[1-6]|hr|li|mat-[\w-]+|ol|p|section|table|td|th|tr|ul)$/;
/** More rows than this are not a page that an officer reads. */
const MAX_ROWS = 1_000;
/** Text of one row that is read. */
const MAX_ROW_TEXT = 4_000;

const LATE_SUPPLEMENT = /đã quá hạn bổ sung/i;

interface Hit {
  node: Text;
  at: Element;
  code: string;
}

const hitsIn = (doc: Document): Hit[] => {
  const root = rootElement(doc);
  if (!root) return [];
  const walker = Document.prototype.createTreeWalker.call(doc, root, 4);
  const hits: Hit[] = [];
  for (
    let node = walker.nextNode() as Text | null;
    node && hits.length < MAX_ROWS;
    node = walker.nextNode() as Text | null
  ) {
    const text = dataOf(node);
    if (text.length < 11 || text.length > MAX_ROW_TEXT || !CODE_LIKE.test(text)) continue;
    const code = oneCode(text);
    const at = code && parentOf(node);
    if (code && at && !UNSEEN.test(tagOf(at))) hits.push({ node, at, code });
  }
  return hits;
};

const SPACES = /[\s\u00a0]{2,}|[\n\t\u00a0]/;
/** NFC with single spaces; most cells are so already. */
const spaced = (text: string): string => (SPACES.test(text) ? tidy(text) : text.normalize('NFC').trim());

/** Text lines of an element as they are read: blocks and breaks part them; at most `most`. */
export const linesOf = (element: Element, most = 200): string[] => {
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
    for (
      let child = firstChild(node);
      child && length < MAX_ROW_TEXT && lines.length < most;
      child = nextSibling(child)
    ) {
      const type = nodeType(child);
      if (type === 3) {
        const text = dataOf(child);
        length += text.length;
        line += text;
      } else if (type === 1 && depth < 40) {
        const tag = tagOf(child as Element);
        if (UNSEEN.test(tag)) continue;
        const block = BLOCK.test(tag);
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

/** Heads of the table that a row stands in; antd draws them in a table of their own. */
const headsOf = (row: Element, known: Map<Element, string[]>): string[] => {
  const table = closest(row, TABLE);
  if (!table) return [];
  let heads = known.get(table);
  if (!heads) {
    const cells = findAll(closest(table, '.ant-table-container') ?? table, HEAD);
    heads = cells.map((cell) => linesOf(cell).join(' '));
    known.set(table, heads);
  }
  return heads;
};

/** What a cell must hold somewhere to be worth reading under a head that says nothing to us: a label, or a procedure's code. */
const TELLING = /:|[1-3]\.\d{6}/;

/** Most cells are none of ours, and of most of the others one line counts: the rest of a big table is never walked. */
const linesFor = (cell: Element, head: string, code: string): string[] => {
  const text = wordsIn(cell);
  if (text.includes(code)) return linesOf(cell);
  const kind = kindOf(head);
  if (kind === 'other' || kind === 'code') return TELLING.test(text) ? linesOf(cell) : [];
  const first = linesOf(cell, 1);
  return kind !== 'applicant' && first[0]?.includes(':') ? linesOf(cell) : first;
};

const cellsOf = (row: Element, code: string, heads: readonly string[]): Cell[] => {
  const cells = findAll(row, CELL);
  // A head over two columns, or a column without one: by position nothing is sure.
  const fits = heads.length === cells.length;
  return cells.map((cell, index) => {
    const head = fits ? (heads[index] ?? '') : '';
    return { head, lines: () => linesFor(cell, head, code) };
  });
};

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
  const hits = hitsIn(doc);
  if (hits.length === 0) return [];
  const heads = new Map<Element, string[]>();
  const loose: Hit[] = [];
  const rows = new Map<Element, Hit[]>();
  const add = (element: Element, hit: Hit) => {
    const known = rows.get(element);
    if (known) known.push(hit);
    else rows.set(element, [hit]);
  };
  for (const hit of hits) {
    const row = closest(hit.at, ROW);
    if (row) add(row, hit);
    else loose.push(hit);
  }
  for (const [hit, item] of itemsOf(loose)) add(item, hit);

  const found: FoundRow[] = [];
  const seen = new Set<string>();
  for (const [element, own] of rows) {
    const text = wordsIn(element);
    const before = cache.get(element);
    let now = before?.text === text && contains(element, before.found.anchor) ? before.found : undefined;
    if (!now) {
      const table = matches(element, ROW);
      const named = table ? find(element, '.mat-column-code') : null;
      const hit = own.find(({ node }) => named && contains(named, node)) ?? own[0]!;
      if (!named && own.some(({ code }) => code !== hit.code)) continue;
      const cells = table
        ? cellsOf(element, hit.code, headsOf(element, heads))
        : [{ head: '', lines: () => linesOf(element) }];
      const row = readRow(hit.code, cells);
      if (LATE_SUPPLEMENT.test(text)) row.supplementLate = true;
      now = { row, element, anchor: hit.node };
      cache.set(element, { text, found: now });
    }
    if (seen.has(now.row.code)) continue;
    seen.add(now.row.code);
    found.push(now);
  }
  return found;
};
