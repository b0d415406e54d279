import vi from './locales/vi/page.json' with { type: 'json' };

export type PageKey = keyof typeof vi;

/** Sentences shown inside a portal page: Vietnamese, as the portal itself; kept apart so that the content script stays small. */
export const pageText = (key: PageKey, params: Record<string, number> = {}): string =>
  vi[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
