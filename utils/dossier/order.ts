import type { DossierEvent } from './types.ts';

/**
 * The order of a dossier's events: by moment, then by id, whatever order they were read or exchanged in. Moments are
 * compared as instants, because 02:10Z and 09:10+07:00 are the same one.
 */

/** Two contents under one id cannot be told apart by (at, id); the text decides, so that every machine agrees. */
const compare = (a: DossierEvent, b: DossierEvent): number => {
  const gap = instant(a.at) - instant(b.at);
  if (gap !== 0) return gap;
  const [left, right] = a.id === b.id ? [JSON.stringify(a), JSON.stringify(b)] : [a.id, b.id];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Milliseconds; an unreadable moment sorts first instead of breaking the sort. */
const instant = (at: string): number => Date.parse(at) || 0;

const single = (event: DossierEvent): DossierEvent[] => (event.type === 'imported' ? event.events : [event]);

/** Sorted by (at, id), each id once, those that were written as one import singly. The input is left as it was. */
export const inOrder = (events: readonly DossierEvent[]): DossierEvent[] => {
  const seen = new Set<string>();
  return events
    .flatMap(single)
    .sort(compare)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
};

/** Events of one slot overwrite each other in the fold; only among them does the order matter. */
const slotOf = (event: DossierEvent): string => {
  if (event.type === 'note-written') return `note ${event.noteId}`;
  if (event.type === 'note-pinned') return `pin ${event.noteId}`;
  if (event.type === 'paper-set') return `paper ${event.paperId}`;
  if (event.type === 'merged' || event.type === 'unmerged') return `merge ${event.other}`;
  if (event.type === 'paper-detail') return `detail ${event.paperId}`;
  if (event.type === 'case-chosen') return `case ${event.question}`;
  if (event.type === 'clock-set') return `clock ${event.entryId}`;
  return event.type;
};

const inVietnam = (ms: number): string => new Date(ms + 7 * 3_600_000).toISOString().replace('Z', '+07:00');

/**
 * Makes new events of this desk come after what they overwrite. Without it an autosave would lose against the text
 * before it when both fall into one millisecond, or when the PC's clock was set back between the two.
 * @returns the fresh events in their order; `at` moved to one millisecond after the overwritten event where needed.
 */
export const placeAfter = (existing: readonly DossierEvent[], fresh: readonly DossierEvent[]): DossierEvent[] => {
  const latest = new Map<string, DossierEvent>();
  for (const event of inOrder(existing)) latest.set(slotOf(event), event);
  return fresh.map((event) => {
    const before = latest.get(slotOf(event));
    const late = before !== undefined && compare(event, before) <= 0;
    const placed = late ? { ...event, at: inVietnam(instant(before.at) + 1) } : event;
    latest.set(slotOf(event), placed);
    return placed;
  });
};
