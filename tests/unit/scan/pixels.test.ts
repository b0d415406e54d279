import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enlarge, evenOut, type Gray, grayOf, means, pictureOf, sharpen } from '../../../utils/scan/pixels.ts';

const grey = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .array(fc.integer({ min: 0, max: 255 }), { minLength: width * height, maxLength: width * height })
      .map((values): Gray => ({ data: Float32Array.from(values), width, height })),
  );
const flat = (value: number, width = 6, height = 5): Gray => ({
  data: new Float32Array(width * height).fill(value),
  width,
  height,
});

describe('a picture in grey', () => {
  it('takes the area that is asked for, and white paper for what is transparent', () => {
    const data = new Uint8ClampedArray(3 * 2 * 4);
    data.set([10, 10, 10, 255, 200, 200, 200, 255, 0, 0, 0, 0], 3 * 4);
    const gray = grayOf({ data, width: 3, height: 2 }, { left: 1, top: 1, width: 2, height: 1 });
    expect([...gray.data].map(Math.round)).toEqual([200, 255]);
  });

  it('comes back as the same picture', () =>
    fc.assert(
      fc.property(grey, (image) => {
        const back = grayOf(pictureOf(image), { left: 0, top: 0, width: image.width, height: image.height });
        expect([...back.data].map(Math.round)).toEqual([...image.data]);
      }),
    ));
});

describe('enlarging', () => {
  it('keeps an even surface even, to its edges', () => {
    const large = enlarge(flat(120), 3);
    expect([large.width, large.height]).toEqual([18, 15]);
    for (const value of large.data) expect(value).toBeCloseTo(120, 3);
  });

  it('keeps a line where it was', () => {
    const image = flat(255, 5, 5);
    for (let row = 0; row < 5; row++) image.data[row * 5 + 2] = 0;
    const large = enlarge(image, 3);
    const row = [...large.data.slice(7 * 15, 8 * 15)];
    expect(row.indexOf(Math.min(...row))).toBe(7);
    expect(row[7]! < 20 && row[1]! > 235 && row[13]! > 235).toBe(true);
  });
});

describe('the mean around a pixel', () => {
  it('is the mean of the square around it, cut off at the edges', () =>
    fc.assert(
      fc.property(grey, fc.integer({ min: 0, max: 12 }), (image, radius) => {
        const { data, width, height } = image;
        const found = means(image, radius);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const around: number[] = [];
            for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++)
              for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++)
                around.push(data[v * width + u]!);
            expect(found[y * width + x]).toBeCloseTo(around.reduce((a, b) => a + b) / around.length, 2);
          }
      }),
    ));
});

describe('contrast', () => {
  it('is not invented on an even surface', () => {
    for (const value of sharpen(flat(77), 1, 2).data) expect(value).toBeCloseTo(77, 3);
    for (const value of evenOut(flat(77), 2).data) expect(value).toBeCloseTo(128, 3);
  });

  it('is the same for a faded print in the shade as for a fresh one in the light', () => {
    const print = (ink: number, paper: number): Gray => {
      const image = flat(paper, 12, 12);
      for (let at = 0; at < image.data.length; at++) if ((at + Math.floor(at / 12)) % 2) image.data[at] = ink;
      return image;
    };
    const fresh = evenOut(print(20, 230), 3).data;
    const faded = evenOut(print(60, 90), 3).data;
    for (const [at, value] of faded.entries()) expect(value).toBeCloseTo(fresh[at]!, 2);
  });
});
