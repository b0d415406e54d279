import type { deskMessages } from './desk.ts';
import type keeping from './locales/vi/backup.json';
import type later from './locales/vi/checklist.json';
import type one from './locales/vi/one.json';
import type own from './locales/vi/own.json';
import type stop from './locales/vi/stop.json';
import type vi from './vi.ts';

export type MessageKey = keyof (typeof vi &
  typeof later &
  typeof one &
  typeof own &
  typeof keeping &
  typeof stop &
  typeof deskMessages.vi) &
  string;
export type Params = Record<string, string | number>;
type Messages = Record<string, string>;

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Fills `{name}` placeholders. English plurals: `key.one` is taken when `n` is 1; Vietnamese has one form.
 * @returns the key itself when no language knows it, so that a gap is seen and the parity test names it
 */
export const translate = (
  language: 'vi' | 'en',
  messages: { vi: Messages; en: Messages },
  key: string,
  params: Params = {},
): string => {
  const one = language === 'en' && params.n === 1 ? messages.en[`${key}.one`] : undefined;
  const text = one ?? messages[language][key] ?? messages.vi[key] ?? key;
  return text.replace(PLACEHOLDER, (whole, name: string) => String(params[name] ?? whole));
};
