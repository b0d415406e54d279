import { face, seen } from '../fill/seen.ts';
import { now } from '../platform/clock.ts';
import type { Collected } from './collect.ts';
import { closest, matches, parentOf, shadowOf, tagOf } from './dom.ts';
import { nameBefore } from './typed.ts';
import type { Field, Spot } from './types.ts';

/** The field that this element is, is a part of, or is the label of. */
export const fieldAt = ({ form, elements }: Collected, target: Element): Field | undefined => {
  const control = (closest(target, 'label') as HTMLLabelElement | null)?.control;
  const around = new Set<Element | undefined>();
  for (let up: Element | null = target; up; up = parentOf(up)) around.add(up);
  return form.fields.find((field) => {
    const own = elements.get(field.id) ?? [];
    return own.some((el) => el === control || around.has(el)) || around.has(face({ field, elements: own }));
  });
};

/** The element with the caret, down through open shadow trees; undefined: none, or in a frame that answers for itself. */
const caretIn = (doc: Document): Element | undefined => {
  let at = doc.activeElement;
  for (let inner = at; inner; inner = shadowOf(inner)?.activeElement ?? null) at = inner;
  return at && !/^(?:html|body|i?frame)$/.test(tagOf(at)) ? at : undefined;
};

/** Never ours to fill, also while the page shows what is typed there. */
const SECRET = '[type=password],[autocomplete*=password],[autocomplete=one-time-code]';

/**
 * Remembers where the officer opened a menu and when the caret moved, so that one field can be named later, when the panel has the focus.
 * Reads nothing, and keeps no part of the page alive.
 */
export const watchSpot = (doc: Document) => {
  let pressed: WeakRef<Element> | undefined;
  let moved = 0;
  const hear = (type: string, heard: (target: Element) => void) =>
    doc.addEventListener(
      type,
      (event) => {
        const [target] = event.composedPath();
        if (event.isTrusted && target instanceof Element) heard(target);
      },
      { capture: true, passive: true },
    );
  hear('contextmenu', (target) => {
    pressed = new WeakRef(target);
  });
  hear('focusin', () => {
    moved = now();
  });

  /** @param own host of our own marks, which covers nothing */
  const of = (by: 'menu' | 'caret', page: Collected, own: Element): { spot: Spot; at: number } => {
    const target = by === 'menu' ? pressed?.deref() : caretIn(doc);
    if (!target?.isConnected) return { spot: { refused: 'no-field' }, at: -1 };
    const told = (spot: Spot) => ({ spot, at: moved });
    if (matches(target, SECRET)) return told({ refused: 'password' });
    const field = fieldAt(page, target);
    if (!field) return told({ refused: 'unknown-field' });
    // Looking for covers may scroll; the officer's place on the page is theirs.
    const place = { left: scrollX, top: scrollY, behavior: 'instant' as const };
    const bare = !field.visible || seen({ field, elements: page.elements.get(field.id) ?? [] }, doc, own);
    scrollTo(place);
    if (!bare) return told({ refused: 'covered' });
    const typed = nameBefore(target);
    return told({ field: field.id, ...(typed ? { typed } : {}) });
  };
  return {
    of,
    /** The officer means this one, as if its menu had been opened. */
    mean: (target: Element): void => {
      pressed = new WeakRef(target);
    },
  };
};
