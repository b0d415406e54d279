import type { CodesRead } from './image.ts';
import type { Picture } from './pixels.ts';

/** Reads codes in pictures. Both reject when the reader itself cannot be loaded. */
export interface Eye {
  /** A picture file: dropped, pasted or chosen. `undefined` when it is no picture. */
  picture: (file: Blob) => Promise<CodesRead | undefined>;
  /** One frame of a camera; `turn` counts them. */
  frame: (frame: Picture, turn: number) => Promise<CodesRead>;
}

/** The reader is large (0.4 MB) and most scans come from a scanner, so it is loaded at the first picture. */
export const openEye = (wasm: string, clock: () => number): Eye => {
  const load = async () => {
    const [image, { pictureFrom }, { openDecoder }] = await Promise.all([
      import('./image.ts'),
      import('./picture.ts'),
      import('./zxing.ts'),
    ]);
    return { ...image, pictureFrom, deps: { decode: await openDecoder({ url: wasm }), clock } };
  };
  let loading: ReturnType<typeof load> | undefined;
  const loaded = () => {
    loading ??= load();
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    picture: async (file) => {
      const { readCodes, pictureFrom, deps } = await loaded();
      const picture = await pictureFrom(file).catch(() => undefined);
      return picture && readCodes(picture, deps);
    },
    frame: async (frame, turn) => {
      const { readFrame, deps } = await loaded();
      return readFrame(frame, turn, deps);
    },
  };
};
