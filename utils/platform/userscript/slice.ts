/** The part of this frame's viewport that is on screen, in its own pixels from the top. */
export interface Slice {
  top: number;
  bottom: number;
}

/**
 * Portals make the e-form's frame as tall as the form, so that 'the middle of the window' may be far off screen. A frame is not told where it
 * stands, but an intersection observer is: it is asked once at the start, at each resize, and whenever our own element leaves the screen.
 */
export const visibleSlice = (element: Element, place: (slice: Slice) => void) => {
  const isTop = window.top === window;
  const measuring = new IntersectionObserver((entries) => {
    measuring.disconnect();
    const rect = entries.at(-1)?.intersectionRect;
    if (rect && rect.height > 0) place({ top: rect.top, bottom: rect.bottom });
  });
  const again = (): void => {
    if (isTop) place({ top: 0, bottom: innerHeight });
    else measuring.observe(document.documentElement);
  };
  const leaving = new IntersectionObserver(
    (entries) => {
      if ((entries.at(-1)?.intersectionRatio ?? 1) < 0.99) again();
    },
    { threshold: [0, 0.25, 0.5, 0.75, 0.99] },
  );
  if (!isTop) leaving.observe(element);
  addEventListener('resize', again);
  again();
  return {
    again,
    stop: (): void => {
      measuring.disconnect();
      leaving.disconnect();
      removeEventListener('resize', again);
    },
  };
};
