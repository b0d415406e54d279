import type { OfficeRules } from '../deadline/rules.ts';
import type { LimitUnit } from '../deadline/types.ts';
import type { Channel } from '../dossier/types.ts';
import type { Role } from '../match/types.ts';
import type { Correction } from './corrections.ts';

/**
 * How far a value can be trusted. verified: the law's text was read (kiểm chứng); portal: as the national portal states it
 * (theo cổng); office: the office itself says so (theo đơn vị), never in shipped data; unverified: nobody checked (chưa kiểm
 * chứng), never shown as law.
 */
export type ValueStatus = 'verified' | 'portal' | 'office' | 'unverified';

export const LEVELS = ['xã', 'tỉnh', 'bộ', 'khác'] as const;
/** Who receives it; no district since 1/7/2025. */
export type Level = (typeof LEVELS)[number];

/** Why a limit that the portal states is not shown as one. Sentence: `limit.unknown.<reason>`. */
export const UNKNOWN_LIMITS = [
  'unit', // the portal's unit is 'khác': the number alone means nothing
  'conflict', // two sources disagree
  'zero', // 0 days
  'unverified', // nobody checked where it comes from
] as const;
export type UnknownLimitReason = (typeof UNKNOWN_LIMITS)[number];

/** Never reckoned with; shown, so that the office sees what it has to set. */
export interface UnknownLimit {
  id: string;
  case: string;
  /** As the source writes it: "1 (đơn vị «khác»)". */
  said: string;
  reason: UnknownLimitReason;
}

/** What is known to be wrong with an imported procedure. Sentence: `mark.<mark>`. */
export const MARKS = [
  'stub', // code, name and decision only
  'unverified', // its code or papers come from general knowledge
  'papers-cut', // the source cut the names of its papers
  'papers-partial',
  'level-unclear',
  'conditions-cut',
] as const;
export type Mark = (typeof MARKS)[number];

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
  /** Part of the dossier under which the portal lists it: "Hồ sơ của người nhận con nuôi". */
  case?: string;
  /** File names of its form on the portal. Imported ones only. */
  form?: string;
  /** The portal's whole text where `name` is cut, or folded into what a clerk calls it. */
  full?: string;
  /** Where the office has it from; only beside the status 'office'. */
  basis?: string;
  status: ValueStatus;
}

export interface Fee {
  text: string;
  status: ValueStatus;
  /** Where the office has it from; only beside the status 'office'. */
  basis?: string;
  /** The way of submission that it is for: "trực tuyến". */
  method?: string;
  note?: string;
  /** Set by the province's council; the portal gives no figure that holds everywhere. */
  local?: true;
  /** Why the figure is doubted: "có thể thiếu ba số 0 (700.000 đồng)". Never corrected silently. */
  suspect?: string;
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
  /** The lowest level that receives it. */
  level: Level;
  /** All levels, where there are several. */
  levels?: Level[];
  /** Several by case; none: nobody knows. */
  limits: Limit[];
  unknownLimits?: UnknownLimit[];
  /** None: the source says nothing, which is not "free". */
  fees: Fee[];
  /** None: the source says nothing, which is not "no papers". */
  papers: Paper[];
  /** Remarks: what the portal writes among the papers though it is none; for a curated one also where its papers come from. */
  notes?: string[];
  /** What picks the case among the papers' conditions. */
  questions?: Question[];
  checks?: Check[];
  results?: string[];
  conditions?: string[];
  agency?: string;
  /** Quyết định công bố: "619/QĐ-BNNMT". */
  decision?: string;
  /** First and last day on which it is in force, yyyy-MM-dd; absent = not known to begin or end. */
  effectiveFrom?: string;
  effectiveTo?: string;
  /** Code of the procedure that took its place. */
  replacedBy?: string;
  marks?: Mark[];
  /** Numbers of the documents of law that the portal names: "60/2014/QH13". */
  legalBasis: string[];
  source: string;
  /** Month or day on which the source was read: "2026-09". */
  asOf: string;
  /** What the office promises beside the law (utils/deadline/rules.ts); never law. */
  office?: OfficeRules;
  /** All that the office says of it, of any day, not laid over it yet: `onDay` does. */
  own?: readonly Correction[];
  /** What of it was laid over. */
  byOffice?: readonly Correction[];
}
