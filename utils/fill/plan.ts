import type { Attribute, Match, Role } from '../match/types.ts';
import { SURE } from '../match/types.ts';
import type { Field, FieldId } from '../portal/types.ts';
import { fullCommuneTexts, placeOf } from './addresses.ts';
import { rolesInConflict } from './conflict.ts';
import { wholeDates } from './date-groups.ts';
import { fit, isList } from './fit.ts';
import type { FillPlan, FillValue, LeaveReason, PlanInput, Step } from './types.ts';
import { valueFor } from './values.ts';

/** Attributes whose choice rebuilds or clears other fields: they are written first, and what they load is waited for. */
const isDriver = (attribute: Attribute): boolean =>
  attribute === 'relationship' || attribute === 'idType' || /\.(country|province)$/.test(attribute);

/** The requester's relation empties whole blocks, so it comes before all; a country decides on provinces, they on communes. */
const rank = (step: Step, attribute: Attribute | undefined): number => {
  if ('leave' in step || !step.driver) return 5;
  if (attribute === 'relationship') return 0;
  if (attribute?.endsWith('.country')) return 1;
  if (attribute?.endsWith('.commune')) return 4;
  return attribute?.endsWith('.province') ? 3 : 2;
};

interface Asked {
  role: Role;
  attribute: Attribute;
}

/** Whose data and which: sure of both, or the reason why not. A page may name one field twice: then nobody is sure. */
const asked = (found: readonly Match[]): Asked | LeaveReason => {
  const [match] = found;
  if (!match || found.some((other) => other.role !== match.role || other.attribute !== match.attribute)) {
    return 'unsure-attribute';
  }
  const { role, attribute, roleSure, attributeSure } = match;
  if (attribute === 'other' || attribute === 'none' || role === 'none') return 'not-personal';
  if (!(attributeSure >= SURE)) return 'unsure-attribute';
  if (!(roleSure >= SURE)) return 'unsure-person';
  return { role, attribute };
};

/** The province that decides what a list of communes holds: the last one above it that asks for the same address. */
const provinceAbove = (
  field: Field,
  want: Asked,
  fields: readonly Field[],
  answers: Map<FieldId, Asked | LeaveReason>,
) => {
  const base = placeOf(want.attribute)?.base;
  const above = fields.slice(0, fields.indexOf(field));
  return above.findLast(({ id }) => {
    const other = answers.get(id);
    return typeof other === 'object' && other.role === want.role && other.attribute === `${base}.province`;
  });
};

/**
 * Decides for every field of a form what is written, or why it is left. Pure: same input, same plan.
 *
 * The reasons are tried in a fixed order: is it about a person, are attribute and person sure, is there a person and does he fit the
 * role, can the control be seen and written, does something stand in it already, is there a value, does it fit the control. Steps
 * come drivers first, then in the order of the form.
 */
export const plan = ({ form, matches, people, overwrite = new Set() }: PlanInput): FillPlan => {
  const { fields } = form;
  const answers = new Map<FieldId, Asked | LeaveReason>();
  for (const { id } of fields) answers.set(id, asked(matches.filter((match) => match.field === id)));

  const conflicts = rolesInConflict(people);
  const planned = new Map<FieldId, Step>();

  const step = (field: Field): Step => {
    const want = answers.get(field.id) ?? 'unsure-attribute';
    if (typeof want === 'string') return { field: field.id, leave: want };
    const { role, attribute } = want;
    const leave = (reason: LeaveReason): Step => ({ field: field.id, role, leave: reason });

    const person = people[role];
    if (!person) return leave('no-person');
    if (conflicts.has(role)) return leave('role-conflict');

    if (!field.visible) return leave('hidden');
    const place = placeOf(attribute);
    const above = place?.part === 'commune' && isList(field) ? provinceAbove(field, want, fields, answers) : undefined;
    const province = above && planned.get(above.id);
    const needs = above && isList(above) && province && 'write' in province ? above.id : undefined;
    const value = valueFor(attribute, person, role, field, people);
    // What the portal put in by itself (whoever signed in) may be somebody else's: it is left and compared.
    const leaveFull = (reason: LeaveReason): Step => {
      if (!field.filled || 'leave' in value) return leave(reason);
      const ours = fit(field, value.write, value.shown, true);
      return { field: field.id, role, leave: reason, ...('leave' in ours ? {} : { compare: ours }) };
    };
    // A list of communes is often locked until its province is chosen.
    if (!field.enabled && !needs) return leaveFull('disabled');
    if (field.readonly) return leaveFull('readonly');
    if (field.widget === 'combobox') return leave('unsupported-widget');
    if (field.filled && !overwrite.has(field.id)) return leaveFull('already-filled');

    if ('leave' in value) return leave(value.leave);
    if (province && 'leave' in province) return leave('depends-on-left');
    const unit = person.place?.units[0];
    // Names of communes recur: without a province chosen above, only a text that names the province too will do.
    const alone = place?.part === 'commune' && isList(field) && !needs;
    const write: FillValue = alone && unit ? { kind: 'choose', accept: fullCommuneTexts(unit) } : value.write;
    const fitted = fit(field, write, value.shown, needs !== undefined);
    if ('leave' in fitted) return leave(fitted.leave);
    return {
      field: field.id,
      role,
      ...fitted,
      driver: (isDriver(attribute) && isList(field)) || field.reloads === true,
      ...(field.reloads ? { reloads: true as const } : {}),
      overwrite: overwrite.has(field.id),
      ...(needs === undefined ? {} : { needs }),
    };
  };

  for (const field of fields) planned.set(field.id, step(field));
  const steps = wholeDates(fields, planned, (id) => {
    const want = answers.get(id);
    return typeof want === 'object' ? want : undefined;
  });
  const attributeOf = (id: FieldId): Attribute | undefined => {
    const want = answers.get(id);
    return typeof want === 'object' ? want.attribute : undefined;
  };
  steps.sort((a, b) => rank(a, attributeOf(a.field)) - rank(b, attributeOf(b.field)));
  return { fingerprint: form.fingerprint, steps };
};
