import type { FieldOption } from '../portal/types.ts';
import { canonical } from '../text/fold.ts';

/** Marks that lists put around the same text: "Thừa Thiên – Huế", "Nam *", "Kinh :". */
const key = (text: string): string =>
  canonical(text)
    .toLocaleLowerCase('vi')
    .replace(/\s*[–—-]\s*/g, '-')
    .replace(/\s*([/,()])\s*/g, '$1')
    .replace(/[\s*:.;]+$/, '');

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');

/**
 * The index of the one option that says what is accepted, or why there is none.
 *
 * Whole texts are compared: letter case, tone placement and white space do not count, every other diacritic does
 * (Thạnh Phú is not Thanh Phú), unless the whole list is written without diacritics. Then values. Never 'contains':
 * Xã An is not Xã An Bình. The first accepted text that hits decides; when it hits two different options, none is chosen.
 */
export const choose = (options: readonly FieldOption[], accept: readonly string[]): number | 'none' | 'several' => {
  const texts = options.map(({ text }) => key(text));
  const values = options.map(({ value }) => key(value));
  const wanted = accept.map(key).filter((text) => text !== '');
  const bare = texts.every((text) => text === plain(text));
  const passes = [
    { keys: texts, wanted },
    { keys: texts, wanted: bare ? wanted.map(plain) : [] },
    { keys: values, wanted },
  ];
  for (const pass of passes) {
    for (const text of pass.wanted) {
      const first = pass.keys.indexOf(text);
      if (first < 0) continue;
      // The same option listed twice (same text, same value) is one option.
      const other = pass.keys.some(
        (candidate, index) =>
          index > first && candidate === text && (values[index] !== values[first] || !values[first]),
      );
      return other ? 'several' : first;
    }
  }
  return 'none';
};

/** Does the text that a closed list shows say what is accepted? Diacritics count: the rest of the list is not seen. */
export const accepts = (shown: string, accept: readonly string[]): boolean => {
  const text = key(shown);
  return text !== '' && accept.some((wanted) => key(wanted) === text);
};

/** The same text, as far as lists go. */
export const sameOption = (a: string, b: string): boolean => key(a) === key(b);
