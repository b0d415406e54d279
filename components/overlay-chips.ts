import { listText } from '../utils/i18n/page-list.ts';
import type { Chip } from '../utils/lists/chips.ts';
import { CELL } from '../utils/portal/list.ts';
import { honestClick } from './honest.ts';

/** A chip and the row that it stands on. */
export interface RowChip {
  chip: Chip;
  /** The row, item or card. */
  element: Element;
  /** The text with the dossier's code. */
  anchor: Text;
}

/** Above and below the window chips stand ready, in pixels. */
const AHEAD = 400;
const HEIGHT = 18;
const GAP = 6;
/** Width of a chip by its letters: nothing is measured that we have just drawn. */
const widthOf = (text: string): number => 27 + text.length * 5.9;

interface Place {
  row: RowChip;
  left: number;
  top: number;
  text: string;
  /** On the row's edge, because there is no room beside the code. */
  small: boolean;
}

/** Right end of what stands on the code's own line, after it. */
const lineEnd = (range: Range, anchor: Text, code: DOMRect): number => {
  let block: Element | null = anchor.parentElement;
  for (let depth = 0; block && depth < 5 && getComputedStyle(block).display === 'inline'; depth++)
    block = block.parentElement;
  if (!block) return code.right;
  range.setEnd(block, block.childNodes.length);
  const middle = (code.top + code.bottom) / 2;
  let end = code.right;
  for (const { top, bottom, right } of range.getClientRects())
    if (top < middle && bottom > middle) end = Math.max(end, right);
  return end;
};

/** The scrolling box around an element, or null when only the window scrolls. Looked for once a parent. */
const scrollBox = (element: Element, known: Map<Element, Element | null>): Element | null => {
  const parent = element.parentElement;
  if (!parent || parent === document.body || parent === document.documentElement) return null;
  let box = known.get(parent);
  if (box === undefined) {
    const { overflowX, overflowY } = getComputedStyle(parent);
    box = /auto|scroll|hidden/.test(overflowX + overflowY) ? parent : scrollBox(parent, known);
    known.set(parent, box);
  }
  return box;
};

/** A chip in words, for whoever does not see its signs. Of notes only that there are some: the page is not ours. */
export const saidOf = ({ text, note }: Chip): string => (note ? `${text}, ${listText('page.chipNote')}` : text);

/** Classes of the signs that a chip bears beside its tone's. */
export const signsOf = ({ paused, note }: Chip): string[] => [...(paused ? ['paused'] : []), ...(note ? ['note'] : [])];

/** Where chips are drawn: an element in our closed shadow root, and the root's host, which is absolute in the page's upper left corner. */
export interface Layer {
  layer: HTMLElement;
  host: HTMLElement;
}

/**
 * Chips over the rows of a list: drawn in our own layer, so nothing of the portal moves. Where the code's cell has no room beside the code a small chip sits on the
 * row's upper edge. Only rows near the window have one in the document.
 * @param mount gives the layer; asked for when there is a chip to draw, after everything was measured: a page of thousands of cells is laid out once for all chips
 */
export const drawChips = (mount: () => Layer, open: (row: RowChip) => void) => {
  let mounted: Layer | undefined;
  let rows: RowChip[] = [];
  let drawn = new Map<Element, { button: HTMLButtonElement; said: string; small: boolean; chip: Chip }>();
  let boxes = new Map<Element, Element | null>();
  let frame = 0;

  const button = (row: RowChip): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.tabIndex = -1; // by keyboard through the list, which holds the same
    element.addEventListener('click', (event) => {
      if (mounted && honestClick(event, mounted.host)) open(row);
    });
    return element;
  };

  /** Reads all, writes nothing. */
  const places = (): Place[] => {
    const range = document.createRange();
    const seen = new Map<Element, DOMRect>();
    const found: Place[] = [];
    for (const row of rows) {
      if (!row.element.isConnected) continue;
      const own = row.element.getBoundingClientRect();
      if (own.height === 0 || own.bottom < -AHEAD || own.top > innerHeight + AHEAD) continue;
      const start = row.anchor.data.indexOf(row.chip.code);
      if (start < 0) continue; // the row became another one's
      range.setStart(row.anchor, start);
      range.setEnd(row.anchor, start + row.chip.code.length);
      const code = range.getBoundingClientRect();
      if (code.width === 0) continue;
      const cell = (row.anchor.parentElement?.closest(CELL) ?? row.element).getBoundingClientRect();
      const end = lineEnd(range, row.anchor, code) + GAP;
      const { chip } = row;
      const fits = [chip.text, ...chip.shorter].find((text) => end + widthOf(text) <= cell.right);
      const text = fits ?? chip.shorter.at(-1) ?? chip.text;
      const small = fits === undefined;
      const left = small ? Math.max(cell.left + 2, cell.right - widthOf(text) - 2) : end;
      const top = small ? own.top - 5 : code.top + (code.height - HEIGHT) / 2;
      const box = scrollBox(row.element, boxes);
      if (box) {
        let clip = seen.get(box);
        if (!clip) {
          clip = box.getBoundingClientRect();
          seen.set(box, clip);
        }
        if (
          top < clip.top - HEIGHT / 2 ||
          top + HEIGHT > clip.bottom + HEIGHT / 2 ||
          left > clip.right ||
          left < clip.left
        )
          continue;
      }
      found.push({ row, left, top, text, small });
    }
    return found;
  };

  const place = (): void => {
    frame = 0;
    const known = mounted?.host.getBoundingClientRect();
    const all = places();
    if (!known && rows.length === 0) return;
    // Where the host will stand, unless the page positions its root: looked at once it is laid out. Asked before we draw: asking lays out the page.
    const origin = known ?? { left: -scrollX, top: -scrollY };
    mounted ??= mount();
    const next: typeof drawn = new Map();
    const added: HTMLElement[] = [];
    for (const { row, left, top, text, small } of all) {
      const { chip, element } = row;
      const kept = drawn.get(element);
      const mine = kept?.chip === chip ? kept : { button: button(row), said: '', small, chip };
      if (mine.said !== text || mine.small !== small) {
        mine.said = text;
        mine.small = small;
        // Their signs are drawn by the sheet: a letter that the page's font lacks costs a search through all fonts of the machine.
        mine.button.className = ['chip', chip.tone, ...signsOf(chip), ...(small ? ['small'] : [])].join(' ');
        mine.button.textContent = text;
        mine.button.title = [chip.text, ...chip.why, ...(chip.note ? [listText('page.chipNote')] : [])].join('\n');
        mine.button.setAttribute('aria-label', saidOf(chip));
      }
      mine.button.style.transform = `translate(${Math.round(left - origin.left)}px,${Math.round(top - origin.top)}px)`;
      if (mine !== kept) added.push(mine.button);
      next.set(element, mine);
    }
    for (const [element, { button: old }] of drawn) if (next.get(element)?.button !== old) old.remove();
    mounted.layer.append(...added);
    drawn = next;
    if (known) return;
    const real = mounted.host.getBoundingClientRect();
    if (real.left !== origin.left || real.top !== origin.top) place();
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(place);
  };
  const moved = new ResizeObserver(() => {
    boxes = new Map();
    soon();
  });
  let listening = false;
  const listen = (on: boolean): void => {
    if (on === listening) return;
    listening = on;
    if (on) {
      addEventListener('scroll', soon, { capture: true, passive: true });
      addEventListener('resize', soon);
      moved.observe(document.body);
      return;
    }
    removeEventListener('scroll', soon, { capture: true });
    removeEventListener('resize', soon);
    moved.disconnect();
  };

  return {
    show: (next: RowChip[]): void => {
      rows = next;
      boxes = new Map();
      listen(rows.length > 0);
      cancelAnimationFrame(frame);
      place();
    },
    /** The page moved, or a row is another one now: wrong chips go before the next frame. */
    follow: soon,
    /** Shows where a row's chip is. */
    point: (element: Element): void => {
      const at = drawn.get(element)?.button;
      at?.animate([{ outline: '3px solid #0b5cad' }, { outline: '3px solid transparent' }], 900);
    },
  };
};
