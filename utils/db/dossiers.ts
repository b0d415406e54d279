import { fold } from '../dossier/fold.ts';
import { inOrder, placeAfter } from '../dossier/order.ts';
import { summary } from '../dossier/summary.ts';
import type { Dossier, DossierEvent } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import { newDossierKey, openJson, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { dropAttachments } from './attachments.ts';
import { StoreError, typed } from './errors.ts';
import { opaque } from './opaque.ts';
import { type PlannedReminder, putReminders, reminderRows } from './reminders.ts';
import { eventPlace, eventRows, knownForm, summaryPlace } from './rows.ts';
import { type DossierRow, type EventRow, type ReminderRow, SEALED_FORM, type Store } from './schema.ts';

/** Each round at least one writer gets through, so this many writers of one dossier at once are served. */
const ROUNDS = 32;

const readRows = (store: Store, dossierId: string): Promise<{ row: DossierRow | undefined; rows: EventRow[] }> =>
  typed(() =>
    store.transaction('r', store.dossiers, store.events, async () => ({
      row: await store.dossiers.get(dossierId),
      rows: await eventRows(store, dossierId).toArray(),
    })),
  );

/** @throws VaultError 'tampered' also when event rows are missing, doubled or left over from another state. */
export const openEvents = async (
  key: CryptoKey,
  row: DossierRow,
  rows: readonly EventRow[],
): Promise<DossierEvent[]> => {
  if (rows.length !== row.seq || rows.some(({ seq }, index) => seq !== index + 1)) throw new VaultError('tampered');
  return Promise.all(rows.map((event) => openJson<DossierEvent>(key, eventPlace(knownForm(event)), event.sealed)));
};

const belongs = (events: readonly DossierEvent[], dossierId: string): boolean =>
  events.every(
    (event) => event.dossierId === dossierId && (event.type !== 'imported' || belongs(event.events, dossierId)),
  );

/** New events of one dossier. */
export interface Change {
  dossierId: string;
  events: readonly DossierEvent[];
}

export interface Appended {
  dossier: Dossier;
  /** How many of the events were new. */
  added: number;
}

/** A dossier's reminders, computed from the very state that is written; undefined: those that are there stay. */
export type PlanReminders = (dossier: Dossier) => Planned | Promise<Planned>;
type Planned = readonly PlannedReminder[] | undefined;

/** One dossier's part of a write, sealed and ready. */
interface Prepared extends Appended {
  /** undefined: the dossier is new. */
  before: DossierRow | undefined;
  row: DossierRow;
  events: EventRow[];
  reminders: ReminderRow[] | undefined;
}

const prepare = async (
  store: Store,
  main: CryptoKey,
  { dossierId, events }: Change,
  before: DossierRow | undefined,
  plan: PlanReminders | undefined,
): Promise<Prepared> => {
  // A new dossier has nothing to read; an old one is read together with its row, so that both are of one moment.
  const { row, rows } = before ? await readRows(store, dossierId) : { row: before, rows: [] };
  if (!row && !inOrder(events).some(({ type }) => type === 'opened')) throw new StoreError('gone');
  const { key, wrapped } = row
    ? { key: await unwrapDossierKey(main, dossierId, knownForm(row).wrappedKey), wrapped: row.wrappedKey }
    : await newDossierKey(main, dossierId);
  const existing = row ? await openEvents(key, row, rows) : [];
  const known = new Set(existing.map(({ id }) => id));
  const fresh = placeAfter(
    existing,
    events.filter(({ id }) => !known.has(id) && known.add(id)),
  );
  const dossier = fold([...existing, ...fresh]);
  const planned = await plan?.(dossier);
  const reminders = planned && reminderRows(dossierId, planned);
  const seq = row?.seq ?? 0;
  const next = { id: dossierId, v: SEALED_FORM, seq: seq + fresh.length, wrappedKey: wrapped };
  const [sealedSummary, sealedEvents] = await Promise.all([
    sealJson(key, summaryPlace(next), summary(dossier)),
    Promise.all(
      fresh.map(async (event, index): Promise<EventRow> => {
        const columns = { id: event.id, v: SEALED_FORM, dossierId, seq: seq + index + 1 };
        return { ...columns, sealed: await sealJson(key, eventPlace(columns), event) };
      }),
    ),
  ]);
  return {
    dossier,
    added: fresh.length,
    before: row,
    row: { ...next, summary: sealedSummary },
    events: sealedEvents,
    reminders,
  };
};

/** @returns false when another writer came in between: nothing is written then */
const write = (store: Store, prepared: readonly Prepared[]): Promise<boolean> =>
  typed(() =>
    store.transaction('rw', store.dossiers, store.events, store.reminders, async () => {
      const now = await store.dossiers.bulkGet(prepared.map(({ row }) => row.id));
      if (prepared.some(({ before }, index) => now[index]?.seq !== before?.seq)) return false;
      const changed = prepared.filter(({ events }) => events.length > 0);
      await store.events.bulkAdd(changed.flatMap(({ events }) => events));
      const fresh = prepared.filter(({ before }) => !before);
      await store.dossiers.bulkPut(changed.filter(({ before }) => before).map(({ row }) => row));
      await store.dossiers.bulkAdd(fresh.map(({ row }) => row));
      await store.reminders.bulkAdd(fresh.flatMap(({ reminders }) => reminders ?? []));
      for (const { before, row, reminders } of prepared)
        if (before && reminders) await putReminders(store, row.id, reminders);
      return true;
    }),
  );

/**
 * Adds events to dossiers, or makes them (then one of the events must be 'opened'). Events, summaries and reminders of all of them
 * are written in one transaction: all or nothing. Events whose id is there already change nothing, so a call may be repeated.
 * Two writers at once both get through. A new event never falls behind the one that it overwrites (placeAfter).
 * @param changes at most one for each dossier
 * @throws StoreError 'gone' when one was deleted meanwhile; 'quota', 'closed', 'conflict' ...;
 *   VaultError 'tampered', 'newer'; TypeError, RangeError for events that are not of their dossier or not storable.
 */
export const appendMany = async (
  store: Store,
  vaultKey: Bytes,
  changes: readonly Change[],
  plan?: PlanReminders,
): Promise<Appended[]> => {
  for (const { dossierId, events } of changes) {
    opaque(dossierId);
    for (const { id } of events) opaque(id);
    if (!belongs(events, dossierId)) throw new RangeError('events of another dossier');
  }
  const ids = changes.map(({ dossierId }) => dossierId);
  if (new Set(ids).size !== ids.length) throw new RangeError('two changes of one dossier');
  const main = await useVaultKey(vaultKey);
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await typed(() => store.dossiers.bulkGet(ids));
    // Everything is sealed before the transaction begins: an await on WebCrypto inside it would commit it half-way.
    const prepared = await Promise.all(changes.map((change, at) => prepare(store, main, change, rows[at], plan)));
    if (await write(store, prepared)) return prepared.map(({ dossier, added }) => ({ dossier, added }));
  }
  throw new StoreError('conflict');
};

/** Adds events to one dossier. @throws as appendMany */
export const appendEvents = async (
  store: Store,
  vaultKey: Bytes,
  dossierId: string,
  events: readonly DossierEvent[],
  plan?: PlanReminders,
): Promise<Appended> => (await appendMany(store, vaultKey, [{ dossierId, events }], plan))[0]!;

/**
 * A dossier's events in their order.
 * @throws StoreError 'gone'; VaultError 'tampered', 'newer'
 */
export const loadEvents = async (store: Store, vaultKey: Bytes, dossierId: string): Promise<DossierEvent[]> => {
  const main = await useVaultKey(vaultKey);
  const { row, rows } = await readRows(store, dossierId);
  if (!row) throw new StoreError('gone');
  const key = await unwrapDossierKey(main, dossierId, knownForm(row).wrappedKey);
  return inOrder(await openEvents(key, row, rows));
};

/** The state of one dossier. @throws as loadEvents */
export const loadDossier = async (store: Store, vaultKey: Bytes, dossierId: string): Promise<Dossier> =>
  fold(await loadEvents(store, vaultKey, dossierId));

/** The states of several dossiers; what is gone or damaged is left out. */
export const loadDossiers = async (store: Store, vaultKey: Bytes, ids: readonly string[]): Promise<Dossier[]> => {
  const found: Dossier[] = [];
  for (const id of ids) {
    const dossier = await loadDossier(store, vaultKey, id).catch((error) => {
      const reason = (error as { reason?: string }).reason;
      if (reason === 'gone' || reason === 'tampered') return undefined;
      throw error;
    });
    if (dossier) found.push(dossier);
  }
  return found;
};

/**
 * Destroys a dossier: its wrapped key, and with it every sealed row, its packed copies, its attachments and its reminders. Idempotent. That it
 * was deleted is kept, by its opaque id, so that merging an older backup does not bring it back unasked.
 */
export const deleteDossier = (store: Store, dossierId: string): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.tables, async () => {
      if (!(await store.dossiers.get(dossierId))) return;
      await store.dossiers.delete(dossierId);
      await eventRows(store, dossierId).delete();
      await store.reminders.where('dossierId').equals(dossierId).delete();
      await dropAttachments(store, await store.attachments.where('dossierId').equals(dossierId).primaryKeys());
      await store.erasures.put({ dossierId, kind: 'deleted' });
    }),
  );
