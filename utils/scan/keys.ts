/**
 * Keys of a scanner that types like an American keyboard, on a machine whose layout or input method says otherwise. The caller hands in
 * the key event's own words; pure.
 */
export interface Key {
  key: string;
  /** The key's place on the keyboard, whatever the layout makes of it. */
  code: string;
  keyCode: number;
  shift: boolean;
  capsLock: boolean;
  /** Ctrl, Alt, AltGr or Meta is down. */
  modified: boolean;
  composing: boolean;
}

/** A record beyond doubt: nobody types 12 digits and a bar by chance. */
const RECORD = /^\s*\d{12}\|/;
const NUMBER = /^\s*\d{12}$/;

const SIGNS: Record<string, string> = {
  Space: '  ',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
};

/** What this key gives on an American keyboard without CapsLock, which is what scanners pretend to be. */
const american = ({ code, shift }: Key): string | undefined => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? ')!@#$%^&*('.charAt(Number(digit)) : digit;
  return SIGNS[code]?.charAt(shift ? 1 : 0);
};

/** The digit row of another layout (Windows Vietnamese gives đ ă â ê ô and tone marks, French gives & é "). */
export const isForeignDigit = ({ key, code, shift, modified }: Key): boolean =>
  !modified && !shift && /^Digit\d$/.test(code) && key !== 'Process' && key !== code.slice(5);

/**
 * What should stand there instead of what the layout would type; undefined = the key is right as it is. A digit key always means its
 * digit here, where only numbers and cards are typed. Inside a record the letters follow the key too, but only once its digits have shown
 * that scanner and layout disagree (`foreign`), or while CapsLock turns every letter over.
 * @param text what stands in the line already
 */
export const meantKey = (typed: Key, text: string, foreign: boolean): string | undefined => {
  if (typed.modified || typed.composing || typed.key === 'Process' || typed.key === 'Unidentified') return undefined;
  const meant = american(typed);
  if (meant === undefined || meant === typed.key) return undefined;
  if (isForeignDigit(typed)) return meant;
  if (foreign && (RECORD.test(text) || (NUMBER.test(text) && meant === '|'))) return meant;
  const turned = typed.capsLock && /^[a-z]$/i.test(typed.key) && typed.key.toLowerCase() === meant.toLowerCase();
  return turned && RECORD.test(text) ? meant : undefined;
};

/** A method that takes keys back and types them anew does it faster than any hand. ms. */
const BY_MACHINE_MS = 30;

/**
 * Does an input method stand between the keys and the line? Windows' own shows itself (`Process`, keyCode 229, composition). UniKey and
 * its kin do not: they send Backspace and other letters in the middle of a scan.
 * @param sinceLast ms since the key before; @param last code of that key
 */
export const isInputMethod = (typed: Key, text: string, sinceLast: number, last: string): boolean => {
  if (typed.key === 'Process' || typed.keyCode === 229 || typed.composing) return true;
  return typed.code === 'Backspace' && last !== 'Backspace' && sinceLast < BY_MACHINE_MS && RECORD.test(text);
};
