import vi from './locales/vi/rows.json' with { type: 'json' };
import { written } from './written.ts';

/** Sentences beside the rows of a portal's list; apart from those of its forms, because most pages have no list. */
export const listText = (key: keyof typeof vi, params: Record<string, number> = {}): string => written(vi[key], params);
