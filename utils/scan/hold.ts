import { type Cable, type CablePorts, openCable } from './cable.ts';

const LOCK = 'scanner';

/**
 * Keeps the scanner on a cable for this page as long as it may: one page of the extension at a time. `take` takes it from another page (the
 * officer came back to this window, or tries the scanner in the settings); when that page lets go, the scanner comes back.
 */
export const holdScanner = (ports: CablePorts, locks: LockManager) => {
  let left = false;
  let holding = false;
  let release = () => {};

  const hold = (steal: boolean): void => {
    void locks
      .request(LOCK, steal ? { steal: true } : {}, async () => {
        if (left) return;
        holding = true;
        const cable: Cable = openCable(ports);
        try {
          await new Promise<void>((done) => {
            release = done;
          });
        } finally {
          await cable.stop();
        }
      })
      .catch(() => {
        // Taken by another page: let the device go at once, then wait in line for it.
        release();
        holding = false;
        if (!left) setTimeout(() => !left && !holding && hold(false), 200);
      });
  };
  hold(false);

  return {
    take: (): void => {
      if (!holding && !left) hold(true);
    },
    /** A device was chosen or the speed changed: begin anew. */
    again: (): void => {
      if (!holding) return;
      release();
      holding = false;
      hold(false);
    },
    leave: (): void => {
      left = true;
      release();
    },
  };
};
export type ScannerHold = ReturnType<typeof holdScanner>;
