import type { CheckRule } from '../procedure/types.ts';

/** State of one paper: có / thiếu / sai / được miễn / không áp dụng; absent = not looked at yet. */
export const PAPER_STATES = ['have', 'missing', 'wrong', 'exempt', 'not-applicable'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

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
  state?: PaperState;
}

export interface Checklist {
  rows: ChecklistRow[];
  /** Rows that are settled for reception (have, exempt, not-applicable). */
  done: number;
  total: number;
}

/** What a check found. fail warns, it never blocks: the officer decides. */
export interface Eligibility {
  rule: CheckRule;
  verdict: 'pass' | 'fail' | 'cannot-tell';
  /** Article of law; '' where plain sense says so. */
  basis: string;
  /** Values for the sentence `eligibility.<rule>.<verdict>`; dates are dd/MM/yyyy. No names, no numbers of people. */
  params: Record<string, string>;
}
