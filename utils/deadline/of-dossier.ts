import { isWorkingDay } from '../calendar/calendar.ts';
import { weekdayOf } from '../calendar/day.ts';
import { dayOfMoment, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Dossier } from '../dossier/types.ts';
import { type Correction, onDay } from '../procedure/corrections.ts';
import type { Limit } from '../procedure/types.ts';
import { computeDeadline } from './compute.ts';
import { DeadlineError } from './error.ts';
import { hasEnded, seenEvents } from './of-portal.ts';
import type { OfficeRules } from './rules.ts';
import type { ClockEntry, Commitment, Deadline, DeadlineEvent, DeadlineInput, DeadlineStatus } from './types.ts';

/** What of a dossier its clock needs; the list's summary has it too. */
export type Clocked = Pick<Dossier, 'receivedAt' | 'limitId' | 'resultAt' | 'clock' | 'portal'>;

/** What of a procedure the clock needs; the index of the catalogue has it too. */
export interface Limited {
  limits: readonly Pick<Limit, 'id' | 'value' | 'unit'>[];
  office?: OfficeRules;
  /** What the office says of it: a dossier follows what held on its day of reception. */
  own?: readonly Correction[];
}

/** The limit that applies: the chosen case, else the procedure's ordinary one. */
export const limitOf = <L extends { id: string }>(
  dossier: Pick<Dossier, 'limitId'>,
  procedure: { limits: readonly L[] },
): L | undefined => procedure.limits.find(({ id }) => id === dossier.limitId) ?? procedure.limits[0];

const asEvent = ({ id: _, ...entry }: ClockEntry): DeadlineEvent => entry as DeadlineEvent;
const END: readonly ClockEntry['type'][] = ['RESULT', 'REFUSED', 'RETURNED', 'WITHDRAWN', 'STOPPED'];

/**
 * What happened by the officer's word; where it tells of the end alone, the lists' word for what came before. Summaries that were written
 * before dossiers had a clock know their result alone.
 */
const eventsOf = ({ clock, resultAt, portal }: Clocked, receivedAt: string): DeadlineEvent[] => {
  const own: DeadlineEvent[] = clock?.map(asEvent) ?? (resultAt ? [{ type: 'RESULT', at: resultAt }] : []);
  return clock?.some(({ type }) => !END.includes(type)) ? own : [...seenEvents(portal, receivedAt), ...own];
};

/** Does the office's express day bind a dossier that was received (or is counted anew) then? */
const binds = (express: Commitment, startedAt: string, calendar: Calendar): boolean => {
  const start = parseMoment(startedAt);
  if (typeof start !== 'number') return false;
  const day = dayOfMoment(start);
  return weekdayOf(day) === express.onlyWeekday && isWorkingDay(calendar, day);
};

/**
 * The clock's input for a dossier, or undefined while it has no reception, its procedure states no limit, or the portal says that it
 * has ended while nobody here noted when. What the office promises is the express limit on its day, else the shortened one.
 */
export const inputOf = (
  dossier: Clocked,
  known: Limited | undefined,
  asOf: string,
  calendar?: Calendar,
): DeadlineInput | undefined => {
  const procedure = known && dossier.receivedAt ? onDay(known, dossier.receivedAt) : known;
  const limit = procedure && limitOf(dossier, procedure);
  const ended = !dossier.resultAt && !dossier.clock?.length && hasEnded(dossier.portal);
  if (!limit || !dossier.receivedAt || ended) return undefined;
  const { commitment, express, steps, onSupplement } = procedure.office ?? {};
  const promise = express && calendar && binds(express, dossier.receivedAt, calendar) ? express : commitment;
  return {
    receivedAt: dossier.receivedAt,
    limit: { value: limit.value, unit: limit.unit },
    asOf,
    events: eventsOf(dossier, dossier.receivedAt),
    ...(dossier.portal?.appointmentAt ? { portalDueAt: dossier.portal.appointmentAt } : {}),
    ...(promise && { commitment: promise }),
    ...(steps?.length && { steps }),
    ...(onSupplement && { onSupplement }),
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
  const input = inputOf(dossier, procedure, asOf, calendar);
  return input && computeDeadline(input, calendar);
};

/** One line of the limits that stand side by side. */
export interface SideBySide {
  kind: 'law' | 'commitment' | 'express';
  limit: Commitment;
  dueAt: string | null;
  status: DeadlineStatus | null;
}

/** The statutory limit, the shortened one and the express one of a dossier, each with its own due moment (R24). */
export const sideBySide = (dossier: Clocked, procedure: Limited, calendar: Calendar, asOf: string): SideBySide[] => {
  const input = inputOf(dossier, procedure, asOf, calendar);
  if (!input) return [];
  const { commitment: _, ...law } = input;
  const { dueAt, status } = computeDeadline(law, calendar);
  const { office } = onDay(procedure, input.receivedAt);
  const promised = (['commitment', 'express'] as const).flatMap((kind): SideBySide[] => {
    const limit = office?.[kind];
    if (!limit) return [];
    const { commitDueAt, commitStatus } = computeDeadline({ ...law, commitment: limit }, calendar);
    return [{ kind, limit, dueAt: commitDueAt, status: commitStatus }];
  });
  return [{ kind: 'law', limit: input.limit, dueAt, status }, ...promised];
};

/** Where no limit is known, contradictions are still contradictions. */
const ANY_LIMIT = { value: 1, unit: 'WORKING_DAY' } as const;
/** Clocks of two machines differ by seconds, and an officer types the coming minute. */
const TOLERANCE_SECONDS = 5 * 60;

/**
 * Does what an officer or a portal says of a dossier hold together?
 * @throws DeadlineError: a result before the receipt, a supplement without a request, something in the future, after the end ...
 */
export const checkClock = (dossier: Clocked, procedure: Limited | undefined, calendar: Calendar, now: string): void => {
  const { receivedAt, clock = [] } = dossier;
  const asked = parseMoment(now);
  const future = (moment: string): boolean => {
    const read = parseMoment(moment);
    return typeof read === 'number' && typeof asked === 'number' && read > asked + TOLERANCE_SECONDS;
  };
  if (receivedAt === undefined) {
    if (clock.length > 0) throw new DeadlineError('event-before-receipt', 'receivedAt');
    return;
  }
  if (future(receivedAt)) throw new DeadlineError('received-in-future', 'receivedAt');
  clock.forEach(({ at }, index) => {
    if (future(at)) throw new DeadlineError('event-in-future', `events.${index}.at`);
  });
  const input = inputOf(dossier, procedure, now) ?? {
    receivedAt,
    limit: ANY_LIMIT,
    asOf: now,
    events: eventsOf(dossier, receivedAt),
  };
  const { flags, endedAt, returnedAt } = computeDeadline(input, calendar);
  if (flags.includes('event-after-end')) throw new DeadlineError('event-after-end', 'events');
  if (returnedAt !== null && (endedAt === null || returnedAt < endedAt))
    throw new DeadlineError('returned-without-result', 'events');
};
