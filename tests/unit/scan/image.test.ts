import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decode, PART, partsOf, readCodes, readFrame, WAYS } from '../../../utils/scan/image.ts';
import type { Picture } from '../../../utils/scan/pixels.ts';
import { cardText } from '../../portal/cards.ts';
import { codeReader } from '../../support/code-reader.ts';
import { photograph } from '../../support/photograph.ts';

const GROOM = cardText('groom');
const BRIDE = cardText('bride');
const blank = (width: number, height: number): Picture => ({
  data: new Uint8ClampedArray(width * height * 4),
  width,
  height,
});
/** A reader that answers in turn, then with nothing; and a clock that it moves. */
const scripted = (answers: readonly { texts: string[]; unread?: number }[], eachMs = 10) => {
  const looks: string[] = [];
  let at = 0;
  const decode: Decode = async ({ width, height }, look) => {
    looks.push(`${look} ${width}x${height}`);
    at += eachMs;
    return { texts: [], unread: 0, ...answers[looks.length - 1] };
  };
  return { looks, deps: { decode, clock: () => at } };
};

describe('the parts of a picture', () => {
  it('are the middle first, and then those that are farther out', () => {
    const parts = partsOf({ width: 1920, height: 1080 });
    expect(parts[0]).toEqual({ left: 600, top: 270, ...PART });
    expect(parts.length).toBe(13);
  });

  it('of a small picture are the picture itself', () =>
    expect(partsOf({ width: 640, height: 480 })).toEqual([{ left: 0, top: 0, width: 640, height: 480 }]));

  it('lie inside the picture, and any code of 200 pixels is whole in one of them', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 4000 }),
        fc.integer({ min: 200, max: 4000 }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (width, height, across, down) => {
          const parts = partsOf({ width, height });
          const [x, y] = [Math.floor(across * (width - 200)), Math.floor(down * (height - 200))];
          for (const part of parts) {
            expect(Math.min(part.left, part.top)).toBeGreaterThanOrEqual(0);
            expect(part.left + part.width).toBeLessThanOrEqual(width);
            expect(part.top + part.height).toBeLessThanOrEqual(height);
          }
          const holds = parts.some(
            ({ left, top, width: w, height: h }) => x >= left && y >= top && x + 200 <= left + w && y + 200 <= top + h,
          );
          expect(holds).toBe(true);
        },
      ),
    ));
});

describe('reading a picture', () => {
  it('looks at the whole picture once when every code in it is read', async () => {
    const { looks, deps } = scripted([{ texts: [GROOM, BRIDE] }]);
    expect(await readCodes(blank(800, 600), deps)).toEqual({ texts: [GROOM, BRIDE], ms: 10 });
    expect(looks).toEqual(['whole 800x600']);
  });

  it('looks closer while nothing is read, each time larger than the camera gave it', async () => {
    const { looks, deps } = scripted([{ texts: [] }, { texts: [] }, { texts: [GROOM] }]);
    expect(await readCodes(blank(640, 480), deps)).toEqual({ texts: [GROOM], ms: 30 });
    expect(looks).toEqual(['whole 640x480', 'close 1280x960', 'close 1920x1440']);
  });

  it('goes on when a code is seen beside the one that was read, and counts the time to the first', async () => {
    const { deps } = scripted([{ texts: [GROOM], unread: 1 }, { texts: [BRIDE, GROOM] }]);
    expect(await readCodes(blank(640, 480), deps)).toEqual({ texts: [GROOM, BRIDE], ms: 10 });
  });

  it('gives up after every way, and says how long it took', async () => {
    const { looks, deps } = scripted([]);
    expect(await readCodes(blank(320, 240), deps)).toEqual({ texts: [], ms: 10 * (1 + WAYS.length) });
    expect(looks).toHaveLength(1 + WAYS.length);
  });

  it('gives up a huge picture after four seconds', async () => {
    const { looks, deps } = scripted([], 1500);
    expect(await readCodes(blank(1600, 1200), deps)).toEqual({ texts: [], ms: 4500 });
    expect(looks).toHaveLength(3);
  });
});

describe('reading a camera', () => {
  it('tries one way a frame, another with the next', async () => {
    const { looks, deps } = scripted([]);
    for (const turn of [0, 1, 2, 3, 4]) await readFrame(blank(640, 480), turn, deps);
    expect(looks.filter((look) => look.startsWith('close'))).toEqual([
      'close 1280x960',
      'close 1920x1440',
      'close 1920x1440',
      'close 1920x1440',
      'close 1280x960',
    ]);
  });

  it('does not look closer at a frame whose code is read', async () => {
    const { looks, deps } = scripted([{ texts: [BRIDE] }]);
    expect(await readFrame(blank(640, 480), 3, deps)).toEqual({ texts: [BRIDE], ms: 10 });
    expect(looks).toEqual(['whole 640x480']);
  });
});

describe('with the real reader', async () => {
  const decode = await codeReader();
  const deps = { decode, clock: () => performance.now() };
  const read = async (picture: Picture) => (await readCodes(picture, deps)).texts;

  it('reads the text of a card letter by letter', async () => {
    expect(await read(photograph([{ text: GROOM, module: 3, turn: 25 }], { width: 640, height: 480 }))).toEqual([
      GROOM,
    ]);
  });

  it('reads two cards in one picture', async () => {
    const codes = [
      { text: GROOM, module: 3, at: [0.25, 0.5] as [number, number] },
      { text: BRIDE, module: 3, at: [0.75, 0.5] as [number, number] },
    ];
    expect((await read(photograph(codes, { width: 800, height: 400 }))).toSorted()).toEqual([BRIDE, GROOM].toSorted());
  });

  it.each([
    ['blurred, two pixels a module', { module: 2 }, { blur: 1 }],
    ['pale and noisy, one and a half', { module: 1.5 }, { ink: 105, paper: 150, noise: 5 }],
  ])('reads a code that the whole frame does not give: %s', async (_, code, shot) => {
    const picture = photograph([{ text: GROOM, ...code }], { width: 640, height: 480, ...shot });
    expect((await decode(picture, 'whole')).texts).toEqual([]);
    expect(await read(picture)).toEqual([GROOM]);
  });

  it('finds a blurred code in a corner as well', async () => {
    const picture = photograph([{ text: BRIDE, module: 2, at: [0.88, 0.85] }], { width: 1280, height: 720, blur: 1 });
    expect(await read(picture)).toEqual([BRIDE]);
  });

  it('finds nothing on an empty desk', async () => {
    expect(await read(photograph([], { width: 320, height: 240 }))).toEqual([]);
  });
});
