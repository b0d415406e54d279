import type { PaperState } from '../checklist/types.ts';
import { codeKey } from './codes.ts';
import { inOrder } from './order.ts';
import type { Dossier, DossierEvent, Note } from './types.ts';

/** The state that is being worked out; from maps, so that an id such as "__proto__" is a key like any other. */
interface Working {
  state: Dossier;
  papers: Map<string, PaperState>;
  notes: Map<string, Note & { since: string }>;
}

const startOf = (id: string): Working => ({
  state: {
    id,
    procedureCode: '',
    host: '',
    people: [],
    channel: 'counter',
    papers: {},
    notes: [],
    codes: [],
    tags: [],
    pinned: false,
    merged: [],
    openedAt: '',
    updatedAt: '',
  },
  papers: new Map(),
  notes: new Map(),
});

/** Two dossiers that are one: what this one knows stays, what only the other knows is added. Nobody stands in it twice. */
const absorb = ({ state, papers, notes }: Working, other: Working): void => {
  const from = other.state;
  const numbers = new Set(state.people.flatMap(({ citizen }) => citizen.personalId ?? []));
  const roles = new Set(state.people.map(({ role }) => role));
  const strangers = from.people.filter(
    ({ role, citizen }) => !roles.has(role) && !(citizen.personalId && numbers.has(citizen.personalId)),
  );
  state.people = [...state.people, ...strangers];
  const known = new Set([state.code ?? '', ...state.codes].map(codeKey));
  const codes = [from.code, ...from.codes].filter(
    (code) => code !== undefined && !known.has(codeKey(code)),
  ) as string[];
  const [main] = codes;
  if (state.code === undefined && main !== undefined) {
    state.code = main;
    codes.shift();
  }
  state.codes = [...state.codes, ...codes];
  state.tags = [...new Set([...state.tags, ...from.tags])];
  state.pinned ||= from.pinned;
  state.procedureCode ||= from.procedureCode;
  state.host ||= from.host;
  if (state.receivedAt === undefined && from.receivedAt !== undefined) {
    state.receivedAt = from.receivedAt;
    state.channel = from.channel;
  }
  if (state.limitId === undefined && from.limitId !== undefined) state.limitId = from.limitId;
  if (state.resultAt === undefined && from.resultAt !== undefined) state.resultAt = from.resultAt;
  if (state.fee === undefined && from.fee !== undefined) state.fee = from.fee;
  for (const [id, paper] of other.papers) if (!papers.has(id)) papers.set(id, paper);
  for (const [id, note] of other.notes) if (!notes.has(id)) notes.set(id, note);
  state.merged = [...state.merged, from.id, ...from.merged];
};

/** Applies one event. A type that a newer version wrote is passed over, not refused: its dossier stays usable. */
const apply = (working: Working, event: DossierEvent): void => {
  const { state, papers, notes } = working;
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
      break;
    case 'limit-chosen':
      state.limitId = event.limitId;
      break;
    case 'paper-set':
      if (event.state === null) papers.delete(event.paperId);
      else papers.set(event.paperId, event.state);
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
      state.resultAt = event.resultAt;
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
  const { state, papers, notes } = work(events);
  state.papers = Object.fromEntries(papers);
  state.notes = [...notes.values()].filter(({ text }) => text.trim() !== '').map(({ since: _, ...note }) => note);
  return state;
};
