/** The papers of one dossier, as its own page on the portal lists them. Reads only, never throws. */
import { fold } from '../text/fold.ts';
import { attr, find, findAll, matches, parentOf, wordsIn } from './dom.ts';
import { CELL, HEAD, linesOf, ROW, TABLE } from './list.ts';
import { ATTACHED, COUNT, LONGEST, NAME, piecesOf, plain } from './papers.ts';
import { MAX_PAPERS, type PaperWord, type PortalPaper } from './types.ts';

const STATE = /^(trang thai|tinh trang)/;
/** A head that announces the end of the dossier: what stands below it was handed out, not in. */
const HANDED_OUT = /ket qua/;
/** A name of a file or an address: either may hold a person's name, and neither is kept. */
const FILE =
  /\.(?:pdf|docx?|xlsx?|odt|rtf|txt|xml|p7s|jpe?g|png|gif|bmp|webp|heic|tiff?|zip|rar|7z)(?![\p{L}\d])|https?:|www\./iu;
/** ID numbers, telephones and accounts, however they are spaced. */
const NUMBERS = /\+?\d(?:[ .-]?\d){8,}/g;
/** A link that asks for a file holds none. */
const ASKS = /^(?:chon|them|dinh kem|tai (?:len|mau)|(?:bieu )?mau)/;

/** What the portals write, folded; any other word says nothing that we know. */
const IN = /^(?:da (?:nop|co|(?:tiep )?nhan|bo sung)|co|(?:day )?du|hop le)$/;
const LACKING = /^(?:chua (?:nop|co|nhan|bo sung)|khong co|(?:con )?thieu)$/;
const wordOf = (text: string): PaperWord | undefined => {
  const said = fold(text.slice(0, 60)).replace(/[-.\s]+$/, '');
  return said ? (IN.test(said) ? 'in' : LACKING.test(said) ? 'lacking' : 'other') : undefined;
};

/** Is a file there? Sure only where a file is named, or where a link leads to one. */
const holdsFile = (cell: Element): boolean =>
  FILE.test(wordsIn(cell)) ||
  findAll(cell, 'a[href], a[download]').some(
    (link) => !ASKS.test(fold(wordsIn(link))) && !/^(?:#|javascript:|$)/.test(attr(link, 'href')),
  );

/** The first line of a cell without the files that are linked in it; '' where a file's name cannot be told from the paper's. */
const nameIn = (cell: Element): string => {
  const files = findAll(cell, '*').filter(
    (part) => (matches(part, 'a') || !find(part, '*')) && FILE.test(wordsIn(part)),
  );
  const [line = ''] = linesOf(cell, 1, undefined, new Set(files));
  if (FILE.test(line) || !/\p{L}/u.test(line)) return '';
  return line
    .replace(NUMBERS, '…')
    .slice(0, LONGEST)
    .replace(/[\s*:]+$/, '');
};

const papersIn = (table: Element): PortalPaper[] => {
  const rows = findAll(table, ROW);
  const named = findAll(table, HEAD);
  const cellsOf = (row: Element) => findAll(row, CELL).filter((cell) => parentOf(cell) === row);
  const heads = (named.length > 0 ? named : rows[0] ? cellsOf(rows[0]) : []).map(plain);
  const at = (words: RegExp) => heads.findIndex((head) => words.test(head));
  const [name, file, state] = [at(NAME), at(ATTACHED), at(STATE)];
  if (name < 0 || (file < 0 && at(COUNT) < 0) || heads.some((head) => HANDED_OUT.test(head))) return [];
  const papers: PortalPaper[] = [];
  for (const row of rows) {
    const cells = cellsOf(row);
    const printed = cells.length === heads.length ? nameIn(cells[name]!) : '';
    if (!printed || fold(printed) === heads[name]) continue;
    const says = state < 0 ? undefined : wordOf(linesOf(cells[state]!, 1)[0] ?? '');
    papers.push({
      name: printed,
      ...piecesOf(cells, heads),
      ...(file >= 0 && holdsFile(cells[file]!) ? { attached: true as const } : {}),
      ...(says ? { says } : {}),
    });
    if (papers.length === MAX_PAPERS) break;
  }
  return papers;
};

/**
 * The papers of all tables that have the heads of such a list, in the page's order, each line once: names, pieces, whether a file is there, and what the
 * portal says of it. Files' names and addresses, and long numbers in a paper's name, are never taken. A table with another one inside is left out:
 * its rows cannot be told apart; so is one whose heads speak of a result.
 * @returns undefined where no paper was read; at most MAX_PAPERS
 */
export const readDossierPapers = (root: Element): PortalPaper[] | undefined => {
  const papers = new Map<string, PortalPaper>();
  for (const table of findAll(root, TABLE)) {
    if (find(table, TABLE) && !matches(table, '.ant-table-container')) continue;
    for (const paper of papersIn(table)) papers.set(JSON.stringify(paper), paper);
  }
  return papers.size > 0 ? [...papers.values()].slice(0, MAX_PAPERS) : undefined;
};
