import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { Bytes } from '../vault/bytes.ts';
import type { VaultHeader } from '../vault/vault.ts';
import { MIGRATIONS, type Migration, nativeVersion, VERSION } from './migrations.ts';

/** The tables. Every clear column is listed in README.md, with what it tells a thief. */

export const DATABASE = 'tro-ly-mot-cua';
/**
 * Version of what lies inside the sealed columns; bound into each seal. It stands in the row because the database is
 * upgraded while the vault is locked: sealed rows can only be rewritten one by one, later.
 */
export const SEALED_FORM = 1;

export interface VaultRow {
  id: 'main';
  header: VaultHeader;
}

export interface DossierRow {
  id: string;
  v: number;
  /** How many events the dossier has; bound into the sealed summary. */
  seq: number;
  wrappedKey: Bytes;
  /** DossierSummary under the dossier's key. */
  summary: Bytes;
}

export interface EventRow {
  id: string;
  v: number;
  dossierId: string;
  /** 1, 2, 3 ... without gaps: a removed row is noticed. */
  seq: number;
  /** DossierEvent under the dossier's key. */
  sealed: Bytes;
}

/** In clear on purpose: alarms ring while the vault is locked. Opaque ids, moments, a word; nothing about people. */
export interface Reminder {
  id: string;
  dossierId: string;
  /** When to remind, and what is due then: ISO with offset. */
  fireAt: string;
  dueAt: string;
  kind: string;
  /** A sweep took it on itself to announce it; the announcement was made; the officer dealt with it. */
  claimedAt?: string;
  notifiedAt?: string;
  handledAt?: string;
}

export interface ReminderRow extends Reminder {
  /** `fireAt` as milliseconds, for the index. */
  fireMs: number;
}

/** A picture or PDF of a dossier: what it is, apart from its bytes, so that a list stays small. */
export interface AttachmentRow {
  id: string;
  v: number;
  dossierId: string;
  /** When it was added, `yyyy-mm-dd`: its own retention runs while the vault is locked too. */
  day: string;
  /** AttachmentAbout under the dossier's key. */
  about: Bytes;
}

export interface BlobRow {
  /** The attachment's id. */
  id: string;
  v: number;
  /** The file's bytes under the dossier's key. */
  sealed: Bytes;
}

/** One line of the access log: the day in clear, so that old ones go without a key; what happened is sealed. */
export interface LogRow {
  id: string;
  v: number;
  day: string;
  /** LogEntry under the vault key. */
  sealed: Bytes;
}

/** What was destroyed on purpose, so that an old backup does not bring it back. */
export interface ErasureRow {
  dossierId: string;
  kind: ErasureKind;
}
/** deleted: the whole dossier, by the officer, and may come back on request; people: what was said of its people, for good. */
export type ErasureKind = 'deleted' | 'people';

/** What may stand in `meta`: values in clear, one type a key, so that nothing about people slips in. */
export interface Meta {
  /** Wrong passphrases since the last right one; kept here so that a restart does not reset the waiting. */
  tries: { failures: number; lastFailureAt: number };
  /** When the sweep last ran, milliseconds. */
  sweptAt: number;
  /** The latest moment that the machine's clock ever showed, milliseconds: a clock that was set back is noticed. */
  clockHigh: number;
  /** The day on which the retention ran last, `yyyy-mm-dd`. */
  retainedOn: string;
  /** When a backup was last made and read back, milliseconds; where it went. */
  backedUp: { at: number; to: 'file' | 'folder' };
  /** The folder of the automatic backup, as the browser's own handle. Its name stands here in clear. */
  folder: unknown;
}

export interface MetaRow {
  key: string;
  value: unknown;
}

export type Store = Dexie & {
  vault: Table<VaultRow, string>;
  dossiers: Table<DossierRow, string>;
  events: Table<EventRow, string>;
  reminders: Table<ReminderRow, string>;
  meta: Table<MetaRow, string>;
  attachments: Table<AttachmentRow, string>;
  blobs: Table<BlobRow, string>;
  log: Table<LogRow, string>;
  erasures: Table<ErasureRow, string>;
};

export const TABLES = [
  'vault',
  'dossiers',
  'events',
  'reminders',
  'meta',
  'attachments',
  'blobs',
  'log',
  'erasures',
] as const;
export type TableName = (typeof TABLES)[number];

/**
 * Dexie answers a VersionError by opening the newer database all the same, and a missing table by raising its version.
 * Both would touch what we do not understand, so every open asks for our version and nothing else.
 */
const onlyOurVersion = (idb: IDBFactory, version: number) => ({
  open: (name: string) => idb.open(name, nativeVersion(version)),
  deleteDatabase: (name: string) => idb.deleteDatabase(name),
  databases: () => idb.databases(),
  cmp: (a: unknown, b: unknown) => idb.cmp(a, b),
});

/**
 * The database, not yet opened. One name a vault.
 * @param migrations another list only in tests
 */
export const describeStore = (name: string, migrations: readonly Migration[] = MIGRATIONS): Store => {
  const idb = globalThis.indexedDB;
  const newest = migrations.at(-1)?.version ?? VERSION;
  const store = new Dexie(name, {
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
    ...(idb && { indexedDB: onlyOurVersion(idb, newest), IDBKeyRange: globalThis.IDBKeyRange }),
  });
  for (const { version, stores, up } of migrations) {
    const step = store.version(version).stores(stores);
    if (up) step.upgrade(up);
  }
  return store as Store;
};
