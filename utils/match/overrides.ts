/** A second, smaller layer over the rules: names of controls of a known form, from public/data/portals. */
import type { Field } from '../portal/types.ts';
import type { Attribute, Match, Role } from './types.ts';

export interface NameOverride {
  /** Name of the control, compared without regard to case (the portals are not consistent). */
  name: string;
  role: Role | 'none';
  attribute: Attribute | 'other' | 'none';
}

const CURATED = 0.98;

/**
 * Where a control's name is listed, the list wins. A name that occurs more than once on the page (form 2054 has
 * SoDinhDanhC twice) is used only where the list and the rules agree on the person.
 */
export const applyOverrides = (
  fields: readonly Field[],
  matches: Match[],
  overrides: readonly NameOverride[],
): Match[] => {
  if (!overrides.length) return matches;
  const listed = new Map(overrides.map((o) => [o.name.toLowerCase(), o]));
  const nameOf = ({ name, domId, datePart }: Field): string =>
    (datePart ? (name || domId).replace(/-(?:day|month|year)$/i, '') : name || domId).toLowerCase();
  const times = new Map<string, number>();
  for (const field of fields)
    if (!field.datePart || field.datePart.part === 'day') times.set(nameOf(field), (times.get(nameOf(field)) ?? 0) + 1);
  return matches.map((match, i) => {
    const field = fields[i]!;
    const name = nameOf(field);
    const rule = listed.get(name);
    if (!rule || (times.get(name)! > 1 && rule.role !== match.role)) return match;
    // The page was rebuilt under the same names: what the officer reads wins, and nothing is filled.
    if (match.roleSure >= 0.9 && match.role !== 'none' && rule.role !== 'none' && rule.role !== match.role)
      return { ...match, roleSure: 0.4, why: [...match.why, `tên ô ${name} nói khác`] };
    const part =
      field.datePart && rule.attribute !== 'other' && rule.attribute !== 'none' ? `.${field.datePart.part}` : '';
    return {
      ...match,
      role: rule.role,
      attribute: `${rule.attribute}${part}` as Match['attribute'],
      roleSure: CURATED,
      attributeSure: CURATED,
      why: [`ô đã biết của cổng: ${name}`],
    };
  });
};
