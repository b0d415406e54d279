import { StoreError, typed } from './errors.ts';
import { opaque } from './opaque.ts';
import type { Reminder, ReminderRow, Store } from './schema.ts';

/** A reminder to be planned; the ledger adds what became of it. */
export type PlannedReminder = Omit<Reminder, 'dossierId' | 'notifiedAt' | 'claimedAt' | 'handledAt'>;

const KIND = /^[a-z][a-z0-9-]{0,39}$/;
const SNOOZED = 'snoozed-';
/** A claim that led to no notification in this time was left by a worker that died. */
const CLAIM_MS = 90_000;

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

/** What the ledger knows of a row. */
const ledgerOf = ({ notifiedAt, claimedAt, handledAt }: ReminderRow) => ({
  ...(notifiedAt && { notifiedAt }),
  ...(claimedAt && { claimedAt }),
  ...(handledAt && { handledAt }),
});

const ofDossier = (store: Store, dossierId: string) => store.reminders.where('dossierId').equals(dossierId);

/**
 * Inside a transaction on `reminders`: the dossier's reminders become these; what was notified or dealt with stays so, and what was snoozed
 * stays while it still speaks of something that is planned.
 */
export const putReminders = async (store: Store, dossierId: string, rows: readonly ReminderRow[]): Promise<void> => {
  const old = await ofDossier(store, dossierId).toArray();
  const same = (row: ReminderRow) => old.find(({ kind, fireMs }) => kind === row.kind && fireMs === row.fireMs);
  const planned = new Set(rows.map(({ dueAt }) => dueAt));
  const snoozed = old.filter(({ kind, dueAt }) => kind.startsWith(SNOOZED) && planned.has(dueAt));
  await store.reminders.bulkDelete(old.map(({ id }) => id));
  await store.reminders.bulkAdd([
    ...rows.map((row) => {
      const before = same(row);
      return before ? { ...row, ...ledgerOf(before) } : row;
    }),
    ...snoozed,
  ]);
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

const fired = (store: Store, until: string) => store.reminders.where('fireMs').belowOrEqual(toMs(until));

/**
 * Reminders whose moment has come by `until`, earliest first. Works while the vault is locked.
 * @param which 'new': not yet notified (for notifications); 'all': those too (for the badge and the list); dealt with: neither
 */
export const remindersDue = (store: Store, until: string, which: 'new' | 'all' = 'new'): Promise<Reminder[]> =>
  typed(async () => {
    const rows = await fired(store, until).sortBy('fireMs');
    return rows.filter(({ notifiedAt, handledAt }) => !handledAt && (which === 'all' || !notifiedAt)).map(toReminder);
  });

/** The reminders of one dossier, earliest first. */
export const remindersOf = (store: Store, dossierId: string): Promise<Reminder[]> =>
  typed(async () => (await ofDossier(store, dossierId).sortBy('fireMs')).map(toReminder));

/**
 * Takes these on, so that no other sweep announces them. A claim that was left by a worker that died, or by a clock that was ahead, is
 * taken over.
 * @returns what this very call took, as it stood before (with the claim that was taken over)
 */
export const claimReminders = (store: Store, ids: readonly string[], at: string): Promise<Reminder[]> =>
  typed(() =>
    store.transaction('rw', store.reminders, async () => {
      const now = toMs(at);
      const held = (claimedAt: string | undefined) => {
        const age = claimedAt === undefined ? Number.NaN : now - toMs(claimedAt);
        return age >= 0 && age < CLAIM_MS;
      };
      const rows = (await store.reminders.bulkGet([...new Set(ids)])).filter((row) => row !== undefined);
      const free = rows.filter(({ notifiedAt, handledAt, claimedAt }) => !notifiedAt && !handledAt && !held(claimedAt));
      await store.reminders.bulkPut(free.map((row) => ({ ...row, claimedAt: at })));
      return free.map(toReminder);
    }),
  );

/**
 * Writes into the ledger that these were notified. Idempotent: a moment once written stays.
 * @returns the ids that were written by this very call.
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

/** The officer dealt with what fired for this dossier by `at`: it leaves the badge and the lists until something new fires. */
export const handleReminders = (store: Store, dossierId: string, at: string): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.reminders, async () => {
      const now = toMs(at);
      const rows = await ofDossier(store, dossierId).toArray();
      await store.reminders.bulkPut(
        rows.filter(({ fireMs }) => fireMs <= now).map((row) => ({ ...row, handledAt: at })),
      );
      await store.reminders.bulkDelete(
        rows.filter(({ fireMs, kind }) => fireMs > now && kind.startsWith(SNOOZED)).map(({ id }) => id),
      );
    }),
  );

/** What fired last for this dossier is told once more at `until`; nothing when nothing fired by `at`. */
export const snoozeReminders = (store: Store, dossierId: string, at: string, until: string): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.reminders, async () => {
      const [now, fireMs] = [toMs(at), toMs(until)];
      const rows = (await ofDossier(store, dossierId).sortBy('fireMs')).filter((row) => row.fireMs <= now);
      const last = rows.findLast(({ handledAt }) => !handledAt);
      if (!last) return;
      const kind = last.kind.startsWith(SNOOZED) ? last.kind : `${SNOOZED}${last.kind}`;
      const id = opaque(`${dossierId}:${kind}:${last.dueAt.slice(0, 10)}`);
      await store.reminders.put({ id, dossierId, kind, dueAt: last.dueAt, fireAt: until, fireMs });
    }),
  );

/** The clock was set back to `at`: what a clock that was ahead announced before its time is announced again when it comes. */
export const forgetAfter = (store: Store, at: string): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.reminders, async () => {
      const rows = await store.reminders.where('fireMs').above(toMs(at)).toArray();
      const told = rows.filter(({ notifiedAt, claimedAt, handledAt }) => notifiedAt ?? claimedAt ?? handledAt);
      await store.reminders.bulkPut(told.map(({ notifiedAt: _n, claimedAt: _c, handledAt: _h, ...row }) => row));
    }),
  );
