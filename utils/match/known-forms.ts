/** Forms that somebody has mapped (public/data/portals/known-forms.json): which one is this, and what are its controls? */
import * as z from 'zod/mini';
import type { PageForm } from '../portal/types.ts';
import type { NameOverride } from './overrides.ts';
import { ROLES } from './types.ts';

const Shape = z.object({
  source: z.string(),
  seenOn: z.string(),
  forms: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Names that must all be on the page. */
      has: z.array(z.string()).check(z.minLength(2)),
      names: z.array(z.object({ name: z.string(), role: z.enum([...ROLES, 'none']), attribute: z.string() })),
      cases: z.array(z.object({ name: z.string(), is: z.string() })).check(z.minLength(1)),
    }),
  ),
});
export type KnownForms = z.infer<typeof Shape>;

/** @throws ZodError when the file is damaged */
export const parseKnownForms = (file: unknown): KnownForms => Shape.parse(file);

/** Names of the one known form that the page is; none when the page fits no form, or several. */
export const overridesFor = (form: PageForm, known: KnownForms): readonly NameOverride[] => {
  const names = new Set(form.fields.map((f) => (f.name || f.domId).replace(/-(?:day|month|year)$/i, '').toLowerCase()));
  const fits = known.forms.filter((k) => k.has.every((name) => names.has(name.toLowerCase())));
  return fits.length === 1 ? (fits[0]!.names as readonly NameOverride[]) : [];
};
