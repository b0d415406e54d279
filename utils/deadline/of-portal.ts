/** What the states that a portal's list showed mean for the clock. */
import { parseMoment } from '../calendar/moment.ts';
import type { OnPortal, PortalState } from '../dossier/types.ts';
import type { DeadlineEvent } from './types.ts';

const ENDED: ReadonlySet<PortalState> = new Set(['refused', 'withdrawn', 'stopped', 'done', 'returned']);

/** Does the portal say that the dossier has ended? When it did is not known: a list was only seen after it. */
export const hasEnded = (portal: Pick<OnPortal, 'state'> | undefined): boolean =>
  portal?.state !== undefined && ENDED.has(portal.state);

const WAITS: Partial<Record<PortalState, readonly [DeadlineEvent['type'], DeadlineEvent['type']]>> = {
  supplement: ['SUPPLEMENT_REQUESTED', 'SUPPLEMENT_RECEIVED'],
  finance: ['FINANCE_SENT', 'FINANCE_DONE'],
};

const after = (at: string, receivedAt: string): boolean => {
  const [seen, received] = [parseMoment(at), parseMoment(receivedAt)];
  return typeof seen === 'number' && typeof received === 'number' && seen >= received;
};

/**
 * Waits as events of the clock. A wait began at the latest when it was first seen, and ended between two sights: `ends` takes the
 * later one (default) or the earlier one, so that a question can be asked of both. A wait from before the reception is none of ours.
 */
export const seenEvents = (
  portal: Pick<OnPortal, 'states'> | undefined,
  receivedAt: string,
  ends: 'latest' | 'earliest' = 'latest',
): DeadlineEvent[] => {
  const events: DeadlineEvent[] = [];
  let open: { type: DeadlineEvent['type']; since: string } | null = null;
  for (const { state, at } of portal?.states ?? []) {
    if (!after(at, receivedAt)) continue;
    if (open) events.push({ type: open.type, at: ends === 'latest' ? at : open.since } as DeadlineEvent);
    const wait = WAITS[state];
    open = wait ? { type: wait[1], since: at } : null;
    if (wait) events.push({ type: wait[0], at } as DeadlineEvent);
  }
  return events;
};

/** Did it wait and go on: then the limit runs from a moment that is only known within bounds. */
export const wasResumed = (portal: Pick<OnPortal, 'states'> | undefined): boolean =>
  portal?.states.some(({ state }, index, all) => WAITS[state] !== undefined && index < all.length - 1) ?? false;
