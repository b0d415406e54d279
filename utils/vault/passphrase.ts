import { fold } from '../text/fold.ts';

/** Rules for a new passphrase. What is sealed can be guessed at offline for ever, so a PIN or a date protects nothing. */

const MIN_CHARACTERS = 8;
/** 10^16 tries at a third of a second each are out of reach; 10^8 (a birth date, a phone number) are not. */
const MIN_DIGITS_ONLY = 16;
/** What must remain once runs along the keyboard and the words everybody takes are left out. */
const MIN_UNPREDICTABLE = 4;

const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()'];
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];
const WORDS = [
  'password',
  'matkhau',
  'passphrase',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'welcome',
  'admin',
  'canbo',
  'motcua',
];

/** The one form in which a passphrase is derived from: a keyboard may send "ậ" as one code point or as three. */
export const normalise = (passphrase: string): string => passphrase.normalize('NFC');

/** Folded, without white space, common words and runs of three and more ("abc", "321", "qwerty") taken out. */
const unpredictable = (passphrase: string): string => {
  let rest = fold(passphrase).replace(/\s/g, '');
  for (const word of WORDS) rest = rest.replaceAll(word, '');
  let kept = '';
  while (rest !== '') {
    let length = 1;
    while (length < rest.length && RUNS.some((run) => run.includes(rest.slice(0, length + 1)))) length++;
    if (length < 3) kept += rest.slice(0, length);
    rest = rest.slice(length);
  }
  return kept;
};

/** @returns why this passphrase cannot be taken, or undefined when it can. Characters are counted in NFC. */
export const refusePassphrase = (passphrase: string): 'too-short' | 'too-simple' | undefined => {
  const text = normalise(passphrase);
  const characters = [...text];
  if (characters.length < MIN_CHARACTERS) return 'too-short';
  if (new Set(characters).size < 4) return 'too-simple';
  if (/^\d+$/.test(text.replace(/[\s./-]/g, '')) && characters.length < MIN_DIGITS_ONLY) return 'too-simple';
  if (/^(.{1,4})\1+$/u.test(fold(text))) return 'too-simple';
  return unpredictable(text).length < MIN_UNPREDICTABLE ? 'too-simple' : undefined;
};

/**
 * A hint for the one who chooses, not a promise.
 * strong: four different words of twenty characters together (Vietnamese syllables are short), or about 80 bits by
 * character classes; weak: refused, or below about 50 bits.
 */
export const strengthHint = (passphrase: string): 'weak' | 'fair' | 'strong' => {
  if (refusePassphrase(passphrase)) return 'weak';
  const text = normalise(passphrase);
  const words = new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  );
  if (words.size >= 4 && [...text].length >= 20) return 'strong';
  const classes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^\p{L}\p{N}]/u, 20],
    [/[^\x00-\x7f]/, 30],
  ];
  const pool = classes.reduce((sum, [used, size]) => (used.test(text) ? sum + size : sum), 0);
  const bits = unpredictable(text).length * Math.log2(pool);
  return bits < 50 ? 'weak' : bits < 80 ? 'fair' : 'strong';
};
