/** The clock of a dossier that a list shows: from our own record where there is one, else from the row alone. */
import type { Calendar } from '../calendar/types.ts';
import { computeDeadline } from '../deadline/compute.ts';
import { seenEvents, wasResumed } from '../deadline/of-portal.ts';
import type { Deadline, DeadlineInput } from '../deadline/types.ts';
import { comparesDates } from '../deadline/units.ts';
import type { OnPortal } from '../dossier/types.ts';
import { codeOf } from '../procedure/code.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Limit, Procedure } from '../procedure/types.ts';
import { canonical } from '../text/fold.ts';

/** What is known of a dossier for its clock; a date alone stands for a reception whose hour is not shown. */
export interface Facts {
  receivedAt?: string;
  appointmentAt?: string;
  limitId?: string;
  resultAt?: string;
  portal?: Pick<OnPortal, 'states' | 'formerAppointmentAt'>;
}

const nameKey = (name: string): string =>
  canonical(name)
    .toLocaleLowerCase('vi')
    .replace(/^thủ tục /, '')
    .replace(/[.;]$/, '');

/** The procedure that a row names, by its code or else by its whole name; never a similar one. */
export const procedureOf = (
  procedures: readonly Procedure[],
  row: { procedureCode?: string; procedureName?: string },
): Procedure | undefined => {
  if (row.procedureCode) return procedures.find(({ code }) => code === codeOf(row.procedureCode!));
  if (!row.procedureName) return undefined;
  // "1.000894 - Đăng ký kết hôn" carries its code and was read above.
  const key = nameKey(row.procedureName);
  const named = procedures.filter(({ name }) => nameKey(name) === key);
  return named.length === 1 ? named[0] : undefined;
};

/** The reception as a moment; undefined where the limit depends on an hour that the list does not show. */
const receptionFor = (receivedAt: string, limit: Limit): string | undefined => {
  if (receivedAt.length > 10) return receivedAt;
  return comparesDates(limit) && limit.unit !== 'SAME_DAY' ? `${receivedAt}T00:00:00+07:00` : undefined;
};

export interface Counted {
  input: DeadlineInput;
  deadline: Deadline;
  limit: Limit;
}

const count = (
  facts: Facts,
  limit: Limit,
  calendar: Calendar,
  asOf: string,
  ends?: 'earliest',
): Counted | undefined => {
  const receivedAt = facts.receivedAt && receptionFor(facts.receivedAt, limit);
  if (!receivedAt) return undefined;
  const input: DeadlineInput = {
    receivedAt,
    limit: { value: limit.value, unit: limit.unit },
    asOf,
    events: [
      ...seenEvents(facts.portal, receivedAt, ends),
      ...(facts.resultAt ? [{ type: 'RESULT' as const, at: facts.resultAt }] : []),
    ],
    ...(facts.appointmentAt ? { portalDueAt: facts.appointmentAt } : {}),
  };
  return { input, deadline: computeDeadline(input, calendar), limit };
};

/**
 * The deadline by the case that the officer chose; where nobody chose and the portal's own date is that of one of the procedure's cases,
 * by that case; else by the ordinary one.
 * @throws DeadlineError for moments that contradict each other
 */
export const clockOf = (
  facts: Facts,
  known: Procedure | undefined,
  calendar: Calendar,
  asOf: string,
): Counted | undefined => {
  if (!known || !facts.receivedAt) return undefined;
  const procedure = onDay(known, facts.receivedAt);
  const chosen = procedure.limits.find(({ id }) => id === facts.limitId);
  if (chosen) return count(facts, chosen, calendar, asOf);
  const cases = procedure.limits.flatMap((limit) => count(facts, limit, calendar, asOf) ?? []);
  return cases.find(({ deadline }) => deadline.portal === 'MATCH') ?? cases[0];
};

/**
 * Does the portal promise another date than the rules give? After a supplement whose receipt was only seen from the list, only where it
 * would for every moment that is possible.
 */
export const disagrees = (facts: Facts, { limit, deadline }: Counted, calendar: Calendar): boolean => {
  const { portal, asOf } = deadline;
  if (portal !== 'EARLIER' && portal !== 'LATER') return false;
  // Moved by a supplement of which no list showed the waiting: from when the limit runs is not known at all.
  if (facts.portal?.formerAppointmentAt && !wasResumed(facts.portal)) return false;
  return !facts.portal || count(facts, limit, calendar, asOf, 'earliest')?.deadline.portal === portal;
};
