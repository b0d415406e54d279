/** The clock of a dossier. Rules R1-R24 are named in utils/deadline/README.md with their legal sources. */
export const LIMIT_UNITS = [
  'MINUTE',
  'HOUR',
  'WORKING_MINUTE',
  'WORKING_HOUR',
  'HALF_DAY',
  'SAME_DAY',
  'WORKING_DAY',
  'DAY',
  'WEEK',
  'MONTH',
  'YEAR',
] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export interface DeadlineLimit {
  value: number;
  unit: LimitUnit;
}

/** A local shortened or express limit; `onlyWeekday` (1 = Monday ... 7) binds it to receptions on that weekday. */
export interface Commitment extends DeadlineLimit {
  onlyWeekday?: number;
}

/** Everything that can happen to the clock of a dossier. */
export const CLOCK_TYPES = [
  'SUPPLEMENT_REQUESTED',
  'SUPPLEMENT_RECEIVED',
  'FINANCE_SENT',
  'FINANCE_DONE',
  'EXTENDED',
  'RESULT',
  'REFUSED',
  'RETURNED',
  'WITHDRAWN',
  'STOPPED',
] as const;
export type ClockType = (typeof CLOCK_TYPES)[number];

/** Time that is not counted for another reason than a payment: suspended, posted in public, assessed, asked elsewhere. */
export const WAIT_LABELS = ['suspended', 'posting', 'assessment', 'opinion', 'other'] as const;
export type WaitLabel = (typeof WAIT_LABELS)[number];

/** What an officer enters; the engine reads it as a DeadlineEvent. `id` names the entry, so that it can be corrected or undone. */
export interface ClockEntry {
  id: string;
  type: ClockType;
  at: string;
  /** EXTENDED: the new date, yyyy-MM-dd. */
  to?: string;
  /** FINANCE_*: absent = financial obligation. */
  label?: WaitLabel;
}

/**
 * What happened to a dossier and when (ISO 8601, any offset). FINANCE_* also carries other time that is not counted
 * (niêm yết, giám định ...), told apart by `label`. `to` of EXTENDED is the new date, yyyy-MM-dd.
 */
export type DeadlineEvent =
  | { type: 'EXTENDED'; at: string; to: string }
  | { type: 'FINANCE_SENT' | 'FINANCE_DONE'; at: string; label?: string }
  | {
      type:
        | 'SUPPLEMENT_REQUESTED'
        | 'SUPPLEMENT_RECEIVED'
        | 'RESULT'
        | 'REFUSED'
        | 'RETURNED'
        | 'WITHDRAWN'
        | 'STOPPED';
      at: string;
    };

export interface DeadlineInput {
  /** The moment on the receipt (giấy tiếp nhận), ISO 8601. */
  receivedAt: string;
  limit: DeadlineLimit;
  /** The moment of the question. */
  asOf: string;
  /** SAME_DAY: last minute that still counts for the day itself, default "15:00". */
  cutoff?: string;
  /** What a received supplement does to the limit: runs again from its start (default), or goes on. */
  onSupplement?: 'restart' | 'pause';
  /** In any order: their moments decide. */
  events?: readonly DeadlineEvent[];
  commitment?: Commitment;
  /** The appointment that the portal shows: a moment, or a date alone. */
  portalDueAt?: string;
  /** Internal steps, one after the other. */
  steps?: readonly DeadlineLimit[];
}

export type DeadlineStatus = 'RUNNING' | 'OVERDUE' | 'WAITING' | 'EARLY' | 'ON_TIME' | 'LATE' | 'WITHDRAWN' | 'STOPPED';

export type DeadlineWarning = 'SUPPLEMENT_LATE' | 'SECOND_SUPPLEMENT' | 'EXTENSION_LATE' | 'SECOND_EXTENSION';

/**
 * What the officer should look at, without effect on the arithmetic. received-in-future: reception lies after asOf (or the
 * machine's clock is wrong); event-after-end: something was entered after the result and is left out; confirm-appointment:
 * the counted days touch Tết or 2/9 of a year that is not announced yet; steps-exceed-limit: the internal steps end later.
 */
export const DEADLINE_FLAGS = [
  'received-in-future',
  'event-after-end',
  'confirm-appointment',
  'steps-exceed-limit',
] as const;
export type DeadlineFlag = (typeof DEADLINE_FLAGS)[number];

/** Moments are ISO 8601 with +07:00; null = there is none. Limits counted in days end at 23:59:59. */
export interface Deadline {
  asOf: string;
  /** Reception, or the supplement from which the limit runs again. */
  startedAt: string;
  /** By the statutory limit. */
  dueAt: string | null;
  status: DeadlineStatus;
  /** other: excluded time with a label of its own. */
  waitingFor: 'supplement' | 'finance' | 'other' | null;
  waitingSince: string | null;
  /** When the dossier was resolved, withdrawn or stopped. */
  endedAt: string | null;
  /** When the citizen fetched the result. */
  returnedAt: string | null;
  latestApologyAt: string | null;
  supplementNoticeBy: string | null;
  commitDueAt: string | null;
  commitStatus: DeadlineStatus | null;
  portal: 'EARLIER' | 'MATCH' | 'LATER' | null;
  /** When the desk hands the dossier on; null for SAME_DAY. */
  transferBy: string | null;
  /** Due moment of each internal step. */
  steps: string[] | null;
  /** In the order of the events. */
  warnings: DeadlineWarning[];
  /** provisional: due in a year whose days off are not all announced. */
  certainty: 'certain' | 'provisional' | null;
  flags: DeadlineFlag[];
}

/** One line of the arithmetic, ready to show: "Nhận thứ Hai 23/11/2026 lúc 09:10". */
export type ArithmeticLine = { text: string; basis?: string };
