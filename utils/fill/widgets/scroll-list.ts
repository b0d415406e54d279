import { find, findAll, rectOf } from '../../portal/dom.ts';
import { choose } from '../choose.ts';
import type { Outcome } from '../types.ts';
import type { Waits } from '../waits.ts';
import type { OpenOption } from './open-list.ts';

/** A list of so many screens is not looked through: the filter must do. */
const MAX_SCREENS = 200;

/** The element in which the options scroll. */
const scrollerOf = (panel: Element, option: string): Element | undefined =>
  [panel, ...findAll(panel, '*')].find(
    (el) =>
      el.scrollHeight > el.clientHeight + 1 &&
      /auto|scroll|hidden/.test(getComputedStyle(el).overflowY) &&
      find(el, option) !== null,
  );

/** Does an open list keep only the options in sight in the page (ng-select, antd)? Then what it shows is not all that it has. */
export const showsPart = (panel: Element | null, option: string): boolean => {
  const scroller = panel && scrollerOf(panel, option);
  if (!scroller) return false;
  const drawn = findAll(scroller, option).reduce((sum, el) => sum + rectOf(el).height, 0);
  return drawn < scroller.scrollHeight * 0.8;
};

/**
 * What a look at the next screen adds to the rows seen so far: the two overlap, and rows that say the same are kept apart by their order.
 * Undefined when they do not overlap: then something between them was not seen.
 */
export const joined = (seen: readonly string[], screen: readonly string[]): string[] | undefined => {
  for (let from = Math.max(0, seen.length - screen.length); from < seen.length; from++) {
    const common = seen.length - from;
    if (seen.slice(from).every((text, index) => text === screen[index])) return [...seen, ...screen.slice(common)];
  }
  return seen.length === 0 ? [...screen] : undefined;
};

/** Reads the whole list by scrolling through it, then goes back to the one option that says what is accepted. */
export const scanOption = async (
  panel: () => Element | null,
  option: string,
  read: () => OpenOption[],
  accept: readonly string[],
  waits: Waits,
): Promise<OpenOption | { fail: Outcome }> => {
  const goTo = async (top: number): Promise<Element | undefined> => {
    const now = panel();
    const scroller = now ? scrollerOf(now, option) : undefined;
    if (!scroller) return undefined;
    scroller.scrollTop = top;
    scroller.dispatchEvent(new Event('scroll'));
    await waits.settle();
    return scroller;
  };
  const seenAt = new Map<string, number>();
  let rows: string[] = [];
  let top = 0;
  let complete = false;
  for (let screen = 0; screen < MAX_SCREENS; screen++) {
    const scroller = await goTo(top);
    const texts = read().map(({ text }) => text);
    const more = joined(rows, texts);
    if (!scroller || !more) return { fail: 'options-not-loaded' };
    rows = more;
    for (const text of texts) if (!seenAt.has(text)) seenAt.set(text, scroller.scrollTop);
    complete = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
    if (complete) break;
    top = scroller.scrollTop + scroller.clientHeight / 2;
  }
  if (!complete) return { fail: 'options-not-loaded' };
  const index = choose(
    rows.map((text) => ({ value: '', text })),
    accept,
  );
  const wanted = typeof index === 'number' ? rows[index] : undefined;
  if (wanted === undefined) return { fail: rows.length ? 'not-in-options' : 'options-not-loaded' };
  await goTo(seenAt.get(wanted) ?? 0);
  return read().find(({ text }) => text === wanted) ?? { fail: 'not-in-options' };
};
