/** What an element is to the layout, told by its tag and class: computed styles would cost a reflow. */
import { findAll, textOf } from './dom.ts';

const BLOCK = new Set(
  'address article aside blockquote body br caption center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main mat-label nav ol p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Components are called after what they are: "ion-item", "p-card", "vaadin-form-row". */
const CUSTOM_BLOCK =
  /-(?:label|title|header|heading|item|list|card|row|col|column|grid|section|panel|content|form|step|divider|toolbar)$/;
const LABEL_CLASS = /(?:^|[\s_-])(?:label|lbl|field-?name|form-item-label)(?:[\s_-]|$)/i;
/** Form.io and Bootstrap say of a whole block that its label is hidden: the block itself is no label. */
const LABEL_LESS = /(?:label-hidden|no-label|hide-label|without-label)/i;
/** Pictures that are written as words in a font of their own, words for screen readers only ("click to collapse"), a box to tick ("Trùng với ..."). */
const ASIDE =
  '.material-icons,[class*="material-icons-"],[class*="material-symbols-"],mat-icon,.sr-only,.visually-hidden,.ui-collapsible-heading-status,label:has(input)';

export const isBlock = (tag: string): boolean => BLOCK.has(tag) || CUSTOM_BLOCK.test(tag);

export const isLabel = (tag: string, className: string): boolean =>
  tag === 'label' ||
  tag === 'dt' ||
  /-label$/.test(tag) ||
  (className !== '' &&
    /^(?:span|p|div|td|th)$/.test(tag) &&
    LABEL_CLASS.test(className) &&
    !LABEL_LESS.test(className));

/** Text of a heading as it is seen. */
export const headingText = (el: Element): string =>
  findAll(el, ASIDE).reduce((text, aside) => text.replace(textOf(aside), ' '), textOf(el));
