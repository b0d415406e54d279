/** The one clock of the edges; links of the chain take `now` as a parameter. */
const ZONE_MINUTES = 7 * 60;

/** Milliseconds since 1970 (UTC). */
export const now = (): number => Date.now();

/** A stopwatch, ms: only for how long something took; no date is made of it. */
export const ticks = (): number => performance.now();

/** Moment as ISO with +07:00, whatever the machine's zone: "2026-11-23T09:10:00+07:00". */
export const isoVN = (ms: number = now()): string =>
  `${new Date(ms + ZONE_MINUTES * 60_000).toISOString().slice(0, 19)}+07:00`;

/** Today in Việt Nam, `yyyy-mm-dd`. */
export const todayVN = (ms: number = now()): string => isoVN(ms).slice(0, 10);

/** A function that runs `work` once, this long after it was called for the last time. */
export const after = (ms: number, work: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
};

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
