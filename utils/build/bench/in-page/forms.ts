/** In an isolated world of a page, as a content script: the product's own code with a clock around it. */
import { commit, type SignedStep } from '../../../fill/commit.ts';
import type { FillReceipt, FillValue } from '../../../fill/types.ts';
import { matchForm } from '../../../match/match.ts';
import { indexOf } from '../../../match/phrases.ts';
import type { Match } from '../../../match/types.ts';
import type { Vocabulary } from '../../../match/vocabulary.ts';
import { shapeOf } from '../../../portal/codes.ts';
import { collect, collectInSlices } from '../../../portal/collect.ts';
import { signature } from '../../../portal/signature.ts';
import type { Field, PageForm } from '../../../portal/types.ts';
import { watchPage } from '../../../portal/watch.ts';

const clock = () => performance.now();
let words: Vocabulary;

/** What the content script does when it looks at a page, and what the panel does with the answer. */
const scan = () => {
  const began = clock();
  const { form } = collect(document);
  shapeOf(document, window, form);
  const collected = clock();
  const matches = matchForm(form, words);
  const ended = clock();
  return { collect: collected - began, match: ended - collected, fields: form.fields.length, matches: matches.length };
};

/** The longest piece of the reading as the content script does it: in slices. */
const longestSlice = async (): Promise<number> => {
  let longest = 0;
  let began = clock();
  await collectInSlices(document, clock, async () => {
    longest = Math.max(longest, clock() - began);
    await new Promise((resolve) => setTimeout(resolve));
    began = clock();
  });
  return Math.max(longest, clock() - began);
};

const work = { ms: 0, longest: 0, callbacks: 0, looks: 0 };
const counted =
  <A extends unknown[]>(run: (...args: A) => void) =>
  (...args: A): void => {
    const began = clock();
    run(...args);
    const ms = clock() - began;
    work.ms += ms;
    work.longest = Math.max(work.longest, ms);
    work.callbacks++;
  };

/** Everything of this world that calls back goes through the clock; the page's own world is untouched. */
const countCallbacks = (): void => {
  const own = globalThis as unknown as Record<string, unknown>;
  const { MutationObserver: Observer, setTimeout: later, requestIdleCallback: idle } = globalThis;
  own.MutationObserver = class extends Observer {
    constructor(callback: MutationCallback) {
      super(counted(callback));
    }
  };
  own.setTimeout = (run: () => void, ms: number) => later(counted(run), ms);
  own.requestIdleCallback = (run: () => void, options: IdleRequestOptions) => idle(counted(run), options);
};

/** Watches as presence.ts does: a page that changed is looked at again. */
const watch = (): void => {
  countCallbacks();
  let { form } = collect(document);
  watchPage(
    (growth) => {
      work.looks++;
      if (growth === 'controls') form = collect(document).form;
      JSON.stringify(shapeOf(document, window, form));
    },
    () => false,
  );
};

const valueFor = ({ widget, datePart, options }: Field): FillValue => {
  if (widget === 'native-date') return { kind: 'date', iso: '1992-08-17' };
  if (widget === 'native-select') return { kind: 'choose', accept: [options?.at(-1)?.text ?? ''] };
  if (datePart) return { kind: 'text', text: { day: '17', month: '08', year: '1992' }[datePart.part] };
  return { kind: 'text', text: 'Phạm Quốc Bảo' };
};

/** Every field gets a value. */
const fill = async (): Promise<{ ms: number; fields: number; filled: number }> => {
  const preview = collect(document);
  const steps = preview.form.fields.map((field): SignedStep => {
    const write = valueFor(field);
    const common = { role: 'applicant' as const, driver: false, overwrite: false, shown: '' };
    return { field: field.id, write, signature: signature(field), ...common };
  });
  const began = clock();
  const { signal } = new AbortController();
  const run = { doc: document, collect, signature, signal, now: clock, planId: 'bench', preview };
  const { receipt }: { receipt: FillReceipt } = await commit(steps, run);
  const filled = receipt.outcomes.filter(({ outcome }) => outcome === 'filled').length;
  return { ms: clock() - began, fields: steps.length, filled };
};

let seen: ReturnType<typeof collect>;
/** The form as we read it, before the browser marks its own guesses on the controls. */
const read = (): { form: PageForm; matches: Match[] } => {
  seen = collect(document);
  return { form: seen.form, matches: matchForm(seen.form, words) };
};
/** The browser's own guess for each field, in the order of `read`. */
const guesses = (): string[] =>
  seen.form.fields.map(({ id }) => seen.elements.get(id)?.[0]?.getAttribute('autofill-prediction') ?? '');

const bench = {
  /** As the panel does when the vault opens, before it reads a form; answers how long arranging took. */
  words: (vocabulary: Vocabulary): number => {
    words = vocabulary;
    const began = clock();
    indexOf(words);
    return clock() - began;
  },
  scan,
  longestSlice,
  watch,
  work: () => work,
  fill,
  read,
  guesses,
};
export type FormsInPage = typeof bench;
Object.assign(globalThis, { bench });
