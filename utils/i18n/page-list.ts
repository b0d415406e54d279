import vi from './locales/vi/pagelist.json' with { type: 'json' };
import { filled } from './page-fill.ts';

/** Sentences on officers' lists: Vietnamese, as the portal; their script carries these and the portal's script the others. */
export const listText = (key: keyof typeof vi, params: Record<string, number> = {}): string => filled(vi[key], params);
