import { wholeSummary } from '../dossier/summary.ts';
import type { DossierSummary } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { openJson, type Place, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { changedRows, idOf, PAGES, PAGES_END, readEpoch } from './changes.ts';
import { typed } from './errors.ts';
import { knownForm, summaryPlace } from './rows.ts';
import type { DossierRow, MetaRow, Store } from './schema.ts';

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
/** Raised when a summary gets another field: copies are whole, last changed first, and taken as they are; those of another form are passed over. */
const PAGE_FORM = 2;

export interface Listed {
  /** Last changed first. */
  dossiers: DossierSummary[];
  /** Ids of rows that cannot be opened; they do not hide the others. */
  damaged: string[];
  /** How many rows had no packed copy. */
  loose: number;
}

const pagePlace = (key: string): Place => ({ table: 'list', id: key, version: PAGE_FORM });

/** The copies of rows, in the order in which they were packed, a chunk of pages after the other; the next one is read while one is opened. */
const readPages = async (
  store: Store,
  main: CryptoKey,
  take: (copies: readonly DossierSummary[]) => void,
): Promise<void> => {
  const read = (after: string): Promise<MetaRow[]> =>
    typed(() => store.meta.where('key').between(after, PAGES_END, false).limit(CHUNK).toArray());
  let reading: Promise<MetaRow[]> | undefined = read(PAGES);
  while (reading) {
    const rows: MetaRow[] = await reading;
    reading = rows.length < CHUNK ? undefined : read(rows.at(-1)!.key);
    reading?.catch(() => {}); // awaited in its turn
    const opened = rows.map(async ({ key, value }) => {
      try {
        return await openJson<DossierSummary[]>(main, pagePlace(key), value as Bytes);
      } catch {
        return []; // a copy only: its dossiers are opened one by one
      }
    });
    for (const copies of await Promise.all(opened)) take(copies);
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

/** Last changed first; at the same moment by their ids. */
const before = (a: DossierSummary, b: DossierSummary): boolean => {
  const ahead = Date.parse(a.updatedAt) - Date.parse(b.updatedAt);
  return ahead > 0 || (ahead === 0 && a.id < b.id);
};

const sorted = (summaries: readonly DossierSummary[]): DossierSummary[] => {
  const byTime = summaries.map((summary): [number, DossierSummary] => [Date.parse(summary.updatedAt), summary]);
  byTime.sort(([a, x], [b, y]) => b - a || (x.id < y.id ? -1 : 1));
  return byTime.map(([, summary]) => summary);
};

/** The packed ones lie in order already and are many; of them only those are looked at that stand where another one comes in. */
const merged = (packed: DossierSummary[], single: readonly DossierSummary[]): DossierSummary[] => {
  if (single.length === 0) return packed;
  const all: DossierSummary[] = [];
  let from = 0;
  for (const each of single) {
    let [low, high] = [from, packed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(packed[middle]!, each)) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) all.push(packed[from]!);
    all.push(each);
  }
  for (; from < packed.length; from++) all.push(packed[from]!);
  return all;
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
  const packed: DossierSummary[] = [];
  await readPages(store, main, (copies) => {
    for (const copy of copies) if (left.delete(copy.id)) packed.push(copy);
    progress?.(packed.length, ids.length);
  });
  if (marks.length) {
    const present = new Set(ids);
    for (const mark of marks) if (present.has(idOf(mark))) left.add(idOf(mark));
  }
  const loose = [...left];
  const single: DossierSummary[] = [];
  const damaged: string[] = [];
  for (let start = 0; start < loose.length; start += LOOSE_CHUNK) {
    const rows = await typed(() => store.dossiers.bulkGet(loose.slice(start, start + LOOSE_CHUNK)));
    await openAll(
      main,
      rows.filter((row) => row !== undefined),
      (summary) => single.push(summary),
      (id) => damaged.push(id),
    );
    progress?.(packed.length + single.length + damaged.length, ids.length);
  }
  return { dossiers: merged(packed, sorted(single)), damaged, loose: loose.length };
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
