import { type Area, enlarge, evenOut, type Gray, grayOf, type Picture, pictureOf, sharpen } from './pixels.ts';

/**
 * The reader of codes. `whole`: a picture as the camera gave it, looked at in every way; `close`: a part that was enlarged for it.
 * `unread`: codes that are seen and cannot be read.
 */
export type Decode = (picture: Picture, look: 'whole' | 'close') => Promise<{ texts: string[]; unread: number }>;

export interface ReadDeps {
  decode: Decode;
  /** Milliseconds of a clock that only goes forward. */
  clock: () => number;
}

export interface CodesRead {
  /** Text of each code, each once, in the order in which they were read. */
  texts: string[];
  /** Milliseconds until the first code was read; until giving up when there is none. */
  ms: number;
}

/** A part is enlarged up to three times: this much costs about 0.1 s. Also what the camera's target frame shows. */
export const PART = { width: 720, height: 540 };
/** Parts lie over each other by more than a code of 53 modules at 2.5 pixels, turned: it is whole in one of them. */
const OVERLAP = 200;
/** A picture without a code is given up after this; the officer waits for it. */
const LONGEST_MS = 4000;

/** Radius of the light around a pixel: about five modules of a small code. */
const LIGHT = 12;

/**
 * What is tried with a part, one after the other, until a code is read. Codes in a bad picture are small (a module of 1.5 to 2.5
 * pixels) and blurred, or else pale and noisy, and what helps the one harms the other.
 */
export const WAYS: readonly ((part: Gray) => Gray)[] = [
  (part) => enlarge(sharpen(part, 1, 2), 2),
  (part) => enlarge(part, 3),
  (part) => enlarge(sharpen(part, 1, 1.5), 3),
  (part) => enlarge(sharpen(evenOut(part, LIGHT), 1, 1), 3),
];

/** Starts of pieces of `size` that cover `length` evenly, overlapping at least by `overlap`. */
const starts = (length: number, size: number, overlap: number): number[] => {
  if (length <= size) return [0];
  const count = Math.ceil((length - overlap) / (size - overlap));
  return Array.from({ length: count }, (_, n) => Math.round((n * (length - size)) / (count - 1)));
};

/** The middle, where people put what they photograph. */
export const middleOf = ({ width, height }: { width: number; height: number }): Area => {
  const size = { width: Math.min(PART.width, width), height: Math.min(PART.height, height) };
  return { left: (width - size.width) >> 1, top: (height - size.height) >> 1, ...size };
};

/** Areas that together cover a picture, the middle first, then from the inside out. */
export const partsOf = (picture: { width: number; height: number }): Area[] => {
  const middle = middleOf(picture);
  const { width, height } = middle;
  const far = ({ left, top }: Area) => Math.hypot(left - middle.left, top - middle.top);
  const others = starts(picture.height, height, OVERLAP)
    .flatMap((top) => starts(picture.width, width, OVERLAP).map((left) => ({ left, top, width, height })))
    .filter((area) => far(area) > 0)
    .toSorted((a, b) => far(a) - far(b));
  return [middle, ...others];
};

/**
 * The codes of a picture: the whole of it first, then part by part, enlarged and with its contrast put right. Stops as soon as every code
 * that is seen is read. Keeps nothing.
 */
export const readCodes = async (picture: Picture, { decode, clock }: ReadDeps): Promise<CodesRead> => {
  const began = clock();
  const found = new Set<string>();
  let first: number | undefined;
  const look = async (image: Picture, how: 'whole' | 'close'): Promise<{ texts: string[]; unread: number }> => {
    const read = await decode(image, how);
    for (const text of read.texts) found.add(text);
    if (found.size) first ??= clock() - began;
    return read;
  };
  const { unread } = await look(picture, 'whole');
  if (found.size === 0 || unread > 0) {
    const parts = partsOf(picture);
    // One way over all parts before the next: the ways differ less than the places.
    for (const way of WAYS) {
      for (const part of parts) {
        if (clock() - began > LONGEST_MS) break;
        await look(pictureOf(way(grayOf(picture, part))), 'close');
      }
      if (found.size) break;
    }
  }
  return { texts: [...found], ms: Math.round(first ?? clock() - began) };
};

/**
 * One frame of a camera: the whole of it, then one of the ways on its middle, another at each turn, so that the picture goes on
 * moving. A code that one way cannot read is read a few frames later.
 * @param turn counts the frames
 */
export const readFrame = async (picture: Picture, turn: number, { decode, clock }: ReadDeps): Promise<CodesRead> => {
  const began = clock();
  const { texts } = await decode(picture, 'whole');
  if (texts.length) return { texts, ms: Math.round(clock() - began) };
  const way = WAYS[turn % WAYS.length]!;
  const close = await decode(pictureOf(way(grayOf(picture, middleOf(picture)))), 'close');
  return { texts: close.texts, ms: Math.round(clock() - began) };
};
