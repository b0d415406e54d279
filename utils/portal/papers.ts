/** The portal's own list of papers, as it prints it: names and numbers of pieces, nothing that a person handed in. */
import { fold, tidy } from '../text/fold.ts';
import { attr, find, findAll, nextSibling, nodeType, parentOf, rootElement, tagOf, textOf } from './dom.ts';
import { hash } from './text.ts';
import type { PagePaper, PapersRefusal, ProcedurePage } from './types.ts';

/** A name longer than this is a whole remark; its head is kept. */
export const LONGEST = 400;
const MAX_ROWS = 200;
const MAX_TABLES = 20;
/** Labels that are looked at for limit and fee. */
const MAX_LABELS = 3000;

/** Heads of the column of names, of one that counts, of one that holds the files; folded. */
export const NAME =
  /^(?:ten )?(?:loai )?(?:giay to|thanh phan ho so|thanh phan|tai lieu|ho so)(?: can nop| phai nop|, tai lieu)?$/;
export const COUNT = /^(?:so luong|so ban|ban chinh|ban sao)/;
export const ATTACHED = /^(?:tep|tap tin|file|dinh kem)/;
const FOREIGN = /^(?:document|paper|name of (?:document|paper)|required document)s?(?: name| type)?$/i;
const LIMIT = /^thoi (?:han|gian) giai quyet$/;
const FEE = /^(?:muc )?(?:phi|le phi|phi, le phi|phi va le phi)$/;

export interface ReadPapers {
  page: ProcedurePage;
  /** The row of each paper, in the order of all tables' papers. */
  rows: Element[];
}

/** The folded words of a head, a label or a number, without the marks at their end. */
export const plain = (el: Element): string => fold(textOf(el).slice(0, 120)).replace(/[\s:*]+$/, '');

interface Head {
  row: Element;
  name: number;
  columns: string[];
}

const cellsOf = (row: Element): Element[] => findAll(row, 'th,td').filter((cell) => parentOf(cell) === row);

/** Cells by column, each at its first one. */
const byColumn = (row: Element): Element[] => {
  const out: Element[] = [];
  let column = 0;
  for (const cell of cellsOf(row)) {
    out[column] = cell;
    column += Math.min(Math.max(Number(attr(cell, 'colspan')) || 1, 1), 50);
  }
  return out;
};

const headOf = (rows: readonly Element[]): Head | 'other-language' | undefined => {
  for (const row of rows.slice(0, 5)) {
    const columns = byColumn(row).map(plain);
    const name = columns.findIndex((text) => NAME.test(text));
    if (name >= 0 && columns.some((text) => COUNT.test(text) || ATTACHED.test(text))) return { row, name, columns };
    if (columns.some((text) => FOREIGN.test(text))) return 'other-language';
  }
  return undefined;
};

const number = (text: string | undefined): number | undefined => {
  const digits = text?.match(/^\D{0,3}(\d{1,2})\D*$/)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** "Bản chính: 1 Bản sao: 0" in one cell, or a column each. */
export const piecesOf = (
  cells: readonly Element[],
  columns: readonly string[],
): Pick<PagePaper, 'originals' | 'copies'> => {
  const under = (head: RegExp) => {
    const cell = cells[columns.findIndex((text) => head.test(text))];
    return cell ? plain(cell) : undefined;
  };
  const count = under(/^so /) ?? '';
  const said = (what: string) => count.match(new RegExp(`${what}\\s*:?\\s*(\\d{1,2})`))?.[1];
  const originals = number(under(/^ban chinh/)) ?? number(said('ban chinh'));
  const copies = number(under(/^ban sao/)) ?? number(said('ban sao'));
  return { ...(originals === undefined ? {} : { originals }), ...(copies === undefined ? {} : { copies }) };
};

/** What stands beside a label: what follows it, or follows the element that it is all of ("<dt><b>Lệ phí</b></dt><dd>"). */
const beside = (label: Element): string => {
  for (let at: Element | null = label, up = 0; at && up < 3; at = parentOf(at), up++) {
    for (let next = nextSibling(at); next; next = nextSibling(next)) {
      const text = tidy(textOf(next).slice(0, 4 * LONGEST)).replace(/^[:：]\s*/, '');
      if (text && nodeType(next) !== 8) return text.slice(0, LONGEST);
    }
  }
  return '';
};

const facts = (root: Element): Pick<ProcedurePage, 'limit' | 'fee'> => {
  const found = { limit: '', fee: '' };
  for (const label of findAll(root, 'dt,th,td,label,strong,b,p,span,div,h3,h4,h5,h6').slice(0, MAX_LABELS)) {
    // A label holds its words and no other element; asking that first spares the text of the big ones.
    if (find(label, '*') || textOf(label).length > 40) continue;
    const text = plain(label);
    if (!found.limit && LIMIT.test(text)) found.limit = beside(label);
    else if (!found.fee && FEE.test(text)) found.fee = beside(label);
  }
  return found;
};

/** One key for a paper's name on this page; the panel says by it which state goes where. */
export const paperKey = (name: string): string => hash(fold(name));

/**
 * The tables of papers on the page ("Tên giấy tờ" beside "Số lượng" or the files), found by the words of their heads; undefined when there is
 * none. What cannot be read is refused by a word: an empty table, one with a table inside, one in another language.
 */
export const readPapers = (doc: Document): ReadPapers | undefined => {
  const root = rootElement(doc);
  if (!root || !find(root, 'table')) return undefined;
  const page: ProcedurePage = { title: '', limit: '', fee: '', tables: [], refused: [], cut: 0 };
  const rows: Element[] = [];
  const refuse = (why: PapersRefusal) => {
    if (!page.refused.includes(why)) page.refused.push(why);
  };
  let heading = '';
  let title = '';
  for (const el of findAll(root, 'h1,h2,h3,h4,h5,h6,legend,caption,table')) {
    if (tagOf(el) !== 'table') {
      heading = tidy(textOf(el).slice(0, LONGEST)).slice(0, 200);
      if (tagOf(el) === 'h1') title ||= heading;
      continue;
    }
    if (page.tables.length === MAX_TABLES) break;
    const own = findAll(el, 'tr').slice(0, MAX_ROWS + 5);
    const head = headOf(own);
    if (!head) continue;
    if (head === 'other-language') {
      refuse('other-language');
      continue;
    }
    // The head of an inner table is found from the outer one too: only the inner one is what the words stand over.
    if (find(el, 'table')) {
      refuse('nested');
      continue;
    }
    const papers: PagePaper[] = [];
    for (const row of own.slice(own.indexOf(head.row) + 1)) {
      const cells = byColumn(row);
      const cell = cells[head.name];
      // "Không có dữ liệu" over the whole width is no paper.
      if (!cell || cellsOf(row).length < 2) continue;
      const name = tidy(textOf(cell).slice(0, 4 * LONGEST));
      if (!/\p{L}/u.test(name)) continue;
      if (papers.length === MAX_ROWS) {
        refuse('too-many');
        break;
      }
      if (textOf(cell).length > LONGEST) page.cut++;
      papers.push({ name: name.slice(0, LONGEST).trim(), ...piecesOf(cells, head.columns) });
      rows.push(row);
    }
    if (papers.length) page.tables.push({ title: heading, papers });
    else refuse('empty');
  }
  if (!page.tables.length && !page.refused.length) return undefined;
  return { page: { ...page, title, ...facts(root) }, rows };
};
