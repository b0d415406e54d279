/** Writes under way, and a lock that waits for them: what the officer typed before pressing 'lock' is saved before the key is gone. */

/** Pages answer the call to save within a few milliseconds; a page that hangs does not keep the vault open. */
const ASK_MS = 120;
const MOST_MS = 1_500;

export interface LockPorts {
  /** Asks the open pages to save what is typed. */
  flush: () => void;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
  lock: () => Promise<void>;
}

export const writesUnderWay = ({ flush, pause, lock }: LockPorts) => {
  const running = new Set<Promise<unknown>>();
  return {
    /** Counts a write until it is on disk or has failed. */
    track: <T>(work: Promise<T>): Promise<T> => {
      const end = work.then(
        () => {},
        () => {},
      );
      running.add(end);
      void end.then(() => running.delete(end));
      return work;
    },
    /** Locks once what is typed is saved, at the latest after a second and a half. */
    lockAfter: async (): Promise<void> => {
      flush();
      await pause(ASK_MS);
      await Promise.race([Promise.all(running), pause(MOST_MS)]);
      await lock();
    },
  };
};
