import { beforeEach, describe, expect, it } from 'vitest';
import { appendEvents, counts, initVault, openStore, readVault } from '../../../utils/db/store.ts';
import { memoryArea } from '../../../utils/platform/area.ts';
import { vaultHandlers } from '../../../utils/vault/handlers.ts';
import type { VaultKeeper } from '../../../utils/vault/keeper.ts';
import { addBook, bookStore, chooseBook, findLostBooks, newBookId, readShelf } from '../../../utils/vault/shelf.ts';
import { createVault } from '../../../utils/vault/vault.ts';
import { emptyDisk, marriage, PLANTED } from '../db/desk.ts';

const QUICK = { memoryKiB: 64, iterations: 1, parallelism: 1 };
let area: ReturnType<typeof memoryArea>;
beforeEach(() => {
  emptyDisk();
  area = memoryArea();
});

describe('two officers at one PC', () => {
  it('have a book each, and nothing of one stands in the other', async () => {
    const store = bookStore(area);
    const mine = await createVault('sông xanh nón lá 27', '2026-11-23T08:00:00+07:00', QUICK);
    if (!mine.ok) throw new Error(mine.reason);
    await initVault(await store(), mine.header);
    await appendEvents(await store(), mine.vaultKey, 'd-1', marriage('d-1'));
    await addBook(area, { db: newBookId(), name: ' Bàn 2 ' });
    expect(await readVault(await store())).toBeUndefined();
    expect((await counts(await store())).dossiers).toBe(0);
    await chooseBook(area, 'tro-ly-mot-cua');
    expect((await counts(await store())).dossiers).toBe(1);
    expect((await readShelf(area)).books.map(({ name }) => name)).toEqual(['', 'Bàn 2']);
    expect(JSON.stringify(await area.entries(''))).not.toContain(PLANTED.bride);
  });

  it('cannot choose a book that is not there', async () =>
    expect(chooseBook(area, newBookId())).rejects.toThrow(RangeError));

  it('put a restored book in the place that nobody ever set up', async () => {
    const db = newBookId();
    await addBook(area, { db, name: 'Sổ khôi phục' }, 'tro-ly-mot-cua');
    expect(await readShelf(area)).toEqual({ current: db, books: [{ db, name: 'Sổ khôi phục' }] });
  });
});

it.each([null, 7, { current: 'x', books: [] }, { current: 'x', books: [{ db: 'other', name: '' }] }])(
  'a shelf that cannot be read (%j) shows the first book',
  async (entry) => {
    await area.set('books', entry);
    expect(await readShelf(area)).toEqual({ current: 'tro-ly-mot-cua', books: [{ db: 'tro-ly-mot-cua', name: '' }] });
  },
);

it('a book whose connection was lost is opened again', async () => {
  const store = bookStore(area);
  (await store()).close({ disableAutoOpen: true });
  expect((await counts(await store())).dossiers).toBe(0);
  expect((await openStore()).isOpen()).toBe(true);
});

it('a shelf that has forgotten its books finds them again; an empty place is no book', async () => {
  const db = newBookId();
  const vault = await createVault('sông xanh nón lá 27', '2026-11-23T08:00:00+07:00', QUICK);
  if (!vault.ok) throw new Error(vault.reason);
  await initVault(await openStore(db), vault.header);
  await openStore(newBookId());
  await openStore();
  const found = await findLostBooks(area);
  expect(found).toEqual({
    current: 'tro-ly-mot-cua',
    books: [
      { db: 'tro-ly-mot-cua', name: '' },
      { db, name: `Sổ ${db.slice(-4).toUpperCase()}` },
    ],
  });
  expect(await findLostBooks(area)).toEqual(found);
});

describe('what pages ask about books', () => {
  const asked = (state: 'none' | 'open') => {
    const left: string[] = [];
    const keeper = {
      leave: async () => void left.push('left'),
      state: async () => ({ state }),
      create: async (passphrase: string) => ({ ok: passphrase.length > 7 }),
    } as unknown as VaultKeeper;
    const ports = { keeper, local: area, changed: () => left.push('told'), opened: () => left.push('opened') };
    return { left, ...vaultHandlers(ports) };
  };

  it('a panel that stood open before the book was made hears that it is open now, and nothing of one that was refused', async () => {
    const asking = asked('none');
    await asking['vault/create']({ passphrase: 'ngắn' });
    expect(asking.left).toEqual([]);
    await asking['vault/create']({ passphrase: 'bốn từ dễ nhớ nhé' });
    expect(asking.left).toEqual(['opened']);
  });

  it('a second book is added beside the first, which is locked first', async () => {
    const asking = asked('open');
    await asking['book/add']({ name: 'Bàn 2', db: null });
    expect(asking.left).toEqual(['left', 'told']);
    expect((await readShelf(area)).books.map(({ name }) => name)).toEqual(['', 'Bàn 2']);
  });

  it('a backup that is restored into an empty book takes its place and its name', async () => {
    await asked('open')['book/add']({ name: 'Bàn 2', db: null });
    const db = newBookId();
    await asked('none')['book/add']({ name: '', db });
    expect(await readShelf(area)).toMatchObject({
      current: db,
      books: [{ db: 'tro-ly-mot-cua' }, { db, name: 'Bàn 2' }],
    });
  });
});
