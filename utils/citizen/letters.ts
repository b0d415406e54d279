/** Which letters a Vietnamese text is written in. All texts here are NFC. */

/** The 134 letters with a mark or a tone. */
const MARKED =
  'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ' +
  'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ';

const VIETNAMESE_ONLY = new RegExp(`^[\\x00-\\x7f${MARKED}\\s\\p{Cf}‘’ʼ“”–—]*$`, 'u');
const UNUSUAL = new RegExp(`[^A-Za-z${MARKED} '.-]`, 'u');

/** Nothing but ASCII, Vietnamese letters and the punctuation that office software puts among them. */
export const isVietnameseText = (text: string): boolean => VIETNAMESE_ONLY.test(text);

/** A name with letters such as ŏ, ĭ, č, ƀ, ñ: right in the names of several peoples, yet rare enough to look twice. */
export const hasUnusualLetters = (name: string): boolean => UNUSUAL.test(name);

/** A letter that does not fit in one byte (ễ, ư, ạ): proof that whatever carried the text carries Unicode. */
export const hasWideLetter = (text: string): boolean => /(?![\x00-\xff])[\p{Lu}\p{Ll}]/u.test(text);

export const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
