import { honestClick } from './honest.ts';
import css from './overlay.css?inline';

/** A field that was written; `ok` = it held. */
export interface Mark {
  element: HTMLElement;
  ok: boolean;
}
/** A row of the portal's list of papers and our word for it. */
export interface RowMark {
  element: Element;
  text: string;
  tone: '' | 'ok' | 'bad';
}
export interface Bar {
  text: string;
  take?: { label: string; run: () => void };
  undo?: { label: string; run: () => void };
  cancel?: { label: string; run: () => void };
  closeLabel: string;
}

const TAG = 'tro-ly-mot-cua';
/** Room that our longest word takes, px. */
const WORD_WIDTH = 110;
const MARKER = 'data-tro-ly-mot-cua';

/** Tells a userscript of ours that the extension is at work in this frame. Carries nothing. */
export const announce = (): void => document.documentElement.setAttribute(MARKER, '');

/** Is the extension at work here? Then the userscript stays silent. */
export const overlayPresent = (): boolean =>
  document.documentElement.hasAttribute(MARKER) || document.querySelector(TAG) !== null;

/** Calls once as soon as the extension shows itself; the two start in any order. Returns a stop. */
export const whenOverlayPresent = (then: () => void): (() => void) => {
  const observer = new MutationObserver(() => {
    if (!overlayPresent()) return;
    observer.disconnect();
    then();
  });
  observer.observe(document.documentElement, { childList: true, attributeFilter: [MARKER] });
  return () => observer.disconnect();
};

/** Light text on the page's own background means a dark page. */
export const pageIsDark = (): boolean => {
  const [r, g, b] = (getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  return r !== undefined && g !== undefined && b !== undefined && 0.3 * r + 0.59 * g + 0.11 * b < 90 && r + g + b > 0;
};

/**
 * What the page shows of us: edges on fields and one small bar, in a closed shadow root. Holds no personal data. Nothing here can
 * start a fill. `tag`: name of the host element; the userscript's differs from the extension's.
 */
export const mountOverlay = (tag: string = TAG) => {
  const host = document.createElement(tag);
  host.lang = 'vi';
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const layer = document.createElement('div');
  root.append(layer);
  document.documentElement.append(host);
  let marks: Mark[] = [];
  let rows: RowMark[] = [];
  let count: HTMLElement | null = null;
  let bar: HTMLElement | null = null;

  const place = () => {
    const origin = host.getBoundingClientRect();
    const boxes = marks.map(({ element, ok }) => ({
      rect: element.getBoundingClientRect(),
      ok,
      here: element.isConnected,
    }));
    layer.replaceChildren(
      ...boxes
        .filter(({ rect, here }) => here && rect.width > 0)
        .map(({ rect, ok }) => {
          const mark = document.createElement('div');
          mark.className = ok ? 'mark' : 'mark failed';
          mark.style.cssText = `left:${rect.left - origin.left - 4}px;top:${rect.top - origin.top}px;width:${rect.width + 4}px;height:${rect.height}px`;
          return mark;
        }),
      ...rows
        .map(({ element, text, tone }) => ({
          rect: element.getBoundingClientRect(),
          text,
          tone,
          here: element.isConnected,
        }))
        .filter(({ rect, here }) => here && rect.width > 0)
        .map(({ rect, text, tone }) => {
          const word = document.createElement('div');
          const room = document.documentElement.clientWidth - rect.right > WORD_WIDTH;
          word.className = `word ${tone} ${room ? '' : 'inside'}`;
          word.textContent = text;
          word.style.cssText = `left:${rect.right - origin.left + (room ? 4 : 0)}px;top:${rect.top - origin.top + 2}px`;
          return word;
        }),
    );
  };
  const watchSize = () => {
    resized.disconnect();
    if (marks.length || rows.length) resized.observe(document.body);
  };
  const resized = new ResizeObserver(place);

  const button = (label: string, run: () => void, className = ''): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.className = className;
    element.addEventListener('click', (event) => {
      if (honestClick(event, host)) run();
    });
    return element;
  };

  return {
    /** The element in the page that holds it all. */
    host,
    /** The look of a part that comes as a script of its own. */
    style: (more: string): void => {
      const own = new CSSStyleSheet();
      own.replaceSync(more);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    },
    /** A place of its own in the closed root. */
    part: (className: string): HTMLElement => {
      const element = document.createElement('div');
      element.className = className;
      root.append(element);
      return element;
    },
    show: (next: Mark[]): void => {
      marks = next;
      place();
      watchSize();
    },
    /** Our states beside the portal's rows, and "5/7 giấy tờ"; '' shows no count. */
    papers: (next: RowMark[], text: string): void => {
      rows = next;
      place();
      watchSize();
      if (!text) {
        count?.remove();
        count = null;
        return;
      }
      if (!count) {
        count = document.createElement('div');
        count.className = pageIsDark() ? 'bar count dark' : 'bar count';
        count.setAttribute('role', 'status');
        root.append(count);
      }
      if (count.textContent !== text) count.textContent = text;
    },
    bar: (content: Bar | null): void => {
      bar?.remove();
      bar = null;
      if (!content) return;
      bar = document.createElement('div');
      bar.className = pageIsDark() ? 'bar dark' : 'bar';
      bar.setAttribute('role', 'status');
      const text = document.createElement('span');
      text.textContent = content.text;
      bar.append(text);
      if (content.take) bar.append(button(content.take.label, content.take.run));
      if (content.undo) bar.append(button(content.undo.label, content.undo.run));
      if (content.cancel) bar.append(button(content.cancel.label, content.cancel.run));
      const end = () => {
        bar?.remove();
        bar = null; // what its buttons hold goes with it
      };
      const close = button('×', end, 'close');
      close.setAttribute('aria-label', content.closeLabel);
      bar.append(close);
      root.append(bar);
    },
    remove: (): void => {
      resized.disconnect();
      host.remove();
    },
  };
};
export type Overlay = ReturnType<typeof mountOverlay>;
