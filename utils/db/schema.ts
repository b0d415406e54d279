import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { Bytes } from '../vault/bytes.ts';
import type { VaultHeader } from '../vault/vault.ts';

/** The tables. Every clear column is listed in README.md, with what it tells a thief. */

export const DATABASE = 'tro-ly-mot-cua';
export const VERSION = 1;
/** Dexie counts in tenths. */
const NATIVE_VERSION = VERSION * 10;

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

/** What may stand in `meta`: values in clear, one type a key, so that nothing about people slips in. */
export interface Meta {
  /** Wrong passphrases since the last right one; kept here so that a restart does not reset the waiting. */
  tries: { failures: number; lastFailureAt: number };
  /** When the sweep last ran, milliseconds. */
  sweptAt: number;
  /** The latest moment that the machine's clock ever showed, milliseconds: a clock that was set back is noticed. */
  clockHigh: number;
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
};

export const TABLES = ['vault', 'dossiers', 'events', 'reminders', 'meta'] as const;

/**
 * Dexie answers a VersionError by opening the newer database all the same, and a missing table by raising its version.
 * Both would touch what we do not understand, so every open asks for our version and nothing else.
 */
const onlyOurVersion = (idb: IDBFactory) => ({
  open: (name: string) => idb.open(name, NATIVE_VERSION),
  deleteDatabase: (name: string) => idb.deleteDatabase(name),
  databases: () => idb.databases(),
  cmp: (a: unknown, b: unknown) => idb.cmp(a, b),
});

/** The database, not yet opened. One name a vault. */
export const describeStore = (name: string): Store => {
  const idb = globalThis.indexedDB;
  const store = new Dexie(name, {
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
    ...(idb && { indexedDB: onlyOurVersion(idb), IDBKeyRange: globalThis.IDBKeyRange }),
  });
  store.version(VERSION).stores({
    vault: 'id',
    dossiers: 'id',
    events: 'id, &[dossierId+seq]',
    reminders: 'id, dossierId, fireMs',
    meta: 'key',
  });
  return store as Store;
};
