import type { PaperState } from '../checklist/types.ts';
import type { Citizen } from '../citizen/types.ts';
import type { ClockEntry } from '../deadline/types.ts';
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
  /** An entry of the clock, its correction, or its undoing (null). */
  | { type: 'clock-set'; entryId: string; entry: Omit<ClockEntry, 'id'> | null }
);

export interface Note {
  id: string;
  text: string;
  /** Last change. */
  at: string;
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
  /** Moment of the result or the refusal, from `clock`. */
  resultAt?: string;
  /** What happened to its clock, by moment; absent where nothing did. */
  clock?: ClockEntry[];
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
  /** Moment of the result or the refusal, from `clock`. */
  resultAt?: string;
  /** What happened to its clock, by moment; absent where nothing did. */
  clock?: ClockEntry[];
  openedAt: string;
  updatedAt: string;
}
