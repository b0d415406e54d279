import { wholeSummary } from '../dossier/summary.ts';
import type { DossierSummary } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { openJson, type Place, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { typed } from './errors.ts';
import { knownForm, summaryPlace } from './rows.ts';
import type { DossierRow, Store } from './schema.ts';

/**
 * The list of all dossiers. Opening ten thousand seals one by one takes half a second, so copies of the summaries lie packed: pages of a
 * thousand under one seal of the vault's key, in `meta`. A copy counts only when it was made of the very seal that lies in the
 * dossier's row; every other row is opened itself. So a page may be missing, old or damaged, and the list is right all the same.
 */

/** Opened at once: enough to keep WebCrypto busy, few enough to keep memory flat. */
const BATCH = 500;
/** Rows read at once, between two words about the progress. */
const CHUNK = 5_000;
const PAGE = 1_000;
const PAGES = 'list:';
/** A word that changes whenever a dossier is destroyed: a page that was being made meanwhile must not bring it back. */
const EPOCH = 'list-epoch';
const PAGE_FORM = 1;

type Copy = [fingerprint: number, summary: DossierSummary];

export interface Listed {
  /** Last changed first. */
  dossiers: DossierSummary[];
  /** Ids of rows that cannot be opened; they do not hide the others. */
  damaged: string[];
  /** How many rows had no packed copy. */
  loose: number;
}

const pagePlace = (key: string): Place => ({ table: 'list', id: key, version: PAGE_FORM });
const pages = (store: Store) => store.meta.where('key').between(PAGES, `${PAGES}\uffff`);

/** The head of a seal is random: another sealing of the same row has another one. */
const fingerprint = ({ summary }: DossierRow): number => {
  let value = 0;
  for (const byte of summary.subarray(0, 6)) value = value * 256 + byte;
  return value;
};

const readPages = async (store: Store, main: CryptoKey): Promise<Map<string, Copy>> => {
  const copies = new Map<string, Copy>();
  const rows = await typed(() => pages(store).toArray());
  await Promise.all(
    rows.map(async ({ key, value }) => {
      try {
        for (const copy of await openJson<Copy[]>(main, pagePlace(key), value as Bytes)) copies.set(copy[1].id, copy);
      } catch {
        // A copy only: its dossiers are opened one by one.
      }
    }),
  );
  return copies;
};

const openSummary = async (main: CryptoKey, row: DossierRow): Promise<DossierSummary> => {
  const key = await unwrapDossierKey(main, row.id, knownForm(row).wrappedKey);
  return wholeSummary(await openJson<DossierSummary>(key, summaryPlace(row), row.summary));
};

/** Opens rows; what cannot be opened is told to `bad`. */
const openAll = async (
  main: CryptoKey,
  rows: readonly DossierRow[],
  good: (row: DossierRow, summary: DossierSummary) => void,
  bad: (id: string) => void,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map(async (row) => {
      try {
        good(row, await openSummary(main, row));
      } catch {
        bad(row.id);
      }
    });
    await Promise.all(batch);
  }
};

const readAll = async (
  store: Store,
  vaultKey: Bytes,
  progress?: (done: number, total: number) => void,
): Promise<{ copies: Copy[]; damaged: string[]; loose: number }> => {
  const main = await useVaultKey(vaultKey);
  const packed = readPages(store, main);
  const total = await typed(() => store.dossiers.count());
  const copies: Copy[] = [];
  const damaged: string[] = [];
  let loose = 0;
  let last = '';
  for (;;) {
    const rows = await typed(() => store.dossiers.where('id').above(last).limit(CHUNK).toArray());
    const known = await packed;
    const singly: DossierRow[] = [];
    for (const row of rows) {
      const copy = known.get(row.id);
      if (copy?.[0] === fingerprint(row)) copies.push(copy);
      else singly.push(row);
    }
    loose += singly.length;
    await openAll(
      main,
      singly,
      (row, summary) => copies.push([fingerprint(row), summary]),
      (id) => damaged.push(id),
    );
    progress?.(copies.length + damaged.length, total);
    if (rows.length < CHUNK) return { copies, damaged, loose };
    last = rows.at(-1)!.id;
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
  const { copies, damaged, loose } = await readAll(store, vaultKey, progress);
  const byTime = copies.map(([, summary]): [number, DossierSummary] => [Date.parse(summary.updatedAt), summary]);
  byTime.sort(([a], [b]) => b - a);
  return { dossiers: byTime.map(([, summary]) => summary), damaged, loose };
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
    (_, summary) => found.push(summary),
    () => {},
  );
  return found;
};

/** Makes the packed pages anew from what lies in the rows. A dossier that is destroyed meanwhile is in none of them. */
export const packList = async (store: Store, vaultKey: Bytes): Promise<void> => {
  const epoch = await typed(() => store.meta.get(EPOCH));
  const { copies } = await readAll(store, vaultKey);
  const main = await useVaultKey(vaultKey);
  const rows: { key: string; value: Bytes }[] = [];
  for (let start = 0; start < copies.length; start += PAGE) {
    const key = `${PAGES}${String(start / PAGE).padStart(6, '0')}`;
    rows.push({ key, value: await sealJson(main, pagePlace(key), copies.slice(start, start + PAGE)) });
  }
  await typed(() =>
    store.transaction('rw', store.meta, async () => {
      if ((await store.meta.get(EPOCH))?.value !== epoch?.value) return;
      await pages(store).delete();
      await store.meta.bulkPut(rows);
    }),
  );
};

/** Inside a transaction on `meta`, whenever people of a dossier are destroyed: no packed copy of them outlives it. */
export const dropPages = async (store: Store): Promise<void> => {
  await pages(store).delete();
  await store.meta.put({ key: EPOCH, value: crypto.randomUUID() });
};
