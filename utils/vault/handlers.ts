import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import type { VaultKeeper } from './keeper.ts';
import { addBook, chooseBook, findLostBooks, newBookId, readShelf } from './shelf.ts';

export interface VaultPorts {
  keeper: VaultKeeper;
  local: Area;
  /** The vault's state or the book changed: other pages look again. */
  changed: () => void;
  /** The vault is open now. */
  opened: () => void;
}

/** What the background answers about the vault and the books on the shelf. */
export const vaultHandlers = ({ keeper, local, changed, opened }: VaultPorts) => {
  const after = async <T extends { ok: boolean }>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    if (answer.ok) opened();
    return answer;
  };
  return {
    'vault/state': () => keeper.state(),
    'vault/create': ({ passphrase }) => after(keeper.create(passphrase)),
    'vault/open': ({ passphrase }) => after(keeper.open(passphrase)),
    'vault/open-pin': ({ pin }) => after(keeper.openByPin(pin)),
    'vault/open-hello': ({ secret }) => after(keeper.openByHello(secret)),
    'vault/hello': ({ hello, passphrase }) => keeper.useHello(hello, passphrase),
    'vault/recover': ({ recoveryKey, passphrase }) => after(keeper.recover(recoveryKey, passphrase)),
    'vault/lock': () => keeper.lock().then(() => null),
    'vault/pin': ({ pin, passphrase }) => keeper.setPin(pin, passphrase),
    'vault/change': ({ passphrase, next }) => keeper.changePassphrase(passphrase, next),
    'vault/sheet': ({ passphrase }) => keeper.newSheet(passphrase),
    'book/list': () => findLostBooks(local).catch(() => readShelf(local)),
    'book/choose': async ({ db }) => {
      await keeper.leave();
      await chooseBook(local, db);
      changed();
      return null;
    },
    'book/add': async ({ name, db }) => {
      const { state } = await keeper.state();
      await keeper.leave();
      // A place that nobody ever set up does not stay on the shelf; its name goes over to what is restored into it.
      const { current, books } = await readShelf(local);
      const empty = state === 'none' ? books.find((book) => book.db === current) : undefined;
      await addBook(local, { db: db ?? newBookId(), name: name || (empty?.name ?? '') }, empty?.db);
      changed();
      return null;
    },
  } satisfies Partial<Handlers>;
};
