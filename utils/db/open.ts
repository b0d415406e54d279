import { Dexie } from 'dexie';
import { markChanges } from './changes.ts';
import { StoreError, typed } from './errors.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { DATABASE, describeStore, type Store, TABLES } from './schema.ts';

/**
 * Opens the store, making it when there is none. When another window upgrades or deletes the database the connection
 * closes at once and stays closed: later calls fail with 'closed' until the store is opened again.
 * An older database is upgraded in one transaction; when that fails the old one stays as it was.
 * @throws StoreError 'newer' (left untouched), 'migration' (left untouched), 'blocked', 'corrupt', 'quota', 'unavailable'
 */
export const openStore = async (
  name: string = DATABASE,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Store> => {
  let failed = false;
  const watched = migrations.map((step): Migration => {
    const { up } = step;
    if (!up) return step;
    return {
      ...step,
      up: (transaction) =>
        up(transaction).catch((error) => {
          failed = true;
          throw error;
        }),
    };
  });
  const store = describeStore(name, watched);
  markChanges(store);
  store.on('versionchange', () => {
    store.close({ disableAutoOpen: true });
    // Dexie's own listener would open again at the next call, with this old code on the newer tables.
    return false;
  });
  const blocked = new Promise<never>((_, reject) => {
    store.on('blocked', () => reject(new StoreError('blocked')));
  });
  try {
    await typed(() => Promise.race([store.open(), blocked]));
    const present = store.backendDB().objectStoreNames;
    if (TABLES.some((table) => !present.contains(table))) throw new StoreError('corrupt');
  } catch (error) {
    store.close({ disableAutoOpen: true });
    throw failed ? new StoreError('migration', error) : error;
  }
  return store;
};

/** Closes the connection; calls that are still to come fail with 'closed'. */
export const closeStore = (store: Store): void => store.close({ disableAutoOpen: true });

/** Deletes a whole database: what a restore that broke off left behind. */
export const deleteStore = (name: string): Promise<void> => typed(() => Dexie.delete(name));
