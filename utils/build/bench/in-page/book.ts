/** In a page of the extension: plants a large book, and times the product's own functions on it. */
import { blobSource } from '../../../backup/file.ts';
import { dryRun, makeBackup, restoreBook } from '../../../backup/service.ts';
import { deskModel } from '../../../counter/desk.ts';
import { intakeModel } from '../../../counter/intake.ts';
import { calendar, procedures } from '../../../counter/resources.ts';
import { type DossierRow, type EventRow, type ReminderRow, SEALED_FORM } from '../../../db/schema.ts';
import { DATABASE, listDossiers, openStore, packList, readVault, type Store } from '../../../db/store.ts';
import { deadlineOf } from '../../../deadline/of-dossier.ts';
import { fold } from '../../../dossier/fold.ts';
import { summary } from '../../../dossier/summary.ts';
import { memoryArea } from '../../../platform/area.ts';
import { isoVN, now } from '../../../platform/clock.ts';
import { briefOf } from '../../../procedure/brief.ts';
import { findProcedure } from '../../../procedure/catalogue.ts';
import { planReminders } from '../../../remind/plan.ts';
import { DEFAULT_SETTINGS } from '../../../remind/rules.ts';
import { remindService } from '../../../remind/service.ts';
import { writeCsv } from '../../../sheet/csv.ts';
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

/** The copies of the list made anew, and gone again: an opening with them, and one without. */
const pack = (): Promise<number> => clock(() => packList(store, vaultKey));

/** Rows of so many more dossiers, as the list reads them; they have no events, nothing but the list is measured on them. */
const plantRows = async (count: number): Promise<void> => {
  const main = await useVaultKey(vaultKey);
  const catalogue = await procedures();
  for (let start = 0; start < count; start += BATCH) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(BATCH, count - start) }, async (_, n): Promise<DossierRow> => {
        const shown = summaryOf(start + n, catalogue, newId);
        const { key, wrapped } = await newDossierKey(main, shown.id);
        const place = { table: 'dossiers', id: `${shown.id}/1`, version: SEALED_FORM };
        return {
          id: shown.id,
          v: SEALED_FORM,
          seq: 1,
          wrappedKey: wrapped,
          summary: await sealJson(key, place, shown),
        };
      }),
    );
    await store.dossiers.bulkAdd(rows);
  }
};

/** A register of so many rows through the check and the batches of the import, to the last row on disk. */
const intake = async (count: number): Promise<{ check: number; write: number }> => {
  const catalogue = await procedures();
  const heading = ['Mã hồ sơ', 'Họ và tên', 'Số CCCD', 'Tên TTHC', 'Ngày nhận', 'Lệ phí', 'Ghi chú'];
  const rows = Array.from({ length: count }, (_, n) => [
    `H29.1-260301-${String(100_000 + n)}`,
    'Nguyễn Thị Thử',
    `0${String(10_000_000_000 + n * 7919).slice(0, 11)}`,
    catalogue[n % catalogue.length]!.name,
    '02/03/2026 09:10',
    '8.000',
    'Chuyển từ sổ giấy',
  ]);
  const file = new File([writeCsv([heading, ...rows])], 'so.csv');
  const ports = { iso, newId };
  const shelf = { dossiers: { peek: () => [] } } as never;
  const model = intakeModel({ ...ports, shelf, briefs: async () => catalogue.map(briefOf) });
  const check = await clock(async () => {
    await model.take(file);
    if (model.checked.value?.good.length !== count) throw new Error(`${model.checked.value?.good.length} good rows`);
  });
  const write = await clock(model.run);
  if (model.done.value.added !== count) throw new Error(`${model.done.value.added} rows were taken in`);
  return { check, write };
};

/** Each keystroke of these queries on the desk's own list, `count` dossiers in it; only the background and the disk are played. */
const search = async (count: number, queries: readonly string[]): Promise<{ keys: number[]; load: number }> => {
  const catalogue = await procedures();
  const dossiers = Array.from({ length: count }, (_, n) => summaryOf(n, catalogue, newId));
  const answers: Record<string, unknown> = { 'vault/state': { state: 'open' } };
  const send = chrome.runtime.sendMessage;
  Object.assign(chrome.runtime, {
    sendMessage: async ({ name }: { name: string }) => ({ ok: true, answer: answers[name] ?? null }),
  });
  try {
    const reader = {
      list: async () => ({ dossiers, damaged: [], loose: 0 }),
      some: async () => [],
      whole: async () => [],
    };
    const area = memoryArea();
    const model = deskModel({ settings: area, session: area, reader, now, iso, newId, go: () => {} });
    const load = await clock(async () => {
      await model.refresh();
      if (model.shelf.rows.value.length !== count) throw new Error(`the desk has ${model.shelf.rows.value.length}`);
    });
    await new Promise((done) => setTimeout(done, 3_000)); // the texts are folded between other work
    const values: number[] = [];
    for (const query of queries)
      for (let end = 1; end <= query.length; end++) {
        const began = performance.now();
        model.shelf.query.value = query.slice(0, end);
        model.shelf.rows.value;
        values.push(performance.now() - began);
      }
    return { keys: values, load };
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

const bench = { plant, plantRows, list, pack, sweep, search, intake, backup, restore, plan };
export type BookInPage = typeof bench;
Object.assign(globalThis, { bench });
