import type { PaperState } from '../checklist/types.ts';
import type { Citizen } from '../citizen/types.ts';
import type { Role } from '../match/types.ts';

/** Kênh tiếp nhận. */
export type Channel = 'counter' | 'online' | 'post';

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
  notes: Note[];
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
  openedAt: string;
  updatedAt: string;
}

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
  resultAt?: string;
  codes: string[];
  tags: string[];
  pinned: boolean;
  closed?: { outcome: CloseOutcome; at: string };
  fee?: Fee;
  mergedInto?: string;
  openedAt: string;
  updatedAt: string;
}
