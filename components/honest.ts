/**
 * Is this a click (or the key that presses a focused button) that the officer made on what the officer saw? The page can dispatch
 * events, cover us, or make us transparent.
 * @param host our element in the page; everything of ours stands in its closed shadow root
 * @param at corner of our own frame in the page, for a button that stands in one
 */
export const honestClick = (event: Event, host: HTMLElement, at = { left: 0, top: 0 }): boolean => {
  if (!event.isTrusted) return false;
  const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  if (document.elementFromPoint(at.left + left + width / 2, at.top + top + height / 2) !== host) return false;
  return [host, document.documentElement, document.body].every((element) => {
    const { opacity, filter } = getComputedStyle(element);
    return Number(opacity) > 0.9 && (filter === 'none' || filter === '');
  });
};
