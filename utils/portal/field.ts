/** From what the walk noted down to a Field: labels in order, state, options. */

import { tidy } from '../text/fold.ts';
import { hasLetter } from '../text/letters.ts';
import { behind, CASCADER, dialectOf, FLATPICKR, hostOf, shownBy } from './dialects.ts';
import {
  attr,
  byId,
  closest,
  contains,
  find,
  findAll,
  hasAttr,
  matches,
  optionsOf,
  parentOf,
  property,
  textOf,
} from './dom.ts';
import { type Draft, isBox } from './draft.ts';
import { cleanLabel, EMPTY_CHOICE, legible, MAX_TEXT, marksRequired } from './text.ts';
import type { Field, FieldOption, LabelSource, Widget } from './types.ts';

const MAX_OPTIONS = 400;

const byReference = (el: Element, key: string): string =>
  attr(el, key)
    .split(/\s+/, 4)
    .map((id) => byId(el, id))
    .map((target) => (target ? textOf(target).slice(0, 2 * MAX_TEXT) : ''))
    .join(' ');

const radioGroup = (el: Element): string => {
  const group = closest(el, '[role=radiogroup],[role=group]');
  return group ? byReference(group, 'aria-labelledby') || attr(group, 'aria-label') : '';
};

type Said = { by: LabelSource; text: string };

const sayings = (draft: Draft, targets: ReadonlyMap<string, string>): Said[] => {
  const { control, table, cell } = draft;
  const said: Said[] = [];
  const say = (by: LabelSource, text: string | undefined): void => {
    if (text && legible(text)) said.push({ by, text });
  };
  const grouped = draft.boxes.length > 1 || control.group !== undefined;
  const own = behind(control.el);
  const id = attr(own, 'id');
  // Controls that share an id: a label for it names the first of them, the others are called by what stands beside them.
  const shared = id !== '' && byId(control.el, id) !== own;
  // Two labels for one control: one of them was copied from elsewhere, and it is not the one right before the control.
  const target = shared
    ? undefined
    : (draft.before.find((c) => c.label && id && c.target === id)?.text ?? targets.get(id));
  if (!grouped) {
    say('label', draft.wrapped || target);
    say('label', draft.boxes[0]!.own);
    say('aria', byReference(control.el, 'aria-labelledby') || attr(control.el, 'aria-label'));
  } else say('aria', radioGroup(control.el));
  const near = draft.before.find(
    (c) =>
      !c.used &&
      (c.cell === cell || (!cell && !c.heading)) &&
      (!c.target || (shared && c.target === id) || !byId(control.el, c.target)),
  );
  const beside = shared && !said.length && near && !near.target;
  if (beside) say('text-before', near.text);
  for (const text of draft.siblings) say('sibling', text);
  const strong = said.length > 0;
  const known = near !== undefined && said.some((s) => s.text === near.text);
  if (near && !strong) say('text-before', near.text);
  if (table) {
    if (!near) {
      if (hasLetter(table.left)) say('cell-left', table.left);
      say('cell-above', table.above);
      if (table.above && hasLetter(table.rowHead)) say('cell-left', table.rowHead);
    } else say('cell-above', table.above);
  }
  if (!grouped && isBox(control)) say('sibling', draft.boxes[0]!.after);
  say('placeholder', placeholderOf(draft));
  say('title', attr(control.el, 'title') || attr(control.el, 'data-label'));
  // Text over a labelled control heads the group that begins here ("Nơi thường trú" over Tỉnh, Xã, Số nhà).
  if (near && strong && !known) say('text-before', near.text);
  // One line further up may name the person of the block: "Vợ (chồng) cùng sử dụng đất:".
  const further = draft.before[near ? draft.before.indexOf(near) + 1 : 0];
  if (further && !further.used && !further.label && !further.heading && further.cell === cell)
    say('text-before', further.text);
  // So may the line over a table: "Người làm chứng".
  const over = table && draft.before.find((c) => c.cell !== cell && (!c.cell || contains(c.cell.el, control.el)));
  if (over && said.length && !over.used && !over.label && !over.heading && !over.target) say('text-before', over.text);
  return said;
};

/** A MoJ list shows what it wants in its own trigger: "Tỉnh/Thành phố ▼". */
const placeholderOf = ({ control }: Draft): string => {
  const own = attr(control.el, 'placeholder') || attr(control.el, 'data-placeholder');
  if (own) return own;
  if (control.widget === 'moj-select') return textOf(control.el).slice(0, MAX_TEXT);
  const dialect = control.widget === 'popup-list' && dialectOf(control.el);
  if (dialect) {
    const shown = dialect.placeholder && find(hostOf(control.el, dialect), dialect.placeholder);
    // A button that shows no choice shows its placeholder.
    return shown ? textOf(shown) : shownBy(control.el, dialect) === '' ? textOf(control.el).slice(0, MAX_TEXT) : '';
  }
  const first = optionsOf(control.el)[0];
  return first && !attr(first, 'value') ? textOf(first) : '';
};

/** Text of each box: its label, the words after it, or in "Giới tính: Nam [ ] Nữ [ ]" the words before it. */
const wordsOfBoxes = (draft: Draft, targets: ReadonlyMap<string, string>): string[] => {
  const own = draft.boxes.map((box) => box.own || targets.get(attr(box.el, 'id')) || '');
  const after = draft.boxes.map((box) => box.after);
  const first = draft.before[0]?.text.split(/[:：]/).pop()?.trim() ?? '';
  const before =
    own.every((text) => !text) && after.length > 1 && !legible(after[after.length - 1]!) && after[0] && legible(first);
  return before ? [first, ...after.slice(0, -1)] : own.map((text, i) => text || after[i]!);
};

const optionsFor = (draft: Draft, targets: ReadonlyMap<string, string>): FieldOption[] | undefined => {
  const { control } = draft;
  if (control.group || control.widget === 'native-radio') {
    const words = wordsOfBoxes(draft, targets);
    return draft.boxes.slice(0, MAX_OPTIONS).map((box, i) => ({
      value: attr(box.el, 'value') || (property<string>(box.el, 'value') ?? ''),
      text: cleanLabel(words[i] ?? ''),
    }));
  }
  let options = optionsOf(control.el).map((o) => ({
    value: o.getAttribute('value') ?? tidy(textOf(o)),
    text: tidy(textOf(o)),
  }));
  if (control.widget === 'choices' && control.standIn) {
    const open = findAll(control.standIn, '.choices__list--dropdown .choices__item--choice');
    if (open.length) options = open.map((o) => ({ value: attr(o, 'data-value'), text: tidy(textOf(o)) }));
  }
  if (!options.length) return undefined;
  return options
    .slice(0, MAX_OPTIONS)
    .map((o) => ({ value: o.value.slice(0, MAX_TEXT), text: o.text.slice(0, MAX_TEXT) }));
};

const isFilled = (draft: Draft): boolean => {
  const { el, widget, standIn } = draft.control;
  if (isBox(draft.control)) return draft.boxes.some((box) => property<boolean>(box.el, 'checked') === true);
  // Choices.js shows its placeholder as if it were chosen, and its own list underneath has no empty entry.
  if (widget === 'choices' && standIn)
    return (
      find(
        standIn,
        '.choices__list--single .choices__item:not(.choices__placeholder), .choices__list--multiple .choices__item',
      ) !== null
    );
  if (widget === 'native-select' || widget === 'select2') {
    const index = property<number>(el, 'selectedIndex') ?? -1;
    const option = optionsOf(el)[index];
    if (!option || !property<string>(el, 'value') || EMPTY_CHOICE.test(tidy(textOf(option)))) return false;
    // The browser preselects the first entry of a list: nobody has chosen that.
    return index > 0 || hasAttr(option, 'selected');
  }
  if (widget === 'moj-select') {
    const shown = tidy(textOf(el)).replace(/[▼▾⏷]/g, '').trim();
    return shown !== '' && !EMPTY_CHOICE.test(shown) && !/[▼▾⏷]/.test(textOf(el));
  }
  const dialect = widget === 'popup-list' && dialectOf(el);
  if (dialect) return legible(shownBy(el, dialect));
  if (widget === 'cascader') return legible(shownBy(el, CASCADER));
  if (widget === 'rich-text') return legible(textOf(el));
  return (property<string>(el, 'value') ?? '') !== '';
};

const isOn = (el: Element): boolean =>
  !matches(el, ':disabled') &&
  attr(el, 'aria-disabled') !== 'true' &&
  !closest(el, '.ng-select-disabled,.mat-select-disabled,.mat-mdc-select-disabled,.ant-select-disabled,.is-disabled');

/** AutoPostBack of WebForms stands in the control's own handler. */
const postsBack = (el: Element): boolean => /__doPostBack/.test(attr(el, 'onchange') + attr(el, 'onclick'));

/** Libraries lock the box of a list or a calendar against typing only: their own choice goes through. */
const isLocked = (el: Element, widget: Widget): boolean =>
  attr(el, 'aria-readonly') === 'true' ||
  (property<boolean>(el, 'readOnly') === true &&
    widget !== 'cascader' &&
    (widget !== 'popup-list' || matches(el, '.mat-autocomplete-trigger,.mat-mdc-autocomplete-trigger')) &&
    !matches(el, FLATPICKR));

/** @param targets text of label elements by the id in their `for`; @param visible test of one element */
export const describe = (
  draft: Draft,
  targets: ReadonlyMap<string, string>,
  visible: (el: Element) => boolean,
): Field => {
  const { control } = draft;
  const { el } = control;
  const said = sayings(draft, targets);
  const labels = said.map(({ by, text }) => ({ by, text: cleanLabel(text) })).filter((l) => legible(l.text));
  const named = labels.find(
    (l, i) => l.by !== 'placeholder' && l.by !== 'title' && (i === 0 || l.by !== 'text-before'),
  );
  const limit = Number(attr(el, 'maxlength'));
  const options = optionsFor(draft, targets);
  const host = parentOf(el);
  return {
    id: '',
    widget: control.widget,
    label: named?.text ?? '',
    labels,
    // A bold line or a title over the one control was its label, not the heading of a section (SurveyJS titles each question).
    section: named ? draft.section.filter((h) => cleanLabel(h) !== named.text) : draft.section,
    name: control.name.slice(0, MAX_TEXT),
    domId: attr(behind(el), 'id').slice(0, MAX_TEXT),
    placeholder: cleanLabel(placeholderOf(draft)),
    inputType: control.inputType,
    ...(limit > 0 ? { maxLength: limit } : {}),
    required:
      property<boolean>(el, 'required') === true ||
      attr(el, 'aria-required') === 'true' ||
      said.some((s) => s.by !== 'placeholder' && marksRequired(s.text)) ||
      (host !== null && matches(host, '.required,.ng-select.required')),
    ...(options ? { options } : {}),
    visible: draft.boxes.some((box) => visible(box.el) || (box.standIn !== null && visible(box.standIn))),
    enabled: draft.boxes.some((box) => isOn(box.el)),
    readonly: isLocked(el, control.widget),
    filled: isFilled(draft),
    ...(draft.boxes.some((box) => postsBack(box.el)) ? { reloads: true as const } : {}),
  };
};
