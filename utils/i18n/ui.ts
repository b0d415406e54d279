import { signal } from '@preact/signals';
import en from './en.ts';
import { type MessageKey, type Params, translate } from './translate.ts';
import vi from './vi.ts';

export type Language = 'vi' | 'en';

/** The officer's own choice; many offices run an English browser, so the browser's language does not decide. */
export const language = signal<Language>('vi');

/** The sentence of a key in the chosen language; Vietnamese where English has none. */
export const t = (key: MessageKey, params?: Params): string => translate(language.value, { vi, en }, key, params);

/** For keys made of a reason word of another link; unknown words show a general sentence rather than a key. */
export const sentence = (prefix: string, reason: string, fallback: MessageKey, params?: Params): string => {
  const key = `${prefix}.${reason}`;
  return Object.hasOwn(vi, key) ? t(key as MessageKey, params) : t(fallback, params);
};

/** The sentence of a refusal by the vault or the store; a word that neither knows shows the general sentence. */
export const refusal = (reason: string): string => {
  const ofVault = `vault.error.${reason}`;
  if (Object.hasOwn(vi, ofVault)) return t(ofVault as MessageKey);
  return sentence('db.error', reason, 'error.failed');
};

/** The sentence of a refused backup or restore: its own reasons first, then the vault's and the store's. */
export const backupRefusal = (reason: string): string =>
  Object.hasOwn(vi, `backup.error.${reason}`)
    ? sentence('backup.error', reason, 'backup.error.other')
    : Object.hasOwn(vi, `vault.error.${reason}`) || Object.hasOwn(vi, `db.error.${reason}`)
      ? refusal(reason)
      : t('backup.error.other');
