/** Codes that come to the same counter and are not a citizen's card. */

const HEX_NAME = /^(?:[0-9a-f]{2})+$/i;

const strict = new TextDecoder('utf-8', { fatal: true });

const isHexOfLetters = (hex: string): boolean => {
  try {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return /^[\p{L}\p{M} '.-]+$/u.test(strict.decode(bytes));
  } catch {
    return false;
  }
};

const HEALTH_NUMBER = /^(?:[A-Z]{2}\d{13}|\d{10})$/i;

/**
 * A health-insurance card (thẻ BHYT): number|hex of the name in UTF-8|... The number has 15 characters or 10 digits; beside
 * any other number the hex must really say a name, because an identity number of 12 digits is hex as well.
 */
export const isHealthCard = (fields: readonly string[]): boolean => {
  const [number = '', name = ''] = fields;
  if (name.length <= 8 || !HEX_NAME.test(name)) return false;
  return HEALTH_NUMBER.test(number) || isHexOfLetters(name);
};

const FRENCH_DIGITS = 'à&é"\'(-è_ç';
const VIETNAMESE_DIGITS = ['đ', 'ă', 'â', 'ê', 'ô', ''];

/**
 * Digits typed through the digit row of another keyboard layout: Windows Vietnamese gives đ ă â ê ô and tone marks for
 * 0-9, French gives à & é " ' ( - è _ ç.
 */
export const isDigitRowOfAnotherLayout = (field: string): boolean =>
  field !== '' &&
  [...field.toLowerCase().normalize('NFC')].every(
    (sign) =>
      FRENCH_DIGITS.includes(sign) ||
      VIETNAMESE_DIGITS.includes(
        sign
          .normalize('NFD')
          .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
          .normalize('NFC'),
      ),
  );
