/** What a user's action looks like to a page, dispatched on one element. */

const setterOf = (owner: 'HTMLInputElement' | 'HTMLTextAreaElement' | 'HTMLSelectElement') =>
  Object.getOwnPropertyDescriptor(globalThis[owner]?.prototype ?? {}, 'value');

// Taken once, when the script starts: a page that shares our world (userscript) may patch them later, and React's own
// setter on the instance would swallow the value.
const SETTERS = {
  input: setterOf('HTMLInputElement')?.set,
  textarea: setterOf('HTMLTextAreaElement')?.set,
  select: setterOf('HTMLSelectElement')?.set,
};

export type ValueElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const setValue = (el: ValueElement, value: string): void => {
  SETTERS[el.localName as keyof typeof SETTERS]?.call(el, value);
};

const fire = (el: Element, event: Event): void => {
  el.dispatchEvent(event);
};

/** After a value was set: `input` and `change` reach every framework, `blur` those that update on leaving (Angular, Kendo). */
export const announce = (el: Element, leaving = true): void => {
  fire(el, new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
  fire(el, new Event('change', { bubbles: true }));
  if (leaving) leaveField(el);
};

export const leaveField = (el: Element): void => {
  fire(el, new FocusEvent('blur', { composed: true }));
  fire(el, new FocusEvent('focusout', { bubbles: true, composed: true }));
};

export interface Key {
  key: string;
  code: string;
  keyCode: number;
}
export const ENTER: Key = { key: 'Enter', code: 'Enter', keyCode: 13 };
export const BACKSPACE: Key = { key: 'Backspace', code: 'Backspace', keyCode: 8 };
export const ESCAPE: Key = { key: 'Escape', code: 'Escape', keyCode: 27 };

/** What lies behind an open list or calendar of Angular Material; a dialog's own is dark. */
export const BACKDROP = '[class*=transparent-backdrop].cdk-overlay-backdrop-showing';

/** Calendars take a typed date only on Enter. A dispatched Enter submits no form: the browser does that for real keys only. */
export const pressKey = (el: Element, key: Key): void => {
  const init = { ...key, bubbles: true, composed: true, cancelable: true };
  fire(el, new KeyboardEvent('keydown', init));
  fire(el, new KeyboardEvent('keyup', init));
};

/** Typing into a box that filters a list: no `change`, the officer is not done with it. */
export const type = (el: ValueElement, text: string): void => {
  setValue(el, text);
  fire(el, new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  fire(el, new KeyboardEvent('keyup', { key: 'Unidentified', bubbles: true }));
};

/** Angular Material opens the list of a box only while the box has the focus. */
export const takeFocus = (el: HTMLElement): void => el.focus({ preventScroll: true });

/** The whole pointer sequence: Choices.js and React lists act on mousedown, others on click. */
export const press = (el: Element): void => {
  const init = { bubbles: true, composed: true, cancelable: true, button: 0, detail: 1 };
  fire(el, new PointerEvent('pointerdown', { ...init, pointerType: 'mouse', isPrimary: true }));
  fire(el, new MouseEvent('mousedown', { ...init, buttons: 1 }));
  fire(el, new PointerEvent('pointerup', { ...init, pointerType: 'mouse', isPrimary: true }));
  fire(el, new MouseEvent('mouseup', init));
  fire(el, new MouseEvent('click', init));
};
