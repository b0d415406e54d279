/**
 * What is announced of one dossier. `before-N`: N working days before; `step-N`: its N-th internal step is due; `supplement`: asked and not
 * answered; `fetch`: the result waits for the citizen; `note`: a note named this day ('@24/11'), nothing is due then. A kind of the office's own promise bears `promise-`, a snoozed one `snoozed-`.
 */
type Base =
  | `before-${number}`
  | 'apology'
  | 'due-day'
  | 'last-hour'
  | 'overdue'
  | `step-${number}`
  | 'supplement'
  | 'fetch'
  | 'note';
type Planned = Base | `promise-${'due-day' | 'last-hour' | `before-${number}`}`;
export type ReminderKind = Planned | `snoozed-${Planned}`;

/** Carries no personal data: it is kept in clear, so that a sweep works while the vault is locked. */
export interface Reminder {
  /** dossierId:kind:date of dueAt. The same plan gives the same id, so a ledger of ids notifies nothing twice. */
  id: string;
  dossierId: string;
  kind: ReminderKind;
  /** ISO +07:00. Lies in the past when the reminder is to fire at once. */
  fireAt: string;
  /** What the kind speaks of: the due moment, the step's, the day of the request, the day of the result. */
  dueAt: string;
  /** When a sweep took it on itself to announce it. */
  claimedAt?: string;
}

export interface ReminderRules {
  /** Working days before the due day. */
  before: readonly number[];
  apology: boolean;
  dueDay: boolean;
  /** An hour before the due moment, or before the office closes on the due day. */
  lastHour: boolean;
  overdue: boolean;
  step: boolean;
  /** Working days after which a supplement is unanswered, a result not fetched; 0 = not announced. */
  supplementDays: number;
  fetchDays: number;
}
