import type { Transaction } from 'dexie';

/**
 * The versions of the database, oldest first. A step names the tables that it adds or changes, and rewrites rows in the clear columns
 * only: it runs while the vault is locked, so sealed columns are rewritten later, one by one, by their own version `v`.
 * A step that was released is never edited; tests/unit/db/fixtures holds a database of each version.
 */
export interface Migration {
  version: number;
  stores: Record<string, string>;
  /** Runs inside the versionchange transaction: what it throws undoes the whole upgrade. */
  up?: (transaction: Transaction) => Promise<void>;
}

export const MIGRATIONS: readonly [Migration, ...Migration[]] = [
  {
    version: 1,
    stores: {
      vault: 'id',
      dossiers: 'id',
      events: 'id, &[dossierId+seq]',
      reminders: 'id, dossierId, fireMs',
      meta: 'key',
    },
  },
  {
    // Attachments with their bytes apart, the access log, what was destroyed.
    version: 2,
    stores: { attachments: 'id, dossierId, day', blobs: 'id', log: 'id, day', erasures: 'dossierId' },
  },
];

export const VERSION = MIGRATIONS.at(-1)!.version;

/** Dexie counts in tenths. */
export const nativeVersion = (version: number): number => version * 10;
