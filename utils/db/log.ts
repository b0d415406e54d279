import { type Bytes, randomId } from '../vault/bytes.ts';
import { openJson, type Place, sealJson } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { typed } from './errors.ts';
import { type LogRow, SEALED_FORM, type Store } from './schema.ts';

/** What the access log knows of: no entry says who did it (one officer, one vault), none holds content. */
export const LOG_KINDS = [
  'opened',
  'filled',
  'printed',
  'exported',
  'attached',
  'deleted',
  'erased',
  'expired',
  'backed-up',
  'restored',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogEntry {
  /** ISO with offset. */
  at: string;
  what: LogKind;
  dossierId?: string;
  /** How many dossiers an action on several of them touched. */
  n?: number;
  /** Which ones, where there are not too many to keep. */
  ids?: string[];
  /** What an export held besides codes, procedures and dates. */
  held?: Held[];
}
export const HELD = ['people', 'notes'] as const;
export type Held = (typeof HELD)[number];
/** Dossiers that one line names; of more it says how many. */
export const MOST_NAMED = 5_000;

const place = ({ id, day, v }: Omit<LogRow, 'sealed'>): Place => ({ table: 'log', id: `${day}/${id}`, version: v });

/** Writes one line. @throws StoreError; VaultError 'locked' */
export const addLog = async (store: Store, vaultKey: Bytes, entry: LogEntry): Promise<void> => {
  const key = await useVaultKey(vaultKey);
  const columns = { id: randomId(), v: SEALED_FORM, day: entry.at.slice(0, 10) };
  const sealed = await sealJson(key, place(columns), entry);
  await typed(() => store.log.add({ ...columns, sealed }));
};

/** All lines, newest first; one that cannot be opened is counted in `damaged` and does not hide the others. */
export const readLog = async (store: Store, vaultKey: Bytes): Promise<{ entries: LogEntry[]; damaged: number }> => {
  const key = await useVaultKey(vaultKey);
  const rows = await typed(() => store.log.toArray());
  const opened = await Promise.all(
    rows.map((row) => openJson<LogEntry>(key, place(row), row.sealed).catch(() => null)),
  );
  const entries = opened.filter((entry) => entry !== null).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return { entries, damaged: opened.length - entries.length };
};

/** Lines of days before this one go; works while the vault is locked. @returns how many went */
export const expireLog = (store: Store, before: string): Promise<number> =>
  typed(() => store.log.where('day').below(before).delete());
