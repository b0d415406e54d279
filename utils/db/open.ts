import { markChanges } from './changes.ts';
import { StoreError, typed } from './errors.ts';
import { DATABASE, describeStore, type Store, TABLES } from './schema.ts';

/**
 * Opens the store, making it when there is none. When another window upgrades or deletes the database the connection
 * closes at once and stays closed: later calls fail with 'closed' until the store is opened again.
 * @throws StoreError 'newer' (left untouched), 'blocked', 'corrupt', 'quota', 'unavailable'
 */
export const openStore = async (name: string = DATABASE): Promise<Store> => {
  const store = describeStore(name);
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
    throw error;
  }
  return store;
};

/** Closes the connection; calls that are still to come fail with 'closed'. */
export const closeStore = (store: Store): void => store.close({ disableAutoOpen: true });
