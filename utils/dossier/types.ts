import type { PaperDetail, PaperState } from '../checklist/types.ts';
import type { Citizen } from '../citizen/types.ts';
import type { ClockEntry } from '../deadline/types.ts';
import type { Role } from '../match/types.ts';
import type { PortalPaper, PortalStep } from '../portal/types.ts';

/** Kênh tiếp nhận. */
export type Channel = 'counter' | 'online' | 'post';

/** Where a dossier stands on the portal; the portals' own words are mapped by public/data/portals/statuses.json. */
export const PORTAL_STATES = [
  'new', // filed, not yet received: no clock
  'processing',
  'supplement',
  'finance',
  'refused',
  'withdrawn',
  'stopped',
  'done',
  'returned',
] as const;
export type PortalState = (typeof PORTAL_STATES)[number];

/** What an officer's list showed of a dossier, all of it at one moment. Dates as in DossierRow (utils/portal/types.ts). */
export interface PortalRow {
  code: string;
  procedureName?: string;
  applicant?: string;
  receivedAt?: string;
  appointmentAt?: string;
  formerAppointmentAt?: string;
  step?: string;
  status?: string;
  state?: PortalState;
  channel?: Channel;
  supplementLate?: true;
  /** From the dossier's own page. */
  steps?: PortalStep[];
}

/**
 * Every change of a dossier is an immutable event; the state is their fold. No event says who made it: one officer, one vault.
 * `at` is the moment of the change (ISO with +07:00).
 */
export type DossierEvent = { id: string; dossierId: string; at: string } & (
  | { type: 'opened'; procedureCode: string; host: string }
  | { type: 'code-set'; code: string }
  | { type: 'people-set'; people: { role: Role; citizen: Citizen }[] }
  | { type: 'received'; receivedAt: string; channel: Channel }
  | { type: 'limit-chosen'; limitId: string }
  | { type: 'paper-set'; paperId: string; state: PaperState | null }
  /** `when` null takes the answer back. */
  | { type: 'case-chosen'; question: string; when: string | null }
  /** The whole of what is written down about a paper; an empty one takes it back. */
  | { type: 'paper-detail'; paperId: string; detail: PaperDetail }
  | { type: 'note-written'; noteId: string; text: string }
  | { type: 'filled'; host: string; filled: number; left: number }
  | { type: 'result'; resultAt: string }
  | { type: 'codes-set'; codes: string[] }
  | { type: 'tags-set'; tags: string[] }
  | { type: 'pinned'; on: boolean }
  | { type: 'note-pinned'; noteId: string; on: boolean }
  | { type: 'closed'; outcome: CloseOutcome | null }
  | { type: 'fee-set'; fee: Fee | null }
  | { type: 'merged'; other: string; events: DossierEvent[] }
  | { type: 'unmerged'; other: string }
  | { type: 'merged-into'; into: string | null }
  // Everything that is known of a dossier when it is taken from a register, as one: a tenth of the rows, sealed and written at once.
  | { type: 'imported'; events: DossierEvent[] }
  | { type: 'captured'; host: string; row: PortalRow }
  /** All papers that the dossier's own page on the portal lists. */
  | { type: 'papers-listed'; host: string; papers: PortalPaper[] }
  /** An entry of the clock, its correction, or its undoing (null). */
  | { type: 'clock-set'; entryId: string; entry: Omit<ClockEntry, 'id'> | null }
);

/** How a dossier left the desk's hands. */
export const CLOSE_OUTCOMES = ['returned', 'refused', 'withdrawn', 'elsewhere', 'other'] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** Lệ phí: whole đồng. */
export interface Fee {
  amount: number;
  paid: boolean;
}

export interface Note {
  id: string;
  text: string;
  /** Last change. */
  at: string;
  pinned?: true;
}

/** The dossier as the portal's list last showed it. */
export interface OnPortal extends PortalRow {
  host: string;
  /** When the last change was seen. */
  seenAt: string;
  /** Since when each state was seen, in order; the true moments lie before, after the one before. */
  states: { state: PortalState; at: string }[];
}

/** The papers as the portal's page of the dossier last listed them. */
export interface PapersOnPortal {
  host: string;
  /** When the last change was seen. */
  seenAt: string;
  papers: PortalPaper[];
}

/** The fold of a dossier's events. */
export interface Dossier {
  id: string;
  code?: string;
  procedureCode: string;
  host: string;
  people: { role: Role; citizen: Citizen }[];
  receivedAt?: string;
  channel: Channel;
  limitId?: string;
  papers: Record<string, PaperState>;
  /** Reasons, notes and counts beside the states, by paper. */
  details?: Record<string, PaperDetail>;
  /** Answers that picked the case: id of the question → the condition that holds. */
  cases?: Record<string, string>;
  notes: Note[];
  /** Moment of the result or the refusal, from `clock`. */
  resultAt?: string;
  /** Other codes under which it is known: a second system's, a dossier's that was merged into this one. */
  codes: string[];
  tags: string[];
  pinned: boolean;
  /** Closed at the desk; the moment is the closing event's. */
  closed?: { outcome: CloseOutcome; at: string };
  fee?: Fee;
  /** Dossiers that turned out to be this one, by their ids. */
  merged: string[];
  /** This dossier turned out to be that one: lists and searches show that one only. */
  mergedInto?: string;
  portal?: OnPortal;
  portalPapers?: PapersOnPortal;
  /** What happened to its clock, by moment; absent where nothing did. */
  clock?: ClockEntry[];
  openedAt: string;
  updatedAt: string;
}

/** How a dossier is named where no person may stand. */
export type DossierLabel = Pick<DossierSummary, 'id' | 'code' | 'procedureCode'>;

/** What a list shows of a dossier; small, because lists open thousands of them at once. */
export interface DossierSummary {
  id: string;
  code?: string;
  procedureCode: string;
  host: string;
  people: { role: Role; fullName?: string; personalId?: string }[];
  receivedAt?: string;
  channel: Channel;
  limitId?: string;
  /** How many papers stand in each state. */
  papers: Partial<Record<PaperState, number>>;
  notes: number;
  /** Folded words of notes, telephone numbers and #tags in notes, each once: what the search looks through. No sentences. */
  words: string;
  /** Moment of the result or the refusal, from `clock`. */
  resultAt?: string;
  codes: string[];
  tags: string[];
  pinned: boolean;
  closed?: { outcome: CloseOutcome; at: string };
  fee?: Fee;
  mergedInto?: string;
  portal?: OnPortal;
  /** What happened to its clock, by moment; absent where nothing did. */
  clock?: ClockEntry[];
  openedAt: string;
  updatedAt: string;
}
