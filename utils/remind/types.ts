export const REMINDER_KINDS = ['before-3', 'before-1', 'apology', 'due-day', 'overdue'] as const;
/** From the least to the most urgent. */
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A day that the officer wrote into a note ('@24/11'): nothing is due then, the officer wants to hear of it. */
export const NOTE_REMINDER = 'note';

/** Carries no personal data: it is kept in clear, so that a sweep works while the vault is locked. */
export interface Reminder {
  /** dossierId:kind:date of dueAt. The same plan gives the same id, so a ledger of ids notifies nothing twice. */
  id: string;
  dossierId: string;
  kind: ReminderKind | typeof NOTE_REMINDER;
  /** ISO +07:00. Lies in the past when the reminder is to fire at once. */
  fireAt: string;
  dueAt: string;
}

export interface ReminderRules {
  kinds: readonly ReminderKind[];
}
