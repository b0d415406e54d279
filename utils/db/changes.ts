import type { DBCore, DBCoreMutateRequest, DBCoreTable } from 'dexie';
import type { Store } from './schema.ts';

/**
 * Marks beside the packed list (list.ts), written by the database layer itself: whoever writes the dossiers' rows, by whatever way, leaves
 * them in the same transaction. A row that was put is marked as changed; when a row is deleted, every packed copy goes with it, because
 * a destroyed key must not leave its people in a copy. All of it lies in `meta`, ids and random words only.
 */

export const PAGES = 'list:';
export const PAGES_END = 'list:\uffff';
const CHANGED = 'list-changed:';
/** Another word after every write of a row: pages that were being made meanwhile do not count. */
const EPOCH = 'list-epoch';

/** Marks of the rows that were written since the pages were made. */
export const changedRows = (store: Store) => store.meta.where('key').startsWith(CHANGED);
/** The dossier of a mark. */
export const idOf = (mark: string): string => mark.slice(CHANGED.length);

export const readEpoch = async (store: Store): Promise<unknown> => (await store.meta.get(EPOCH))?.value;

/** Inside a transaction on `meta`: no packed copy is left, and none that is being made will count. */
export const dropCopies = async (store: Store): Promise<void> => {
  await store.meta.where('key').between(PAGES, PAGES_END).delete();
  await store.meta.put({ key: EPOCH, value: crypto.randomUUID() });
};

type Range = Extract<DBCoreMutateRequest, { type: 'deleteRange' }>['range'];
/** DBCoreRangeType.Range; Dexie declares it as a const enum, which is not exported as a value. */
const RANGE_TYPE = 2 as Range['type'];
const ALL_PAGES: Range = { type: RANGE_TYPE, lower: PAGES, upper: PAGES_END };

const mark = async (meta: DBCoreTable, request: DBCoreMutateRequest): Promise<void> => {
  const { trans } = request;
  const put = (values: { key: string; value: unknown }[]) => meta.mutate({ type: 'put', trans, values });
  const epoch = { key: EPOCH, value: crypto.randomUUID() };
  if (request.type === 'delete' || request.type === 'deleteRange') {
    await meta.mutate({ type: 'deleteRange', trans, range: ALL_PAGES });
    await put([epoch]);
    return;
  }
  // A new row has no copy that could be old.
  const rows = request.type === 'put' ? (request.values as { id: string }[]) : [];
  await put([epoch, ...rows.map(({ id }) => ({ key: CHANGED + id, value: true }))]);
};

/** Teaches a store, before it is opened, to leave the marks. */
export const markChanges = (store: Store): void =>
  void store.use({
    stack: 'dbcore',
    name: 'list-marks',
    create: (core: DBCore): DBCore => ({
      ...core,
      // The marks are part of the write, so every transaction that may write rows has `meta` in it.
      transaction: (tables, mode, options) =>
        core.transaction(
          mode === 'readwrite' && tables.includes('dossiers') ? [...new Set([...tables, 'meta'])] : tables,
          mode,
          options,
        ),
      table: (name) => {
        const table = core.table(name);
        if (name !== 'dossiers') return table;
        return {
          ...table,
          mutate: async (request) => {
            const answer = await table.mutate(request);
            await mark(core.table('meta'), request);
            return answer;
          },
        };
      },
    }),
  });
