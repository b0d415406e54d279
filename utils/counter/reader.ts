import { listDossiers, loadDossiers, type Store, summariesOf } from '../db/store.ts';
import type { Dossier, DossierSummary } from '../dossier/types.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import { fromBase64 } from '../vault/bytes.ts';
import { bookStore } from '../vault/shelf.ts';

/** How the desk reads the book; it never writes: that is the background's. */
export interface BookReader {
  /** All dossiers, last changed first. @throws Refused 'locked'; StoreError */
  list: (
    progress: (done: number, total: number) => void,
  ) => Promise<{ dossiers: DossierSummary[]; damaged: string[]; loose: number }>;
  /** Those of these that are there. */
  some: (dossierIds: readonly string[]) => Promise<DossierSummary[]>;
  /** Those of these that are there and whole, with all that is in them. */
  whole: (dossierIds: readonly string[]) => Promise<Dossier[]>;
}

/**
 * Reads the database from the desk's own page: ten thousand summaries through messages would take as long again as opening them. The
 * key is asked for at each reading, so a locked vault answers nobody, and it is wiped when the reading is done.
 */
export const bookReader = (local: Area): BookReader => {
  const book = bookStore(local);
  // Opened ahead of the first reading: it needs no key.
  void book().catch(() => {});
  const withBook = async <T>(read: (store: Store, key: Uint8Array<ArrayBuffer>) => Promise<T>): Promise<T> => {
    const key = fromBase64((await ask('book/open')).key);
    try {
      return await read(await book(), key);
    } finally {
      key.fill(0);
    }
  };
  return {
    list: (progress) => withBook((store, key) => listDossiers(store, key, progress)),
    some: (ids) => withBook((store, key) => summariesOf(store, key, ids)),
    whole: (ids) => withBook((store, key) => loadDossiers(store, key, ids)),
  };
};
