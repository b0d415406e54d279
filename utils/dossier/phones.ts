/** Vietnamese telephone numbers in a text: 10 digits from 0, or +84 and 9 digits, with spaces, dots or dashes between. */
const PHONE = /(?<![\d+])(?:\+84|0)(?:[ .-]?\d){9}(?![ .-]?\d)/g;

export interface Phone {
  /** As it stands in the text. */
  shown: string;
  /** Digits from 0, as it is dialled. */
  number: string;
  index: number;
}

/** Every telephone number of the text, in order. Twelve digits are an identity number and no telephone. */
export const phonesIn = (text: string): Phone[] =>
  [...text.matchAll(PHONE)].map(({ 0: shown, index }) => ({
    shown,
    number: shown.replace('+84', '0').replace(/[ .-]/g, ''),
    index,
  }));
