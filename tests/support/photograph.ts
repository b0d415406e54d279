import { deflateSync } from 'node:zlib';
import { create } from 'qrcode';
import type { Picture } from '../../utils/scan/pixels.ts';

export interface PrintedCode {
  text: string;
  /** Pixels a module. */
  module: number;
  /** Middle of the code, as shares of the picture's width and height; the middle of the picture when absent. */
  at?: [x: number, y: number];
  /** Degrees. */
  turn?: number;
}

export interface Shot {
  width: number;
  height: number;
  /** Standard deviation of the blur, in pixels. */
  blur?: number;
  /** Brightness of print and paper, 0 to 255. */
  ink?: number;
  paper?: number;
  /** Standard deviation of the camera's noise. */
  noise?: number;
  /** A reflection over a part of each code: 1 wipes out its middle. */
  glare?: number;
  seed?: number;
}

/** Repeatable random numbers, 0 to 1 (mulberry32). */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Points a side of a pixel that are looked at: edges of modules fall between pixels. */
const FINE = 4;
const DESK = 90;
/** The paper around a code, in modules. */
const MARGIN = 4;

interface Placed extends PrintedCode {
  x: number;
  y: number;
  size: number;
  /** Half the side of the square in the picture that the code and its paper can touch. */
  reach: number;
}

const draw = (light: Float32Array, width: number, height: number, code: Placed, ink: number, paper: number): void => {
  const { modules } = create(code.text, { errorCorrectionLevel: 'M' });
  const [cos, sin] = [Math.cos(((code.turn ?? 0) * Math.PI) / 180), Math.sin(((code.turn ?? 0) * Math.PI) / 180)];
  const half = code.size / 2;
  const shadeAt = (x: number, y: number, behind: number): number => {
    const u = (cos * (x - code.x) + sin * (y - code.y)) / code.module + half;
    const v = (cos * (y - code.y) - sin * (x - code.x)) / code.module + half;
    if (Math.min(u, v) < -MARGIN || Math.max(u, v) >= code.size + MARGIN) return behind;
    const inside = Math.min(u, v) >= 0 && Math.max(u, v) < code.size;
    return inside && modules.get(Math.floor(v), Math.floor(u)) ? ink : paper;
  };
  const rows = [
    Math.max(0, Math.floor(code.y - code.reach)),
    Math.min(height, Math.ceil(code.y + code.reach)),
  ] as const;
  const columns = [
    Math.max(0, Math.floor(code.x - code.reach)),
    Math.min(width, Math.ceil(code.x + code.reach)),
  ] as const;
  for (let y = rows[0]; y < rows[1]; y++)
    for (let x = columns[0]; x < columns[1]; x++) {
      let sum = 0;
      for (let n = 0; n < FINE * FINE; n++)
        sum += shadeAt(x + ((n % FINE) + 0.5) / FINE, y + (Math.floor(n / FINE) + 0.5) / FINE, light[y * width + x]!);
      light[y * width + x] = sum / (FINE * FINE);
    }
};

const blurred = (light: Float32Array, width: number, height: number, deviation: number): Float32Array => {
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, n) => Math.exp(-((n - reach) ** 2) / (2 * deviation ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight);
  const pass = (from: Float32Array, step: number, place: (at: number) => number, count: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let at = 0; at < from.length; at++) {
      const here = place(at);
      let sum = 0;
      for (let n = -reach; n <= reach; n++) {
        const there = Math.min(count - 1, Math.max(0, here + n));
        sum += from[at + (there - here) * step]! * weights[n + reach]!;
      }
      to[at] = sum / total;
    }
    return to;
  };
  const across = pass(light, 1, (at) => at % width, width);
  return pass(across, width, (at) => Math.floor(at / width), height);
};

/** A photograph that nobody took: codes on paper, on a desk, as a cheap camera would see them. */
export const photograph = (codes: readonly PrintedCode[], shot: Shot): Picture => {
  const { width, height, blur = 0, ink = 30, paper = 225, noise = 2, glare = 0, seed = 1 } = shot;
  const random = dice(seed);
  const placed = codes.map((code): Placed => {
    const { size } = create(code.text, { errorCorrectionLevel: 'M' }).modules;
    const reach = Math.SQRT2 * (size / 2 + MARGIN) * code.module;
    // A fraction of a pixel by chance: no camera is aligned with a card.
    const [x, y] = [(code.at?.[0] ?? 0.5) * width + random(), (code.at?.[1] ?? 0.5) * height + random()];
    return { ...code, x, y, size, reach };
  });
  let light: Float32Array = new Float32Array(width * height).fill(DESK);
  for (const code of placed) draw(light, width, height, code, ink, paper);
  if (blur) light = blurred(light, width, height, blur);
  const shine = glare
    ? placed.map(({ x, y, size, module }) => ({
        x: x + (random() - 0.5) * size * module * 0.8,
        y: y + (random() - 0.5) * size * module * 0.8,
        radius: size * module * 0.28,
      }))
    : [];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < light.length; at++) {
    let value = light[at]!;
    for (const { x, y, radius } of shine) {
      const away = Math.hypot(((at % width) - x) / 1.6, Math.floor(at / width) - y) / radius;
      value += glare * 200 * Math.exp(-away * away);
    }
    if (noise) value += noise * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    data[4 * at] = data[4 * at + 1] = data[4 * at + 2] = value;
    data[4 * at + 3] = 255;
  }
  return { data, width, height };
};

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  let crc = 0xffffffff;
  for (const byte of named) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255]!;
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, named, sum]);
};

const brightness = ({ data }: Picture): Buffer => Buffer.from(data.filter((_, n) => n % 4 === 0));

/** PNG file, grey. */
export const png = (picture: Picture): Buffer => {
  const { width, height } = picture;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8); // bits a value; the colour type after it is 0, grey
  const light = brightness(picture);
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.concat([Buffer.from([0]), light.subarray(row * width, (row + 1) * width)]),
  );
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Uncompressed film of one frame, which Chromium plays over and over as its fake camera; even width and height. */
export const y4m = (picture: Picture): Buffer => {
  const { width, height } = picture;
  const colours = Buffer.alloc((width * height) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\nFRAME\n`, 'latin1');
  return Buffer.concat([head, brightness(picture), colours]);
};
