import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; the name in ASCII. */
export interface ZipEntry {
  name: string;
  bytes: Buffer;
}

/** 1980-01-01, the zip format's first day: the same content always gives the same archive. */
const DATE = 0x0021;

const header = (signature: number, fields: readonly [size: 2 | 4, value: number][]): Buffer => {
  const bytes = fields.flatMap(([size, value]) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 0xff));
  const start = Buffer.alloc(4);
  start.writeUInt32LE(signature);
  return Buffer.concat([start, Buffer.from(bytes)]);
};

/** A zip archive (APPNOTE 6.3: local headers, central directory, end record) of a few small files. */
export const zip = (entries: readonly ZipEntry[]): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes);
    const common: [2 | 4, number][] = [
      [2, 20],
      [2, 0],
      [2, 8],
      [2, 0],
      [2, DATE],
    ];
    common.push([4, crc32(bytes)], [4, packed.length], [4, bytes.length], [2, name.length], [2, 0]);
    const file = Buffer.concat([header(0x04034b50, common), Buffer.from(name, 'ascii'), packed]);
    const place: [2 | 4, number][] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    central.push(header(0x02014b50, [[2, 20], ...common, ...place]), Buffer.from(name, 'ascii'));
    local.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...local, directory, end]);
};
