/** The portal's appointment against ours, with the arithmetic and the likely cause: for the desk's list 'Lệch ngày hẹn'. */
import type { Calendar } from '../calendar/types.ts';
import { explain } from '../deadline/explain.ts';
import { type PortalCause, portalCauses } from '../deadline/portal.ts';
import type { ArithmeticLine } from '../deadline/types.ts';
import type { Limit, Procedure } from '../procedure/types.ts';
import { clockOf, disagrees, type Facts } from './clock.ts';

export interface Cross {
  /** Of the portal's date, seen from ours. */
  verdict: 'EARLIER' | 'LATER';
  receivedAt: string;
  /** ISO +07:00. */
  ours: string;
  /** A moment or a date alone, as the portal shows it. */
  portal: string;
  /** Each gives the portal's date exactly; [] when none does. */
  causes: PortalCause[];
  limit: Limit;
  lines: ArithmeticLine[];
}

/**
 * Undefined where the two agree, where one of them is missing, and where the list does not show enough to be sure.
 * @throws DeadlineError for moments that contradict each other
 */
export const crossCheck = (
  facts: Facts,
  procedure: Procedure | undefined,
  calendar: Calendar,
  asOf: string,
): Cross | undefined => {
  const counted = clockOf(facts, procedure, calendar, asOf);
  if (!counted || !facts.appointmentAt || !disagrees(facts, counted, calendar)) return undefined;
  const { deadline, input, limit } = counted;
  if (!deadline.dueAt || (deadline.portal !== 'EARLIER' && deadline.portal !== 'LATER')) return undefined;
  return {
    verdict: deadline.portal,
    receivedAt: facts.receivedAt!,
    ours: deadline.dueAt,
    portal: facts.appointmentAt,
    causes: portalCauses(input, calendar),
    limit,
    lines: explain(input, deadline, calendar),
  };
};
