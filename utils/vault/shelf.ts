import * as z from 'zod/mini';
import { closeStore, DATABASE, openStore, type Store, vaultDatabases } from '../db/store.ts';
import type { Area } from '../platform/area.ts';

/**
 * The books on this PC, one database each: two officers at one desk see nothing of each other's. The names stand in clear, because they are
 * chosen from while everything is locked: a name of the desk or the officer, never of a citizen.
 */
const name = z.string().check(z.maxLength(60));
const Shelf = z.object({
  current: z.string(),
  books: z
    .array(z.object({ db: z.string().check(z.regex(/^tro-ly-mot-cua(-[0-9a-f-]{36})?$/)), name }))
    .check(z.minLength(1)),
});
export type Shelf = z.infer<typeof Shelf>;
export type Book = Shelf['books'][number];

const KEY = 'books';
/** The first book has no name until there is a second one. */
const FIRST: Shelf = { current: DATABASE, books: [{ db: DATABASE, name: '' }] };

export const newBookId = (): string => `${DATABASE}-${crypto.randomUUID()}`;

/** Which books there are. An entry that cannot be read gives the first book; the databases themselves are not touched. */
export const readShelf = async (area: Area): Promise<Shelf> => {
  const { success, data } = Shelf.safeParse(await area.get(KEY));
  return success && data.books.some(({ db }) => db === data.current) ? data : FIRST;
};

/** Takes up another book. @throws RangeError for one that is not on the shelf */
export const chooseBook = async (area: Area, db: string): Promise<void> => {
  const shelf = await readShelf(area);
  if (!shelf.books.some((book) => book.db === db)) throw new RangeError('no such book');
  await area.set(KEY, { ...shelf, current: db });
};

/** Puts a book on the shelf and takes it up. `instead`: of an empty place, that nobody ever set up. */
export const addBook = async (area: Area, book: Book, instead?: string): Promise<void> => {
  const { books } = await readShelf(area);
  const others = books.filter(({ db }) => db !== book.db && db !== instead);
  await area.set(
    KEY,
    Shelf.parse({ current: book.db, books: [...others, { ...book, name: book.name.normalize('NFC').trim() }] }),
  );
};

/**
 * Puts books back that the shelf has forgotten: its entry was damaged, or the browser ended between the filling of a restored book
 * and its place here. Each is whole, because a book is filled in one transaction.
 */
export const findLostBooks = async (area: Area): Promise<Shelf> => {
  const shelf = await readShelf(area);
  const known = new Set(shelf.books.map(({ db }) => db));
  const lost = (await vaultDatabases(DATABASE)).filter((db) => !known.has(db));
  if (lost.length === 0) return shelf;
  const found = lost.map((db) => ({ db, name: `Sổ ${db.slice(-4).toUpperCase()}` }));
  const { success, data } = Shelf.safeParse({ ...shelf, books: [...shelf.books, ...found] });
  if (!success) return shelf;
  await area.set(KEY, data);
  return data;
};

/** The current book's database, opened when first asked for and again after it was closed or another book was taken up. */
export const bookStore = (area: Area): (() => Promise<Store>) => {
  let opening: Promise<Store> | undefined;
  let db = '';
  return async () => {
    const { current } = await readShelf(area);
    if (db !== current) {
      opening?.then(closeStore, () => {});
      [opening, db] = [undefined, current];
    }
    if (!opening) {
      const mine = openStore(current);
      const forget = () => {
        if (opening === mine) opening = undefined;
      };
      opening = mine;
      mine.then((store) => store.on('close', forget)).catch(forget);
    }
    return opening;
  };
};
