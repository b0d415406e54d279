/** The officer's page of one dossier: what stands beside labels that we know, its steps with their times, its papers. Reads only, never throws. */
import { fold } from '../text/fold.ts';
import { closest, find, findAll, parentOf, rootElement } from './dom.ts';
import { readDossierPapers } from './dossier-papers.ts';
import { CELL, HEAD, hitsOf, linesOf, ROW, TABLE } from './list.ts';
import { takeLabels } from './list-row.ts';
import { readDate } from './list-words.ts';
import { plain } from './papers.ts';
import { type DossierRow, MAX_STEPS, type PortalStep } from './types.ts';

/** Letters of the page that are read. */
const MAX_TEXT = 20_000;

/** Heads of a column that holds what was done; and of the first one that holds when. */
const DONE = /^(ten )?(buoc|cong doan|giai doan|cong viec|noi dung|hanh dong|qua trinh)/;
const WHEN = /^(ngay|thoi gian|thoi diem|bat dau)/;

const stepsIn = (table: Element): PortalStep[] => {
  const heads = findAll(table, HEAD).map(plain);
  const [done, when] = [heads.findIndex((head) => DONE.test(head)), heads.findIndex((head) => WHEN.test(head))];
  if (done < 0 || when < 0) return [];
  const steps: PortalStep[] = [];
  for (const row of findAll(table, ROW)) {
    const cells = findAll(row, CELL);
    const name = cells.length === heads.length ? linesOf(cells[done]!, 1)[0] : undefined;
    if (!name || fold(name) === heads[done] || steps.length === MAX_STEPS) continue;
    const at = readDate(linesOf(cells[when]!, 1)[0] ?? '');
    steps.push({ name: name.slice(0, 300), ...(at ? { at } : {}) });
  }
  return steps.some(({ at }) => at) ? steps : [];
};

/** How much of a dossier was read. */
const told = ({ receivedAt, appointmentAt, status, procedureName, procedureCode }: DossierRow): number =>
  [receivedAt, appointmentAt, status, procedureName ?? procedureCode].filter(Boolean).length;

/**
 * The one dossier that the page is about: exactly one code stands on it, and the smallest part around the code that says two things of it
 * is believed; of the rest of the page only the applicant, whose block is often a card of its own. Tables under heads hold other things
 * (papers, steps) and are read apart. Numbers of papers, telephones and addresses are never taken, nor who did a step.
 * @returns undefined for a list, for several dossiers, and for a page that says too little
 */
export const readDossierPage = (doc: Document): DossierRow | undefined => {
  const [hit, ...others] = hitsOf(doc);
  const root = rootElement(doc);
  if (!hit || !root || others.some(({ code }) => code !== hit.code)) return undefined;
  const tables = findAll(root, TABLE).filter((table) => find(table, HEAD));
  if (tables.some((table) => closest(hit.at, TABLE) === table)) return undefined;
  const without = new Set(tables);
  const lines = (part: Element) => linesOf(part, MAX_TEXT, MAX_TEXT, without);
  for (let part = parentOf(hit.at); part; part = parentOf(part)) {
    const row: DossierRow = { code: hit.code };
    takeLabels(row, lines(part));
    if (told(row) < 2) continue;
    if (!row.applicant) takeLabels(row, lines(root), 'applicant');
    const steps = tables.map(stepsIn).find(({ length }) => length > 0);
    const papers = readDossierPapers(root);
    if (steps) row.steps = steps;
    if (papers) row.papers = papers;
    return row;
  }
  return undefined;
};
