/** Runs in the page's own world: keeps the page's model and tells the server of each change. */

declare global {
  interface Window {
    /** What the page itself believes that it holds. Tests read this, never an input's text. */
    __model: Record<string, unknown>;
  }
}

type Report = (field: string, value: unknown, model: Record<string, unknown>) => void;

/** Reports go out one after the other, so that the server keeps their order. */
const reporter = (form: string): Report => {
  let seq = 0;
  let queue: Promise<unknown> = Promise.resolve();
  return (field, value, model) => {
    const body = JSON.stringify({ seq: ++seq, field, value, model });
    queue = queue
      .then(() => fetch(`/__record?form=${encodeURIComponent(form)}`, { method: 'POST', body }))
      .then((response) => response.text())
      // The page went away, or the server did: nobody is left to tell.
      .catch(() => undefined);
  };
};

export interface Model {
  set(field: string, value: unknown): void;
  remove(field: string): void;
  /** The whole model anew, for a renderer that keeps its own. */
  replace(field: string, value: unknown, model: Record<string, unknown>): void;
}

/** A new, empty model for this form. */
export const createModel = (form: string): Model => {
  window.__model = {};
  const report = reporter(form);
  return {
    set(field, value) {
      if (window.__model[field] === value) return;
      window.__model[field] = value;
      report(field, value, window.__model);
    },
    remove(field) {
      if (!(field in window.__model)) return;
      delete window.__model[field];
      report(field, null, window.__model);
    },
    replace(field, value, model) {
      window.__model = model;
      report(field, value, model);
    },
  };
};

/** Buttons that only the officer may press: a press is recorded, so that a test can say that there was none. */
export const recordPresses = (selector: string): void => {
  const report = reporter('pressed');
  for (const button of document.querySelectorAll<HTMLElement>(selector)) {
    const name = button.id || button.textContent.trim();
    button.addEventListener('click', () => report(name, true, { [name]: true }));
  }
};
