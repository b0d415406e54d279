import type { DossierEvent } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { openJson, unwrapDossierKey } from '../vault/seal.ts';
import { parseHeader, useVaultKey } from '../vault/vault.ts';
import { appendEvents } from './dossiers.ts';
import { StoreError, typed } from './errors.ts';
import { closeStore, deleteStore, openStore } from './open.ts';
import { eventPlace } from './rows.ts';
import {
  type AttachmentRow,
  type BlobRow,
  type DossierRow,
  type ErasureRow,
  type EventRow,
  type LogRow,
  type ReminderRow,
  type Store,
  TABLES,
  type VaultRow,
} from './schema.ts';

/** The rows of a backup that was opened and found authentic. A table that its version did not have yet is empty. */
export interface Rows {
  vault: VaultRow[];
  dossiers: DossierRow[];
  events: EventRow[];
  reminders: ReminderRow[];
  attachments: AttachmentRow[];
  blobs: BlobRow[];
  log: LogRow[];
  erasures: ErasureRow[];
}
/** `meta` stays on its machine: wrong tries, when the sweep ran, the folder of the backups. */
export const RESTORED = TABLES.filter((table) => table !== 'meta');

/** What merging a backup would do. Numbers of dossiers. */
export interface MergePlan {
  /** Not on this machine. */
  fresh: number;
  /** On both; the backup knows changes that this machine does not. */
  changed: number;
  /** Of `changed`: this machine knows changes too that the backup does not. Both are kept, the later one shows. */
  both: number;
  same: number;
  /** Deleted here after the backup was made: stay deleted unless asked for. */
  deleted: number;
}

const byDossier = (events: readonly EventRow[]): Map<string, EventRow[]> => {
  const found = new Map<string, EventRow[]>();
  for (const event of events) {
    const known = found.get(event.dossierId);
    if (known) known.push(event);
    else found.set(event.dossierId, [event]);
  }
  return found;
};

const sort = async (store: Store, rows: Rows) => {
  const [ids, eventIds, erased] = await typed(() =>
    store.transaction('r', store.dossiers, store.events, store.erasures, async () => [
      new Set(await store.dossiers.toCollection().primaryKeys()),
      new Set(await store.events.toCollection().primaryKeys()),
      new Set(
        (await store.erasures.toArray()).filter(({ kind }) => kind === 'deleted').map(({ dossierId }) => dossierId),
      ),
    ]),
  );
  const events = byDossier(rows.events);
  const unknown = (id: string) => (events.get(id) ?? []).filter((event) => !eventIds.has(event.id));
  const here = rows.dossiers.filter(({ id }) => ids.has(id));
  const absent = rows.dossiers.filter(({ id }) => !ids.has(id));
  return {
    events,
    unknown,
    same: here.filter(({ id }) => unknown(id).length === 0),
    changed: here.filter(({ id }) => unknown(id).length > 0),
    fresh: absent.filter(({ id }) => !erased.has(id)),
    deleted: absent.filter(({ id }) => erased.has(id)),
  };
};

/** The dry run: nothing is written. */
export const planMerge = async (store: Store, rows: Rows): Promise<MergePlan> => {
  const { events, unknown, same, changed, fresh, deleted } = await sort(store, rows);
  const counts = await typed(() =>
    Promise.all(changed.map(({ id }) => store.dossiers.get(id).then((row) => row?.seq ?? 0))),
  );
  const both = changed.filter(({ id }, at) => counts[at]! > (events.get(id) ?? []).length - unknown(id).length).length;
  return { fresh: fresh.length, changed: changed.length, both, same: same.length, deleted: deleted.length };
};

/**
 * Merges a backup of this very vault. Dossiers that are not here come as they are, all in one transaction; of those that are here the
 * unknown events are added, a dossier at a time, and the same id counts once: broken off, it can be repeated.
 * @param deletedToo also what was deleted here after the backup was made
 * @throws StoreError, VaultError 'tampered'; then whole dossiers are missing at most, none is half there
 */
export const mergeRows = async (store: Store, vaultKey: Bytes, rows: Rows, deletedToo: boolean): Promise<void> => {
  const { events, unknown, changed, fresh, deleted } = await sort(store, rows);
  const wanted = deletedToo ? [...fresh, ...deleted] : fresh;
  const ids = new Set(wanted.map(({ id }) => id));
  const files = rows.attachments.filter(({ dossierId }) => ids.has(dossierId));
  const fileIds = new Set(files.map(({ id }) => id));
  await typed(() =>
    store.transaction('rw', store.tables, async () => {
      await store.dossiers.bulkAdd(wanted);
      await store.events.bulkAdd(rows.events.filter(({ dossierId }) => ids.has(dossierId)));
      await store.reminders.bulkPut(rows.reminders.filter(({ dossierId }) => ids.has(dossierId)));
      await store.attachments.bulkPut(files);
      await store.blobs.bulkPut(rows.blobs.filter(({ id }) => fileIds.has(id)));
      await store.log.bulkPut(rows.log);
      await store.erasures.bulkDelete([...ids]);
      await store.erasures.bulkPut(
        rows.erasures.filter(({ dossierId, kind }) => kind === 'people' && ids.has(dossierId)),
      );
    }),
  );
  const main = await useVaultKey(vaultKey);
  for (const row of changed) {
    const key = await unwrapDossierKey(main, row.id, row.wrappedKey);
    const missing = unknown(row.id).map((event) => openJson<DossierEvent>(key, eventPlace(event), event.sealed));
    if (events.has(row.id)) await appendEvents(store, vaultKey, row.id, await Promise.all(missing));
  }
};

/**
 * Makes a whole vault out of a backup, in a database of its own. All rows in one transaction, counted afterwards.
 * @throws StoreError 'vault-exists' when the name is taken; whatever goes wrong, the database is removed again
 */
export const fillStore = async (name: string, rows: Rows): Promise<void> => {
  const [row] = rows.vault;
  if (!row) throw new StoreError('no-vault');
  parseHeader(row.header);
  const store = await openStore(name);
  if (await typed(() => store.vault.get('main'))) {
    closeStore(store);
    throw new StoreError('vault-exists');
  }
  try {
    await typed(() =>
      store.transaction('rw', store.tables, async () => {
        for (const table of RESTORED) await store.table(table).bulkAdd(rows[table as keyof Rows] as unknown[]);
      }),
    );
    for (const table of RESTORED)
      if ((await typed(() => store.table(table).count())) !== rows[table as keyof Rows].length)
        throw new StoreError('failed');
    closeStore(store);
  } catch (error) {
    closeStore(store);
    await deleteStore(name);
    throw error;
  }
};
