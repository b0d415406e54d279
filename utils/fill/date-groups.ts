import type { Attribute, Role } from '../match/types.ts';
import type { Field, FieldId } from '../portal/types.ts';
import type { LeaveReason, Step } from './types.ts';

const PART = /\.(day|month|year)$/;

/**
 * A date in several boxes is written whole or not at all: half a date is a wrong date. When one box is left, the others are left for
 * the same reason. The one exception is a birth of which the card knows only the year: then only the year is written.
 */
export const wholeDates = (
  fields: readonly Field[],
  steps: ReadonlyMap<FieldId, Step>,
  asked: (id: FieldId) => { role: Role; attribute: Attribute } | undefined,
): Step[] => {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const want = asked(field.id);
    const loose = want && PART.test(want.attribute) ? `${want.role} ${want.attribute.replace(PART, '')}` : undefined;
    const key = field.datePart?.group ?? loose;
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), field]);
  }

  const left = new Map<FieldId, LeaveReason>();
  for (const boxes of groups.values()) {
    const own = boxes.map(({ id }) => steps.get(id));
    const dates = new Set(
      own.flatMap((step) => {
        const want = step && 'write' in step ? asked(step.field) : undefined;
        return want ? [`${want.role} ${want.attribute.replace(PART, '')}`] : [];
      }),
    );
    // Two dates or two persons within one date: the matcher is wrong about one of them, and nobody knows which.
    const mixed = dates.size > 1 ? 'unsure-attribute' : undefined;
    const reasons = own.flatMap((step) => (step && 'leave' in step ? [step.leave] : []));
    const reason = mixed ?? reasons.find((each) => each !== 'birth-year-only');
    if (reason) for (const { id } of boxes) left.set(id, reason);
  }

  return fields.flatMap((field) => {
    const step = steps.get(field.id);
    if (!step) return [];
    const reason = left.get(field.id);
    if (!reason || 'leave' in step) return [step];
    return [{ field: step.field, role: step.role, leave: reason }];
  });
};
