import type { OfficeRules } from '../deadline/office.ts';
import type { LimitUnit } from '../deadline/types.ts';
import type { Channel } from '../dossier/types.ts';

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

/** What is worked out from the people of the dossier; never blocks. Sentence: `eligibility.<rule>.<verdict>` in the locale file. */
export const CHECK_RULES = [
  'husband-age',
  'wife-age',
  'two-people', // bên nam and bên nữ are not one person
  'different-sex',
  'roles-not-swapped', // the woman stands as bên nam and the man as bên nữ
  'birth-within-60-days',
  'parents-differ', // father and mother are not one person
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

export interface Check {
  rule: CheckRule;
  /** Article of law; '' where plain sense says so. */
  basis: string;
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
  checks?: Check[];
  /** Numbers of the documents of law that the portal names: "60/2014/QH13". */
  legalBasis: string[];
  source: string;
  /** Month or day on which the source was read: "2026-09". */
  asOf: string;
  /** What the office decided for it (utils/deadline/office.ts), laid over the catalogue; never law. */
  office?: OfficeRules;
}
