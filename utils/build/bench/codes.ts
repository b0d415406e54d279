import { codeReader } from '../../../tests/support/code-reader.ts';
import { photograph, type Shot } from '../../../tests/support/photograph.ts';
import { PART, readCodes, readFrame } from '../../scan/image.ts';
import { figure, type Measured } from './figure.ts';

/** Pixels a module: a card held close to a good camera has 4, one on the desk before a cheap one 1.5. */
const SIZES = [1.5, 2, 2.5, 3, 4];
const SHOTS: Record<string, Partial<Shot> & { turn?: number }> = {
  clean: {},
  blurred: { blur: 1 },
  'turned and blurred': { turn: 33, blur: 0.8 },
  'pale, noisy': { ink: 105, paper: 150, noise: 5 },
  'pale, noisy, blurred': { ink: 90, paper: 150, noise: 4, blur: 0.9 },
  glare: { glare: 1.2 },
};
const EACH = 3;

/** Photographs of cards → their texts: ours against the reader alone on the whole picture, and the time of a camera's frame. */
export const measureCodes = async (cardText: (n: number) => string): Promise<Measured> => {
  const decode = await codeReader();
  const deps = { decode, clock: () => performance.now() };
  const shots = SIZES.flatMap((module) => Object.entries(SHOTS).map(([name, shot]) => ({ module, name, ...shot })));
  const missed = new Map<string, number>();
  const total = { asked: 0, ours: 0, plain: 0 };
  for (const [n, { module, name, turn = 0, ...shot }] of shots.entries())
    for (let copy = 0; copy < EACH; copy++) {
      const text = cardText(n * EACH + copy);
      const picture = photograph([{ text, module, turn }], { ...PART, ...shot, seed: 1 + n * EACH + copy });
      const plain = await decode(picture, 'whole');
      const ours = await readCodes(picture, deps);
      if ([...plain.texts, ...ours.texts].some((read) => read !== text))
        throw new Error(`a code was read as another text (${name}, ${module} px): nothing was measured`);
      total.asked++;
      total.plain += plain.texts.length;
      total.ours += ours.texts.length;
      if (ours.texts.length === 0) missed.set(name, (missed.get(name) ?? 0) + 1);
    }
  const frames: number[] = [];
  for (const [turn, module] of SIZES.flatMap((size) => [size, size, size]).entries()) {
    const { turn: angle = 0, ...shot } = Object.values(SHOTS)[turn % 3]!;
    const text = cardText(1000 + turn);
    const picture = photograph([{ text, module, turn: angle }], {
      width: 1920,
      height: 1080,
      ...shot,
      seed: 500 + turn,
    });
    frames.push((await readFrame(picture, turn, deps)).ms);
  }
  const share = (read: number) => (100 * read) / total.asked;
  const of = { unit: '%' as const, n: total.asked };
  return {
    figures: [
      {
        name: 'ids.qr-read',
        what: 'synthetic photographs of cards: QR code read, ours',
        median: share(total.ours),
        ...of,
        peers: { 'zxing-wasm': total.plain ? Number((total.ours / total.plain).toFixed(2)) : null },
      },
      {
        name: 'ids.qr-plain',
        what: 'the same: zxing-wasm alone on the whole picture',
        median: share(total.plain),
        ...of,
      },
      figure('ids.qr-frame', 'a 1080p frame of the camera, read or not', frames, { budget: 30 }),
    ],
    remarks: [
      `photographs: ${SIZES.join(', ')} px a module, each ${Object.keys(SHOTS).join(' / ')}`,
      `not read by ours: ${[...missed].map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}`,
      'frames: clean, blurred, and turned and blurred, of every size; the reader runs in Node here, as in the panel',
    ],
  };
};
