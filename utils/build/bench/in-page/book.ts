/** In a page of the extension: plants a large book, and times the product's own functions on it. */
import { blobSource } from '../../../backup/file.ts';
import { dryRun, makeBackup, restoreBook } from '../../../backup/service.ts';
import { deskModel } from '../../../counter/desk.ts';
import { calendar, procedures } from '../../../counter/resources.ts';
import { type DossierRow, type EventRow, type ReminderRow, SEALED_FORM } from '../../../db/schema.ts';
import { DATABASE, listDossiers, openStore, readVault, type Store } from '../../../db/store.ts';
import { deadlineOf } from '../../../deadline/of-dossier.ts';
import { fold } from '../../../dossier/fold.ts';
import { summary } from '../../../dossier/summary.ts';
import { memoryArea } from '../../../platform/area.ts';
import { isoVN, now } from '../../../platform/clock.ts';
import { findProcedure } from '../../../procedure/catalogue.ts';
import { planReminders } from '../../../remind/plan.ts';
import { DEFAULT_SETTINGS } from '../../../remind/rules.ts';
import { remindService } from '../../../remind/service.ts';
import type { Bytes } from '../../../vault/bytes.ts';
import { newDossierKey, sealJson } from '../../../vault/seal.ts';
import { newBookId } from '../../../vault/shelf.ts';
import { unlockVault, useVaultKey } from '../../../vault/vault.ts';
import { eventsOf, summaryOf } from '../dossiers.ts';

const BATCH = 500;
const newId = () => crypto.randomUUID();
const iso = () => isoVN(now());

let store: Store;
let vaultKey: Bytes;

/** The rows of the n-th dossier as appendEvents would write them; the list that is read afterwards proves that they are. */
const rowsOf = async (n: number, main: CryptoKey) => {
  const [catalogue, days] = await Promise.all([procedures(), calendar()]);
  const events = eventsOf(n, catalogue, newId);
  const dossier = fold(events);
  const { id } = dossier;
  const { key, wrapped } = await newDossierKey(main, id);
  const place = { table: 'dossiers', id: `${id}/${events.length}`, version: SEALED_FORM };
  const row: DossierRow = {
    id,
    v: SEALED_FORM,
    seq: events.length,
    wrappedKey: wrapped,
    summary: await sealJson(key, place, summary(dossier)),
  };
  const eventRows = await Promise.all(
    events.map(async (event, at): Promise<EventRow> => {
      const seq = at + 1;
      const own = { table: 'events', id: `${id}/${seq}/${event.id}`, version: SEALED_FORM };
      return { id: event.id, v: SEALED_FORM, dossierId: id, seq, sealed: await sealJson(key, own, event) };
    }),
  );
  const deadline = deadlineOf(dossier, findProcedure(catalogue, dossier.procedureCode), days, iso());
  const reminders = (deadline ? planReminders(deadline, id, days) : []).map(
    (reminder): ReminderRow => ({ ...reminder, fireMs: Date.parse(reminder.fireAt) }),
  );
  return { row, eventRows, reminders };
};

const plant = async (passphrase: string, count: number): Promise<string> => {
  store = await openStore();
  const header = await readVault(store);
  const unlocked = header && (await unlockVault(header, passphrase));
  if (!unlocked?.ok) throw new Error('the vault does not open');
  vaultKey = unlocked.vaultKey;
  const main = await useVaultKey(vaultKey);
  for (let start = 0; start < count; start += BATCH) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(BATCH, count - start) }, (_, n) => rowsOf(start + n, main)),
    );
    await store.transaction('rw', store.dossiers, store.events, store.reminders, async () => {
      await store.dossiers.bulkAdd(rows.map(({ row }) => row));
      await store.events.bulkAdd(rows.flatMap(({ eventRows }) => eventRows));
      await store.reminders.bulkAdd(rows.flatMap(({ reminders }) => reminders));
    });
  }
  const { dossiers, damaged } = await listDossiers(store, vaultKey);
  if (dossiers.length !== count || damaged.length)
    throw new Error(`${dossiers.length} dossiers, ${damaged.length} damaged`);
  return dossiers[0]!.id;
};

const clock = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const list = (): Promise<number> => clock(() => listDossiers(store, vaultKey));

const sweep = (): Promise<number> => {
  const nothing = async () => {};
  const service = remindService({
    store: async () => store,
    calendar,
    settings: async () => DEFAULT_SETTINGS,
    now,
    iso,
    notify: nothing,
    showing: async () => [],
    blocked: async () => false,
    setBadge: nothing,
  });
  return clock(service.sweep);
};

/** Each keystroke of these queries on the desk's own list, `count` dossiers in it; only the background is played. */
const search = async (count: number, queries: readonly string[]): Promise<number[]> => {
  const catalogue = await procedures();
  const dossiers = Array.from({ length: count }, (_, n) => summaryOf(n, catalogue, newId));
  const answers: Record<string, unknown> = {
    'vault/state': { state: 'open' },
    'dossier/list': { dossiers, damaged: [] },
  };
  const send = chrome.runtime.sendMessage;
  Object.assign(chrome.runtime, {
    sendMessage: async ({ name }: { name: string }) => ({ ok: true, answer: answers[name] ?? null }),
  });
  try {
    const model = deskModel({ settings: memoryArea(), session: memoryArea(), now, iso, newId, go: () => {} });
    await model.refresh();
    if (model.found.value.length !== count) throw new Error(`the desk has ${model.found.value.length} dossiers`);
    const values: number[] = [];
    for (const query of queries)
      for (let end = 1; end <= query.length; end++) {
        const began = performance.now();
        model.query.value = query.slice(0, end);
        model.rows.value;
        values.push(performance.now() - began);
      }
    return values;
  } finally {
    Object.assign(chrome.runtime, { sendMessage: send });
  }
};

let made: Blob | undefined;

/** The whole file: read, sealed, read back. */
const backup = async (): Promise<{ ms: number; bytes: number }> => {
  const ms = await clock(async () => {
    made = (await makeBackup(DATABASE, async () => vaultKey, iso())).blob;
  });
  return { ms, bytes: made?.size ?? 0 };
};

/** That file as a book of its own, its passphrase derived and all; the database is deleted again. */
const restore = async (passphrase: string, count: number): Promise<number> => {
  const name = newBookId();
  const ms = await clock(async () => {
    const dossiers = await restoreBook(name, blobSource(made!), passphrase);
    if (dossiers !== count) throw new Error(`${dossiers} dossiers restored`);
  });
  indexedDB.deleteDatabase(name);
  return ms;
};

/** What merging it would do, on the book that it was made of. */
const plan = (): Promise<number> =>
  clock(async () => {
    const vault = await readVault(store);
    await dryRun(store, vaultKey, vault!.id, blobSource(made!));
  });

const bench = { plant, list, sweep, search, backup, restore, plan };
export type BookInPage = typeof bench;
Object.assign(globalThis, { bench });
