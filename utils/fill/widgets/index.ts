import type { Widget } from '../../portal/types.ts';
import { checkbox, radio } from './boxes.ts';
import { cascader } from './cascader.ts';
import { choices } from './choices.ts';
import { datePicker } from './date-picker.ts';
import { mojSelect } from './moj-select.ts';
import { nativeSelect } from './native-select.ts';
import { popupList } from './popup-list.ts';
import { richText } from './rich-text.ts';
import { select2 } from './select2.ts';
import { text } from './text.ts';
import type { Writer } from './writer.ts';

/** The writer of each kind of control; the planner leaves the kinds that have none. */
export const WRITERS: Readonly<Partial<Record<Widget, Writer>>> = {
  text,
  'rich-text': richText,
  'native-date': text,
  'native-select': nativeSelect,
  select2,
  'native-radio': radio,
  'moj-radio': radio,
  'native-checkbox': checkbox,
  choices,
  'moj-select': mojSelect,
  'popup-list': popupList,
  cascader,
  'date-picker': datePicker,
};
