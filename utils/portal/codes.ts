/** Codes as printed on portal pages: mã hồ sơ (Thông tư 01/2018/TT-VPCP, Điều 19, and what systems make of it), mã thủ tục. */

import { collect } from './collect.ts';
import { dataOf, parentOf, rootElement, tagOf } from './dom.ts';
import type { PageCodes, PageForm, PageShape } from './types.ts';

const DOSSIER =
  /(?<![\w.-])(?:\d{3}(?:\.\d{2}){2}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,4}-(\d{2})(\d{2})(\d{2})-\d{4,6}(?![\w-])/g;
const PROCEDURE = /(?<![\w.-])([1-356]\.\d{6})(?:\.[A-Z]\d{2})?(?![\w-])(?!\.\d)/g;
const MAX_CODES = 20;
/** Characters of page text that are looked at. */
const MAX_PAGE = 300_000;

/** Does this date exist? Years 2000-2099, where every fourth one is a leap year. */
export const isDate = (year: number, month: number, day: number): boolean => {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
};

type Found = { dossiers: Set<string>; procedures: Set<string> };

const addCodes = (text: string, { dossiers, procedures }: Found): void => {
  for (const m of text.matchAll(DOSSIER))
    if (dossiers.size < MAX_CODES && isDate(2000 + Number(m[1]), Number(m[2]), Number(m[3]))) dossiers.add(m[0]);
  for (const m of text.matchAll(PROCEDURE)) if (procedures.size < MAX_CODES) procedures.add(m[1]!);
};

/** Dossier and procedure codes in a text, in order, without doubles. Six digits that are no date are no dossier code. */
export const findCodes = (text: string): PageCodes => {
  const found: Found = { dossiers: new Set(), procedures: new Set() };
  addCodes(text, found);
  return { dossiers: [...found.dossiers], procedures: [...found.procedures] };
};

const ONE = new RegExp(DOSSIER.source);
/** Part of every dossier code: a cheap look before the grammar. */
export const CODE_LIKE = /\d{6}-\d{4}/;

/** The dossier code of a short text that holds exactly one; several are a sentence about dossiers, not one of them. */
export const oneCode = (text: string): string | undefined => {
  const m = ONE.exec(text);
  if (!m) return undefined;
  const alone =
    isDate(2000 + Number(m[1]), Number(m[2]), Number(m[3])) && !CODE_LIKE.test(text.slice(m.index + m[0].length));
  if (alone) return m[0];
  const { dossiers } = findCodes(text);
  return dossiers.length === 1 ? dossiers[0] : undefined;
};

/** A cheap look before either grammar. */
const MAY_HOLD = /\d{6}-\d{4}|\d\.\d{6}/;
const UNSEEN = /^(?:script|style|noscript|template|textarea)$/;

/** Codes in the address and in what a reader sees of the page. A page with as many dossiers as we count is a list: no more is read of it. */
const codesOf = (doc: Document, address: string): PageCodes => {
  const found: Found = { dossiers: new Set(), procedures: new Set() };
  addCodes(address, found);
  const root = rootElement(doc);
  const walker = root && Document.prototype.createTreeWalker.call(doc, root, 4);
  let left = MAX_PAGE;
  for (let node = walker?.nextNode(); node && left > 0 && found.dossiers.size < MAX_CODES; node = walker?.nextNode()) {
    const text = dataOf(node);
    left -= text.length;
    if (!MAY_HOLD.test(text)) continue;
    const parent = parentOf(node);
    if (!parent || !UNSEEN.test(tagOf(parent))) addCodes(text, found);
  }
  return { dossiers: [...found.dossiers], procedures: [...found.procedures] };
};

/**
 * One frame as the background hears of it, around a form that was read already: structure and printed codes, no values.
 * `win.origin` says 'null' for a sandboxed frame, where `location.origin` still looks right.
 */
export const shapeOf = (doc: Document, win: Window, form: PageForm): PageShape => {
  const { origin } = win as unknown as { origin?: string };
  const { pathname, hash, search } = win.location;
  return {
    origin: origin ?? 'null',
    path: pathname,
    isTop: win.top === win,
    form,
    codes: codesOf(doc, `${pathname}\n${hash}\n${search}`),
  };
};

/** Reads the frame's form and describes the frame. */
export const readPage = (doc: Document, win: Window): PageShape => shapeOf(doc, win, collect(doc).form);
