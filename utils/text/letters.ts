/**
 * Letters of Vietnamese and of every other language in Latin script, for a class in a pattern that looks around a Vietnamese word. `\p{L}` says
 * the same of such texts, but a browser needs half a millisecond and more to prepare each pattern with it, on every page anew.
 */
export const LATIN = 'A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ';

/** One of them. Written out: a script that asks for none does not carry it. */
const LATIN_LETTER = /[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]/;
/** Nothing but ASCII and white space: no other letters. */
export const PLAIN = /^[\s!-~]*$/;
const ANY_LETTER = /\p{L}/u;

/** Is there a letter of any script in it? */
export const hasLetter = (text: string): boolean =>
  LATIN_LETTER.test(text) || (!PLAIN.test(text) && ANY_LETTER.test(text));
