import type { PaperDetail, PaperState } from '../checklist/types.ts';
import type { ClockEntry, ClockType } from '../deadline/types.ts';
import { codeKey } from './codes.ts';
import type { Dossier, Note, OnPortal, PapersOnPortal } from './types.ts';

/** The state that is being worked out; by id in maps, so that an id such as "__proto__" is a key like any other. */
export interface Working {
  state: Dossier;
  /** The officer said when it was received, and by which channel. */
  received: boolean;
  papers: Map<string, PaperState>;
  details: Map<string, PaperDetail>;
  cases: Map<string, string>;
  notes: Map<string, Note & { since: string }>;
  clock: Map<string, ClockEntry>;
}

/** A dossier of which nothing is known yet. */
export const startOf = (id: string): Working => ({
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
  received: false,
  papers: new Map(),
  details: new Map(),
  cases: new Map(),
  notes: new Map(),
  clock: new Map(),
});

const addMissing = <T>(to: Map<string, T>, from: ReadonlyMap<string, T>): void => {
  for (const [id, value] of from) if (!to.has(id)) to.set(id, value);
};

/** A dossier ends in one of these ways only. */
const ENDS: readonly ClockType[] = ['RESULT', 'REFUSED', 'WITHDRAWN', 'STOPPED'];
const kindOf = (type: ClockType): string => (ENDS.includes(type) ? 'end' : type);

/** Of each kind of happening the survivor's word stands: one request that both wrote down is one request. */
const absorbClock = (to: Map<string, ClockEntry>, from: ReadonlyMap<string, ClockEntry>): void => {
  const told = new Set([...to.values()].map(({ type }) => kindOf(type)));
  for (const [id, entry] of from) if (!to.has(id) && !told.has(kindOf(entry.type))) to.set(id, entry);
};

/** Of one code the list's later word, with the states of both; of two codes the survivor's. */
const portalOf = (mine: OnPortal | undefined, other: OnPortal | undefined): OnPortal | undefined => {
  if (!mine || !other) return mine ?? other;
  if (codeKey(mine.code) !== codeKey(other.code)) return mine;
  const later = Date.parse(other.seenAt) > Date.parse(mine.seenAt) ? other : mine;
  const states = [...mine.states, ...other.states].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { ...later, states: states.filter(({ state }, at) => state !== states[at - 1]?.state) };
};

/** Of one code the list that was seen last, of two codes the survivor's. */
const portalPapersOf = (mine: Dossier, other: Dossier): PapersOnPortal | undefined => {
  const [a, b] = [mine.portalPapers, other.portalPapers];
  if (!a || !b) return a ?? b;
  const one = codeKey(mine.portal?.code ?? '') === codeKey(other.portal?.code ?? '');
  return one && Date.parse(b.seenAt) > Date.parse(a.seenAt) ? b : a;
};

/** Two dossiers that are one: what this one knows stays, what only the other knows is added. Nobody stands in it twice. */
export const absorb = (working: Working, other: Working): void => {
  const { state } = working;
  const from = other.state;
  const numbers = new Set(state.people.flatMap(({ citizen }) => citizen.personalId ?? []));
  const roles = new Set(state.people.map(({ role }) => role));
  const strangers = from.people.filter(
    // Several may stand as 'subject': nobody has said yet who they are.
    ({ role, citizen: { personalId } }) =>
      !(personalId && numbers.has(personalId)) &&
      (!roles.has(role) || (role === 'subject' && personalId !== undefined)),
  );
  state.people = [...state.people, ...strangers];
  const own = state.code ?? state.portal?.code;
  const known = new Set([own ?? '', ...state.codes].map(codeKey));
  const codes: string[] = [];
  for (const code of [from.code ?? from.portal?.code ?? '', ...from.codes])
    if (!known.has(codeKey(code))) {
      known.add(codeKey(code));
      codes.push(code);
    }
  if (own === undefined && codes.length) state.code = codes.shift()!;
  state.codes = [...state.codes, ...codes];
  state.tags = [...new Set([...state.tags, ...from.tags])];
  state.pinned ||= from.pinned;
  state.procedureCode ||= from.procedureCode;
  state.host ||= from.host;
  if (!working.received && other.received) {
    working.received = true;
    state.receivedAt = from.receivedAt!;
    state.channel = from.channel;
  }
  if (state.limitId === undefined && from.limitId !== undefined) state.limitId = from.limitId;
  if (state.fee === undefined && from.fee !== undefined) state.fee = from.fee;
  const papers = portalPapersOf(state, from);
  if (papers) state.portalPapers = papers;
  const portal = portalOf(state.portal, from.portal);
  if (portal) state.portal = portal;
  addMissing(working.papers, other.papers);
  addMissing(working.details, other.details);
  addMissing(working.cases, other.cases);
  addMissing(working.notes, other.notes);
  absorbClock(working.clock, other.clock);
  state.merged = [...state.merged, from.id, ...from.merged];
};
