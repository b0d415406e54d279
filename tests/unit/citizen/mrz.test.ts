import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../utils/citizen/mrz.ts';
import { read, refusalOf } from './cards.ts';

/** An invented zone with right check digits. */
const zone = ({
  number = '036085004321',
  birth = '850709',
  sex = 'M',
  expiry = '450709',
  name = 'PHAM<<QUOC<BAO',
} = {}): string[] => {
  const last9 = number.slice(3);
  const first = `IDVNM${last9}${checkDigit(last9)}${number}<<${checkDigit(number)}`;
  const second = `${birth}${checkDigit(birth)}${sex}${expiry}${checkDigit(expiry)}VNM<<<<<<<<<<<`;
  const composite = checkDigit(first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29));
  return [first, second + composite, name.padEnd(30, '<')];
};

describe('the check digit of ICAO 9303', () => {
  it('is right for the examples of the standard', () => {
    expect(checkDigit('520727')).toBe(3);
    expect(checkDigit('AB2134<<<')).toBe(5);
    expect(checkDigit('D231458907<<<<<<<<<<<<<<<7408122120415 9<<<<<<'.replaceAll(' ', ''))).toBe(6);
  });
  it('notices any one wrong digit', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = `${digits.slice(0, at)}${(Number(digits[at]) + shift) % 10}${digits.slice(at + 1)}`;
        expect(checkDigit(wrong)).not.toBe(checkDigit(digits));
      }),
    ));
});

describe('the three lines on the back', () => {
  const whole = {
    personalId: '036085004321',
    fullName: 'PHAM QUOC BAO',
    surname: 'PHAM',
    birthDate: '1985-07-09',
    sex: 'Nam',
    source: 'mrz',
    warnings: ['name-without-diacritics'],
  };
  it.each(['\n', '\r\n', '', ' '])('are read with %j between them', (between) =>
    expect(read(zone().join(between))).toEqual(whole),
  );
  it('are read when CapsLock turned them round', () => expect(read(zone().join('\n').toLowerCase())).toEqual(whole));

  it('take the century from the number', () => {
    const child = zone({ number: '036324001234', birth: '240302', sex: 'F' });
    expect(read(child.join('\n'))).toMatchObject({ birthDate: '2024-03-02', sex: 'Nữ' });
  });
  it('know a year without day and month', () =>
    expect(read(zone({ birth: '850000' }).join('\n'))).toMatchObject({
      birthDate: { year: 1985 },
      warnings: ['name-without-diacritics', 'birth-year-only'],
    }));
  it('say when the name fills its line and may be cut', () => {
    const name = 'CONG<TANG<TON<NU<<THI<NGOC<HAN';
    expect(read(zone({ name }).join('\n'))).toMatchObject({
      fullName: 'CONG TANG TON NU THI NGOC HAN',
      surname: 'CONG TANG TON NU',
      warnings: ['name-without-diacritics', 'name-truncated'],
    });
  });
  it('leave out a name with a digit in it', () =>
    expect(read(zone({ name: 'PHAM<<QU0C' }).join('\n')).warnings).toEqual(['bad-name']));
  it('leave out a sex that is neither', () => {
    expect(read(zone({ sex: '<' }).join('\n'))).not.toHaveProperty('sex');
    expect(read(zone({ sex: '<' }).join('\n')).warnings).toContain('bad-sex');
  });
  it('warn of contradictions like the QR does', () =>
    expect(read(zone({ birth: '860709', sex: 'F', number: '003085004321' }).join('\n')).warnings).toEqual([
      'name-without-diacritics',
      'unknown-province-code',
      'year-number-mismatch',
      'sex-number-mismatch',
    ]));

  it('are refused when one digit is wrong, whichever it is', () => {
    const [first = '', second = '', third = ''] = zone();
    for (const [line, other] of [
      [first, second],
      [second, first],
    ] as const) {
      for (let at = 0; at < 30; at += 1) {
        if (!/\d/.test(line.charAt(at))) continue;
        const wrong = line.slice(0, at) + ((Number(line.charAt(at)) + 1) % 10) + line.slice(at + 1);
        const lines = line === first ? [wrong, other, third] : [other, wrong, third];
        expect(refusalOf(lines.join('\n'))).toBe('mrz-check');
      }
    }
  });
  it('are refused when a line is short, missing or another country', () => {
    const [first = '', second = '', third = ''] = zone();
    expect(refusalOf([first, second, third.slice(1)].join('\n'))).toBe('mrz-check');
    expect(refusalOf([first, second].join('\n'))).toBe('mrz-check');
    expect(refusalOf([first, second.replace('VNM', 'VNN'), third].join('\n'))).toBe('mrz-check');
  });
});
