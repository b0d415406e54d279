/** What a canvas gives and takes (an ImageData has this shape): 4 bytes a pixel. */
export interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Brightness, a value (0 black to 255 white) a pixel, row by row. Values beyond both ends are kept until `pictureOf`. */
export interface Gray {
  data: Float32Array;
  width: number;
  height: number;
}

/** A rectangle of a picture, in pixels. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Brightness of one area, by the weights of ITU-R BT.601; what is transparent counts as white paper. */
export const grayOf = ({ data, width }: Picture, area: Area): Gray => {
  const gray = new Float32Array(area.width * area.height);
  for (let row = 0, at = 0; row < area.height; row++) {
    let from = ((area.top + row) * width + area.left) * 4;
    for (let column = 0; column < area.width; column++, at++, from += 4) {
      const light = 0.299 * data[from]! + 0.587 * data[from + 1]! + 0.114 * data[from + 2]!;
      gray[at] = 255 - ((255 - light) * data[from + 3]!) / 255;
    }
  }
  return { data: gray, width: area.width, height: area.height };
};

export const pictureOf = ({ data: gray, width, height }: Gray): Picture => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0, to = 0; at < gray.length; at++, to += 4) {
    data[to] = data[to + 1] = data[to + 2] = gray[at]!;
    data[to + 3] = 255;
  }
  return { data, width, height };
};

/** Catmull-Rom: four weights for a place `t` (0 to 1) between the second and the third of four values. */
const cubic = (t: number): [number, number, number, number] => [
  0.5 * t * (t * (2 - t) - 1),
  0.5 * (t * t * (3 * t - 5) + 2),
  0.5 * t * (t * (4 - 3 * t) + 1),
  0.5 * t * t * (t - 1),
];

/** For each of `times` new values in a pixel: how many pixels before it its four values begin, and their weights. */
const phases = (times: number) =>
  Array.from({ length: times }, (_, n) => {
    const place = (n + 0.5) / times - 0.5;
    const whole = Math.floor(place);
    return { first: whole - 1, weights: cubic(place - whole) };
  });

/**
 * `times` as large, along cubic curves: straight lines between the pixels would round off the corners of modules that are two
 * pixels wide.
 */
export const enlarge = ({ data, width, height }: Gray, times: number): Gray => {
  const w = width * times;
  const steps = phases(times);
  const wide = new Float32Array(w * height);
  const inRow = (x: number): number => (x < 0 ? 0 : x < width ? x : width - 1);
  for (const [n, { first, weights }] of steps.entries()) {
    const [a, b, c, d] = weights;
    for (let x = 0; x < width; x++) {
      const [p, q, r, s] = [inRow(x + first), inRow(x + first + 1), inRow(x + first + 2), inRow(x + first + 3)];
      for (let from = 0, to = x * times + n; from < data.length; from += width, to += w)
        wide[to] = a * data[from + p]! + b * data[from + q]! + c * data[from + r]! + d * data[from + s]!;
    }
  }
  const tall = new Float32Array(w * height * times);
  const rowAt = (y: number): number => (y < 0 ? 0 : y < height ? y : height - 1) * w;
  for (let y = 0; y < height; y++)
    for (const [n, { first, weights }] of steps.entries()) {
      const [a, b, c, d] = weights;
      const [p, q, r, s] = [rowAt(y + first), rowAt(y + first + 1), rowAt(y + first + 2), rowAt(y + first + 3)];
      for (let x = 0, to = (y * times + n) * w; x < w; x++, to++)
        tall[to] = a * wide[p + x]! + b * wide[q + x]! + c * wide[r + x]! + d * wide[s + x]!;
    }
  return { data: tall, width: w, height: height * times };
};

/** Mean of the square of `radius` around each pixel (cut off at the edges), by running sums: a larger square costs no more. */
export const means = ({ data, width, height }: Gray, radius: number): Float32Array => {
  const rows = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += width) {
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[start + x]!;
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[start + x + radius]!;
      if (x - radius > 0) sum -= data[start + x - radius - 1]!;
      rows[start + x] = sum / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
    }
  }
  const sums = new Float32Array(width);
  const out = new Float32Array(data.length);
  const add = (row: number, sign: number): void => {
    for (let x = 0, at = row * width; x < width; x++, at++) sums[x]! += sign * rows[at]!;
  };
  for (let y = 0; y < Math.min(radius, height); y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) add(y + radius, 1);
    if (y - radius > 0) add(y - radius - 1, -1);
    const count = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    for (let x = 0, at = y * width; x < width; x++, at++) out[at] = sums[x]! / count;
  }
  return out;
};

/** Every pixel farther from the mean around it, by `strength` times the distance: undoes a part of a blur. */
export const sharpen = (image: Gray, radius: number, strength: number): Gray => {
  const mean = means(image, radius);
  const data = image.data.map((value, at) => value + strength * (value - mean[at]!));
  return { ...image, data };
};

/** Below this, a spread is the noise of the camera and not the print. */
const LEAST_SPREAD = 4;

/**
 * Contrast as under even light: each pixel against the mean and the spread of the square around it, so that a faded print, a
 * shadow and the rim of a reflection come out black on white.
 */
export const evenOut = (image: Gray, radius: number): Gray => {
  const mean = means(image, radius);
  const spread = means({ ...image, data: image.data.map((value, at) => Math.abs(value - mean[at]!)) }, radius);
  const data = image.data.map((value, at) => 128 + (64 * (value - mean[at]!)) / Math.max(LEAST_SPREAD, spread[at]!));
  return { ...image, data };
};
