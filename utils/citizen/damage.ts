import { tidy } from '../text/fold.ts';
import { hasWideLetter, isAscii } from './letters.ts';
import { addressLostLetters, isStripped, isWholeAddress, isWholeName, nameLostLetters } from './lost-letters.ts';

/**
 * Did letters get lost between the card and us? A keyboard scanner cannot type what its layout lacks: it drops the letter,
 * or types `?`. Nothing is guessed back. A text without diacritics is not damaged for that: "Cao Minh Khang, Ia Dom,
 * Ia H'Drai, Kon Tum" is how the card has it.
 */

/** Fields 2, 4, 5, 8 and 9 of the card, as they came: gaps in them mean something. */
export interface CardTexts {
  name: string;
  sex: string;
  address: string;
  father: string;
  mother: string;
}

export type Damage = Record<keyof CardTexts, boolean> & {
  /** Nothing is lost, but the diacritics were taken off ("Nguyen Van An", "Ha Dong, Ha Noi"). */
  stripped: boolean;
};

/** "QL1Â": a method of typing made one letter of two; no road or house is numbered so. */
const TYPED_OVER = /\d[âăêôơư](?!\p{L})/iu;
const REPLACED = /[?\ufffd]/;

/**
 * Which of the texts are damaged. `damagedBytes`: the whole is mojibake that could not be undone (mojibake.ts): then
 * exactly the parts that are not pure ASCII are. An undamaged part of a damaged text is kept; one that dropped letters
 * would leave looking whole is not.
 */
export const findDamage = (texts: CardTexts, damagedBytes: boolean): Damage => {
  const { name, sex, address, father, mother } = texts;
  const unicode = hasWideLetter(Object.values(texts).join(' '));
  const byBytes = (text: string): boolean => REPLACED.test(text) || (damagedBytes && !isAscii(tidy(text)));
  const dropped = {
    name: nameLostLetters(tidy(name), unicode),
    father: nameLostLetters(tidy(father), unicode),
    mother: nameLostLetters(tidy(mother), unicode),
    address: addressLostLetters(tidy(address)),
    // What is left of "Nữ".
    sex: !unicode && /^n$/i.test(tidy(sex)),
  };
  const parts = ['name', 'father', 'mother', 'address', 'sex'] as const;
  const dropping = parts.some((part) => dropped[part] && !byBytes(texts[part]));
  const person = (part: 'name' | 'father' | 'mother'): boolean =>
    byBytes(texts[part]) || dropped[part] || (dropping && !isWholeName(texts[part]));
  return {
    name: person('name'),
    father: person('father'),
    mother: person('mother'),
    address: byBytes(address) || TYPED_OVER.test(address) || dropped.address || (dropping && !isWholeAddress(address)),
    sex: byBytes(sex) || dropped.sex,
    stripped: isAscii(name) && isStripped(tidy(address)),
  };
};
