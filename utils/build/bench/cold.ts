import { Worker } from 'node:worker_threads';

/** A module's work that a machine does once: `prepare` reads what it needs and gives what is timed. */
export type Prepare = () => Promise<() => unknown>;

const FIRST_RUN = new URL('./first-run.ts', import.meta.url);

/** Milliseconds of each of n first runs, each in a thread of its own, so that nothing is compiled or cached. */
export const coldTimes = async (module: string, prepare: string, n: number): Promise<number[]> => {
  const values: number[] = [];
  for (let round = 0; round < n; round++) {
    const worker = new Worker(FIRST_RUN, { workerData: { module, prepare } });
    values.push(
      await new Promise<number>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      }),
    );
  }
  return values;
};
