import { setLanguage } from '../utils/i18n/ui.ts';
import type { Settings } from '../utils/settings/settings.ts';

/** Language and theme of this page as the officer set them. */
export const applyLook = ({ language: chosen, theme }: Settings): void => {
  void setLanguage(chosen);
  document.documentElement.lang = chosen;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};
