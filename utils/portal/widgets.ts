/** What kind of control an element is, and which element of it the writer acts on. */
import { behind, dialectOf, FLATPICKR, hostOf } from './dialects.ts';
import { attr, closest, find, hasAttr, matches, nextSibling, nodeType, parentOf, property, tagOf } from './dom.ts';
import type { Widget } from './types.ts';

export interface Control {
  widget: Widget;
  /** What the writer acts on. */
  el: HTMLElement;
  /** What the officer sees of it, when the widget hides the control on purpose. */
  standIn: Element | null;
  name: string;
  inputType: string;
  /** Boxes with the same key are one field. */
  group?: string;
}

/** Takes part in the layout as a control, but is none that we read: it separates the labels around it. */
export const PASS = 'pass';
/** Neither it nor anything in it is read. */
export const SKIP = 'skip';

const SKIPPED = new Set(
  'script style template noscript head svg math canvas iframe object embed video audio datalist option img button ng-dropdown-panel'.split(
    ' ',
  ),
);
const SKIPPED_CLASS =
  /(?:^|\s)(?:choices__list--dropdown|choices__input--cloned|select2-container|select2-dropdown|ng-dropdown-panel|cdk-overlay-container|flatpickr-calendar|ant-picker-dropdown|sv-popup|ng-value|ng-placeholder|ant-select-selection-item|ant-select-selection-placeholder|input-field-select-options|ant-select-dropdown|ql-toolbar|ql-tooltip|ql-clipboard|tooltip|invalid-feedback|help-block|form-text|formio-errors|mat-error|sr-only-error|material-icons(?:-\w+)?|material-symbols-\w+|mat-icon)(?:\s|$)|(?:^|\s)error(?:\s|$)/;
/** Input types that hold no text of a person. */
const NO_TEXT = new Set(['submit', 'button', 'reset', 'image', 'file', 'password', 'range', 'color', 'search']);

/** Name that a framework keeps beside the control when the control itself has none. */
const nameOf = (el: Element): string => {
  const own = attr(el, 'name');
  // Liferay e-forms number the names anew per form; a class around the control keeps the key.
  if (own && !/_element_\d+$/.test(own)) return own;
  let up: Element | null = el;
  // Angular Material puts four elements between a box and the component that has the name.
  for (let i = 0; up && i < 6; i++, up = parentOf(up)) {
    const found = attr(up, 'formcontrolname') || attr(up, 'ng-reflect-name') || attr(up, 'data-field-name');
    if (found) return found;
    const key = /(?:^|\s)eform-element-([\w-]+)/.exec(attr(up, 'class'));
    if (key) return key[1]!;
    if (tagOf(up).startsWith('x-') && attr(up, 'name')) return attr(up, 'name');
  }
  return own;
};

const nextElement = (el: Element): Element | null => {
  let node = nextSibling(el);
  while (node && nodeType(node) !== 1) node = nextSibling(node);
  return node as Element | null;
};

const select = (el: HTMLElement): Control => {
  const base = { el, name: nameOf(el), inputType: 'select' };
  const choices = closest(el, '.choices');
  if (choices) return { ...base, widget: 'choices', standIn: choices };
  if (/select2-hidden-accessible/.test(attr(el, 'class'))) {
    const next = nextElement(el);
    return { ...base, widget: 'select2', standIn: next && matches(next, '.select2-container') ? next : null };
  }
  return { ...base, widget: 'native-select', standIn: null };
};

const box = (el: HTMLElement, type: string): Control => {
  const name = nameOf(el);
  const wrap = closest(el, 'label');
  const base = { el, name, inputType: type, standIn: wrap ?? parentOf(el) };
  const custom = closest(el, 'x-radio');
  if (custom)
    return {
      ...base,
      name: attr(custom, 'name') || name,
      widget: 'moj-radio',
      group: `x:${attr(custom, 'name') || name}`,
    };
  if (type === 'checkbox') return { ...base, widget: 'native-checkbox' };
  return name ? { ...base, widget: 'native-radio', group: `r:${name}` } : { ...base, widget: 'native-radio' };
};

/** A list of a known library; null for any other. */
const popupList = (el: HTMLElement): Control | null => {
  const dialect = dialectOf(el);
  if (!dialect) return null;
  const host = hostOf(el, dialect);
  return { el, widget: 'popup-list', standIn: host === el ? null : host, name: nameOf(el), inputType: 'select' };
};

/** What a library builds around the box of its list or calendar. */
const LIBRARY = 'ng-select,.ant-select,.ant-picker,.sd-dropdown,.v-select,.vs__dropdown-toggle';
/** Boxes whose value is the calendar's, not their text. */
const PICKED = `${FLATPICKR},.mat-datepicker-input`;

/** The box that filters an open list stands beside it and belongs to it. */
const filters = (el: Element): boolean => {
  const next = nextElement(el);
  return next !== null && attr(next, 'role') === 'listbox';
};

const input = (el: HTMLElement): Control | typeof PASS | typeof SKIP => {
  const type = (property<string>(el, 'type') || attr(el, 'type') || 'text').toLowerCase();
  if (type === 'hidden' || filters(el)) return SKIP;
  if (type === 'radio' || type === 'checkbox') return box(el, type);
  // The search box of an antd list is the list's own control.
  if (NO_TEXT.has(type) && !(type === 'search' && attr(el, 'role') === 'combobox')) return PASS;
  const base = { el, name: nameOf(behind(el)), inputType: type };
  if (type === 'date') return { ...base, widget: 'native-date', standIn: null };
  const list = closest(el, LIBRARY) ?? closest(el, '[role=combobox]');
  const standIn = list && list !== el ? list : null;
  if (list && matches(list, '.ant-cascader')) return { ...base, widget: 'cascader', standIn };
  const popup = popupList(el);
  if (popup) return popup;
  if (matches(el, PICKED) || (list && matches(list, '.ant-picker:not(.ant-picker-range)')))
    return { ...base, widget: 'date-picker', standIn };
  if (list || /listbox|menu|true/.test(attr(el, 'aria-haspopup'))) return { ...base, widget: 'combobox', standIn };
  return { ...base, widget: 'text', standIn: null };
};

const mojSelect = (el: Element): Control | typeof SKIP => {
  const trigger = find(el, '.input-field-select,[tabindex]') as HTMLElement | null;
  if (!trigger) return SKIP;
  return { el: trigger, widget: 'moj-select', standIn: null, name: attr(el, 'name'), inputType: 'select' };
};

/** Classifies one element; null: look inside. */
export const classify = (el: Element, tag: string, className: string): Control | typeof PASS | typeof SKIP | null => {
  if (tag === 'input') return /choices__input/.test(className) ? SKIP : input(el as HTMLElement);
  if (tag === 'select') return select(el as HTMLElement);
  if (tag === 'textarea')
    return { el: el as HTMLElement, widget: 'text', standIn: null, name: nameOf(el), inputType: 'textarea' };
  if (tag === 'x-select' || tag === 'x-select-default') return mojSelect(el);
  if (tag === 'mat-select') return popupList(el as HTMLElement) ?? PASS;
  const popup = attr(el, 'aria-haspopup') === 'listbox' || attr(el, 'role') === 'combobox';
  if (popup && !find(el, 'input,select') && !(tag === 'div' && closest(el, '.choices')))
    return (
      popupList(el as HTMLElement) ?? {
        el: el as HTMLElement,
        widget: 'combobox',
        standIn: null,
        name: nameOf(el),
        inputType: 'select',
      }
    );
  if (SKIPPED.has(tag)) return SKIP;
  if (className && SKIPPED_CLASS.test(className)) return SKIP;
  if (hasAttr(el, 'contenteditable') && attr(el, 'contenteditable') !== 'false')
    return { el: el as HTMLElement, widget: 'rich-text', standIn: null, name: nameOf(el), inputType: 'textarea' };
  const role = hasAttr(el, 'role') ? attr(el, 'role') : '';
  return role === 'listbox' || role === 'option' || role === 'tooltip' ? SKIP : null;
};
