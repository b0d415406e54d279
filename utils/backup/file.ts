import * as z from 'zod/mini';
import { type Bytes, fromBase64, randomBytes, toBase64 } from '../vault/bytes.ts';
import { expandKey } from '../vault/derive.ts';
import { open, seal } from '../vault/seal.ts';
import { VaultHeader } from '../vault/vault.ts';
import { BackupError } from './errors.ts';
import { type Frame, join, packFrame, readU32, u32, unpackFrame } from './frame.ts';

/** The backup file, version 1: README.md describes it byte by byte. Nothing in it is compressed, so nothing can swell. */

const FORMAT = 1;
const MAGIC = new TextEncoder().encode('TLMC-BACKUP\n');
const DIGEST = 32;
const MAX_HEADER = 65_536;
const MAX_FRAME = 128 * 1_048_576;
const MAX_FILE = 2 ** 31;
/** Rows are gathered up to about this many bytes; one large attachment is a frame by itself. */
const FRAME_BYTES = 1_048_576;

/** The clear part: what is needed to ask for the passphrase, and how much to expect. */
const Head = z.strictObject({
  format: z.literal(FORMAT),
  /** Version of the tables in it. */
  schema: z.int().check(z.gte(1)),
  /** ISO with offset. */
  createdAt: z.string().check(z.maxLength(40)),
  /** 16 random bytes, base64: salt of the file's own key. */
  fileId: z.string().check(z.regex(/^[A-Za-z0-9+/]{22}==$/)),
  vault: VaultHeader,
  rows: z.record(z.string(), z.int().check(z.gte(0))),
});
export type Head = z.infer<typeof Head>;

export type Tables = Record<string, unknown[]>;

/** Bytes from `start` to `end`, of a Blob in the browser or a file in Node. */
export interface Source {
  size: number;
  read: (start: number, end: number) => Promise<Bytes>;
}

export const blobSource = (blob: Blob): Source => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});

const utf8 = new TextEncoder();

/** The file's own key, so that no two files share one. */
const fileKey = (vaultKey: Bytes, fileId: string): Promise<CryptoKey> =>
  expandKey(vaultKey, fromBase64(fileId), 'backup');

const digestOf = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Binds a frame to its file, its number, whether it is the last one, and the clear part before it. */
const place = (fileId: string, digest: Bytes, index: number, last: boolean) => ({
  table: 'backup',
  id: `${fileId}/${toBase64(digest)}/${index}/${last ? 'last' : 'more'}`,
  version: FORMAT,
});

const sizeOf = (row: unknown): number => {
  if (row instanceof Uint8Array) return row.length;
  if (row && typeof row === 'object')
    return Object.values(row).reduce<number>((sum, value) => sum + 20 + sizeOf(value), 0);
  return 8;
};

function* frames(tables: Tables): Generator<Frame> {
  for (const [table, rows] of Object.entries(tables)) {
    let start = 0;
    let size = 0;
    for (const [at, row] of rows.entries()) {
      const next = sizeOf(row);
      if (size && size + next > FRAME_BYTES) {
        yield { table, rows: rows.slice(start, at) };
        [start, size] = [at, 0];
      }
      size += next;
    }
    if (start < rows.length) yield { table, rows: rows.slice(start) };
  }
  // The last frame is empty: how many there are need not be known beforehand.
  yield { table: '', rows: [] };
}

/** A vault's rows as a backup file, in parts for a Blob. */
export const writeBackup = async (
  { schema, tables, createdAt }: { schema: number; tables: Tables; createdAt: string },
  vault: VaultHeader,
  vaultKey: Bytes,
): Promise<Bytes[]> => {
  const rows = Object.fromEntries(Object.entries(tables).map(([table, of]) => [table, of.length]));
  const head: Head = { format: FORMAT, schema, createdAt, fileId: toBase64(randomBytes(16)), vault, rows };
  const json = utf8.encode(JSON.stringify(head));
  const clear = join([MAGIC, u32(json.length), json]);
  const digest = await digestOf(clear);
  const key = await fileKey(vaultKey, head.fileId);
  const parts = [clear, digest];
  let index = 0;
  for (const frame of frames(tables)) {
    const sealed = await seal(key, place(head.fileId, digest, index++, frame.table === ''), packFrame(frame));
    parts.push(u32(sealed.length), sealed);
  }
  return parts;
};

interface Opened {
  head: Head;
  digest: Bytes;
  /** Where the first frame begins. */
  start: number;
}

const exactly = async (source: Source, start: number, length: number): Promise<Bytes> => {
  if (start + length > source.size) throw new BackupError('truncated');
  const bytes = await source.read(start, start + length);
  if (bytes.length !== length) throw new BackupError('truncated');
  return bytes;
};

const openHead = async (source: Source): Promise<Opened> => {
  if (source.size > MAX_FILE) throw new BackupError('too-large');
  const magic = await source.read(0, Math.min(MAGIC.length, source.size));
  if (magic.some((byte, at) => byte !== MAGIC[at])) throw new BackupError('not-a-backup');
  const length = readU32(await exactly(source, MAGIC.length, 4));
  if (length > MAX_HEADER) throw new BackupError('damaged');
  const start = MAGIC.length + 4 + length;
  const clear = await exactly(source, 0, start);
  const digest = await digestOf(clear);
  const written = await exactly(source, start, DIGEST);
  if (digest.some((byte, at) => byte !== written[at])) throw new BackupError('damaged');
  let json: { format?: unknown };
  try {
    json = JSON.parse(new TextDecoder().decode(clear.subarray(MAGIC.length + 4)));
  } catch {
    throw new BackupError('damaged');
  }
  if (typeof json?.format === 'number' && json.format > FORMAT) throw new BackupError('newer');
  const head = Head.safeParse(json);
  if (!head.success) throw new BackupError('damaged');
  return { head: head.data, digest, start: start + DIGEST };
};

/** The clear part of a file: when it was made, of which vault, how many rows. Its digest shows accidents, not attacks. */
export const inspect = async (source: Source): Promise<Head> => (await openHead(source)).head;

/**
 * Reads and authenticates a whole file before anything is handed out.
 * @throws BackupError 'not-a-backup', 'truncated', 'damaged' (also for the key of another vault), 'newer', 'too-large'
 */
export const readBackup = async (source: Source, vaultKey: Bytes): Promise<{ head: Head; tables: Tables }> => {
  const { head, digest, start } = await openHead(source);
  const key = await fileKey(vaultKey, head.fileId);
  const tables: Tables = Object.fromEntries(Object.keys(head.rows).map((table) => [table, []]));
  let at = start;
  for (let index = 0; ; index++) {
    const length = readU32(await exactly(source, at, 4));
    if (length > MAX_FRAME) throw new BackupError('damaged');
    const sealed = await exactly(source, at + 4, length);
    at += 4 + length;
    const last = at === source.size;
    const bytes = await open(key, place(head.fileId, digest, index, last), sealed).catch(async () => {
      // A whole frame that says that more is to come, at the end of the file: the rest is missing.
      const more = last && (await open(key, place(head.fileId, digest, index, false), sealed).catch(() => undefined));
      throw new BackupError(more ? 'truncated' : 'damaged');
    });
    if (last) break;
    const { table, rows } = unpackFrame(bytes);
    const into = Object.hasOwn(tables, table) ? tables[table] : undefined;
    if (!into || !Array.isArray(rows)) throw new BackupError('damaged');
    for (const row of rows) into.push(row);
  }
  for (const [table, n] of Object.entries(head.rows)) if (tables[table]?.length !== n) throw new BackupError('damaged');
  return { head, tables };
};
