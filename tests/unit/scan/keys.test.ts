import { describe, expect, it } from 'vitest';
import { isInputMethod, type Key, meantKey } from '../../../utils/scan/keys.ts';

const press = (key: string, code: string, more: Partial<Key> = {}): Key => ({
  key,
  code,
  keyCode: 0,
  shift: false,
  capsLock: false,
  modified: false,
  composing: false,
  ...more,
});
const RECORD = '001090000012||';

describe('a digit key', () => {
  it.each([
    ['đ', 'Digit0', '0'],
    ['ă', 'Digit1', '1'],
    ['\u0300', 'Digit5', '5'],
    ['&', 'Digit1', '1'],
    ['Dead', 'Digit2', '2'],
  ])('that another layout makes %s of means its digit, wherever it comes', (key, code, digit) => {
    expect(meantKey(press(key, code), '', false)).toBe(digit);
    expect(meantKey(press(key, code), RECORD, false)).toBe(digit);
  });

  it('that is right is left to the browser', () => expect(meantKey(press('7', 'Digit7'), '', false)).toBeUndefined());

  it('with Shift on a French keyboard types its digit by itself', () =>
    expect(meantKey(press('1', 'Digit1', { shift: true }), '', false)).toBeUndefined());

  it('with Ctrl or Alt is no typing', () =>
    expect(meantKey(press('đ', 'Digit0', { modified: true }), '', false)).toBeUndefined());

  it('under an input method cannot be helped here', () =>
    expect(meantKey(press('Process', 'Digit1', { keyCode: 229 }), '', false)).toBeUndefined());
});

describe('inside a card', () => {
  it('letters follow the key once the digits have shown another layout', () => {
    expect(meantKey(press('q', 'KeyA'), RECORD, true)).toBe('a');
    expect(meantKey(press('ơ', 'BracketRight'), RECORD, true)).toBe(']');
    expect(meantKey(press('µ', 'Backslash', { shift: true }), '001090000012', true)).toBe('|');
  });

  it('letters stay as they are while the digits were right: the scanner knows its layout', () =>
    expect(meantKey(press('q', 'KeyA'), RECORD, false)).toBeUndefined());

  it('CapsLock does not turn the letters over', () => {
    expect(meantKey(press('n', 'KeyN', { shift: true, capsLock: true }), RECORD, false)).toBe('N');
    expect(meantKey(press('A', 'KeyA', { capsLock: true }), RECORD, false)).toBe('a');
    expect(meantKey(press('A', 'KeyA', { capsLock: true }), '', false)).toBeUndefined();
  });
});

describe('an input method', () => {
  it.each([
    ['shows itself by Process', press('Process', 'KeyA'), ''],
    ['shows itself by keyCode 229', press('a', 'KeyA', { keyCode: 229 }), ''],
    ['shows itself by composing', press('a', 'KeyA', { composing: true }), ''],
  ])('%s', (_, key, text) => expect(isInputMethod(key, text, 5, 'KeyN')).toBe(true));

  it('like UniKey takes letters back in the middle of a card, faster than a hand', () =>
    expect(isInputMethod(press('Backspace', 'Backspace'), RECORD, 2, 'KeyA')).toBe(true));

  it.each([
    ['at a hand’s pace', RECORD, 180, 'KeyA'],
    ['while the key is held down', RECORD, 20, 'Backspace'],
    ['in a number that is being typed', '00109', 5, 'Digit9'],
  ])('is not taken for an officer who corrects %s', (_, text, since, last) =>
    expect(isInputMethod(press('Backspace', 'Backspace'), text, since, last)).toBe(false),
  );
});
