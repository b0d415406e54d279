import { signal } from '@preact/signals';
import en from './en.ts';
import { type MessageKey, type Params, translate } from './translate.ts';
import vi from './vi.ts';

export type Language = 'vi' | 'en';

/** The officer's own choice; many offices run an English browser, so the browser's language does not decide. */
export const language = signal<Language>('vi');

const messages: { vi: Record<string, string>; en: Record<string, string> } = { vi: { ...vi }, en: { ...en } };

/** Takes in the sentences of a surface that has more of them; call it before the surface is drawn. */
export const addMessages = (more: typeof messages): void => {
  Object.assign(messages.vi, more.vi);
  Object.assign(messages.en, more.en);
};

/** The sentence of a key in the chosen language; Vietnamese where English has none. */
export const t = (key: MessageKey, params?: Params): string => translate(language.value, messages, key, params);

/** For keys made of a reason word of another link; unknown words show a general sentence rather than a key. */
export const sentence = (prefix: string, reason: string, fallback: MessageKey, params?: Params): string => {
  const key = `${prefix}.${reason}`;
  return Object.hasOwn(messages.vi, key) ? t(key as MessageKey, params) : t(fallback, params);
};

/** The sentence of a refusal by the vault, the clock or the store; a word that none of them knows shows the general sentence. */
export const refusal = (reason: string): string => {
  const ofVault = `vault.error.${reason}`;
  if (Object.hasOwn(messages.vi, ofVault)) return t(ofVault as MessageKey);
  if (Object.hasOwn(messages.vi, `deadline.error.${reason}`)) return t(`deadline.error.${reason}` as MessageKey);
  return sentence('db.error', reason, 'error.failed');
};
