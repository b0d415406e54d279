/** Waiting for the page without polling. The officer's cancel ends every wait at once. */

export interface Waits {
  /** True as soon as `test` holds; false when `ms` have passed, or on cancel. Looks again at every change of the page. */
  until: (test: () => boolean, ms: number) => Promise<boolean>;
  /** Lets the page's own handlers and one paint run. */
  settle: () => Promise<void>;
  /** Resolves when the page has not changed for `ms`, at the latest after `cap`. */
  quiet: (ms: number, cap: number) => Promise<void>;
}

/** Attributes left out: an animation would never let a page be still. */
const CONTENT: MutationObserverInit = { childList: true, subtree: true, characterData: true };
const CHANGES: MutationObserverInit = { ...CONTENT, attributes: true };

export const waits = (doc: Document, signal: AbortSignal): Waits => {
  const watch = (onChange: () => void, what: MutationObserverInit): MutationObserver => {
    const observer = new MutationObserver(onChange);
    observer.observe(doc, what);
    return observer;
  };

  const until: Waits['until'] = (test, ms) =>
    new Promise((resolve) => {
      if (test()) return resolve(true);
      if (signal.aborted) return resolve(false);
      const end = (held: boolean) => {
        observer.disconnect();
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        resolve(held);
      };
      const cancel = () => end(false);
      const observer = watch(() => test() && end(true), CHANGES);
      const timer = setTimeout(() => end(test()), ms);
      signal.addEventListener('abort', cancel);
    });

  /** A frame; a hidden tab paints none, so a timer stands in. */
  const frame = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 50);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    });

  return {
    until,
    settle: async () => {
      await frame();
      await frame();
    },
    quiet: (ms, cap) =>
      new Promise((resolve) => {
        const end = () => {
          observer.disconnect();
          clearTimeout(calm);
          clearTimeout(last);
          signal.removeEventListener('abort', end);
          resolve();
        };
        let calm = setTimeout(end, ms);
        const last = setTimeout(end, cap);
        const observer = watch(() => {
          clearTimeout(calm);
          calm = setTimeout(end, ms);
        }, CONTENT);
        signal.addEventListener('abort', end);
        if (signal.aborted) end();
      }),
  };
};
