/**
 * `node utils/build/read-backup.ts FILE [--out DIR]`: opens a backup file (utils/backup/README.md) with its passphrase or recovery key, which is asked
 * for on the terminal or read from a pipe. Prints one JSON object a dossier (its state and all its events) and last the totals; `--out`
 * writes the attachments into DIR/<dossier's id>/. What it prints is in clear: it goes where you send it.
 */
import { mkdir, open as openFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { inspect, readBackup, type Source } from '../backup/file.ts';
import { keyFrom } from '../backup/service.ts';
import { openAbout, openBlob } from '../db/attachments.ts';
import { openEvents } from '../db/dossiers.ts';
import type { AttachmentRow, BlobRow, DossierRow, EventRow } from '../db/schema.ts';
import { fold } from '../dossier/fold.ts';
import { unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';

const stop = (words: string): never => {
  console.error(words);
  process.exit(1);
};

const fileSource = async (path: string): Promise<Source> => {
  const handle = await openFile(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
      return bytes.slice(0, bytesRead);
    },
  };
};

/** Asks without showing what is typed. */
const askSecret = async (): Promise<string> => {
  const terminal = process.stdin.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (terminal) process.stderr.write('Mật khẩu hoặc mã khôi phục / passphrase or recovery key: ');
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  const { value } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (terminal) process.stderr.write('\n');
  return String(value ?? '');
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const path = positionals[0] ?? stop('usage: node utils/build/read-backup.ts FILE [--out DIR]');
const fail = (error: unknown): never =>
  stop(`refused: ${(error as { reason?: string }).reason ?? (error as Error).message}`);

const source = await fileSource(path).catch(fail);
const head = await inspect(source).catch(fail);
console.error(`${basename(path)}: ${head.createdAt}, schema ${head.schema}, ${head.rows.dossiers ?? 0} dossiers`);
const vaultKey = await keyFrom(head.vault, await askSecret()).catch(fail);
const { tables } = await readBackup(source, vaultKey).catch(fail);
const main = await useVaultKey(vaultKey);

const of = <T>(table: string): T[] => (tables[table] ?? []) as T[];
const events = Map.groupBy(of<EventRow>('events'), ({ dossierId }) => dossierId);
const files = Map.groupBy(of<AttachmentRow>('attachments'), ({ dossierId }) => dossierId);
const blobs = new Map(of<BlobRow>('blobs').map((blob) => [blob.id, blob]));
const totals = { dossiers: 0, events: 0, attachments: 0, damaged: 0 };
for (const row of of<DossierRow>('dossiers')) {
  try {
    const key = await unwrapDossierKey(main, row.id, row.wrappedKey);
    const opened = await openEvents(
      key,
      row,
      (events.get(row.id) ?? []).toSorted((a, b) => a.seq - b.seq),
    );
    const attachments = [];
    for (const file of files.get(row.id) ?? []) {
      const about = await openAbout(key, file);
      const blob = blobs.get(file.id);
      attachments.push({ id: file.id, ...about });
      if (!values.out || !blob) continue;
      await mkdir(join(values.out, row.id), { recursive: true });
      // The name was typed by somebody: only its letters, never a path.
      const name = about.name
        .replace(/[^\p{L}\p{N}._-]/gu, '_')
        .replace(/^\.+/, '')
        .slice(-80);
      await writeFile(join(values.out, row.id, `${file.id.slice(0, 8)}-${name}`), await openBlob(key, row.id, blob));
    }
    console.log(JSON.stringify({ ...fold(opened), attachments, events: opened }));
    totals.dossiers++;
    totals.events += opened.length;
    totals.attachments += attachments.length;
  } catch {
    totals.damaged++;
  }
}
console.log(JSON.stringify(totals));
