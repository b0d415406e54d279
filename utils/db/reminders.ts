import { StoreError, typed } from './errors.ts';
import { opaque } from './opaque.ts';
import type { Reminder, ReminderRow, Store } from './schema.ts';

/** A reminder to be planned; the ledger adds `notifiedAt`. */
export type PlannedReminder = Omit<Reminder, 'dossierId' | 'notifiedAt'>;

const KIND = /^[a-z][a-z0-9-]{0,39}$/;

const toMs = (iso: string): number => {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError('not a moment');
  return ms;
};

const toRow = (dossierId: string, { id, fireAt, dueAt, kind }: PlannedReminder): ReminderRow => {
  // These columns are readable without the passphrase, so a name or a sentence must not get into them.
  if (!KIND.test(kind)) throw new TypeError('the kind of a reminder is one plain word');
  toMs(dueAt);
  return { id: opaque(id), dossierId: opaque(dossierId), fireAt, fireMs: toMs(fireAt), dueAt, kind };
};

/** Checks the rows outside of a transaction. @throws TypeError, RangeError when one must not be stored */
export const reminderRows = (dossierId: string, reminders: readonly PlannedReminder[]): ReminderRow[] =>
  reminders.map((reminder) => toRow(dossierId, reminder));

/** Inside a transaction on `reminders`: the dossier's reminders become these; what was notified stays notified. */
export const putReminders = async (store: Store, dossierId: string, rows: readonly ReminderRow[]): Promise<void> => {
  const old = await store.reminders.where('dossierId').equals(dossierId).toArray();
  const sameMoment = (row: ReminderRow) =>
    old.find(({ kind, fireMs, notifiedAt }) => notifiedAt && kind === row.kind && fireMs === row.fireMs)?.notifiedAt;
  await store.reminders.bulkDelete(old.map(({ id }) => id));
  await store.reminders.bulkAdd(
    rows.map((row) => {
      const notifiedAt = sameMoment(row);
      return notifiedAt ? { ...row, notifiedAt } : row;
    }),
  );
};

const toReminder = ({ fireMs: _, ...reminder }: ReminderRow): Reminder => reminder;

/**
 * The dossier's reminders become these. One of the same kind and moment keeps its place in the ledger.
 * @throws StoreError 'gone': a reminder of a deleted dossier would ring for ever.
 */
export const replaceReminders = async (
  store: Store,
  dossierId: string,
  reminders: readonly PlannedReminder[],
): Promise<void> => {
  const rows = reminderRows(dossierId, reminders);
  await typed(() =>
    store.transaction('rw', store.dossiers, store.reminders, async () => {
      if (!(await store.dossiers.get(dossierId))) throw new StoreError('gone');
      await putReminders(store, dossierId, rows);
    }),
  );
};

/**
 * Reminders whose moment has come by `until`, earliest first. Works while the vault is locked.
 * @param which 'new': not yet notified (for notifications); 'all': those too (for the badge and the list)
 */
export const remindersDue = (store: Store, until: string, which: 'new' | 'all' = 'new'): Promise<Reminder[]> =>
  typed(async () => {
    const rows = await store.reminders.where('fireMs').belowOrEqual(toMs(until)).sortBy('fireMs');
    return rows.filter(({ notifiedAt }) => which === 'all' || !notifiedAt).map(toReminder);
  });

/** The reminders of one dossier, earliest first. */
export const remindersOf = (store: Store, dossierId: string): Promise<Reminder[]> =>
  typed(async () => (await store.reminders.where('dossierId').equals(dossierId).sortBy('fireMs')).map(toReminder));

/**
 * Writes into the ledger that these were notified. Idempotent: a moment once written stays.
 * @returns the ids that were written by this very call. A sweep marks first and notifies only those, so that two
 * workers, or one that is started twice, never notify twice.
 */
export const markNotified = (store: Store, ids: readonly string[], at: string): Promise<string[]> =>
  typed(() =>
    store.transaction('rw', store.reminders, async () => {
      toMs(at);
      const rows = await store.reminders.bulkGet([...new Set(ids)]);
      const marked = rows.filter((row) => row !== undefined).filter(({ notifiedAt }) => !notifiedAt);
      await store.reminders.bulkPut(marked.map((row) => ({ ...row, notifiedAt: at })));
      return marked.map(({ id }) => id);
    }),
  );
