import { CASCADER, panelOf, shownBy } from '../../portal/dialects.ts';
import { closest, find, findAll, textOf } from '../../portal/dom.ts';
import { tidy } from '../../text/fold.ts';
import { accepts } from '../choose.ts';
import type { FillValue, Outcome } from '../types.ts';
import type { Waits } from '../waits.ts';
import { ESCAPE, leaveField, press, pressKey } from './events.ts';
import { findOption, type OpenOption } from './open-list.ts';
import { type Control, LIST_GRACE, type Writer, type Written } from './writer.ts';

/** What antd joins the chosen levels by in the closed box. */
const JOINT = ' / ';

const shown = ({ elements: [el] }: Control): string => (el ? tidy(shownBy(el, CASCADER)) : '');
const levels = (value: FillValue): string[][] => (value.kind === 'path' ? value.accept : []);

const column = (el: Element, index: number): OpenOption[] => {
  const panel = panelOf(el, CASCADER);
  const menu = panel && findAll(panel, '.ant-cascader-menu')[index];
  return (menu ? findAll(menu, '.ant-cascader-menu-item:not(.ant-cascader-menu-item-disabled)') : []).map(
    (element) => ({
      element,
      value: '',
      text: tidy(textOf(find(element, '.ant-cascader-menu-item-content') ?? element)),
    }),
  );
};

const pick = async (control: Control, path: readonly string[][], waits: Waits): Promise<Written> => {
  const [el] = control.elements;
  const host = el && closest(el, CASCADER.host);
  if (!el || !host) return { fail: 'target-changed' };
  const isOpen = () => panelOf(el, CASCADER) !== null;
  if (!isOpen()) press(find(host, CASCADER.trigger) ?? host);
  await waits.until(isOpen, LIST_GRACE);
  const chosen: string[] = [];
  let fail: Outcome | undefined;
  for (const [index, accept] of path.entries()) {
    // A column may be loaded when the one before it was chosen.
    const found = await findOption(() => column(el, index), accept, waits, index > 0);
    if ('fail' in found) {
      fail = found.fail;
      break;
    }
    press(found.element);
    chosen.push(found.text);
  }
  const text = chosen.join(JOINT);
  if (!fail) await waits.until(() => shown(control) === text, LIST_GRACE);
  if (isOpen()) pressKey(el, ESCAPE);
  leaveField(el);
  el.blur();
  return fail ? { fail } : { shown: text };
};

/** antd's Cascader: province and commune in one control, chosen column by column. Nothing is chosen until the last column is. */
export const cascader: Writer = {
  read: shown,
  holds: (control, value) => {
    const parts = shown(control).split(JOINT);
    const path = levels(value);
    return parts.length === path.length && path.every((accept, index) => accepts(parts[index] ?? '', accept));
  },
  write: (control, value, waits) => pick(control, levels(value), waits),
  restore: async (control, previous, waits) => {
    const [el] = control.elements;
    const clear = el && find(closest(el, CASCADER.host) ?? el, CASCADER.clear);
    if (previous !== '')
      await pick(
        control,
        previous.split(JOINT).map((text) => [text]),
        waits,
      );
    else if (clear) {
      press(clear);
      await waits.until(() => shown(control) === '', LIST_GRACE);
    }
    return shown(control) === previous;
  },
};
