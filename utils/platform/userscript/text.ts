import vi from '../../i18n/locales/vi/userscript.json' with { type: 'json' };

/** Sentences that only the userscript shows; it speaks Vietnamese, as the portals do. */
export const helperText = (key: keyof typeof vi): string => vi[key];
