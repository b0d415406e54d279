/** One date in three boxes (or three lists): finds the boxes and gives each the label of the whole date. */
import { fold } from '../text/fold.ts';
import { attr } from './dom.ts';
import type { Draft } from './draft.ts';
import { cleanLabel, legible } from './text.ts';
import type { Field } from './types.ts';

type Part = 'day' | 'month' | 'year';
interface Described {
  draft: Draft;
  field: Field;
}

const SUFFIX: [RegExp, Part][] = [
  [/^(.*[A-Za-z\d\])])?[-_.[ ]?(?:day|dd|ngay|Ngay|NGAY|Day|DAY|DD)\]?$/, 'day'],
  [/^(.*[A-Za-z\d\])])?[-_.[ ]?(?:month|mm|thang|Thang|THANG|Month|MONTH|MM)\]?$/, 'month'],
  [/^(.*[A-Za-z\d\])])?[-_.[ ]?(?:year|yyyy|nam|Nam|NAM|Year|YEAR|YYYY)\]?$/, 'year'],
];
/** "d2", "m2", "y2"; "ngay_ns", "thang_ns", "nam_ns". */
const PREFIX: Record<Part, RegExp> = {
  day: /^(?:d|dd|day|ng|ngay)(?=[\d_.-]|$)[_.-]?(.*)$/i,
  month: /^(?:m|mm|month|th|thang)(?=[\d_.-]|$)[_.-]?(.*)$/i,
  year: /^(?:y|yy|yyyy|year|n|nam)(?=[\d_.-]|$)[_.-]?(.*)$/i,
};
const WORDS: Record<Part, RegExp> = {
  day: /^(?:(?:chon )?ngay|day|dd|d)$/,
  month: /^(?:(?:chon )?thang|month|mm|m)$/,
  year: /^(?:(?:chon )?nam|year|yyyy|y)$/,
};
const ORDER: Part[] = ['day', 'month', 'year'];

const stemOf = (name: string, part: Part): string | undefined => {
  const found = SUFFIX.find(([, p]) => p === part)![0].exec(name);
  return found ? (found[1] ?? '') : undefined;
};

/** Does this control look like that part, by its own words, its placeholder or its room? */
const looksLike = ({ draft, field }: Described, part: Part): boolean => {
  if (field.widget === 'native-checkbox' || field.widget === 'native-radio' || field.widget === 'moj-radio')
    return false;
  if (WORDS[part].test(fold(field.placeholder))) return true;
  const words = field.labels.map((l) => fold(l.text));
  if (words.some((w) => WORDS[part].test(w))) return true;
  const near = draft.before[0] ? fold(cleanLabel(draft.before[0].text)) : '';
  const last = { day: 'ngay', month: 'thang', year: 'nam' }[part];
  if (near === last || near.endsWith(` ${last}`)) return true;
  return hasRoom({ draft, field }, part) && (part === 'day' || words.length === 0 || !words.some(legible));
};

const hasRoom = ({ draft, field }: Described, part: Part): boolean =>
  field.widget === 'text' && (field.maxLength ?? Number(attr(draft.control.el, 'size'))) === (part === 'year' ? 4 : 2);

const ASKS_DATE = /(?:^| )(?:ngay|nam|date)(?: |,|$)/;

/** "Ngày sinh: [2]/[2]/[4]": one label over three boxes with room for just that; or "Sinh ngày (...)", "Tháng", "Năm". */
const together = (three: Described[]): boolean => {
  const [first, ...others] = three.map(({ field }) => fold(field.label));
  // In a table of two persons the question may be the second thing that a box says: "Vợ", then "Ngày, tháng, năm sinh".
  if (ORDER.every((part, at) => hasRoom(three[at]!, part)))
    return three[0]!.field.labels.some(
      ({ text }) => ASKS_DATE.test(fold(text)) && three.every(({ field }) => field.labels.some((l) => l.text === text)),
    );
  return (
    /(?:^| )ngay(?: |,|$)/.test(first!) &&
    WORDS.month.test(others[0]!) &&
    WORDS.year.test(others[1]!) &&
    !/\d/.test(first!)
  );
};

const wordOfPart = (text: string): boolean => ORDER.some((part) => WORDS[part].test(fold(text)));

/** Label of the whole date: the nearest text that is more than "Ngày". */
const wholeLabel = (three: Described[]): string => {
  const { draft, field } = three[0]!;
  const told = field.labels.filter((l) => l.by !== 'placeholder' && l.by !== 'title' && !wordOfPart(l.text));
  const own = told.find((l) => ASKS_DATE.test(fold(l.text))) ?? told[0];
  if (own) return own.text;
  const before = draft.before.map((c) => cleanLabel(c.text)).find((t) => legible(t) && !wordOfPart(t));
  return before ?? '';
};

const BORN_OR_ISSUED = /^(sinh|cấp)(?![A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ])/iu;
/** "Ngày __ tháng __ năm __ sinh": the word after the boxes says which date it is. */
const wordAfter = (next: Described | undefined): string => {
  const after = next?.draft.before.at(-1)?.text.trim() ?? '';
  const found = BORN_OR_ISSUED.exec(after);
  return found ? `Ngày ${found[1]!.toLowerCase()}` : '';
};

/** Marks the boxes in place. Only boxes that follow one another directly are one date. */
export const dateParts = (all: Described[]): void => {
  for (let i = 0; i + 2 < all.length; i++) {
    const three = all.slice(i, i + 3);
    const keys = three.map(({ field }) => field.name || field.domId);
    const stems = ORDER.map((part, at) => stemOf(keys[at]!, part));
    const named = stems[0] !== undefined && stems[0] !== '' && stems.every((s) => s === stems[0]);
    const prefixes = ORDER.map((part, at) => PREFIX[part].exec(keys[at]!)?.[1]);
    const prefixed = prefixes[0] !== undefined && prefixes.every((p) => p === prefixes[0]);
    const apart = three.slice(1).some(({ field }) => field.section.join() !== three[0]!.field.section.join());
    if (apart || !(named || prefixed || together(three) || ORDER.every((part, at) => looksLike(three[at]!, part))))
      continue;
    const text = wholeLabel(three) || wordAfter(all[i + 3]);
    const group = `d${i}`;
    three.forEach(({ field }, at) => {
      field.datePart = { group, part: ORDER[at]! };
      if (!text) return;
      const rest = field.labels.filter(
        (l) => l.text !== text && !wordOfPart(l.text) && (at === 0 || l.by === 'cell-above'),
      );
      field.labels = [{ by: 'text-before', text }, ...rest];
      field.label = text;
    });
    i += 2;
  }
};
