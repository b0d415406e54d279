import { Dexie } from 'dexie';
import { fold } from '../dossier/fold.ts';
import { inOrder, placeAfter } from '../dossier/order.ts';
import { summary } from '../dossier/summary.ts';
import type { Dossier, DossierEvent, DossierSummary } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import { newDossierKey, openJson, type Place, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { dropAttachments } from './attachments.ts';
import { StoreError, typed } from './errors.ts';
import { opaque } from './opaque.ts';
import { type PlannedReminder, putReminders, reminderRows } from './reminders.ts';
import { type DossierRow, type EventRow, SEALED_FORM, type Store } from './schema.ts';

/** Each round at least one writer gets through, so this many writers of one dossier at once are served. */
const ROUNDS = 32;
/** Opened at once: enough to keep WebCrypto busy, few enough to keep memory flat. */
const BATCH = 500;

/** The clear columns of a row are bound into its seal, so that they cannot be changed either. */
export const eventPlace = ({ dossierId, seq, id, v }: Omit<EventRow, 'sealed'>): Place => ({
  table: 'events',
  id: `${dossierId}/${seq}/${id}`,
  version: v,
});
export const summaryPlace = ({ id, seq, v }: Pick<DossierRow, 'id' | 'seq' | 'v'>): Place => ({
  table: 'dossiers',
  id: `${id}/${seq}`,
  version: v,
});

export const eventRows = (store: Store, dossierId: string) =>
  store.events.where('[dossierId+seq]').between([dossierId, Dexie.minKey], [dossierId, Dexie.maxKey]);

const readRows = (store: Store, dossierId: string): Promise<{ row: DossierRow | undefined; rows: EventRow[] }> =>
  typed(() =>
    store.transaction('r', store.dossiers, store.events, async () => ({
      row: await store.dossiers.get(dossierId),
      rows: await eventRows(store, dossierId).toArray(),
    })),
  );

const knownForm = <T extends { v: number }>(row: T): T => {
  if (row.v > SEALED_FORM) throw new VaultError('newer');
  return row;
};

/** @throws VaultError 'tampered' also when event rows are missing, doubled or left over from another state. */
export const openEvents = async (
  key: CryptoKey,
  row: DossierRow,
  rows: readonly EventRow[],
): Promise<DossierEvent[]> => {
  if (rows.length !== row.seq || rows.some(({ seq }, index) => seq !== index + 1)) throw new VaultError('tampered');
  return Promise.all(rows.map((event) => openJson<DossierEvent>(key, eventPlace(knownForm(event)), event.sealed)));
};

export interface Appended {
  dossier: Dossier;
  /** How many of the events were new. */
  added: number;
}

type Planned = readonly PlannedReminder[] | undefined;

/**
 * Adds events to a dossier, or makes it (then one of them must be 'opened'). Events, summary and reminders are written
 * in one transaction: all or nothing. Events whose id is there already change nothing, so a call may be repeated.
 * Two writers at once both get through. A new event never falls behind the one that it overwrites (placeAfter).
 * @param plan the dossier's reminders, computed from the very state that is written; without it, or when it gives undefined, they stay.
 * @throws StoreError 'gone' when the dossier was deleted meanwhile; 'quota', 'closed', 'conflict' ...;
 *   VaultError 'tampered', 'newer'; TypeError, RangeError for events that are not of this dossier or not storable.
 */
export const appendEvents = async (
  store: Store,
  vaultKey: Bytes,
  dossierId: string,
  events: readonly DossierEvent[],
  plan?: (dossier: Dossier) => Planned | Promise<Planned>,
): Promise<Appended> => {
  opaque(dossierId);
  for (const { id } of events) opaque(id);
  if (events.some((event) => event.dossierId !== dossierId)) throw new RangeError('events of another dossier');
  const main = await useVaultKey(vaultKey);
  for (let round = 0; round < ROUNDS; round++) {
    const { row, rows } = await readRows(store, dossierId);
    if (!row && !events.some(({ type }) => type === 'opened')) throw new StoreError('gone');
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

    // Everything is sealed before the transaction begins: an await on WebCrypto inside it would commit it half-way.
    const seq = row?.seq ?? 0;
    const next = { id: dossierId, v: SEALED_FORM, seq: seq + fresh.length, wrappedKey: wrapped };
    const newRow: DossierRow = { ...next, summary: await sealJson(key, summaryPlace(next), summary(dossier)) };
    const newRows = await Promise.all(
      fresh.map(async (event, index): Promise<EventRow> => {
        const columns = { id: event.id, v: SEALED_FORM, dossierId, seq: seq + index + 1 };
        return { ...columns, sealed: await sealJson(key, eventPlace(columns), event) };
      }),
    );
    const written = await typed(() =>
      store.transaction('rw', store.dossiers, store.events, store.reminders, async () => {
        const now = await store.dossiers.get(dossierId);
        if (now?.seq !== row?.seq) return false;
        if (newRows.length > 0) {
          await store.events.bulkAdd(newRows);
          await store.dossiers.put(newRow);
        }
        if (reminders) await putReminders(store, dossierId, reminders);
        return true;
      }),
    );
    if (written) return { dossier, added: fresh.length };
  }
  throw new StoreError('conflict');
};

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

/**
 * All dossiers as a list shows them, last changed first. A row that cannot be opened is named in `damaged` and does
 * not hide the others.
 */
export const listDossiers = async (
  store: Store,
  vaultKey: Bytes,
): Promise<{ dossiers: DossierSummary[]; damaged: string[] }> => {
  const main = await useVaultKey(vaultKey);
  const rows = await typed(() => store.dossiers.toArray());
  const dossiers: DossierSummary[] = [];
  const damaged: string[] = [];
  const openRow = async (row: DossierRow): Promise<void> => {
    try {
      const key = await unwrapDossierKey(main, row.id, knownForm(row).wrappedKey);
      dossiers.push(await openJson<DossierSummary>(key, summaryPlace(row), row.summary));
    } catch {
      damaged.push(row.id);
    }
  };
  for (let start = 0; start < rows.length; start += BATCH) {
    await Promise.all(rows.slice(start, start + BATCH).map(openRow));
  }
  const instant = new Map(dossiers.map((dossier) => [dossier, Date.parse(dossier.updatedAt)]));
  return { dossiers: dossiers.sort((a, b) => instant.get(b)! - instant.get(a)!), damaged };
};

/**
 * Destroys a dossier: its wrapped key, and with it every sealed row, its attachments and its reminders. Idempotent. That it was deleted
 * is kept, by its opaque id, so that merging an older backup does not bring it back unasked.
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
