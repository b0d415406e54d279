import type { Handlers } from '../messages/serve.ts';
import { type Bytes, toBase64 } from '../vault/bytes.ts';
import type { DossierBook } from './book.ts';
import type { Dossier } from './types.ts';

export interface BookHandlerPorts {
  book: DossierBook;
  key: () => Promise<Bytes>;
  /** Counts the writes, so that a lock can wait for them. */
  track: <T>(work: Promise<T>) => Promise<T>;
  /** These dossiers changed: whoever shows them looks again. */
  changed: (dossierIds: string[]) => void;
  /** The officers' lists: their chips follow one dossier that changed, or everything is read anew. */
  lists: { noted: (dossier: Dossier) => unknown; forget: () => void };
  /** The access log: what was looked at or done, never about whom. */
  log: (entry: { what: 'opened' | 'filled' | 'deleted'; dossierId: string }) => Promise<unknown>;
}

/** What the background answers about the book. A change is answered when it is on disk; telling the others does not hold it up. */
export const bookHandlers = ({ book, key, track, changed, lists, log }: BookHandlerPorts) => {
  const then = async <T>(ids: string[], work: Promise<T>): Promise<T> => {
    const answer = await track(work);
    changed(ids);
    lists.forget();
    return answer;
  };
  return {
    'dossier/append': async ({ dossierId, events }) => {
      if (events.some(({ type }) => type === 'filled')) void log({ what: 'filled', dossierId }).catch(() => {});
      const dossier = await track(book.append(dossierId, events));
      changed([dossierId]);
      void lists.noted(dossier);
      return dossier;
    },
    'dossier/read': ({ dossierId }) => {
      void log({ what: 'opened', dossierId }).catch(() => {});
      return book.read(dossierId);
    },
    'dossier/labels': ({ dossierIds }) => book.labels(dossierIds),
    'dossier/find': ({ code }) => book.find(code),
    'dossier/list': () => book.list(),
    'dossier/delete': async ({ dossierId }) => {
      await log({ what: 'deleted', dossierId });
      return then([dossierId], book.delete(dossierId));
    },
    'dossier/history': ({ dossierId }) => book.history(dossierId),
    'dossier/import': ({ dossiers }) =>
      then(
        dossiers.map(({ dossierId }) => dossierId),
        book.appendAll(dossiers),
      ),
    'dossier/merge': ({ dossierId, other }) => then([dossierId, other], book.merge(dossierId, other)),
    'dossier/unmerge': ({ dossierId, other }) => then([dossierId, other], book.unmerge(dossierId, other)),
    'people/earlier': ({ personalId }) => book.earlier(personalId),
    'book/open': async () => ({ key: toBase64(await key()) }),
    'book/pack': () => book.pack(),
    'due/reminders': ({ dossierId }) => book.reminders(dossierId),
  } satisfies Partial<Handlers>;
};
