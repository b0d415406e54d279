/** One pass over a document: its controls, what they are called, where they stand. Reads only, never throws. */
import { dateParts } from './dates.ts';
import { rootElement, titleOf } from './dom.ts';
import type { Draft } from './draft.ts';
import { describe } from './field.ts';
import { signature } from './signature.ts';
import { hash } from './text.ts';
import type { Field, FieldId, PageForm } from './types.ts';
import { eyes } from './visibility.ts';
import { Walk } from './walk.ts';

/** `elements`: the control the writer acts on first; all boxes of a radio group. */
export interface Collected {
  form: PageForm;
  elements: Map<FieldId, HTMLElement[]>;
}

/** Controls described between two yields. */
const SLICE = 20;
/** A slice of ours in the page's own time, ms: well under a long task. */
const SLICE_MS = 16;

function* collecting(doc: Document): Generator<void, Collected> {
  const root = rootElement(doc);
  const elements = new Map<FieldId, HTMLElement[]>();
  const form: PageForm = { fingerprint: hash(''), title: titleOf(doc).slice(0, 200), fields: [] };
  const win = doc.defaultView;
  if (!root || !win) return { form, elements };
  const walk = new Walk();
  yield* walk.run(root);
  const visible = eyes(win, root);
  const described: { draft: Draft; field: Field }[] = [];
  for (const draft of walk.drafts) {
    described.push({ draft, field: describe(draft, walk.labels, visible) });
    if (described.length % SLICE === 0) yield;
  }
  dateParts(described);
  const times = new Map<string, number>();
  for (const { draft, field } of described) {
    const base = hash(signature(field));
    const n = times.get(base) ?? 0;
    times.set(base, n + 1);
    field.id = n ? `${base}.${n}` : base;
    form.fields.push(field);
    elements.set(
      field.id,
      draft.boxes.map((box) => box.el),
    );
  }
  form.fingerprint = hash(form.fields.map((f) => `${f.name}|${f.label}|${f.widget}`).join('\n'));
  return { form, elements };
}

/**
 * Reads every control of the document and of its open shadow trees, in document order.
 * Values are not read, only whether there is one. Geometry is read in one batch at the end, and nothing is written.
 */
export const collect = (doc: Document): Collected => {
  const reading = collecting(doc);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
};

/**
 * The same in slices, so that a big page keeps answering its user. The page may change between two slices; whoever writes to it
 * compares each target again.
 * @param now milliseconds
 * @param pause gives the page its turn
 */
export const collectInSlices = async (
  doc: Document,
  now: () => number,
  pause: () => Promise<void>,
): Promise<Collected> => {
  const reading = collecting(doc);
  for (let began = now(); ; ) {
    const { done, value } = reading.next();
    if (done) return value;
    if (now() - began < SLICE_MS) continue;
    await pause();
    began = now();
  }
};
