/** How the lists of the component libraries are built: what they hide, what they show, where their options come up. Selectors only. */
import {
  attr,
  byId,
  closest,
  find,
  findAll,
  matches,
  parentOf,
  previousElement,
  property,
  rectOf,
  tagOf,
  textOf,
} from './dom.ts';

export interface Dialect {
  /** The whole widget, around its control; '' = the control is all that there is. */
  host: string;
  /** What is pressed to open it, in the host; '' = the control. */
  trigger: string;
  /** Where the chosen text stands, in the host; '' = the control's own value or text. */
  shown: string;
  /** What an empty one shows instead. */
  placeholder: string;
  /** The open list, also when it hangs at the end of the page. */
  panel: string;
  option: string;
  /** The box that filters the list, in the host or in the panel. */
  search: string;
  /** The way back to nothing, in the host. */
  clear: string;
}

const ANTD: Dialect = {
  host: '.ant-select',
  trigger: '.ant-select-selector',
  shown: '.ant-select-selection-item',
  placeholder: '.ant-select-selection-placeholder',
  panel: '.ant-select-dropdown',
  option: '.ant-select-item-option:not(.ant-select-item-option-disabled)',
  search: '.ant-select-show-search input',
  clear: '.ant-select-clear',
};
const NG_SELECT: Dialect = {
  host: 'ng-select',
  trigger: '.ng-select-container',
  shown: '.ng-value .ng-value-label',
  placeholder: '.ng-placeholder',
  panel: 'ng-dropdown-panel',
  option: '.ng-option:not(.ng-option-disabled)',
  search: '.ng-input input:not([readonly])',
  clear: '.ng-clear-wrapper',
};
const MAT_SELECT: Dialect = {
  host: 'mat-select',
  trigger: '.mat-select-trigger,.mat-mdc-select-trigger',
  shown: '.mat-select-value-text,.mat-mdc-select-value-text',
  placeholder: '.mat-select-placeholder,.mat-mdc-select-placeholder',
  panel: '.mat-select-panel,.mat-mdc-select-panel',
  option: 'mat-option:not([aria-disabled=true])',
  search: '',
  clear: '',
};
const MAT_AUTOCOMPLETE: Dialect = {
  host: '',
  trigger: '',
  shown: '',
  placeholder: '',
  panel: '.mat-autocomplete-panel,.mat-mdc-autocomplete-panel',
  option: MAT_SELECT.option,
  search: 'input',
  clear: '',
};
const SURVEY: Dialect = {
  host: '.sd-dropdown',
  trigger: '',
  shown: '.sv-string-viewer',
  placeholder: '',
  panel: '.sv-popup__container',
  option: '.sv-list__item:not(.sv-list__item--disabled)',
  search: 'input.sd-dropdown__filter-string-input:not([readonly])',
  clear: '.sd-editor-clean-button button,.sd-dropdown_clean-button',
};
/** The search box stands beside the list; an option is a plain li. */
const NATIONAL: Dialect = {
  host: '',
  trigger: '',
  shown: '',
  placeholder: '',
  panel: ':has(> ul[role=listbox])',
  option: 'li',
  search: ':has(> ul[role=listbox]) input',
  clear: 'button',
};
const RADIX: Dialect = {
  ...NATIONAL,
  panel: '[data-radix-popper-content-wrapper]',
  option: '[role=option]:not([aria-disabled=true])',
  search: '[data-radix-popper-content-wrapper] input',
  clear: '',
};
export const SELECT2: Dialect = {
  host: '.select2-container',
  trigger: '.select2-selection',
  shown: '.select2-selection__rendered',
  placeholder: '.select2-selection__placeholder',
  panel: '.select2-dropdown',
  option: '.select2-results__option--selectable,.select2-results__option[aria-selected]',
  search: '.select2-dropdown input',
  clear: '.select2-selection__clear',
};

/** Also one control, but its list is walked column by column. */
export const CASCADER: Dialect = { ...ANTD, panel: '.ant-cascader-dropdown', option: '.ant-cascader-menu-item' };
/** The box that flatpickr made or took over; it is locked against typing unless the page allows that. */
export const FLATPICKR = '.flatpickr-input,.flatpickr-input + input';

/** flatpickr hides the page's own box behind one for the eye: what that one was called and named, this one is. */
export const behind = (el: Element): Element => {
  const before = matches(el, '.flatpickr-input + input') ? previousElement(el) : null;
  return before ?? el;
};

/** After a choice the national portal puts an input and a × where its button stood. */
export const isChoice = (el: Element): boolean =>
  matches(el, 'input.custom-input-typography') && find(parentOf(el) ?? el, 'button') !== null;

/** Lists that take several choices are left to the officer. */
const SEVERAL = '.ant-select-multiple,.ng-select-multiple,.mat-select-multiple,.mat-mdc-select-multiple';

/** The library that an element is the control of; undefined: none that is known here. */
export const dialectOf = (el: Element): Dialect | undefined => {
  const host = closest(el, 'mat-select,ng-select,.ant-select,.sd-dropdown');
  if (host && matches(host, SEVERAL)) return undefined;
  const tag = tagOf(el);
  if (tag === 'mat-select') return MAT_SELECT;
  if (tag === 'button') return attr(el, 'role') === 'combobox' ? RADIX : NATIONAL;
  if (tag !== 'input') return matches(el, '.sd-dropdown') ? SURVEY : undefined;
  if (matches(el, '.mat-autocomplete-trigger,.mat-mdc-autocomplete-trigger')) return MAT_AUTOCOMPLETE;
  if (isChoice(el)) return NATIONAL;
  return host ? [NG_SELECT, ANTD, SURVEY].find((dialect) => matches(host, dialect.host)) : undefined;
};

export const hostOf = (el: Element, { host }: Dialect): Element => (host && closest(el, host)) || el;

/** What the closed list shows as chosen; '' = nothing. */
export const shownBy = (el: Element, dialect: Dialect): string => {
  if (dialect.shown) {
    const shown = find(hostOf(el, dialect), dialect.shown);
    return shown && !find(shown, dialect.placeholder || 'template') ? textOf(shown) : '';
  }
  const value = property<string>(el, 'value');
  if (value !== undefined) return value;
  // A button of these libraries shows its placeholder as if it were chosen.
  return dialect === RADIX && !matches(el, '[data-placeholder]') ? textOf(el) : '';
};

/** The open list of this control: the one that it names, else the only one that is to be seen. */
export const panelOf = (el: Element, dialect: Dialect): Element | null => {
  const host = hostOf(el, dialect);
  const inShow = (panel: Element | null): Element | null => (panel && rectOf(panel).height > 0 ? panel : null);
  for (const each of [el, host, ...findAll(host, '[role=combobox]')]) {
    for (const relation of ['aria-controls', 'aria-owns']) {
      const named = byId(el, attr(each, relation));
      const panel = named && closest(named, dialect.panel);
      if (panel) return inShow(panel);
    }
  }
  const root = el.ownerDocument.documentElement;
  const [only, other] = findAll(root, dialect.panel).filter(inShow);
  return other ? null : (only ?? null);
};
