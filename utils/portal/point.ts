import type { Collected } from './collect.ts';
import { fieldAt } from './spot.ts';
import type { FieldId } from './types.ts';

/** Nobody is kept waiting for a click for longer: the worker that asked would be gone. ms. */
const LONGEST = 25_000;
const KEPT_FROM_PAGE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/**
 * Waits for the officer's click on a field of the page, which the page itself does not hear of. Esc, time or the signal end it.
 * @returns the field, or null when no field was clicked
 */
export const pointAtField = (doc: Document, page: Collected, signal: AbortSignal): Promise<FieldId | null> =>
  new Promise((resolve) => {
    const listening = new AbortController();
    const end = (field: FieldId | null) => {
      clearTimeout(timer);
      // What belongs to the same click (mouseup, click) must not reach the page either.
      setTimeout(() => listening.abort(), 300);
      resolve(field);
    };
    const timer = setTimeout(() => end(null), LONGEST);
    const options = { capture: true, signal: listening.signal };
    for (const type of KEPT_FROM_PAGE)
      doc.addEventListener(
        type,
        (event) => {
          if (!event.isTrusted) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          const [target] = event.composedPath();
          if (type === 'pointerdown') end((target instanceof Element && fieldAt(page, target)?.id) || null);
        },
        options,
      );
    doc.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && end(null), options);
    signal.addEventListener('abort', () => end(null));
  });
