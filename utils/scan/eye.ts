import type { CodesRead } from './image.ts';
import type { Picture } from './pixels.ts';

/** Reads codes in pictures. Both reject when the reader itself cannot be loaded. */
export interface Eye {
  /** A picture file: dropped, pasted or chosen. `undefined` when it is no picture. */
  picture: (file: Blob) => Promise<CodesRead | undefined>;
  /** One frame of a camera; `turn` counts them. */
  frame: (frame: Picture, turn: number) => Promise<CodesRead>;
}

/** What the page asks of the reader's thread, and what comes back. */
export type EyeTask = { id: number; wasm: string } & (
  | { kind: 'picture'; file: Blob }
  | { kind: 'frame'; frame: Picture; turn: number }
);
export type EyeAnswer = { id: number; ok: true; codes: CodesRead | undefined } | { id: number; ok: false };

type Waiting = { done: (codes: CodesRead | undefined) => void; failed: (error: Error) => void };

/**
 * The reader is large (0.4 MB) and most scans come from a scanner, so it is loaded at the first picture, in a thread of its own.
 * @param wasm address of the reader's binary in our own package
 */
export const openEye = (wasm: string): Eye => {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;

  const started = (): Worker => {
    if (thread) return thread;
    const worker = new Worker(new URL('./eye-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data: answer }: MessageEvent<EyeAnswer>) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) asked?.done(answer.codes);
      else asked?.failed(new Error('reader'));
    };
    // The thread itself could not start: the next picture tries again.
    worker.onerror = () => {
      thread = undefined;
      worker.terminate();
      for (const { failed } of waiting.values()) failed(new Error('reader'));
      waiting.clear();
    };
    thread = worker;
    return worker;
  };
  type Task = { kind: 'picture'; file: Blob } | { kind: 'frame'; frame: Picture; turn: number };
  const ask = (task: Task): Promise<CodesRead | undefined> =>
    new Promise((done, failed) => {
      const id = ++last;
      waiting.set(id, { done, failed });
      started().postMessage({ ...task, id, wasm } satisfies EyeTask);
    });

  return {
    picture: (file) => ask({ kind: 'picture', file }),
    frame: async (frame, turn) => (await ask({ kind: 'frame', frame, turn })) ?? { texts: [], ms: 0 },
  };
};
