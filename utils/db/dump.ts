import { StoreError, typed } from './errors.ts';

/** Every row of a database as it lies there, sealed columns unopened. */
export interface Dump {
  /** Version of the schema that wrote it. */
  schema: number;
  tables: Record<string, unknown[]>;
  /** Rows that the browser could not read any more. */
  lost: number;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      // One unreadable row must not end the transaction in which the others are read.
      event.preventDefault();
      reject(request.error);
    };
  });

/** Whatever version it has, it is opened as it is: a rescue must not depend on an upgrade that fails. */
const openAsItIs = (name: string): Promise<IDBDatabase> => {
  const request = globalThis.indexedDB.open(name);
  // There is none: opening must not make one.
  request.onupgradeneeded = () => request.transaction?.abort();
  return done(request).catch((error) => {
    throw error?.name === 'AbortError' ? new StoreError('no-vault', error) : error;
  });
};

/**
 * Reads a whole database in one snapshot, also one that is of another version or partly unreadable.
 * @throws StoreError 'no-vault' when there is none; 'corrupt' when the browser cannot open it at all
 */
export const dumpStore = (name: string): Promise<Dump> =>
  typed(async () => {
    const db = await openAsItIs(name);
    db.onversionchange = () => db.close();
    try {
      const names = [...db.objectStoreNames];
      const dump: Dump = { schema: db.version / 10, tables: {}, lost: 0 };
      if (names.length === 0) return dump;
      const transaction = db.transaction(names, 'readonly');
      for (const table of names) {
        const store = transaction.objectStore(table);
        try {
          dump.tables[table] = await done(store.getAll());
        } catch {
          const rows: unknown[] = [];
          for (const key of await done(store.getAllKeys())) {
            await done(store.get(key)).then(
              (row) => rows.push(row),
              () => dump.lost++,
            );
          }
          dump.tables[table] = rows;
        }
      }
      return dump;
    } finally {
      db.close();
    }
  });

/** Databases of ours in which a vault was set up, whether anybody remembers their names or not. */
export const vaultDatabases = (prefix: string): Promise<string[]> =>
  typed(async () => {
    const names = (await globalThis.indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith(prefix) ? [name] : [],
    );
    const found: string[] = [];
    for (const name of names) {
      const db = await openAsItIs(name);
      const has = db.objectStoreNames.contains('vault');
      const rows = has ? await done(db.transaction('vault', 'readonly').objectStore('vault').count()) : 0;
      db.close();
      if (rows > 0) found.push(name);
    }
    return found;
  });
