import type { Citizen } from '../citizen/types.ts';
import type { Match, Role } from '../match/types.ts';
import type { Resolution } from '../places/types.ts';
import type { FieldId, PageForm } from '../portal/types.ts';

/** A person at the counter: the card's data plus what was worked out from it. */
export interface Person {
  id: string;
  citizen: Citizen;
  /** The card's address in today's units. */
  place?: Resolution;
}

/** Who is who on this form. One person may stand in two roles. */
export type RoleMap = Partial<Record<Role, Person>>;

/** Why a field is not filled. The sentence of each is `fill.reason.<reason>` in the locale file. */
export const LEAVE_REASONS = [
  'hidden',
  'disabled',
  'readonly',
  'unsure-attribute',
  'unsure-person',
  'no-person',
  'no-value',
  'birth-year-only',
  'not-personal', // a field of the dossier, not of a person
  'not-on-card', // ethnicity, occupation ...: the card does not say
  'address-ambiguous',
  'already-filled',
  'too-long',
  'not-in-options',
  'unsupported-widget',
  'name-split-unsure', // one name in several boxes, and where it parts is not certain
  'no-district', // since 1/7/2025 there is no district level
  'depends-on-left', // a list of communes whose province is not filled by us
  'role-conflict', // sex or another role of the same person contradicts this role
] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** What a writer is asked to put in. */
export type FillValue =
  /** Typed as it stands. */
  | { kind: 'text'; text: string }
  /** Choose the one option whose folded text (or value) equals one of these, in this order; never 'contains'. */
  | { kind: 'choose'; accept: string[] }
  /** Choose in each column of a cascading list in turn, each as in 'choose'. */
  | { kind: 'path'; accept: string[][] }
  /** Typed at the caret, in the place of `instead` before it; what stands around it stays. */
  | { kind: 'insert'; text: string; instead: string }
  /** ISO date; the writer of the control knows its own format. */
  | { kind: 'date'; iso: string };

export type Step =
  /** `shown`: what the preview shows the officer. `overwrite`: the officer agreed to replace what stands there. */
  | {
      field: FieldId;
      role: Role;
      write: FillValue;
      shown: string;
      driver: boolean;
      overwrite: boolean;
      /** Written only when that field holds what was planned for it: a commune needs its province. */
      needs?: FieldId;
      /** The page reloads itself when this is chosen. */
      reloads?: true;
    }
  /** `compare`: something stands in the field; the page is to say whether it is what we would have written. */
  | { field: FieldId; role?: Role; leave: LeaveReason; compare?: { write: FillValue; shown: string } };

export interface FillPlan {
  fingerprint: string;
  steps: Step[];
}

/** All that the planner looks at. Pure: same input, same plan. */
export interface PlanInput {
  form: PageForm;
  matches: readonly Match[];
  people: RoleMap;
  /** Fields that the officer allowed to be overwritten. */
  overwrite?: ReadonlySet<FieldId>;
}

/** What became of a field when the page's own handlers had run. Sentence: `fill.outcome.<outcome>`. */
export const OUTCOMES = [
  'filled', // read back: the page holds the value
  'kept', // it held that very value already
  'target-gone', // the control is no longer on the page
  'target-changed', // another control stands there: label, section or name differ from the preview
  'hidden-now',
  'not-in-options',
  'options-not-loaded',
  'rejected', // the page changed or refused the value, also after one repair
  'already-filled', // the page or the officer filled it after the preview
  'cancelled',
  'origin-refused', // sandboxed or foreign frame
  'frame-gone', // the frame or tab navigated or went away after the preview
  'restored', // undo: the field holds again what stood there before the fill
  'cannot-clear', // undo: the page has no way back to what stood there
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Final state of each written field of one frame; holds no values. */
export interface FillReceipt {
  planId: string;
  outcomes: { field: FieldId; outcome: Outcome }[];
  ms: number;
}
