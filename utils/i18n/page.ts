import vi from './locales/vi/page.json' with { type: 'json' };
import { filled } from './page-fill.ts';

export type PageKey = keyof typeof vi;

/** Sentences shown inside a portal page: Vietnamese, as the portal itself; kept apart so that the content script stays small. */
export const pageText = (key: PageKey, params: Record<string, number> = {}): string => filled(vi[key], params);
