import type { Field, FieldId, PageForm } from '../portal/types.ts';
import type { Outcome } from './types.ts';
import type { Control } from './widgets/writer.ts';

/** What the collector of the portal link gives: the form and the elements of each field. */
export interface Collected {
  form: PageForm;
  elements: ReadonlyMap<FieldId, readonly HTMLElement[]>;
}

/** A field as it stood when the officer saw the preview. */
export interface Target {
  signature: string;
  elements: readonly HTMLElement[];
}

/** The page of this moment, ready for finding targets in it. */
export interface Now {
  byElement: ReadonlyMap<HTMLElement, Control>;
  bySignature: ReadonlyMap<string, readonly Control[]>;
}

export const indexNow = ({ form, elements }: Collected, signature: (field: Field) => string): Now => {
  const byElement = new Map<HTMLElement, Control>();
  const bySignature = new Map<string, Control[]>();
  for (const field of form.fields) {
    const control: Control = { field, elements: elements.get(field.id) ?? [] };
    for (const element of control.elements) byElement.set(element, control);
    const key = signature(field);
    bySignature.set(key, [...(bySignature.get(key) ?? []), control]);
  }
  return { byElement, bySignature };
};

/**
 * The control that the preview showed, as it stands now, or why it is not written to. An element that is still in the page must still
 * carry the label, section and name that the officer saw: a page that swaps or relabels two blocks between preview and commit gets
 * nothing, not even in the block that now has the right label. Portals do replace elements (React, Angular, select areas): then the one
 * control with the same signature is taken.
 */
export const locate = (
  { signature, elements }: Target,
  now: Now,
  signatureOf: (field: Field) => string,
): Control | Outcome => {
  const standing = elements.filter((element) => element.isConnected);
  if (standing.length > 0) {
    const found = standing.map((element) => now.byElement.get(element));
    const [control] = found;
    if (!control) return 'target-gone';
    const same = found.every((each) => each === control) && signatureOf(control.field) === signature;
    return same ? control : 'target-changed';
  }
  const candidates = now.bySignature.get(signature) ?? [];
  if (candidates.length > 1) return 'target-changed';
  return candidates[0] ?? 'target-gone';
};
