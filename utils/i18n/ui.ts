import { signal } from '@preact/signals';
import { type MessageKey, type Params, translate } from './translate.ts';
import vi from './vi.ts';

type Messages = { vi: Record<string, string>; en: Record<string, string> };
/** Few offices ask for English: its sentences are loaded when one does, and until then the Vietnamese ones stand. */
const messages = signal<Messages>({ vi, en: {} });

/** Sentences that come with views which are loaded later. */
export const addMessages = (more: Messages): void => {
  const { vi: known, en } = messages.value;
  messages.value = { vi: { ...known, ...more.vi }, en: { ...en, ...more.en } };
};

export type Language = 'vi' | 'en';

/** The officer's own choice; many offices run an English browser, so the browser's language does not decide. */
const language = signal<Language>('vi');

export const setLanguage = async (next: Language): Promise<void> => {
  language.value = next;
  if (next === 'en') addMessages({ vi: {}, en: (await import('./en.ts')).default });
};

/** The sentence of a key in the chosen language; Vietnamese where English has none. */
export const t = (key: MessageKey, params?: Params): string => translate(language.value, messages.value, key, params);

/** For keys made of a reason word of another link; unknown words show a general sentence rather than a key. */
export const sentence = (prefix: string, reason: string, fallback: MessageKey, params?: Params): string => {
  const key = `${prefix}.${reason}`;
  return Object.hasOwn(messages.value.vi, key) ? t(key as MessageKey, params) : t(fallback, params);
};

/** The sentence of a refusal by the vault, the clock or the store; a word that none of them knows shows the general sentence. */
export const refusal = (reason: string): string => {
  const ofVault = `vault.error.${reason}`;
  if (Object.hasOwn(messages.value.vi, ofVault)) return t(ofVault as MessageKey);
  if (Object.hasOwn(messages.value.vi, `deadline.error.${reason}`)) return t(`deadline.error.${reason}` as MessageKey);
  return sentence('db.error', reason, 'error.failed');
};
