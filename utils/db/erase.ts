import { Dexie } from 'dexie';
import { fold } from '../dossier/fold.ts';
import { summary } from '../dossier/summary.ts';
import type { DossierEvent } from '../dossier/types.ts';
import type { Bytes } from '../vault/bytes.ts';
import { newDossierKey, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { dropAttachments } from './attachments.ts';
import { dropCopies } from './changes.ts';
import { loadEvents, openEvents } from './dossiers.ts';
import { StoreError, typed } from './errors.ts';
import { eventPlace, eventRows, summaryPlace } from './rows.ts';
import { type DossierRow, type EventRow, SEALED_FORM, type Store } from './schema.ts';

/**
 * Writes a dossier anew with some of its content taken out, under a new key, and destroys the old key, all in one transaction: what was
 * taken out is gone with the key. Every event keeps its id, moment and place, so that an older backup that is merged later finds
 * them all there and brings nothing back. Attachments go whole: nobody can take a person out of a picture.
 * @param everybody the retention went through it: it need not come back
 * @param change the same events in the same order, with less in them
 * @throws StoreError 'gone', 'conflict' (changed meanwhile: call again); VaultError; RangeError when the ids are not the same
 */
export const rewriteDossier = async (
  store: Store,
  vaultKey: Bytes,
  dossierId: string,
  change: (events: readonly DossierEvent[]) => DossierEvent[],
  everybody: boolean,
): Promise<void> => {
  const main = await useVaultKey(vaultKey);
  const rows = await typed(() => eventRows(store, dossierId).toArray());
  const events = await loadEvents(store, vaultKey, dossierId);
  const changed = new Map(change(events).map((event) => [event.id, event]));
  if (rows.length !== changed.size || rows.some(({ id }) => !changed.has(id)))
    throw new RangeError('not the same events');
  const { key, wrapped } = await newDossierKey(main, dossierId);
  const columns = { id: dossierId, v: SEALED_FORM, seq: rows.length, wrappedKey: wrapped };
  const dossier = fold([...changed.values()]);
  const newRow: DossierRow = { ...columns, summary: await sealJson(key, summaryPlace(columns), summary(dossier)) };
  const newRows = await Promise.all(
    rows.map(async ({ id, seq }): Promise<EventRow> => {
      const own = { id, v: SEALED_FORM, dossierId, seq };
      return { ...own, sealed: await sealJson(key, eventPlace(own), changed.get(id)) };
    }),
  );
  await typed(() =>
    store.transaction(
      'rw',
      [store.dossiers, store.events, store.attachments, store.blobs, store.erasures, store.meta],
      async () => {
        const now = await store.dossiers.get(dossierId);
        if (!now) throw new StoreError('gone');
        if (now.seq !== rows.length) throw new StoreError('conflict');
        await store.dossiers.put(newRow);
        await dropCopies(store); // a packed copy of the list must not outlive them
        await store.events.bulkPut(newRows);
        await dropAttachments(store, await store.attachments.where('dossierId').equals(dossierId).primaryKeys());
        if (everybody) await store.erasures.put({ dossierId, kind: 'people' });
      },
    ),
  );
};

/** Dossiers whose people were destroyed. */
export const erasedDossiers = async (store: Store): Promise<Set<string>> => {
  const rows = await typed(() => store.erasures.toArray());
  return new Set(rows.filter(({ kind }) => kind === 'people').map(({ dossierId }) => dossierId));
};

/** Dossiers that are read and opened at once. */
const BATCH = 200;

/**
 * Shows every dossier's events to `visit`, batch by batch. One that cannot be opened is passed over: the list names it.
 * @throws VaultError 'locked'
 */
export const eachDossier = async (
  store: Store,
  vaultKey: Bytes,
  visit: (dossierId: string, events: DossierEvent[]) => void,
): Promise<void> => {
  const main = await useVaultKey(vaultKey);
  const ids = await typed(() => store.dossiers.orderBy('id').primaryKeys());
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const [rows, events] = await typed(() =>
      store.transaction('r', store.dossiers, store.events, async () => [
        await store.dossiers.bulkGet(batch),
        await store.events
          .where('[dossierId+seq]')
          .between([batch[0], Dexie.minKey], [batch.at(-1), Dexie.maxKey])
          .toArray(),
      ]),
    );
    const of = Map.groupBy(events, ({ dossierId }) => dossierId);
    await Promise.all(
      rows.map(async (row) => {
        if (!row) return;
        try {
          const key = await unwrapDossierKey(main, row.id, row.wrappedKey);
          visit(row.id, await openEvents(key, row, of.get(row.id) ?? []));
        } catch {}
      }),
    );
  }
};
