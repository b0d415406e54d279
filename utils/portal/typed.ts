import { closest, contains, matches, property } from './dom.ts';

/** "… /bosung" at the end, at most one space behind it; a date (12/11) or an address has something before its slash. */
const NAME = /(?:^|\s)(\/(?=[\d]*\p{L})[\p{L}\d]{1,20})\s?$/u;
/** Longer than the longest name with what must stand around it. */
const LOOKED_AT = 24;

/** The snippet's name that ends this text, with its slash; '' when none does. */
export const nameAtEnd = (text: string): string => NAME.exec(text.slice(-LOOKED_AT))?.[1] ?? '';

/** The name right before the caret of a text area or an editor's box. Of what else stands there nothing is looked at. */
export const nameBefore = (target: Element): string => {
  if (matches(target, 'textarea')) {
    const caret = property<number>(target, 'selectionEnd') ?? 0;
    return nameAtEnd((property<string>(target, 'value') ?? '').slice(Math.max(0, caret - LOOKED_AT), caret));
  }
  const { focusNode, focusOffset = 0 } = document.getSelection() ?? {};
  const box = closest(target, '[contenteditable]');
  return box && focusNode instanceof Text && contains(box, focusNode)
    ? nameAtEnd(focusNode.data.slice(0, focusOffset))
    : '';
};

/**
 * Calls back when the officer typed a name and then a space or Tab into a text area or an editor's box. No key is taken away and nothing
 * is written. @param typed the box, and the name with its slash
 */
export const watchNames = (doc: Document, typed: (target: Element, name: string) => void): void => {
  const look = (event: Event) => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !(target instanceof Element) || !matches(target, 'textarea,[contenteditable]')) return;
    const name = nameBefore(target);
    if (name) typed(target, name);
  };
  const options = { capture: true, passive: true };
  doc.addEventListener('input', (event) => /^\s$/.test((event as InputEvent).data ?? '') && look(event), options);
  doc.addEventListener('keydown', (event) => event.key === 'Tab' && !event.shiftKey && look(event), options);
};
