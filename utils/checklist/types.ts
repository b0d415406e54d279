import type { Role } from '../match/types.ts';
import type { CheckRule, ValueStatus } from '../procedure/types.ts';

/** State of one paper: có / thiếu / sai / được miễn / không áp dụng; absent = not looked at yet. */
export const PAPER_STATES = ['have', 'missing', 'wrong', 'exempt', 'not-applicable'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** Why a paper is wrong. */
export const WRONG_REASONS = ['expired', 'blurred', 'unsigned', 'wrong-data', 'other'] as const;
/** What a paper is exempt on. */
export const EXEMPT_REASONS = ['population-data', 'other-data', 'kept-here', 'other-basis'] as const;
export const PAPER_REASONS = [...WRONG_REASONS, ...EXEMPT_REASONS] as const;
export type PaperReason = (typeof PAPER_REASONS)[number];

/** What the officer wrote down about one paper. A reason counts only while the state is the one that it explains. */
export interface PaperDetail {
  reason?: PaperReason;
  note?: string;
  /** Pieces that lie on the desk. */
  originals?: number;
  copies?: number;
}

/** Reasons that explain a state; none for those that need no reason. */
export const reasonsFor = (state: PaperState | undefined): readonly PaperReason[] =>
  state === 'wrong' ? WRONG_REASONS : state === 'exempt' ? EXEMPT_REASONS : [];

/** Is a paper needed here: always, by the chosen case, by a case that nobody chose yet, or not by the chosen case. */
export type Need = 'always' | 'case' | 'open' | 'not';

export interface ChecklistRow {
  paperId: string;
  name: string;
  kind: 'submit' | 'present';
  originals: number;
  copies: number;
  when?: string;
  /** Part of the dossier under which the portal lists it. */
  case?: string;
  /** Nobody checked it, or its number is unknown: chưa kiểm chứng. */
  unverified?: true;
  /** The office's own: where it has it from. */
  office?: string;
  need: Need;
  state?: PaperState;
  detail: PaperDetail;
}

export interface Checklist {
  rows: ChecklistRow[];
  /** Rows that are settled for reception (have, exempt, not-applicable), with as many pieces as are needed. */
  done: number;
  total: number;
}

/** What a check found. fail warns, it never blocks: the officer decides. */
export interface Eligibility {
  rule: CheckRule;
  verdict: 'pass' | 'fail' | 'cannot-tell';
  /** Article of law; '' where plain sense says so. */
  basis: string;
  /** How far the article can be trusted; absent where plain sense says so. */
  status?: ValueStatus;
  /** Of whom it speaks, where it may speak of several: the place on the form, never a name. */
  role?: Role;
  /** Values for the sentence `eligibility.<rule>.<verdict>`; dates are dd/MM/yyyy. No names, no numbers of people. */
  params: Record<string, string>;
}
