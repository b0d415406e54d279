import { honestClick } from '../../../components/honest.ts';
import { type Slice, visibleSlice } from './slice.ts';

const TAG = 'tro-ly-mot-cua-bang';
const WIDTH = 348;
const TAB = { width: 34, height: 148 };
const MARGIN = 8;

/** The page's rules cannot reach into a closed root, and !important of an inner tree outranks every rule of the page on the host itself. */
const HOST_CSS = `:host{all:initial!important;display:block!important;position:fixed!important;left:0!important;top:0!important;
width:0!important;height:0!important;z-index:2147483647!important}
iframe{position:fixed;border:0;border-radius:4px;box-shadow:0 0 0 1px #9aa3ae}
@media print{:host{display:none!important}}`;

export interface Pose {
  open: boolean;
  side: 'left' | 'right';
}

export interface ShellPorts {
  /** Style sheets of what is drawn inside. */
  css: readonly string[];
  /** Draws into the body; called again when the page moved our host, because a frame that is moved starts anew. */
  draw: (body: HTMLElement) => void;
}

/** Watches a button: is it on screen with nothing over it, by the browser's own account? */
export interface Eye {
  honest: (event: Event) => boolean;
  stop: () => void;
}

/**
 * The panel's place in the page: a frame of our own in a closed shadow root, in the browser's top layer. A frame, because what is typed,
 * pasted or clicked in it sends no event to the page, where a card's text would otherwise be read from the keys alone; and a frame in
 * a closed tree is in none of the page's lists.
 */
export const openShell = ({ css, draw }: ShellPorts) => {
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOST_CSS);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement('iframe');
  frame.title = 'Trợ lý Một Cửa';
  let pose: Pose = { open: false, side: 'right' };

  const place = (slice: Slice): void => {
    const room = slice.bottom - slice.top - 2 * MARGIN;
    const height = Math.max(Math.min(room, pose.open ? 760 : TAB.height), 0);
    const top = pose.open ? slice.top + MARGIN : slice.top + MARGIN + Math.max((room - height) * 0.4, 0);
    const across = pose.side === 'right' ? ['auto', '0'] : ['0', 'auto'];
    Object.assign(frame.style, {
      left: across[0],
      right: across[1],
      top: `${Math.round(top)}px`,
      height: `${Math.round(height)}px`,
      width: `${pose.open ? WIDTH : TAB.width}px`,
      maxWidth: '100%',
    });
  };
  const slice = visibleSlice(frame, place);

  frame.addEventListener('load', () => {
    const own = frame.contentDocument;
    const view = own?.defaultView as (Window & typeof globalThis) | null | undefined;
    if (!own || !view) return;
    own.documentElement.lang = 'vi';
    own.title = frame.title;
    own.adoptedStyleSheets = css.map((text) => {
      const each = new view.CSSStyleSheet();
      each.replaceSync(text);
      return each;
    });
    draw(own.body);
  });
  host.popover = 'manual';
  document.documentElement.append(host);
  root.append(frame);
  host.showPopover();

  return {
    host,
    pose: (next: Pose): void => {
      pose = next;
      slice.again();
    },
    watch: (button: HTMLElement): Eye => {
      // The browser's own test for covers, also those that let clicks through. It takes a moment (`delay`), and
      // Chromium then also drops clicks for half a second after our frame moved. Firefox has no such test.
      let seen = !('isVisible' in IntersectionObserverEntry.prototype);
      const options = { threshold: [0, 1], trackVisibility: true, delay: 100 };
      const observer = new IntersectionObserver((entries) => {
        const { isVisible } = entries.at(-1) as IntersectionObserverEntry & { isVisible?: boolean };
        seen = isVisible ?? true;
      }, options);
      observer.observe(button);
      return {
        honest: (event) => seen && honestClick(event, host, frame.getBoundingClientRect()),
        stop: () => observer.disconnect(),
      };
    },
    close: (): void => {
      slice.stop();
      host.remove();
    },
  };
};
export type Shell = ReturnType<typeof openShell>;
