/** Who somebody may be whom no phrase of the vocabulary names. Only ever a guess. Pure. */
import { type Index, lower } from './phrases.ts';
import type { Role } from './types.ts';

/** Words of a text between spaces, for looking a phrase up. */
export const spaced = (text: string): string => ` ${lower(text).replace(/[^\p{L}\d]+/gu, ' ')} `;

/**
 * By the words beside: "Cá nhân đứng ra mai táng", "Người bảo hộ".
 * @returns undefined when nothing tells
 */
export const likelyPerson = (index: Index, text: string): Role | undefined => {
  const padded = spaced(text);
  return index.likely.find(({ words }) => words.some((word) => padded.includes(` ${word} `)))?.role;
};
