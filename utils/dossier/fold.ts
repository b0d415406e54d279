import { CLOCK_TYPES, type ClockEntry } from '../deadline/types.ts';
import { absorb, startOf, type Working } from './absorb.ts';
import { inOrder } from './order.ts';
import type { Dossier, DossierEvent, OnPortal } from './types.ts';

/** What the portal says now, with the states that it went through. */
const onPortal = (before: OnPortal | undefined, event: Extract<DossierEvent, { type: 'captured' }>): OnPortal => {
  const { row, host, at } = event;
  const states = before?.states ?? [];
  const moved = row.state !== undefined && states.at(-1)?.state !== row.state;
  return { ...row, host, seenAt: at, states: moved ? [...states, { state: row.state!, at }] : states };
};

/** A moment, not a date alone. */
const isMoment = (at: string | undefined): at is string => at !== undefined && at.length > 10;

const put = <T>(table: Map<string, T>, key: string, value: T | null): void => {
  if (value === null) table.delete(key);
  else table.set(key, value);
};

/** Within one second a request stands before its answer: the ids of events are random. */
const byMoment = (a: ClockEntry, b: ClockEntry): number =>
  Date.parse(a.at) - Date.parse(b.at) || CLOCK_TYPES.indexOf(a.type) - CLOCK_TYPES.indexOf(b.type);

/** The entry of a `result` event: there is one result, and a second such event corrects it. */
export const RESULT_ENTRY = 'result';

/** Applies one event. A type that a newer version wrote is passed over, not refused: its dossier stays usable. */
const apply = (working: Working, event: DossierEvent): void => {
  const { state, papers, details, cases, notes, clock } = working;
  switch (event.type) {
    case 'opened':
      state.procedureCode = event.procedureCode;
      state.host = event.host;
      break;
    case 'code-set':
      state.code = event.code;
      break;
    case 'codes-set':
      state.codes = event.codes;
      break;
    case 'people-set':
      state.people = event.people;
      break;
    case 'received':
      state.receivedAt = event.receivedAt;
      state.channel = event.channel;
      working.received = true;
      break;
    case 'limit-chosen':
      state.limitId = event.limitId;
      break;
    case 'paper-set':
      put(papers, event.paperId, event.state);
      break;
    case 'paper-detail':
      put(details, event.paperId, Object.keys(event.detail).length ? event.detail : null);
      break;
    case 'case-chosen':
      put(cases, event.question, event.when);
      break;
    case 'note-written': {
      const before = notes.get(event.noteId);
      notes.set(event.noteId, {
        id: event.noteId,
        text: event.text,
        at: event.at,
        ...(before?.pinned && { pinned: true }),
        since: before?.since ?? event.at,
      });
      break;
    }
    case 'note-pinned': {
      const note = notes.get(event.noteId);
      if (note && event.on) note.pinned = true;
      else delete note?.pinned;
      break;
    }
    case 'result':
      clock.set(RESULT_ENTRY, { id: RESULT_ENTRY, type: 'RESULT', at: event.resultAt });
      break;
    case 'clock-set':
      if (event.entry === null) clock.delete(event.entryId);
      else clock.set(event.entryId, { ...event.entry, id: event.entryId });
      break;
    case 'captured':
      state.portal = onPortal(state.portal, event);
      break;
    case 'papers-listed':
      state.portalPapers = { host: event.host, seenAt: event.at, papers: event.papers };
      break;
    case 'tags-set':
      state.tags = event.tags;
      break;
    case 'pinned':
      state.pinned = event.on;
      break;
    case 'closed':
      if (event.outcome) state.closed = { outcome: event.outcome, at: event.at };
      else delete state.closed;
      break;
    case 'fee-set':
      if (event.fee) state.fee = event.fee;
      else delete state.fee;
      break;
    case 'merged':
      absorb(working, work(event.events));
      break;
    case 'merged-into':
      if (event.into === null) delete state.mergedInto;
      else state.mergedInto = event.into;
      break;
  }
};

/** A merge that was taken back later leaves no trace in the state; both stay in the events. */
const standing = (ordered: readonly DossierEvent[]): DossierEvent[] => {
  const last = new Map<string, DossierEvent>();
  for (const event of ordered) if (event.type === 'merged' || event.type === 'unmerged') last.set(event.other, event);
  return ordered.filter((event) => event.type !== 'merged' || last.get(event.other) === event);
};

const work = (events: readonly DossierEvent[]): Working => {
  const ordered = inOrder(events);
  const first = ordered[0];
  const last = ordered.at(-1);
  if (!first || !last) throw new RangeError('a dossier has at least one event');
  if (ordered.some(({ dossierId }) => dossierId !== first.dossierId))
    throw new RangeError('events of several dossiers');
  const working = startOf(first.dossierId);
  working.state.openedAt = ordered.find(({ type }) => type === 'opened')?.at ?? first.at;
  working.state.updatedAt = last.at;
  for (const event of standing(ordered)) apply(working, event);
  return working;
};

/**
 * The state of one dossier: its events in order of (at, id), the later one winning. Same events in any order and any
 * number of copies, same state. Notes stand in the order in which they were begun; an emptied note is gone from the
 * state (its texts stay in the events). Without an `opened` event (an exchange that is not complete yet) the
 * procedure and host are ''.
 * @throws RangeError when there is no event, or when they belong to several dossiers.
 */
export const fold = (events: readonly DossierEvent[]): Dossier => {
  const working = work(events);
  const { state, papers, details, cases, notes, clock } = working;
  // The portal's words stand where the officer wrote none.
  const { portal } = state;
  if (portal) {
    state.code ??= portal.code;
    if (!working.received) {
      if (isMoment(portal.receivedAt)) state.receivedAt = portal.receivedAt;
      state.channel = portal.channel ?? state.channel;
    }
  }
  state.papers = Object.fromEntries(papers);
  if (details.size) state.details = Object.fromEntries(details);
  if (cases.size) state.cases = Object.fromEntries(cases);
  state.notes = [...notes.values()].filter(({ text }) => text.trim() !== '').map(({ since: _, ...note }) => note);
  if (clock.size > 0) state.clock = [...clock.values()].sort(byMoment);
  const done = state.clock?.find(({ type }) => type === 'RESULT' || type === 'REFUSED');
  if (done) state.resultAt = done.at;
  return state;
};
