import type { LimitUnit } from '../deadline/types.ts';
import type { Channel } from '../dossier/types.ts';
import type { Role } from '../match/types.ts';

/**
 * How far a value can be trusted. verified: the law's text was read (kiểm chứng); portal: as the national portal states it
 * (theo cổng); unverified: nobody checked (chưa kiểm chứng), never shown as law.
 */
export type ValueStatus = 'verified' | 'portal' | 'unverified';

export interface Limit {
  id: string;
  /** '' = the ordinary case; else when it applies: "cần xác minh điều kiện kết hôn". */
  case: string;
  value: number;
  unit: LimitUnit;
  /** Article of law or page that says so. */
  basis: string;
  status: ValueStatus;
}

export interface Paper {
  id: string;
  name: string;
  /** submit: handed in and kept; present: shown and given back. */
  kind: 'submit' | 'present';
  originals: number;
  copies: number;
  /** Needed only then: "trường hợp ủy quyền". Absent = always. */
  when?: string;
  /** `when` speaks of the way of submission only: through these channels the paper is needed, through others it is not. */
  channels?: Channel[];
  status: ValueStatus;
}

/** One question in plain words, for the officer to put to the citizen. */
export interface Question {
  id: string;
  ask: string;
  /** `when`: the condition of papers (or the case of a limit) that this answer makes true; '' = none of them. */
  answers: { say: string; when: string }[];
}

/** What is worked out from the people of the dossier; never blocks. Sentence: `eligibility.<rule>.<verdict>` in the locale file. */
export const CHECK_RULES = [
  'husband-age',
  'wife-age',
  'two-people', // bên nam and bên nữ are not one person
  'different-sex',
  'roles-not-swapped', // the woman stands as bên nam and the man as bên nữ
  'birth-within-60-days',
  'parents-differ', // father and mother are not one person
  'not-related',
  'parents-sex',
  'birth-not-future',
  'parent-before-child',
  'parents-age',
  'applicant-entitled',
  'child-under-6',
  'adult',
  'lives-here',
  'id-valid',
  'same-person', // one card in two places on the form that cannot be one person
  'elderly-60',
  'elderly-70',
  'elderly-75',
  'elderly-80',
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

export interface Check {
  rule: CheckRule;
  /** Article of law; '' where plain sense says so. */
  basis: string;
  /** Of the article; absent = nobody checked it. */
  status?: ValueStatus;
  /** Whom the rule looks at, where the procedure decides that: one of them lives here, each of them is of age. */
  roles?: Role[];
}

export interface Procedure {
  /** Mã TTHC: "1.000894". */
  code: string;
  name: string;
  /** What citizens call it: "làm giấy khai sinh". For search only. */
  words?: string[];
  field: string;
  level: 'xã' | 'tỉnh' | 'bộ';
  limits: Limit[];
  fees: { text: string; status: ValueStatus }[];
  papers: Paper[];
  /** What picks the case among the papers' conditions. */
  questions?: Question[];
  checks?: Check[];
  /** Numbers of the documents of law that the portal names: "60/2014/QH13". */
  legalBasis: string[];
  source: string;
  /** Month or day on which the source was read: "2026-09". */
  asOf: string;
}
