/**
 * Can the officer see this control? A page reads whatever is filled, so what cannot be seen is never filled: hidden,
 * transparent, off-screen, zero-size, clipped or inert controls (arXiv 2402.06159, 2509.02289).
 */
import { hasAttr, parentOf, rectOf, scrollOf, tagOf } from './dom.ts';

/** Smaller than this in either direction nobody can use it; px. */
const MIN_SIDE = 5;
const MIN_OPACITY = 0.1;
const CLIPPED_OLD = /^rect\((?:0|1)px,? (?:0|1)px,? (?:0|1)px,? (?:0|1)px\)$/;
const CLIPPED = /^(?:inset\((?:50|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?(?:,\s*0(?:px|%)? 0(?:px|%)?)+\))/;

interface Shown {
  ok: boolean;
  /** Product of the opacities up to the root. */
  opacity: number;
  /** Part of the page that ancestors with overflow hidden leave over; undefined = all of it. */
  window: { left: number; top: number; right: number; bottom: number } | undefined;
  /** Where the content of the nearest scroller begins: nobody can scroll to the left of it or above it. */
  origin: { left: number; top: number };
}

/**
 * A test for many controls of one document: styles of shared ancestors are read once. Reads only.
 * Without a layout engine (tests) everything that has a style is judged by style alone.
 */
export const eyes = (win: Window, root: Element): ((el: Element) => boolean) => {
  const seen = new Map<Element, Shown>();
  const style = (el: Element): CSSStyleDeclaration => win.getComputedStyle(el);
  const page = rectOf(root);
  const laidOut = page.width > 0 || page.height > 0 || win.innerWidth === 0;

  const shown = (el: Element): Shown => {
    const known = seen.get(el);
    if (known) return known;
    // Not recursive: a hostile page nests thousands deep.
    const chain: Element[] = [];
    let up: Element | null = el;
    while (up && !seen.has(up)) {
      chain.push(up);
      up = parentOf(up);
    }
    let above: Shown = (up && seen.get(up)) || { ok: true, opacity: 1, window: undefined, origin: page };
    for (let i = chain.length - 1; i >= 0; i--) {
      const at = chain[i]!;
      // Each property asked of a computed style costs: as few as will do. display:none shows as a size of nothing.
      const css = style(at);
      const opacity = above.opacity * (css.opacity === '' ? 1 : Number(css.opacity));
      const { clipPath, clip } = css;
      const clipped = (clipPath && CLIPPED.test(clipPath)) || (clip && CLIPPED_OLD.test(clip));
      const ok =
        above.ok && opacity >= MIN_OPACITY && !clipped && !hasAttr(at, 'inert') && (laidOut || css.display !== 'none');
      let { window, origin } = above;
      const overflow = ok && laidOut ? css.overflow : 'visible';
      if (overflow === 'visible' || /^(?:html|body)$/.test(tagOf(at))) {
        // Nothing of its own to say about what is reachable.
      } else if (/auto|scroll/.test(overflow)) {
        const r = rectOf(at);
        const by = scrollOf(at);
        origin = { left: r.left - by.left, top: r.top - by.top };
        window = undefined;
      } else if (/hidden|clip/.test(overflow)) {
        const r = rectOf(at);
        window = {
          left: Math.max(r.left, window?.left ?? r.left),
          top: Math.max(r.top, window?.top ?? r.top),
          right: Math.min(r.right, window?.right ?? r.right),
          bottom: Math.min(r.bottom, window?.bottom ?? r.bottom),
        };
      }
      above = { ok, opacity, window, origin };
      seen.set(at, above);
    }
    return above;
  };

  return (el) => {
    try {
      const state = shown(el);
      if (!state.ok || /hidden|collapse/.test(style(el).visibility)) return false;
      if (!laidOut) return true;
      const r = rectOf(el);
      if (r.width < MIN_SIDE || r.height < MIN_SIDE) return false;
      if (r.right <= state.origin.left || r.bottom <= state.origin.top) return false;
      const w = state.window;
      if (!w) return true;
      const wide = Math.min(r.right, w.right) - Math.max(r.left, w.left);
      return wide >= MIN_SIDE && Math.min(r.bottom, w.bottom) - Math.max(r.top, w.top) >= MIN_SIDE;
    } catch {
      return false;
    }
  };
};
