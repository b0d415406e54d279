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

/** Dossier and procedure codes in a text, in order, without doubles. Six digits that are no date are no dossier code. */
export const findCodes = (text: string): PageCodes => {
  const dossiers = new Set<string>();
  for (const m of text.matchAll(DOSSIER))
    if (dossiers.size < MAX_CODES && isDate(2000 + Number(m[1]), Number(m[2]), Number(m[3]))) dossiers.add(m[0]);
  const procedures = new Set<string>();
  for (const m of text.matchAll(PROCEDURE)) if (procedures.size < MAX_CODES) procedures.add(m[1]!);
  return { dossiers: [...dossiers], procedures: [...procedures] };
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

/** Text of the page that a reader sees, without scripts and styles. */
const pageText = (doc: Document): string => {
  const root = rootElement(doc);
  if (!root) return '';
  const walker = Document.prototype.createTreeWalker.call(doc, root, 4);
  let out = '';
  for (let node = walker.nextNode(); node && out.length < MAX_PAGE; node = walker.nextNode()) {
    const text = dataOf(node);
    if (text.trim() === '') continue;
    const parent = parentOf(node);
    if (parent && /^(?:script|style|noscript|template|textarea)$/.test(tagOf(parent))) continue;
    out += `${text}\n`;
  }
  return out;
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
    codes: findCodes(`${pathname}\n${hash}\n${search}\n${pageText(doc)}`),
  };
};

/** Reads the frame's form and describes the frame. */
export const readPage = (doc: Document, win: Window): PageShape => shapeOf(doc, win, collect(doc).form);
