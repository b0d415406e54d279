import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import type { Sender } from '../platform/messaging.ts';
import type { Parked } from './reload.ts';
import type { FillReceipt } from './types.ts';

/** How long a page may take to come back from its server. ms */
export const RELOAD_LIFE_MS = 20_000;
/** How long a page that came back may go on filling before nobody waits for it any more. ms */
const WORK_LIFE_MS = 60_000;
const GLANCE_MS = 500;

interface Stored {
  origin: string;
  path: string;
  /** null: a document has it, and nobody else gets it. */
  parked: Parked | null;
  expiresAt: number;
}

export interface RelayPorts {
  area: Area;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

/**
 * Keeps a fill (or its undo) while the page that it works on reloads itself: WebForms posts back on every choice, and the script in the
 * page dies with it. It is kept in session memory under its tab and frame, given out once, to a document of the same origin and path, for
 * seconds only, and it goes when the vault locks.
 */
export const relay = ({ area, now, sleep }: RelayPorts) => {
  const keyOf = (tabId: number, frameId: number) => `plan:parked:${tabId}:${frameId}`;
  const waiting = new Map<string, (receipt: FillReceipt) => void>();
  // Each waits for the one before: two scripts of one frame must not both get it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };

  return {
    /** Before the page may reload; null: it did not, the script goes on by itself. */
    park: (place: { path: string; parked: Parked | null }, { tabId, frameId, origin }: Sender): Promise<null> =>
      inTurn(async () => {
        const life = place.parked ? RELOAD_LIFE_MS : WORK_LIFE_MS;
        const stored: Stored = { origin, ...place, expiresAt: now() + life };
        await area.set(keyOf(tabId, frameId), stored);
        return null;
      }),

    /** A script that starts in a frame asks for what the one before it left. */
    resume: (path: string, { tabId, frameId, origin }: Sender): Promise<Parked | null> =>
      inTurn(async () => {
        const key = keyOf(tabId, frameId);
        const stored = await area.get<Stored>(key);
        if (!stored) return null;
        const { parked, expiresAt } = stored;
        if (!parked || now() > expiresAt || stored.origin !== origin || stored.path !== path) {
          // Another page has come: what was left is of no use to anybody.
          await area.remove(key);
          return null;
        }
        await area.set(key, { origin, path, parked: null, expiresAt: now() + WORK_LIFE_MS } satisfies Stored);
        return parked;
      }),

    /** Answers true when somebody waited for it. */
    finished: (receipt: FillReceipt, { tabId, frameId }: Sender): Promise<boolean> =>
      inTurn(async () => {
        const key = keyOf(tabId, frameId);
        await area.remove(key);
        const tell = waiting.get(key);
        waiting.delete(key);
        tell?.(receipt);
        return tell !== undefined;
      }),

    /** The receipt of a frame whose script died in the middle, when its page is only reloading; undefined: it is gone. */
    later: async (tabId: number, frameId: number): Promise<FillReceipt | undefined> => {
      const key = keyOf(tabId, frameId);
      let receipt: FillReceipt | undefined;
      waiting.set(key, (found) => {
        receipt = found;
      });
      for (;;) {
        const stored = await area.get<Stored>(key);
        if (receipt || !stored || now() > stored.expiresAt) break;
        await sleep(GLANCE_MS);
      }
      waiting.delete(key);
      if (!receipt) await area.remove(key);
      return receipt;
    },

    /** The officer stopped it while no script was there to hear. */
    cancel: (tabId: number): Promise<void> =>
      inTurn(async () => {
        for (const [key, stored] of await area.entries<Stored>(`plan:parked:${tabId}:`)) {
          const { parked } = stored;
          // The next document still says what became of each field, and can take it back.
          if (parked) await area.set(key, { ...stored, parked: { ...parked, cancelled: true } } satisfies Stored);
        }
      }),
  };
};
export type Relay = ReturnType<typeof relay>;

/** @param unasked an undo that the officer began in the page is over; the panel has not heard of it */
export const relayHandlers = (reloads: Relay, unasked: () => void) =>
  ({
    'plan/park': (place, sender) => reloads.park(place, sender),
    'plan/resume': ({ path }, sender) => reloads.resume(path, sender),
    'plan/finished': async (receipt, sender) => {
      const wasUndo = receipt.outcomes.some(({ outcome }) => outcome === 'restored');
      if (!(await reloads.finished(receipt, sender)) && wasUndo) unasked();
      return null;
    },
  }) satisfies Pick<Handlers, 'plan/park' | 'plan/resume' | 'plan/finished'>;
