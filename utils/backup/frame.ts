import type { Bytes } from '../vault/bytes.ts';
import { BackupError } from './errors.ts';

/** What one frame of a backup holds: rows of one table, their byte columns behind a JSON text. README.md has the layout. */
export interface Frame {
  table: string;
  rows: unknown[];
}

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true });

export const u32 = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};
export const readU32 = (bytes: Bytes, at = 0): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);

export const join = (parts: readonly Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Length of the JSON text (4 bytes) ‖ JSON ‖ the byte columns one after the other; in the JSON each is {"$":[offset,length]}. */
export const packFrame = ({ table, rows }: Frame): Bytes => {
  const columns: Bytes[] = [];
  let offset = 0;
  const json = JSON.stringify({ table, rows }, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    columns.push(value as Bytes);
    offset += value.length;
    return { $: [offset - value.length, value.length] };
  });
  const head = utf8.encode(json);
  return join([u32(head.length), head, ...columns]);
};

/** @throws BackupError 'damaged' */
export const unpackFrame = (bytes: Bytes): Frame => {
  try {
    const start = 4 + readU32(bytes);
    return JSON.parse(text.decode(bytes.subarray(4, start)), (_, value: unknown) => {
      const at = (value as { $?: [number, number] } | null)?.$;
      if (!Array.isArray(at)) return value;
      if (start + at[0] + at[1] > bytes.length) throw new RangeError();
      return bytes.slice(start + at[0], start + at[0] + at[1]);
    });
  } catch {
    throw new BackupError('damaged');
  }
};
