/** The reader of codes in a thread of its own: a picture without a code is searched for seconds, and the panel must not stand still. */
import { ticks } from '../platform/clock.ts';
import type { EyeAnswer, EyeTask } from './eye.ts';
import { type CodesRead, readCodes, readFrame } from './image.ts';
import { pictureFrom } from './picture.ts';
import { openDecoder } from './zxing.ts';

const thread = self as unknown as {
  onmessage: (event: MessageEvent<EyeTask>) => void;
  postMessage: (answer: EyeAnswer) => void;
};
let decoder: ReturnType<typeof openDecoder> | undefined;

const read = async (task: EyeTask): Promise<CodesRead | undefined> => {
  decoder ??= openDecoder({ url: task.wasm });
  const deps = { decode: await decoder, clock: ticks };
  if (task.kind === 'frame') return readFrame(task.frame, task.turn, deps);
  const picture = await pictureFrom(task.file).catch(() => undefined);
  return picture && readCodes(picture, deps);
};

thread.onmessage = ({ data: task }) => {
  read(task).then(
    (codes) => thread.postMessage({ id: task.id, ok: true, codes }),
    () => {
      decoder = undefined;
      thread.postMessage({ id: task.id, ok: false });
    },
  );
};
