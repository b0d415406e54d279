import type { FieldId } from './types.ts';

/** Nobody is kept waiting for a click for longer: the worker that asked would be gone. ms. */
const LONGEST = 25_000;
const KEPT_FROM_PAGE = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const;

/**
 * Waits for the officer's click on a field of the page, which the page itself does not hear of. Esc, time or the signal end it.
 * @returns the field, or null when no field was clicked
 */
export const pointAtField = (
  doc: Document,
  elements: ReadonlyMap<FieldId, readonly HTMLElement[]>,
  signal: AbortSignal,
): Promise<FieldId | null> =>
  new Promise((resolve) => {
    const listening = new AbortController();
    const end = (field: FieldId | null) => {
      clearTimeout(timer);
      // What belongs to the same click (mouseup, click) must not reach the page either.
      setTimeout(() => listening.abort(), 300);
      resolve(field);
    };
    const timer = setTimeout(() => end(null), LONGEST);
    const fieldOf = (event: Event): FieldId | null => {
      const path = event.composedPath();
      for (const [field, own] of elements)
        if (own.some((element) => path.includes(element) || (path[0] instanceof Node && element.contains(path[0]))))
          return field;
      const label = path.find((node) => node instanceof HTMLLabelElement) as HTMLLabelElement | undefined;
      const control = label?.control;
      for (const [field, own] of elements) if (control && own.includes(control)) return field;
      return null;
    };
    const options = { capture: true, signal: listening.signal };
    for (const type of KEPT_FROM_PAGE)
      doc.addEventListener(
        type,
        (event) => {
          if (!event.isTrusted) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          if (type === 'pointerdown') end(fieldOf(event));
        },
        options,
      );
    doc.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && end(null), options);
    signal.addEventListener('abort', () => end(null));
  });
