import type { Calendar } from '../calendar/types.ts';
import type { Dossier } from '../dossier/types.ts';
import type { Limit } from '../procedure/types.ts';
import { computeDeadline } from './compute.ts';
import { hasEnded, seenEvents } from './of-portal.ts';
import type { Deadline, DeadlineInput } from './types.ts';

/** What of a dossier its clock needs; the list's summary has it too. */
export type Clocked = Pick<Dossier, 'receivedAt' | 'limitId' | 'resultAt' | 'portal'>;

/** What of a procedure the clock needs; the index of the catalogue has it too. */
export interface Limited {
  limits: readonly Pick<Limit, 'id' | 'value' | 'unit'>[];
}

/** The limit that applies: the chosen case, else the procedure's ordinary one. */
export const limitOf = <L extends { id: string }>(
  dossier: Pick<Dossier, 'limitId'>,
  procedure: { limits: readonly L[] },
): L | undefined => procedure.limits.find(({ id }) => id === dossier.limitId) ?? procedure.limits[0];

/**
 * The clock's input for a dossier, or undefined while it has no reception, its procedure states no limit, or the portal says that it
 * has ended while nobody here noted when.
 */
export const inputOf = (dossier: Clocked, procedure: Limited | undefined, asOf: string): DeadlineInput | undefined => {
  const limit = procedure && limitOf(dossier, procedure);
  if (!limit || !dossier.receivedAt || (!dossier.resultAt && hasEnded(dossier.portal))) return undefined;
  return {
    receivedAt: dossier.receivedAt,
    limit: { value: limit.value, unit: limit.unit },
    asOf,
    events: [
      ...seenEvents(dossier.portal, dossier.receivedAt),
      ...(dossier.resultAt ? [{ type: 'RESULT' as const, at: dossier.resultAt }] : []),
    ],
    ...(dossier.portal?.appointmentAt ? { portalDueAt: dossier.portal.appointmentAt } : {}),
  };
};

/**
 * The deadline of a dossier at the moment `asOf`.
 * @throws DeadlineError for events that contradict each other
 */
export const deadlineOf = (
  dossier: Clocked,
  procedure: Limited | undefined,
  calendar: Calendar,
  asOf: string,
): Deadline | undefined => {
  const input = inputOf(dossier, procedure, asOf);
  return input && computeDeadline(input, calendar);
};
