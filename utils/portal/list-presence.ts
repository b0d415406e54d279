/** Chips on the lists of one frame: rows out, chips in, drawn again when the page changes. On a page that shows no dossier's code nothing runs. */

import { type Overlay, pageIsDark } from '../../components/overlay.ts';
import { drawChips, type RowChip } from '../../components/overlay-chips.ts';
import css from '../../components/overlay-list.css?inline';
import { dueList } from '../../components/overlay-list.ts';
import type { Chip } from '../lists/chips.ts';
import type { ListAnswer } from '../messages/protocol.ts';
import { CODE_LIKE } from './codes.ts';
import { parentOf, textOf } from './dom.ts';
import { readDossierPage } from './dossier-page.ts';
import { type FoundRow, findRows, type RowCache } from './list.ts';
import type { DossierRow, RowDates } from './types.ts';

export interface ListPorts {
  ui: () => Overlay;
  chips: (rows: RowDates[]) => Promise<ListAnswer>;
  capture: (rows: DossierRow[]) => Promise<unknown>;
  open: (row: RowDates) => Promise<unknown>;
}

/** Long enough for a table to be drawn anew in one go, short enough for the officer. */
const SETTLE_MS = 80;
const MAX_TEXT = 20_000;

const withoutName = ({ applicant: _, steps: __, papers: ___, ...dates }: DossierRow): RowDates => dates;

/** Is this row new or changed since? A row that the page drew anew with the same words is neither. */
const isNews = (row: DossierRow, before: Map<string, DossierRow>): boolean => {
  const known = before.get(row.code);
  if (known === row) return false;
  if (!known || JSON.stringify(known) !== JSON.stringify(row)) return true;
  before.set(row.code, row);
  return false;
};

/** @returns `look` reads the page now; `again` asks for all chips anew */
export const listPresence = (ports: ListPorts) => {
  const cache: RowCache = new WeakMap();
  let rows: FoundRow[] = [];
  const chips = new Map<string, Chip>();
  /** What was asked and handed over, by code, so that only what is new or changed goes out. */
  let asked = new Map<string, DossierRow>();
  const handed = new Map<string, DossierRow>();
  const open = (row: RowChip): void => {
    const found = rows.find(({ element }) => element === row.element);
    if (found) ports.open(withoutName(found.row)).catch(() => {});
  };
  let layer: HTMLElement | undefined;
  let list: ReturnType<typeof dueList> | undefined;
  const own = drawChips(() => {
    const ui = ports.ui();
    ui.style(css);
    layer = ui.part('chips');
    list = dueList(ui.part('due-root'), ui.host, { go, open });
    return { layer, host: ui.host };
  }, open);
  const go = ({ element }: RowChip): void => {
    element.scrollIntoView({ block: 'center' });
    own.follow();
    setTimeout(() => own.point(element), 50);
  };
  const draw = (): void => {
    const dark = pageIsDark();
    const shown = rows.flatMap(({ row, element, anchor }) => {
      const chip = chips.get(row.code);
      return chip ? [{ chip, element, anchor }] : [];
    });
    own.show(shown);
    layer?.classList.toggle('dark', dark);
    list?.show(shown, dark);
  };

  let capture: ListAnswer['capture'] = 'no';
  let turn = 0;
  /** The rows of a list; else the one dossier that the page is about: kept like a row, and no chip stands on it. */
  const read = (): DossierRow[] => {
    rows = findRows(document, cache);
    const page = rows.length > 0 ? undefined : readDossierPage(document);
    return page ? [page] : rows.map(({ row }) => row);
  };
  const look = async (): Promise<void> => {
    const mine = ++turn;
    const all = read();
    watch();
    if (layer) draw(); // chips that are known already, and none where a row became another one
    const fresh = all.filter((row) => isNews(row, asked));
    if (fresh.length > 0) {
      const answer = await ports.chips(fresh.map(withoutName));
      for (const row of fresh) {
        asked.set(row.code, row);
        chips.delete(row.code);
      }
      for (const chip of answer.chips) chips.set(chip.code, chip);
      // Rows that waited for a decision are kept by it; else what was handed over counts no more.
      if (answer.capture !== capture && answer.capture !== 'keep') handed.clear();
      capture = answer.capture;
      if (mine === turn) draw();
    }
    if (capture === 'no') return;
    const whole = all.filter((row) => isNews(row, handed));
    if (whole.length === 0) return;
    for (const row of whole) handed.set(row.code, row);
    await ports.capture(whole);
  };
  const safely = (): void => void look().catch(() => {});

  let timer: ReturnType<typeof setTimeout> | undefined;
  let added: Node[] = [];
  let stale = false;
  const settle = (): void => {
    const grown = added.some((node) => node.isConnected && CODE_LIKE.test(textOf(node).slice(0, MAX_TEXT)));
    const gone = rows.some(({ element }) => !element.isConnected);
    const loaded = added.length;
    added = [];
    // The page of one dossier tells more and more while it loads.
    if (stale || grown || gone || (rows.length === 0 && loaded > 0)) safely();
    stale = false;
  };
  const inRow = (node: Node, known: ReadonlySet<Element>): boolean => {
    for (let up: Element | null = parentOf(node), depth = 0; up && depth < 12; up = parentOf(up), depth++)
      if (known.has(up)) return true;
    return false;
  };
  const observer = new MutationObserver((records) => {
    const known = new Set(rows.map(({ element }) => element));
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') stale ||= CODE_LIKE.test(textOf(target)) || inRow(target, known);
      else {
        for (const node of addedNodes) added.push(node);
        stale ||= known.has(target as Element) || inRow(target, known);
      }
    }
    own.follow();
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MS);
  });
  const shown = (): void => {
    if (!document.hidden) again();
  };
  let watching = false;
  const watch = (): void => {
    if (watching) return;
    watching = true;
    observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
    document.addEventListener('visibilitychange', shown); // a day may have gone by
  };
  const again = (): void => {
    if (rows.length === 0) return;
    asked = new Map();
    safely();
  };

  return { look, again };
};
