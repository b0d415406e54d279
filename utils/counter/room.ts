import { BackupError } from '../backup/errors.ts';
import { blobSource } from '../backup/file.ts';
import { writeIntoFolder } from '../backup/folder.ts';
import { type BackupPlan, readBackupPlan, writeBackupPlan } from '../backup/plan.ts';
import { dryRun, keyFrom, type Made, makeBackup, merge, noteBackup } from '../backup/service.ts';
import {
  type Attachment,
  addAttachment,
  counts,
  listAttachments,
  type MergePlan,
  type Rows,
  readAttachment,
  readMeta,
  readVault,
  removeAttachment,
  writeMeta,
} from '../db/store.ts';
import { fileType, MAX_ATTACHMENT, MAX_ATTACHMENTS } from '../dossier/file-type.ts';
import { ask, broadcast } from '../messages/ask.ts';
import { type Bytes, fromBase64 } from '../vault/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import { bookStore, readShelf } from '../vault/shelf.ts';
import type { KeepingPorts } from './keeping.ts';

export interface BackupStatus {
  plan: BackupPlan;
  dossiers: number;
  /** Milliseconds; undefined before the first one. */
  lastAt: number | undefined;
  /** Older than the plan allows, or never made although there is something to lose. */
  due: boolean;
  folder: 'none' | 'ready' | 'ask-again';
  /** Share of the disk that is still free for the browser, 0 to 1, where it says so. */
  free: number | undefined;
}

type Handle = FileSystemDirectoryHandle & {
  queryPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
};

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * What a page does with the sealed rows itself, because it moves whole files: backups and attachments. The background says whether the vault
 * is open; the key lies in the session memory that both share.
 */
export const openRoom = ({ session, local, now, iso }: KeepingPorts) => {
  const store = bookStore(local);

  /** @throws VaultError 'locked' */
  const key = async (): Promise<Bytes> => {
    const { state } = await ask('vault/state'); // judges the time, and locks when it is over
    const kept = state === 'open' ? await session.get<{ key: string }>('vault') : undefined;
    if (!kept) throw new VaultError('locked');
    return fromBase64(kept.key);
  };
  const database = async (): Promise<string> => (await readShelf(local)).current;

  const folderOf = async (): Promise<Handle | undefined> =>
    (await readMeta(await store(), 'folder')) as Handle | undefined;
  const permission = async (folder: Handle): Promise<PermissionState> =>
    (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted';

  const status = async (): Promise<BackupStatus> => {
    const db = await store();
    const [plan, backedUp, folder, { dossiers }] = [
      await readBackupPlan(local),
      await readMeta(db, 'backedUp'),
      await folderOf(),
      await counts(db),
    ];
    const { quota, usage } = await navigator.storage.estimate();
    return {
      plan,
      dossiers,
      lastAt: backedUp?.at,
      due: dossiers > 0 && !(now() - (backedUp?.at ?? 0) < plan.remindDays * DAY),
      folder: !folder ? 'none' : (await permission(folder)) === 'granted' ? 'ready' : 'ask-again',
      free: quota ? 1 - (usage ?? 0) / quota : undefined,
    };
  };

  const make = async (): Promise<Made> => makeBackup(await database(), key, iso());
  const made = async (to: 'file' | 'folder'): Promise<void> => {
    await noteBackup(await store(), now(), to);
    await ask('log/note', { what: 'backed-up', dossierId: null });
  };

  /** @throws BackupError 'no-folder' */
  const backupToFolder = async (): Promise<void> => {
    const folder = await folderOf();
    if (!folder || (await permission(folder)) !== 'granted') throw new BackupError('no-folder');
    const { blob, name } = await make();
    await writeIntoFolder(folder, name, blob);
    await made('folder');
  };

  return {
    status,
    setPlan: (plan: BackupPlan) => writeBackupPlan(local, plan),
    /** One click: the file, to be saved by the browser. */
    backup: async (): Promise<Made> => {
      const file = await make();
      await made('file');
      return file;
    },
    backupToFolder,
    /** A folder that the officer has just chosen, or undefined to stop the automatic backup. */
    setFolder: async (folder: FileSystemDirectoryHandle | undefined): Promise<void> =>
      writeMeta(await store(), 'folder', folder),
    /** Asks for the permission again, inside the officer's click. */
    askFolder: async (): Promise<void> => void (await (await folderOf())?.requestPermission?.({ mode: 'readwrite' })),
    /** Into the chosen folder, when the last backup is older than the plan says and the browser still allows it. */
    autoBackup: async (): Promise<boolean> => {
      const { plan, folder, lastAt, dossiers } = await status();
      if (folder !== 'ready' || dossiers === 0 || now() - (lastAt ?? 0) < plan.everyHours * HOUR) return false;
      await backupToFolder();
      return true;
    },
    /** A database that does not open any more: what can still be read, by the passphrase or the sheet. */
    rescue: async (secret: string): Promise<Made> =>
      makeBackup(await database(), (header) => keyFrom(header, secret), iso()),

    /** What merging this file would do; nothing is written. */
    dryRun: async (file: Blob): Promise<{ rows: Rows; plan: MergePlan; madeAt: string }> => {
      const db = await store();
      const vault = await readVault(db);
      if (!vault) throw new VaultError('locked');
      const { rows, plan, head } = await dryRun(db, await key(), vault.id, blobSource(file));
      return { rows, plan, madeAt: head.createdAt };
    },
    merge: async (rows: Rows, deletedToo: boolean): Promise<void> => {
      await merge(await store(), await key(), rows, deletedToo);
      await ask('log/note', { what: 'restored', dossierId: null });
      broadcast('dossier');
    },

    files: async (dossierId: string): Promise<Attachment[]> => listAttachments(await store(), await key(), dossierId),
    /** @returns why a file is refused, or undefined when it is in */
    addFile: async (dossierId: string, file: File): Promise<FileRefusal | undefined> => {
      if (file.size > MAX_ATTACHMENT) return 'too-big';
      const bytes = new Uint8Array(await file.arrayBuffer());
      const type = fileType(bytes);
      if (!type) return 'no-picture';
      const db = await store();
      if ((await listAttachments(db, await key(), dossierId)).length >= MAX_ATTACHMENTS) return 'too-many';
      await addAttachment(db, await key(), dossierId, { name: file.name, type, bytes }, iso().slice(0, 10));
      await ask('log/note', { what: 'attached', dossierId });
      return undefined;
    },
    openFile: async (dossierId: string, { id, type }: Attachment): Promise<Blob> =>
      new Blob([await readAttachment(await store(), await key(), dossierId, id)], { type }),
    dropFile: async (id: string): Promise<void> => {
      await key(); // only with the vault open
      await removeAttachment(await store(), id);
    },
  };
};
export type Room = ReturnType<typeof openRoom>;
export type FileRefusal = 'too-big' | 'no-picture' | 'too-many';
