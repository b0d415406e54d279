import type { Field } from './types.ts';

/** Tells whether the control at hand is still the one that the officer saw in the preview; compared again at commit. */
export const signature = (field: Pick<Field, 'label' | 'section' | 'name' | 'domId' | 'widget'>): string =>
  [field.label, field.section.join('>'), field.name || field.domId, field.widget].join('\u001f');
