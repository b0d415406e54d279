/** Why the store says no. The sentence of each is `db.error.<reason>` in the locale file. */
export const DB_REASONS = [
  'quota', // disk or quota full
  'blocked', // another window holds an older version open
  'newer', // written by a newer version of this program; left untouched
  'corrupt', // the browser cannot read its own storage
  'closed', // upgraded or deleted by another window, or the connection was lost: open again
  'unavailable', // this browser window has no IndexedDB
  'vault-exists',
  'no-vault', // nothing set up, or another vault than the one expected
  'gone', // the dossier was deleted meanwhile
  'conflict', // another window kept changing the same dossier
  'migration', // the upgrade from an older version failed; the old store stays as it was
  'failed',
] as const;
export type DbReason = (typeof DB_REASONS)[number];

/** Every failure of this link. The message is `db.<reason>`; `cause` holds the browser's error, never content. */
export class StoreError extends Error {
  readonly reason: DbReason;
  constructor(reason: DbReason, cause?: unknown) {
    super(`db.${reason}`, { cause });
    this.name = 'StoreError';
    this.reason = reason;
  }
}

const BY_NAME: Record<string, DbReason> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  MissingAPIError: 'unavailable',
  SecurityError: 'unavailable',
  UnknownError: 'corrupt', // "Internal error opening backing store", seen after a power cut
  NotFoundError: 'corrupt',
  DataError: 'corrupt',
  NotReadableError: 'corrupt',
  ConstraintError: 'conflict',
};

type Nested = { name?: unknown; inner?: unknown; failures?: unknown } | null | undefined;

/** The names of an error and of what it wraps, innermost first: an AbortError says less than the quota inside it. */
const names = (error: Nested, depth = 0): string[] => {
  if (!error || typeof error !== 'object' || depth > 4) return [];
  const failures = Array.isArray(error.failures) ? error.failures : [];
  return [...[error.inner, ...failures].flatMap((inner) => names(inner as Nested, depth + 1)), String(error.name)];
};

/** A browser's or Dexie's error with its reason; errors that are typed already pass through. */
export const asStoreError = (error: unknown): unknown => {
  if (error instanceof StoreError) return error;
  if (error instanceof Error && error.name === 'VaultError') return error;
  const found = names(error as Nested);
  if (found.length === 0 || found.every((name) => name === 'TypeError' || name === 'RangeError')) return error;
  const known = found.map((name) => BY_NAME[name]).find((reason) => reason !== undefined);
  return new StoreError(known ?? 'failed', error);
};

/** Less than this left, and the browser cannot even open a database: opening writes a few hundred kilobytes. */
const ROOM = 1_000_000;
/** Words that a full disk hides behind: Chromium calls it an unknown error, closes the connection and does not open it again. */
const MAY_BE_FULL: readonly unknown[] = ['corrupt', 'failed', 'closed'] satisfies DbReason[];

/** Does the browser say that nothing more fits? It counts with what is left on the disk. */
const isFull = async (): Promise<boolean> => {
  try {
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate();
    return quota - usage < ROOM;
  } catch {
    return false; // does not say
  }
};

/** Runs database work; what it throws comes out typed. */
export const typed = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const found = asStoreError(error);
    if (found instanceof StoreError && MAY_BE_FULL.includes(found.reason) && (await isFull()))
      throw new StoreError('quota', found.cause);
    throw found;
  }
};
