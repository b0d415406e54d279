import { closest, findAll, textOf } from '../../portal/dom.ts';
import { tidy } from '../../text/fold.ts';
import { accepts, sameOption } from '../choose.ts';
import type { FillValue } from '../types.ts';
import { press } from './events.ts';
import { findOption, type OpenOption } from './open-list.ts';
import { type Control, LIST_GRACE, type Writer } from './writer.ts';

const trigger = ({ elements }: Control): HTMLElement => elements[0] as HTMLElement;
/** The closed box shows the choice and an arrow, as one text. */
const shown = (control: Control): string => tidy(textOf(trigger(control)).replace(/[▼▾⏷]/g, ''));
const accepted = (value: FillValue): string[] => (value.kind === 'choose' ? value.accept : []);

/** The options are in the page only while the list is open. */
const options = (control: Control): OpenOption[] => {
  const host = closest(trigger(control), '[id^="custom-select-"]');
  return (host ? findAll(host, '.input-field-select-options > div') : []).map((element) => ({
    element,
    value: '',
    text: tidy(textOf(element)),
  }));
};
const isOpen = (control: Control): boolean => options(control).length > 0;

const close = async (control: Control): Promise<void> => {
  if (isOpen(control)) press(trigger(control));
};

/** x-select and x-select-default of the Ministry of Justice: open, wait, press the one option, and it closes by itself. */
export const mojSelect: Writer = {
  read: shown,
  holds: (control, value) => accepts(shown(control), accepted(value)),
  write: async (control, value, waits, { late, overwrite }) => {
    if (!isOpen(control)) press(trigger(control));
    const found = await findOption(() => options(control), accepted(value), waits, late);
    if ('fail' in found) {
      await close(control);
      return found;
    }
    // Only the open list tells a choice from a placeholder: what the officer chose is one of the options.
    const before = shown(control);
    if (!overwrite && options(control).some(({ text }) => sameOption(text, before))) {
      await close(control);
      return { fail: 'already-filled' };
    }
    press(found.element);
    await waits.until(() => sameOption(shown(control), found.text), LIST_GRACE);
    await close(control);
    return { shown: found.text };
  },
  /** Back to a former choice, or to the entry that the list itself has for none ("Vui lòng chọn"). */
  restore: async (control, previous, waits) => {
    if (sameOption(shown(control), previous)) return true;
    if (!isOpen(control)) press(trigger(control));
    const find = () => options(control).find(({ text }) => sameOption(text, previous));
    await waits.until(() => find() !== undefined || options(control).length > 1, LIST_GRACE);
    const option = find();
    if (option) {
      press(option.element);
      await waits.until(() => sameOption(shown(control), previous), LIST_GRACE);
    }
    await close(control);
    return sameOption(shown(control), previous);
  },
};
