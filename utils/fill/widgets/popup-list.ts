import { type Dialect, dialectOf, hostOf, isChoice, panelOf, SELECT2, shownBy } from '../../portal/dialects.ts';
import { find, findAll, hasAttr, matches, nextSibling, parentOf, textOf } from '../../portal/dom.ts';
import { EMPTY_CHOICE } from '../../portal/text.ts';
import { tidy } from '../../text/fold.ts';
import { accepts, sameOption } from '../choose.ts';
import type { FillValue } from '../types.ts';
import type { Waits } from '../waits.ts';
import { announce, BACKDROP, ESCAPE, leaveField, press, pressKey, takeFocus, type } from './events.ts';
import { findOption, type OpenOption } from './open-list.ts';
import { scanOption, showsPart } from './scroll-list.ts';
import { type Control, LIST_DEADLINE, LIST_GRACE, type Writer, type Written } from './writer.ts';

/** How long a server may take to look for what was typed. ms */
const FILTER_DEADLINE = 1500;

/** A list of a known library in the page. */
interface List {
  el: HTMLElement;
  dialect: Dialect;
  /** A choice was made: it closes by itself. */
  closing?: boolean;
}

const listOf = ({ elements: [el], field }: Control): List | undefined => {
  if (!el) return undefined;
  if (field.widget !== 'select2') {
    const dialect = dialectOf(el);
    return dialect && { el, dialect };
  }
  const box = nextSibling(el);
  return box instanceof HTMLElement ? { el: box, dialect: SELECT2 } : undefined;
};

const accepted = (value: FillValue): string[] => (value.kind === 'choose' ? value.accept : []);
const shownIn = (list: List | undefined): string => (list ? tidy(shownBy(list.el, list.dialect)) : '');
const panelIn = ({ el, dialect }: List): Element | null => panelOf(el, dialect);
const options = (list: List): OpenOption[] => {
  const panel = panelIn(list);
  return (panel ? findAll(panel, list.dialect.option) : [])
    .filter((element) => !hasAttr(element, 'aria-disabled') || matches(element, '[aria-disabled=false]'))
    .map((element) => ({ element, value: '', text: tidy(textOf(element)) }));
};

const isOff = ({ el, dialect }: List): boolean =>
  matches(el, ':disabled') ||
  matches(hostOf(el, dialect), '[aria-disabled=true],[class$="-disabled"],[class*="-disabled "]');

const triggerOf = ({ el, dialect }: List): Element =>
  (dialect.trigger && find(hostOf(el, dialect), dialect.trigger)) || hostOf(el, dialect);

/** A list without options does not open, and its options may still be on their way: it is tried again until they are late. */
const open = async (list: List, waits: Waits): Promise<boolean> => {
  await waits.until(() => !isOff(list), LIST_DEADLINE);
  for (let waited = 0; !panelIn(list) && waited < LIST_DEADLINE && !isOff(list); waited += LIST_GRACE) {
    takeFocus(list.el);
    press(triggerOf(list));
    if (!(await waits.until(() => panelIn(list) !== null, LIST_GRACE)) && list.dialect.search === 'input')
      type(list.el as HTMLInputElement, '');
  }
  return panelIn(list) !== null;
};

/** What still folds up covers the next field: it is waited for, and only one that stays is closed. */
const close = async (list: List, waits: Waits): Promise<void> => {
  const gone = () => waits.until(() => !panelIn(list), LIST_GRACE);
  if (!list.closing || !(await gone())) {
    for (const target of [searchOf(list), list.el]) if (target && panelIn(list)) pressKey(target, ESCAPE);
    const behind = find(list.el.ownerDocument.documentElement, BACKDROP);
    if (!(await gone())) press(behind ?? triggerOf(list));
    await gone();
  }
  leaveField(list.el);
  list.el.blur();
};

const searchOf = (list: List): HTMLInputElement | null => {
  const { dialect, el } = list;
  if (!dialect.search) return null;
  if (dialect.search === 'input') return el as HTMLInputElement;
  const host = hostOf(el, dialect);
  const panel = panelIn(list);
  const around = panel && (parentOf(panel) ?? panel);
  return ((matches(el, dialect.search) ? el : null) ??
    (parentOf(host) && find(parentOf(host)!, dialect.search)) ??
    (around && find(around, dialect.search))) as HTMLInputElement | null;
};

/** What filters a long list down to ours: the text that stands within most of the others ("Hà Nội" in "Thành phố Hà Nội"). */
const core = (accept: readonly string[]): string => {
  const within = (text: string): number => accept.filter((other) => other.includes(text)).length;
  return accept.reduce((best, text) => (within(text) > within(best) ? text : best), accept[0] ?? '');
};

const search = async (list: List, accept: string[], waits: Waits, late: boolean) => {
  const read = () => options(list);
  const whole = () => !showsPart(panelIn(list), list.dialect.option);
  const shownTexts = () =>
    read()
      .map(({ text }) => text)
      .join('\n');
  const box = searchOf(list);
  if (box && !late) await waits.until(() => read().length > 0, LIST_GRACE);
  // Some lists show nothing before something is typed.
  const found = box && !late && read().length === 0 ? undefined : await findOption(read, accept, waits, late);
  if (found && !('fail' in found) && whole()) return found;
  // Some look for the commune's name only, and show "Xã X, Tỉnh Y".
  const text = core(accept);
  for (const term of box ? new Set([text, text.split(/,| - /)[0] ?? '']) : []) {
    const before = shownTexts();
    type(box!, term);
    await waits.until(() => shownTexts() !== before, LIST_GRACE);
    const filtered = await findOption(read, accept, waits, false, FILTER_DEADLINE);
    if (!('fail' in filtered) && whole()) return filtered;
  }
  if (box) {
    type(box, '');
    await waits.settle();
  }
  // A list that draws only what is in sight is looked through from top to bottom: nothing is chosen before all of it was seen.
  return whole()
    ? findOption(read, accept, waits, false, LIST_GRACE)
    : scanOption(() => panelIn(list), list.dialect.option, read, accept, waits);
};

const clear = async (list: List, waits: Waits): Promise<void> => {
  const { el, dialect } = list;
  if (dialect.search === 'input') {
    type(el as HTMLInputElement, '');
    announce(el);
    return close(list, waits);
  }
  const host = hostOf(el, dialect);
  const button = dialect.clear && find(dialect.host ? host : (parentOf(el) ?? host), dialect.clear);
  if (button) {
    press(button);
    await waits.until(() => !el.isConnected || shownIn(list) === '', LIST_GRACE);
  } else if (await open(list, waits)) {
    // No way back of its own: the list may have an entry for none.
    const none = options(list).find(({ text }) => EMPTY_CHOICE.test(text));
    if (none) press(none.element);
    await waits.until(() => shownIn(list) === '', none ? LIST_GRACE : 0);
  }
  if (el.isConnected) await close(list, waits);
};

/** The national portal's choice opens nothing: it is taken away first, and a button stands there again. */
const reopened = async (list: List, waits: Waits): Promise<List> => {
  const around = parentOf(list.el);
  const outer = around && parentOf(around);
  if (!outer || !isChoice(list.el)) return list;
  await clear(list, waits);
  const button = find(outer, 'button[aria-haspopup=listbox]') as HTMLElement | null;
  return button ? { ...list, el: button } : list;
};

const pick = async (control: Control, accept: string[], waits: Waits, late: boolean): Promise<Written> => {
  const standing = listOf(control);
  if (!standing) return { fail: 'target-changed' };
  const list = await reopened(standing, waits);
  const before = shownIn(list);
  if (!(await open(list, waits))) {
    leaveField(list.el);
    return { fail: isOff(list) && !late ? 'rejected' : 'options-not-loaded' };
  }
  const found = await search(list, accept, waits, late);
  if (!('fail' in found)) {
    press(found.element);
    // The national portal takes its button away for the choice: then the field is read back elsewhere.
    await waits.until(() => !list.el.isConnected || sameOption(shownIn(list), found.text), LIST_GRACE);
  } else if (list.dialect.search === 'input' && shownIn(list) !== before) {
    type(list.el as HTMLInputElement, before);
  }
  if (list.el.isConnected) await close({ ...list, closing: !('fail' in found) }, waits);
  return 'fail' in found ? found : { shown: found.text };
};

/**
 * The lists of component libraries, worked as by hand: open, look, filter or scroll when the list shows a part of itself only, press the
 * one option with the whole pointer sequence (the national portal commits on mousedown, ng-select opens on it), close.
 */
export const popupList: Writer = {
  read: (control) => shownIn(listOf(control)),
  holds: (control, value) => accepts(shownIn(listOf(control)), accepted(value)),
  write: (control, value, waits, { late }) => pick(control, accepted(value), waits, late),
  restore: async (control, previous, waits) => {
    const list = listOf(control);
    if (previous === '' && list) await clear(list, waits);
    else await pick(control, [previous], waits, false);
    const [el] = control.elements;
    // Replaced by the portal: undo looks for the field again, and reads it then.
    return !el?.isConnected || sameOption(shownIn(listOf(control)), previous);
  },
};
