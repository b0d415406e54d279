import type { Collected } from './collect.ts';
import { rectOf } from './dom.ts';

/** Controls of any engine; an added subtree without one is never scanned. */
const CONTROLS = 'input, select, textarea, [role="combobox"], [role="radio"], [contenteditable="true"]';
/** Part of every dossier code: six digits of a date, a dash, a running number. */
const CODE_LIKE = /\d{6}-\d{4}/;
const QUIET_MS = 300;
/** Looks after one press of the officer. */
const LOOKS = 3;
/** A subtree with more text than this is a list or an article, not a result screen: read it no further. */
const MAX_TEXT = 20_000;

const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 50);
};

/** What the page grew: controls ask for a new reading of the form, a code or a table alone does not. */
export type Growth = 'controls' | 'codes';

const holdsControls = (element: Element): boolean =>
  element.isConnected &&
  (Element.prototype.matches.call(element, CONTROLS) ||
    Element.prototype.querySelector.call(element, CONTROLS) !== null);
/** "Tên giấy tờ", "Thành phần hồ sơ", whichever way the page composes its letters; what it lets through is read properly later. */
const PAPERS_HEAD = /gi\S{1,3}y t|th\S{1,2}nh ph/i;
const tableOf = (element: Element): Element | null =>
  Element.prototype.closest.call(element, 'table') ?? Element.prototype.querySelector.call(element, 'table');
/** A list of papers came, or rows into one. A table is looked into once, however many rows came. */
const holdsPapers = (elements: readonly Element[]): boolean => {
  const tables = new Set(elements.flatMap((element) => (element.isConnected ? (tableOf(element) ?? []) : [])));
  return [...tables].some((table) => PAPERS_HEAD.test((table.textContent ?? '').slice(0, 300)));
};
const holdsCode = (element: Element): boolean =>
  element.isConnected && CODE_LIKE.test((element.textContent ?? '').slice(0, MAX_TEXT));

/** By style and size; whoever reads the form looks closer. */
const isDrawn = (el: Element): boolean =>
  Element.prototype.checkVisibility.call(el, { opacityProperty: true, visibilityProperty: true }) &&
  rectOf(el).width > 0;

/** Does a control show now that was hidden when the form was read? */
export const uncovered = ({ form, elements }: Collected): boolean =>
  form.fields.some(({ id, visible }) => !visible && elements.get(id)?.some(isDrawn));

/**
 * Calls back when the page grew controls, a table or a dossier code, debounced and idle. The observer only collects; added subtrees are looked
 * into once the page is quiet, and not at all while the tab is hidden. The next step of a wizard may only be uncovered: nothing is added then,
 * but the officer pressed something.
 * @param moreShows does a control show now that was hidden when the form was read?
 * @returns stops it: no observer, no listener is left
 */
export const watchPage = (changed: (growth: Growth) => void, moreShows: () => boolean): (() => void) => {
  let added: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.hidden) return;
    const elements = added;
    added = [];
    if (elements.some(holdsControls)) changed('controls');
    else if (elements.some(holdsCode) || holdsPapers(elements)) changed('codes');
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(look), QUIET_MS);
  };
  let press: ReturnType<typeof setTimeout> | undefined;
  // A step may slide in slowly, and while we fill nobody looks: a few more times, until what shows was read.
  const lookCloser = (left: number) =>
    whenIdle(() => {
      if (moreShows()) changed('controls');
      if (left > 1) press = setTimeout(lookCloser, 3 * QUIET_MS, left - 1);
    });
  const pressed = (event: Event) => {
    clearTimeout(press);
    if (event.isTrusted) press = setTimeout(lookCloser, QUIET_MS, LOOKS);
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) added.push(node);
    if (added.length) schedule();
  });
  const moved = () => whenIdle(() => changed('controls'));
  const shown = () => {
    if (!document.hidden && added.length) schedule();
  };
  observer.observe(document.documentElement, { childList: true, subtree: true });
  addEventListener('click', pressed, true);
  addEventListener('hashchange', moved);
  addEventListener('popstate', moved);
  document.addEventListener('visibilitychange', shown);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(press);
    removeEventListener('click', pressed, true);
    removeEventListener('hashchange', moved);
    removeEventListener('popstate', moved);
    document.removeEventListener('visibilitychange', shown);
  };
};
