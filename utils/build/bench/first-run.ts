/** The thread of cold.ts: prepares, then times one run. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Prepare } from './cold.ts';

const { module, prepare } = workerData as { module: string; prepare: string };
const run = await ((await import(module)) as Record<string, Prepare>)[prepare]!();
const began = performance.now();
run();
parentPort?.postMessage(performance.now() - began);
