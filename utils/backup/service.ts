import {
  closeStore,
  dumpStore,
  fillStore,
  type MergePlan,
  mergeRows,
  openStore,
  planMerge,
  RESTORED,
  type Rows,
  SCHEMA,
  type Store,
  writeMeta,
} from '../db/store.ts';
import type { Bytes } from '../vault/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import { unlockByRecovery } from '../vault/recovery.ts';
import { parseHeader, unlockVault, type VaultHeader } from '../vault/vault.ts';
import { BackupError } from './errors.ts';
import { blobSource, type Head, inspect, readBackup, type Source, type Tables, writeBackup } from './file.ts';

/** A file that was made and read back; `name` holds the moment and nothing else. */
export interface Made {
  blob: Blob;
  name: string;
  dossiers: number;
  /** Rows that the browser could not read any more and that are not in it. */
  lost: number;
}

const fileName = (iso: string): string => `so-ho-so-${iso.slice(0, 16).replace('T', '-').replace(':', '')}.tlmc`;

const headerOf = (tables: Tables): VaultHeader => {
  const row = tables.vault?.[0] as { header?: unknown } | undefined;
  return parseHeader(row?.header);
};

/** Tables of this or an older version as rows to restore. @throws BackupError 'newer' */
const rowsOf = ({ head, tables }: { head: Head; tables: Tables }): Rows => {
  if (head.schema > SCHEMA) throw new BackupError('newer');
  return Object.fromEntries(RESTORED.map((table) => [table, tables[table] ?? []])) as unknown as Rows;
};

/**
 * Opens a vault's header by passphrase, or by the key of its recovery sheet.
 * @throws VaultError 'wrong-passphrase', 'damaged-header', 'newer'
 */
export const keyFrom = async (header: VaultHeader, secret: string): Promise<Bytes> => {
  const byPassphrase = await unlockVault(header, secret);
  if (byPassphrase.ok) return byPassphrase.vaultKey;
  const bySheet = await unlockByRecovery(header, secret);
  if (bySheet.ok) return bySheet.vaultKey;
  throw new VaultError('wrong-passphrase');
};

/**
 * The backup of a database as it lies there, whatever its version: rows stay sealed, so no dossier is opened.
 * @param unlock the vault's key, by the header found in the database
 * @throws StoreError 'no-vault', 'corrupt'; VaultError; BackupError 'verify-failed'
 */
export const makeBackup = async (
  db: string,
  unlock: (header: VaultHeader) => Promise<Bytes>,
  iso: string,
): Promise<Made> => {
  const { schema, tables: all, lost } = await dumpStore(db);
  // Wrong tries, the folder of the backups: of this machine, not of the book.
  const { meta: _, ...tables } = all;
  const header = headerOf(tables);
  const vaultKey = await unlock(header);
  const blob = new Blob(await writeBackup({ schema, tables, createdAt: iso }, header, vaultKey));
  const back = await readBackup(blobSource(blob), vaultKey).catch(() => undefined);
  for (const [table, rows] of Object.entries(tables))
    if (back?.tables[table]?.length !== rows.length) throw new BackupError('verify-failed');
  return { blob, name: fileName(iso), dossiers: tables.dossiers?.length ?? 0, lost };
};

/** That a backup was made: the reminder counts from here. */
export const noteBackup = (store: Store, at: number, to: 'file' | 'folder'): Promise<void> =>
  writeMeta(store, 'backedUp', { at, to });

/**
 * Reads and authenticates a file of the vault that is open, and says what merging it would do. Nothing is written.
 * @throws BackupError, also 'other-vault'
 */
export const dryRun = async (
  store: Store,
  vaultKey: Bytes,
  vaultId: string,
  source: Source,
): Promise<{ rows: Rows; plan: MergePlan; head: Head }> => {
  const head = await inspect(source);
  if (head.vault.id !== vaultId) throw new BackupError('other-vault');
  const rows = rowsOf(await readBackup(source, vaultKey));
  return { rows, plan: await planMerge(store, rows), head };
};

/** Merges what a dry run has read. Idempotent; see mergeRows. */
export const merge = (store: Store, vaultKey: Bytes, rows: Rows, deletedToo: boolean): Promise<void> =>
  mergeRows(store, vaultKey, rows, deletedToo);

/**
 * Makes a book of its own out of a file, in a new database that becomes visible only when it is whole.
 * @throws BackupError, VaultError 'wrong-passphrase', StoreError; then nothing is left behind
 */
export const restoreBook = async (db: string, source: Source, secret: string): Promise<number> => {
  const head = await inspect(source);
  if (head.schema > SCHEMA) throw new BackupError('newer');
  const rows = rowsOf(await readBackup(source, await keyFrom(head.vault, secret)));
  await fillStore(db, rows);
  closeStore(await openStore(db));
  return rows.dossiers.length;
};
