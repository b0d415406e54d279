/** React as the pages' own scripts use it: a global of the page. Typed no further than they need. */
export type Element = object | string | null;
export type Props = Record<string, unknown>;
type Component = string | ((props: never) => Element) | object;

interface React {
  createElement(type: Component, props: Props | null, ...children: (Element | Element[])[]): Element;
  useState<T>(first: T): [T, (next: T | ((old: T) => T)) => void];
  useEffect(run: () => undefined | (() => void), on: unknown[]): void;
  useRef<T>(first: T): { current: T };
}
declare global {
  interface Window {
    React: React;
    ReactDOM: {
      createRoot(host: HTMLElement): { render(element: Element): void };
      createPortal(element: Element, host: HTMLElement): Element;
    };
  }
}

export const { createElement: h, useState, useEffect, useRef } = window.React;
export const { createRoot, createPortal } = window.ReactDOM;

/** Rows of one of the portal's lists. */
export const rows = async (path: string): Promise<string[]> =>
  ((await (await fetch(path)).json()) as { ten: string }[]).map(({ ten }) => ten);

/** Rows of a list, asked anew when the address changes; an answer that comes after the next question is dropped. */
export const useRows = (path: string): string[] | undefined => {
  const [found, setFound] = useState<string[] | undefined>(undefined);
  useEffect(() => {
    let asked = true;
    setFound(path ? undefined : []);
    if (path) void rows(path).then((names) => asked && setFound(names));
    return () => {
      asked = false;
    };
  }, [path]);
  return found;
};
