import type { Picture } from './pixels.ts';

/** More pixels than this are made fewer: a phone's largest pictures take half a gigabyte, and codes on them are large. */
const MOST_PIXELS = 16_000_000;

/**
 * The pixels of a picture file, turned as its camera held it.
 * @throws when the browser cannot read it as a picture
 */
export const pictureFrom = async (file: Blob): Promise<Picture> => {
  const bitmap = await createImageBitmap(file);
  const shrink = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
  const width = Math.max(1, Math.floor(bitmap.width * shrink));
  const height = Math.max(1, Math.floor(bitmap.height * shrink));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
};
