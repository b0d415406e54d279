import type { Ask } from './wire.ts';

/** A slow machine may take its time; what never comes is an error that says what. ms */
const PATIENCE_MS = 40_000;
const POLL_MS = 50;

const KEYS = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Space: ' ',
  Alt: '\uE00A',
  ArrowDown: '\uE015',
} as const;
export type KeyName = keyof typeof KEYS;

type Result =
  | { type: 'success'; result: { value?: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** Runs a function in a document. Arguments and answer travel as JSON. */
export const runIn = async <A extends unknown[], T>(
  ask: Ask,
  context: string,
  work: (...args: A) => T,
  ...args: A
): Promise<Awaited<T>> => {
  const answer = (await ask('script.callFunction', {
    target: { context },
    functionDeclaration: `async (json) => JSON.stringify(await (${work})(...JSON.parse(json)))`,
    arguments: [{ type: 'string', value: JSON.stringify(args) }],
    awaitPromise: true,
  })) as Result;
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return (answer.result.value === undefined ? undefined : JSON.parse(answer.result.value)) as Awaited<T>;
};

/** Asks again and again until it holds. What fails meanwhile (a document on its way out) is asked again too. */
export const until = async (what: string, holds: () => Promise<unknown>, patience = PATIENCE_MS): Promise<void> => {
  let problem: unknown = '';
  for (const end = Date.now() + patience; Date.now() < end; ) {
    try {
      if (await holds()) return;
      problem = '';
    } catch (error) {
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`never came: ${what} ${problem}`);
};

/** Middle of what can be pressed, in the window; and a listener that says whether it was met. Runs in the document. */
const middleOf = (selector: string): { x: number; y: number } | null => {
  const element = document.querySelector<HTMLButtonElement>(selector);
  if (!element || element.disabled) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  if (!width || !element.contains(document.elementFromPoint(middle.x, middle.y))) return null;
  const { dataset } = document.documentElement;
  dataset.met = 'no';
  element.addEventListener('click', () => Object.assign(dataset, { met: 'yes' }), { once: true, capture: true });
  return middle;
};

/** One document as the officer works in it: real key presses and clicks, which the browser itself sends. */
export const viewOf = (ask: Ask, context: string) => {
  const run = <A extends unknown[], T>(work: (...args: A) => T, ...args: A) => runIn(ask, context, work, ...args);
  const perform = (type: string, actions: object[]) =>
    ask('input.performActions', { context, actions: [{ type, id: type, actions }] });
  const press = async (...names: KeyName[]): Promise<void> => {
    const down = names.map((name) => ({ type: 'keyDown', value: KEYS[name] }));
    const up = names.toReversed().map((name) => ({ type: 'keyUp', value: KEYS[name] }));
    await perform('key', [...down, ...up]);
  };
  const has = (selector: string) => run((wanted) => document.querySelector(wanted) !== null, selector);
  const comes = (selector: string) => until(selector, () => has(selector));

  return {
    context,
    run,
    press,
    has,
    comes,
    count: (selector: string) => run((wanted) => document.querySelectorAll(wanted).length, selector),
    /** Its text with single spaces; '' where it is not there. */
    text: (selector: string) =>
      run((wanted) => (document.querySelector(wanted)?.textContent ?? '').replace(/\s+/g, ' ').trim(), selector),
    /** What the product says for its tests in data-… */
    data: (selector: string) =>
      run((wanted) => ({ ...(document.querySelector(wanted) as HTMLElement | null)?.dataset }), selector),
    focus: async (selector: string): Promise<void> => {
      await comes(selector);
      await run((wanted) => (document.querySelector(wanted) as HTMLElement).focus(), selector);
    },
    /**
     * Presses the mouse on it once it stands still, can be pressed and nothing covers it; again when it moved away at that very moment, as
     * an officer would.
     */
    click: (selector: string, patience?: number): Promise<void> => {
      let before = '';
      return until(
        `a click on ${selector}`,
        async () => {
          const at = await run(middleOf, selector);
          const stands = at !== null && before === JSON.stringify(at);
          before = JSON.stringify(at);
          if (!stands) return false;
          const button = { button: 0 };
          await perform('pointer', [
            { type: 'pointerMove', ...at },
            { type: 'pointerDown', ...button },
            { type: 'pointerUp', ...button },
          ]);
          // A document that is gone was closed by it.
          return run(() => document.documentElement.dataset.met === 'yes').catch(() => true);
        },
        patience,
      );
    },
    /** Presses the keys of a text where the focus is, as a scanner or a fast hand does. */
    type: (text: string) =>
      perform(
        'key',
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      ),
    /** PNG of what is on the screen. */
    picture: async (): Promise<Buffer> => {
      const { data } = (await ask('browsingContext.captureScreenshot', { context })) as { data: string };
      return Buffer.from(data, 'base64');
    },
  };
};
export type View = ReturnType<typeof viewOf>;
