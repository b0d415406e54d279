import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLetter, LATIN } from '../../../utils/text/letters.ts';

const one = new RegExp(`^[${LATIN}]$`);

describe('letters of a page', () => {
  it('are found in any script, and in nothing that is none', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => hasLetter(text) === /\p{L}/u.test(text))));

  it('of Vietnamese are all in the class of Latin letters', () => {
    const small = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const all = [...small].flatMap((letter) =>
      tones.map((tone) => (letter + tone).normalize('NFC')).filter((each) => each.length === 1),
    );
    for (const letter of all) {
      expect(letter).toMatch(one);
      expect(letter.toLocaleUpperCase('vi')).toMatch(one);
    }
  });

  it.each([...'×÷0_-. ·'])('do not take in %s', (sign) => expect(sign).not.toMatch(one));
});
