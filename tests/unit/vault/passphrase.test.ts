import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusePassphrase, strengthHint } from '../../../utils/vault/passphrase.ts';

describe('a passphrase the officer chooses', () => {
  it.each(['', '1234567', 'nón lá', 'ậ'.normalize('NFD').repeat(4)])('is too short: "%s"', (passphrase) =>
    expect(refusePassphrase(passphrase)).toBe('too-short'),
  );

  it.each([
    ['one character', 'aaaaaaaaaaaa'],
    ['spaces', '            '],
    ['a run of digits', '12345678'],
    ['the run and on', '1234567890'],
    ['the run backwards', '87654321'],
    ['a birth date', '01/01/1990'],
    ['a phone number', '0912 345 678'],
    ['an ID number', '001300000001'],
    ['a keyboard row', 'qwertyuiop'],
    ['two runs', 'qwerty123456'],
    ['a repeated pair', 'abababab'],
    ['a repeated group', 'hoa1hoa1hoa1'],
    ['the word itself', 'password'],
    ['the Vietnamese word with digits', 'Mật khẩu 123'],
  ])('is too simple: %s', (_, passphrase) => expect(refusePassphrase(passphrase)).toBe('too-simple'));

  it.each(['sông xanh nón lá 27', 'Tr0i-mua-to', 'correct horse battery', 'vừa đủ 8 k', '7392 0518 4467 2093'])(
    'is taken: "%s"',
    (passphrase) => expect(refusePassphrase(passphrase)).toBeUndefined(),
  );

  it('is judged the same composed and decomposed', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aậđưỡ1 q'), maxLength: 14 }), (text) => {
        expect(refusePassphrase(text.normalize('NFD'))).toBe(refusePassphrase(text.normalize('NFC')));
      }),
    ));

  it('is never taken under eight characters', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 7 }), (text) => {
        expect(refusePassphrase(text)).toBe('too-short');
      }),
    ));
});

describe('the hint beside the box', () => {
  it.each([
    ['12345678', 'weak'],
    ['nguyenan', 'weak'],
    ['Tr0i-mua-to', 'fair'],
    ['sông xanh nón lá', 'strong'],
    ['kT9#vq2!LmZx8@', 'strong'],
  ])('calls "%s" %s', (passphrase, hint) => expect(strengthHint(passphrase)).toBe(hint));
});
