declare const GM_setClipboard: ((text: string, type: string) => void) | undefined;

/**
 * Puts one value on the clipboard, when the officer clicks it. By the manager, because a frame of another origin may not; asking for
 * this grant is also what makes the manager run the script outside the page's own world.
 */
export const copy = (text: string): void => {
  if (typeof GM_setClipboard === 'function') GM_setClipboard(text, 'text');
};
