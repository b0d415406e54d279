import { SheetError } from './types.ts';

/** ZIP as a workbook needs it (APPNOTE 6.3): stored or deflated entries, no encryption, no parts, below 4 GB. */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1980-01-01: the file says nothing of when it was made. */
const DATE = 0x0021;
/** Bytes that the entries of one file may unpack to: a bomb of a few kilobytes would fill the memory. */
const MOST_UNPACKED = 150_000_000;

const through = async (
  bytes: Uint8Array<ArrayBuffer>,
  stream: TransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new SheetError('too-big-inside');
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
};

export interface Zip {
  names: string[];
  /** Content of an entry; undefined when there is none of that name. */
  read: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/**
 * @param most bytes that all entries together may unpack to
 * @throws SheetError 'damaged' when there is no directory or it does not fit the file; reading an entry: 'damaged', 'too-big-inside'
 */
export const openZip = (bytes: Uint8Array<ArrayBuffer>, most = MOST_UNPACKED): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END) end--;
  if (end < lowest || bytes.length < END_SIZE) throw new SheetError('damaged');
  const entries = new Map<string, { at: number; method: number; size: number; crc: number }>();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names = new TextDecoder();
  try {
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== CENTRAL) throw new SheetError('damaged');
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
      const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength!));
      entries.set(name, {
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        size: view.getUint32(at + 20, true),
        at: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength! + extra! + comment!;
    }
  } catch {
    throw new SheetError('damaged');
  }
  let left = most;
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      try {
        if (view.getUint32(entry.at, true) !== LOCAL) throw new SheetError('damaged');
        const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
        const packed = bytes.slice(start, start + entry.size);
        if (packed.length !== entry.size || (entry.method !== 0 && entry.method !== DEFLATED))
          throw new SheetError('damaged');
        const content =
          entry.method === DEFLATED ? await through(packed, new DecompressionStream('deflate-raw'), left) : packed;
        if (crc32(content) !== entry.crc) throw new SheetError('damaged');
        left -= content.length;
        return content;
      } catch (error) {
        throw error instanceof SheetError ? error : new SheetError('damaged');
      }
    },
  };
};

/** A file with these entries, deflated. */
export const makeZip = async (entries: readonly { name: string; text: string }[]): Promise<Uint8Array<ArrayBuffer>> => {
  const utf8 = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const content = utf8.encode(text) as Uint8Array<ArrayBuffer>;
    const packed = await through(content, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
    const named = utf8.encode(name);
    const common = new DataView(new ArrayBuffer(26));
    for (const [index, value] of [20, UTF8_NAMES, DEFLATED, 0, DATE].entries())
      common.setUint16(2 * index, value, true);
    common.setUint32(10, crc32(content), true);
    common.setUint32(14, packed.length, true);
    common.setUint32(18, content.length, true);
    common.setUint16(22, named.length, true);
    const local = new Uint8Array(30);
    new DataView(local.buffer).setUint32(0, LOCAL, true);
    local.set(new Uint8Array(common.buffer), 4);
    const central = new Uint8Array(46);
    const view = new DataView(central.buffer);
    view.setUint32(0, CENTRAL, true);
    view.setUint16(4, 20, true);
    central.set(new Uint8Array(common.buffer), 6);
    view.setUint32(42, offset, true);
    parts.push(local, named, packed);
    directory.push(central, named);
    offset += local.length + named.length + packed.length;
  }
  const end = new DataView(new ArrayBuffer(END_SIZE));
  end.setUint32(0, END, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(
    12,
    directory.reduce((sum, part) => sum + part.length, 0),
    true,
  );
  end.setUint32(16, offset, true);
  const all = [...parts, ...directory, new Uint8Array(end.buffer)];
  const file = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    file.set(part, at);
    at += part.length;
  }
  return file;
};
