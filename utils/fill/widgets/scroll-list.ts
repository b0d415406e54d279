import { findAll, rectOf } from '../../portal/dom.ts';
import { choose } from '../choose.ts';
import type { Outcome } from '../types.ts';
import type { Waits } from '../waits.ts';
import type { OpenOption } from './open-list.ts';

/** A list of so many screens is not looked through: the filter must do. */
const MAX_SCREENS = 200;
/** px */
const SAME_ROW = 8;

const scrollerOf = (panel: Element): Element | undefined =>
  [panel, ...findAll(panel, '*')].find(
    (el) => el.scrollHeight > el.clientHeight + 1 && /auto|scroll|hidden/.test(getComputedStyle(el).overflowY),
  );

/** Does an open list keep only the options in sight in the page (ng-select, antd)? Then what it shows is not all that it has. */
export const showsPart = (panel: Element | null, option: string): boolean => {
  const scroller = panel && scrollerOf(panel);
  if (!scroller) return false;
  const drawn = findAll(scroller, option).reduce((sum, el) => sum + rectOf(el).height, 0);
  return drawn < scroller.scrollHeight * 0.8;
};

/** Reads the whole list by scrolling through it, then goes back to the one option that says what is accepted. */
export const scanOption = async (
  panel: () => Element | null,
  read: () => OpenOption[],
  accept: readonly string[],
  waits: Waits,
): Promise<OpenOption | { fail: Outcome }> => {
  const rows: { text: string; top: number }[] = [];
  const goTo = async (top: number): Promise<Element | undefined> => {
    const now = panel();
    const scroller = now ? scrollerOf(now) : undefined;
    if (!scroller) return undefined;
    scroller.scrollTop = top;
    scroller.dispatchEvent(new Event('scroll'));
    await waits.settle();
    return scroller;
  };
  const topIn = (scroller: Element, el: Element) => rectOf(el).top - rectOf(scroller).top + scroller.scrollTop;
  let top = 0;
  for (let screen = 0; screen < MAX_SCREENS; screen++) {
    const scroller = await goTo(top);
    if (!scroller) break;
    for (const { text, element } of read()) {
      const row = { text, top: topIn(scroller, element) };
      // Screens overlap: a row is new when none of its text stood at that height.
      if (!rows.some((known) => known.text === text && Math.abs(known.top - row.top) < SAME_ROW)) rows.push(row);
    }
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
    top = scroller.scrollTop + scroller.clientHeight * 0.8;
  }
  const index = choose(
    rows.map(({ text }) => ({ value: '', text })),
    accept,
  );
  const wanted = typeof index === 'number' ? rows[index] : undefined;
  if (!wanted) return { fail: rows.length ? 'not-in-options' : 'options-not-loaded' };
  await goTo(wanted.top);
  return read().find(({ text }) => text === wanted.text) ?? { fail: 'not-in-options' };
};
