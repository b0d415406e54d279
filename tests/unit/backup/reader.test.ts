import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../../utils/backup/service.ts';
import { addAttachment, appendEvents, initVault, openStore } from '../../../utils/db/store.ts';
import { newRecoveryKey, withRecovery } from '../../../utils/vault/recovery.ts';
import { createVault } from '../../../utils/vault/vault.ts';
import { emptyDisk, marriage, note, PLANTED } from '../db/desk.ts';

const PASSPHRASE = 'sông xanh nón lá 27';
const ID = '11111111-1111-4111-8111-111111111111';
const READER = fileURLToPath(new URL('../../../utils/build/read-backup.ts', import.meta.url));
let folder: string;
let file: string;
let sheet: string;

/** The reader as an IT person runs it, the secret through a pipe. */
const read = (secret: string, path: string, ...args: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [READER, path, ...args], { stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('exit', (code) => resolve({ code, out, err }));
    child.stdin.end(`${secret}\n`);
  });

beforeAll(async () => {
  emptyDisk();
  folder = await mkdtemp(join(tmpdir(), 'tlmc-backup-'));
  const vault = await createVault(PASSPHRASE, '2026-11-23T08:00:00+07:00', {
    memoryKiB: 64,
    iterations: 1,
    parallelism: 1,
  });
  if (!vault.ok) throw new Error(vault.reason);
  sheet = await newRecoveryKey();
  const store = await openStore();
  await initVault(store, await withRecovery(vault.header, vault.vaultKey, sheet, '2026-11-23T08:00:00+07:00'));
  await appendEvents(store, vault.vaultKey, ID, [...marriage(ID), note(ID, PLANTED.note)]);
  const picture = { name: '../../tờ khai.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  await addAttachment(store, vault.vaultKey, ID, picture, '2026-11-24');
  const made = await makeBackup('tro-ly-mot-cua', async () => vault.vaultKey, '2026-11-26T16:45:00+07:00');
  file = join(folder, made.name);
  await writeFile(file, new Uint8Array(await made.blob.arrayBuffer()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('years later, without a browser', () => {
  it('the passphrase opens the file: every dossier with its notes, and its attachments in a folder', async () => {
    const out = join(folder, 'out');
    const { code, out: text } = await read(PASSPHRASE, file, '--out', out);
    expect(code).toBe(0);
    const [dossier, totals] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(dossier).toMatchObject({ id: ID, code: PLANTED.code, notes: [{ text: PLANTED.note }] });
    expect(dossier.people[0].citizen.fullName).toBe(PLANTED.bride);
    expect(totals).toEqual({ dossiers: 1, events: 5, attachments: 1, damaged: 0 });
    expect(await readdir(out)).toEqual([ID]);
    const [name] = await readdir(join(out, ID));
    expect(name).toMatch(/^[0-9a-f]{8}-[^/]*tờ_khai\.png$/);
    expect(new Uint8Array(await readFile(join(out, ID, name!)))).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('so does the recovery sheet', async () =>
    expect((await read(sheet.toLowerCase(), file)).out).toContain(PLANTED.bride));

  it('anything else does not, and says why without a stack', async () => {
    const wrong = await read('một mật khẩu khác', file);
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toContain('refused: wrong-passphrase');
    const cut = join(folder, 'cut.tlmc');
    await writeFile(cut, (await readFile(file)).subarray(0, -9));
    const broken = await read(PASSPHRASE, cut);
    expect(broken.err).toContain('refused: truncated');
    expect(broken.err).not.toContain('at ');
  });
});
