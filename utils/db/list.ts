import { wholeSummary } from '../dossier/summary.ts';
import type { DossierSummary } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { openJson, type Place, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { changedRows, idOf, PAGES, PAGES_END, readEpoch } from './changes.ts';
import { typed } from './errors.ts';
import { knownForm, summaryPlace } from './rows.ts';
import type { DossierRow, Store } from './schema.ts';

/**
 * The list of all dossiers. Opening ten thousand seals one by one takes half a second and more, so copies of the summaries lie packed: pages
 * of a hundred under one seal of the vault's key, in `meta`. Every write of a dossier's row leaves a mark beside it, in the same
 * transaction (changes.ts): a marked row is opened itself, and so is one without a copy. A page may be missing or damaged, and the
 * list is right all the same.
 */

/** Opened at once: enough to keep WebCrypto busy, few enough to keep memory flat. */
const BATCH = 500;
/** Summaries in a page: below the size (64 KiB) from which Chromium keeps a value in a file of its own. */
const PAGE = 100;
/** Pages read at once, between two words about the progress. */
const CHUNK = 50;
/** Rows read at once where they are opened one by one. */
const LOOSE_CHUNK = 5_000;
const PAGE_FORM = 1;

export interface Listed {
  /** Last changed first. */
  dossiers: DossierSummary[];
  /** Ids of rows that cannot be opened; they do not hide the others. */
  damaged: string[];
  /** How many rows had no packed copy. */
  loose: number;
}

const pagePlace = (key: string): Place => ({ table: 'list', id: key, version: PAGE_FORM });

/** The copies of rows that lie unchanged since they were made, a chunk of pages after the other. */
const readPages = async (
  store: Store,
  main: CryptoKey,
  take: (copies: readonly DossierSummary[]) => void,
): Promise<void> => {
  let last = PAGES;
  for (;;) {
    const rows = await typed(() => store.meta.where('key').between(last, PAGES_END, false).limit(CHUNK).toArray());
    const opened = rows.map(async ({ key, value }) => {
      try {
        return await openJson<DossierSummary[]>(main, pagePlace(key), value as Bytes);
      } catch {
        return []; // a copy only: its dossiers are opened one by one
      }
    });
    for (const copies of await Promise.all(opened)) take(copies);
    if (rows.length < CHUNK) return;
    last = rows.at(-1)!.key;
  }
};

const openSummary = async (main: CryptoKey, row: DossierRow): Promise<DossierSummary> => {
  const key = await unwrapDossierKey(main, row.id, knownForm(row).wrappedKey);
  return wholeSummary(await openJson<DossierSummary>(key, summaryPlace(row), row.summary));
};

/** Opens rows; what cannot be opened is told to `bad`. */
const openAll = async (
  main: CryptoKey,
  rows: readonly DossierRow[],
  good: (summary: DossierSummary) => void,
  bad: (id: string) => void,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map(async (row) => {
      try {
        good(await openSummary(main, row));
      } catch {
        bad(row.id);
      }
    });
    await Promise.all(batch);
  }
};

/**
 * All dossiers as a list shows them.
 * @param progress told after every few thousand rows
 * @throws VaultError 'locked' without a key
 */
export const listDossiers = async (
  store: Store,
  vaultKey: Bytes,
  progress?: (done: number, total: number) => void,
): Promise<Listed> => {
  const main = await useVaultKey(vaultKey);
  // One moment for ids and marks: a row that is written after it is told to whoever shows the list.
  const [ids, marks] = await typed(() =>
    store.transaction('r', store.dossiers, store.meta, () =>
      Promise.all([store.dossiers.toCollection().primaryKeys(), changedRows(store).primaryKeys()]),
    ),
  );
  const left = new Set(ids);
  for (const mark of marks) left.delete(idOf(mark));
  const byTime: [number, DossierSummary][] = [];
  const take = (summary: DossierSummary) => byTime.push([Date.parse(summary.updatedAt), summary]);
  await readPages(store, main, (copies) => {
    for (const copy of copies) if (left.delete(copy.id)) take(wholeSummary(copy));
    progress?.(byTime.length, ids.length);
  });
  const present = new Set(ids);
  for (const mark of marks) if (present.has(idOf(mark))) left.add(idOf(mark));
  const loose = [...left];
  const damaged: string[] = [];
  for (let start = 0; start < loose.length; start += LOOSE_CHUNK) {
    const rows = await typed(() => store.dossiers.bulkGet(loose.slice(start, start + LOOSE_CHUNK)));
    await openAll(
      main,
      rows.filter((row) => row !== undefined),
      take,
      (id) => damaged.push(id),
    );
    progress?.(byTime.length + damaged.length, ids.length);
  }
  byTime.sort(([a, x], [b, y]) => b - a || (x.id < y.id ? -1 : 1));
  return { dossiers: byTime.map(([, summary]) => summary), damaged, loose: loose.length };
};

/** Some dossiers as a list shows them; ids that are gone or damaged are left out. */
export const summariesOf = async (store: Store, vaultKey: Bytes, ids: readonly string[]): Promise<DossierSummary[]> => {
  const main = await useVaultKey(vaultKey);
  const rows = await typed(() => store.dossiers.bulkGet([...ids]));
  const found: DossierSummary[] = [];
  const present = rows.filter((row) => row !== undefined);
  await openAll(
    main,
    present,
    (summary) => found.push(summary),
    () => {},
  );
  return found;
};

/**
 * Makes the packed pages anew from what lies in the rows. Gives up when a row was written or destroyed meanwhile: the pages would hold what
 * counts no longer, and the next opening asks again.
 */
export const packList = async (store: Store, vaultKey: Bytes): Promise<void> => {
  const before = await readEpoch(store);
  const { dossiers } = await listDossiers(store, vaultKey);
  const main = await useVaultKey(vaultKey);
  const rows: { key: string; value: Bytes }[] = [];
  for (let start = 0; start < dossiers.length; start += PAGE) {
    const key = `${PAGES}${String(start / PAGE).padStart(6, '0')}`;
    rows.push({ key, value: await sealJson(main, pagePlace(key), dossiers.slice(start, start + PAGE)) });
  }
  await typed(() =>
    store.transaction('rw', store.meta, async () => {
      if ((await readEpoch(store)) !== before) return;
      await store.meta.where('key').between(PAGES, PAGES_END).delete();
      await changedRows(store).delete();
      await store.meta.bulkPut(rows);
    }),
  );
};
