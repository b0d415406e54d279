import { CASCADER, dialectOf, hostOf } from '../portal/dialects.ts';
import { closest, contains, nextSibling, parentOf, rectOf } from '../portal/dom.ts';
import type { Control } from './widgets/writer.ts';

/** What the officer sees of a control: widgets hide the control itself on purpose. */
export const face = ({ field, elements: [element] }: Control): Element | undefined => {
  if (!element) return undefined;
  if (field.widget === 'choices') return closest(element, '.choices') ?? element;
  if (field.widget === 'select2') {
    const next = nextSibling(element);
    return next instanceof Element ? next : element;
  }
  const dialect = field.widget === 'popup-list' ? dialectOf(element) : undefined;
  if (dialect) return hostOf(element, dialect);
  if (field.widget === 'cascader') return hostOf(element, CASCADER);
  const isBox = field.widget === 'moj-radio' || field.widget === 'native-radio' || field.widget === 'native-checkbox';
  return isBox ? (closest(element, 'label') ?? parentOf(element) ?? element) : element;
};

/** From the tree that the control stands in: from outside, a shadow tree is one opaque host. */
const elementsAt = (el: Element, doc: Document, x: number, y: number): Element[] => {
  const root = Node.prototype.getRootNode.call(el);
  return root instanceof ShadowRoot
    ? ShadowRoot.prototype.elementsFromPoint.call(root, x, y)
    : Document.prototype.elementsFromPoint.call(doc, x, y);
};

/** Is something else on top at every one of three points? A floating label covers one of them at most. */
const covered = (el: Element, doc: Document, own: Element | undefined): boolean => {
  const { left, right, top, bottom } = rectOf(el);
  const y = (top + bottom) / 2;
  const points = [(left + right) / 2, left + 4, right - 4];
  return points.every((x) => {
    const stack = elementsAt(el, doc, x, y);
    const first = stack.find((each) => each !== own);
    return !first || !(contains(el, first) || contains(first, el));
  });
};

/** A tick box may be drawn as its label; of a text box the label says nothing: what is typed must be seen. */
const labels = ({ field, elements: [element] }: Control): readonly Element[] => {
  const isBox = /^(?:radio|checkbox)$/.test(field.inputType);
  return isBox && element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
};

/**
 * Does the officer see this control at this moment? The collector has looked at size, opacity and clipping; here the cover is looked
 * at, for which the control is scrolled into view when it is not there. The page may be scrolled by it; commit() puts it back.
 * `own`: the host of our own marks, which covers nothing.
 */
export const seen = (control: Control, doc: Document, own: Element | undefined): boolean => {
  if (!control.field.visible) return false;
  const el = face(control);
  if (!el) return false;
  const bare = () => [el, ...labels(control)].some((each) => !covered(each, doc, own));
  if (bare()) return true;
  // Below the fold, or under a portal's sticky header.
  Element.prototype.scrollIntoView.call(el, { block: 'center', inline: 'nearest', behavior: 'instant' });
  return bare();
};
