import type { PaperState } from '../checklist/types.ts';
import { CLOCK_TYPES, type ClockEntry } from '../deadline/types.ts';
import { inOrder } from './order.ts';
import type { Dossier, DossierEvent, Note } from './types.ts';

/** Within one second a request stands before its answer: the ids of events are random. */
const byMoment = (a: ClockEntry, b: ClockEntry): number =>
  Date.parse(a.at) - Date.parse(b.at) || CLOCK_TYPES.indexOf(a.type) - CLOCK_TYPES.indexOf(b.type);

/** The entry of a `result` event: there is one result, and a second such event corrects it. */
export const RESULT_ENTRY = 'result';

/** Applies one event. A type that a newer version wrote is passed over, not refused: its dossier stays usable. */
const apply = (
  state: Dossier,
  papers: Map<string, PaperState>,
  notes: Map<string, Note & { since: string }>,
  clock: Map<string, ClockEntry>,
  event: DossierEvent,
): void => {
  switch (event.type) {
    case 'opened':
      state.procedureCode = event.procedureCode;
      state.host = event.host;
      break;
    case 'code-set':
      state.code = event.code;
      break;
    case 'people-set':
      state.people = event.people;
      break;
    case 'received':
      state.receivedAt = event.receivedAt;
      state.channel = event.channel;
      break;
    case 'limit-chosen':
      state.limitId = event.limitId;
      break;
    case 'paper-set':
      if (event.state === null) papers.delete(event.paperId);
      else papers.set(event.paperId, event.state);
      break;
    case 'note-written':
      notes.set(event.noteId, {
        id: event.noteId,
        text: event.text,
        at: event.at,
        since: notes.get(event.noteId)?.since ?? event.at,
      });
      break;
    case 'result':
      clock.set(RESULT_ENTRY, { id: RESULT_ENTRY, type: 'RESULT', at: event.resultAt });
      break;
    case 'clock-set':
      if (event.entry === null) clock.delete(event.entryId);
      else clock.set(event.entryId, { ...event.entry, id: event.entryId });
      break;
  }
};

/**
 * The state of one dossier: its events in order of (at, id), the later one winning. Same events in any order and any
 * number of copies, same state. Notes stand in the order in which they were begun; an emptied note is gone from the
 * state (its texts stay in the events). Without an `opened` event (an exchange that is not complete yet) the
 * procedure and host are ''.
 * @throws RangeError when there is no event, or when they belong to several dossiers.
 */
export const fold = (events: readonly DossierEvent[]): Dossier => {
  const ordered = inOrder(events);
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last) throw new RangeError('a dossier has at least one event');
  if (ordered.some(({ dossierId }) => dossierId !== first.dossierId))
    throw new RangeError('events of several dossiers');
  const papers = new Map<string, PaperState>();
  const notes = new Map<string, Note & { since: string }>();
  const state: Dossier = {
    id: first.dossierId,
    procedureCode: '',
    host: '',
    people: [],
    channel: 'counter',
    papers: {},
    notes: [],
    openedAt: ordered.find(({ type }) => type === 'opened')?.at ?? first.at,
    updatedAt: last.at,
  };
  const clock = new Map<string, ClockEntry>();
  for (const event of ordered) apply(state, papers, notes, clock, event);
  // From maps, so that an id such as "__proto__" is a key like any other.
  state.papers = Object.fromEntries(papers);
  state.notes = [...notes.values()].filter(({ text }) => text.trim() !== '').map(({ since: _, ...note }) => note);
  if (clock.size > 0) state.clock = [...clock.values()].sort(byMoment);
  const done = state.clock?.find(({ type }) => type === 'RESULT' || type === 'REFUSED');
  if (done) state.resultAt = done.at;
  return state;
};
