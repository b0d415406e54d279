import { type Bytes, randomId } from '../vault/bytes.ts';
import { VaultError } from '../vault/errors.ts';
import { open, openJson, type Place, seal, sealJson, unwrapDossierKey } from '../vault/seal.ts';
import { useVaultKey } from '../vault/vault.ts';
import { StoreError, typed } from './errors.ts';
import { type AttachmentRow, type BlobRow, SEALED_FORM, type Store } from './schema.ts';

/** What an attachment is. Sealed: a file's name may name a person. */
export interface AttachmentAbout {
  name: string;
  /** MIME type, told from the bytes, never from the name. */
  type: string;
  size: number;
}
export interface Attachment extends AttachmentAbout {
  id: string;
  /** `yyyy-mm-dd` */
  day: string;
}

const aboutPlace = ({ id, dossierId, day, v }: Omit<AttachmentRow, 'about'>): Place => ({
  table: 'attachments',
  id: `${dossierId}/${id}/${day}`,
  version: v,
});
const blobPlace = (dossierId: string, id: string, v: number): Place => ({
  table: 'blobs',
  id: `${dossierId}/${id}`,
  version: v,
});

/** What an attachment is, by its dossier's key. @throws VaultError 'tampered' */
export const openAbout = (key: CryptoKey, row: AttachmentRow): Promise<AttachmentAbout> =>
  openJson<AttachmentAbout>(key, aboutPlace(row), row.about);

/** Its bytes. @throws VaultError 'tampered' */
export const openBlob = (key: CryptoKey, dossierId: string, { id, v, sealed }: BlobRow): Promise<Bytes> =>
  open(key, blobPlace(dossierId, id, v), sealed);

const keyOf = async (store: Store, vaultKey: Bytes, dossierId: string): Promise<CryptoKey> => {
  const main = await useVaultKey(vaultKey);
  const row = await typed(() => store.dossiers.get(dossierId));
  if (!row) throw new StoreError('gone');
  if (row.v > SEALED_FORM) throw new VaultError('newer');
  return unwrapDossierKey(main, dossierId, row.wrappedKey);
};

/**
 * Seals a file under its dossier's key and writes both rows in one transaction.
 * @throws StoreError 'gone', 'quota' ...; VaultError
 */
export const addAttachment = async (
  store: Store,
  vaultKey: Bytes,
  dossierId: string,
  file: { name: string; type: string; bytes: Bytes },
  day: string,
): Promise<Attachment> => {
  const key = await keyOf(store, vaultKey, dossierId);
  const columns = { id: randomId(), v: SEALED_FORM, dossierId, day };
  const about: AttachmentAbout = { name: file.name.normalize('NFC'), type: file.type, size: file.bytes.length };
  const row = { ...columns, about: await sealJson(key, aboutPlace(columns), about) };
  const blob = {
    id: columns.id,
    v: SEALED_FORM,
    sealed: await seal(key, blobPlace(dossierId, row.id, row.v), file.bytes),
  };
  await typed(() =>
    store.transaction('rw', store.dossiers, store.attachments, store.blobs, async () => {
      if (!(await store.dossiers.get(dossierId))) throw new StoreError('gone');
      await store.attachments.add(row);
      await store.blobs.add(blob);
    }),
  );
  return { id: row.id, day, ...about };
};

/** A dossier's attachments, oldest first, without their bytes. @throws StoreError 'gone'; VaultError 'tampered' */
export const listAttachments = async (store: Store, vaultKey: Bytes, dossierId: string): Promise<Attachment[]> => {
  const key = await keyOf(store, vaultKey, dossierId);
  const rows = await typed(() => store.attachments.where('dossierId').equals(dossierId).sortBy('day'));
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      day: row.day,
      ...(await openAbout(key, row)),
    })),
  );
};

/** The bytes of one attachment. @throws StoreError 'gone'; VaultError 'tampered' */
export const readAttachment = async (store: Store, vaultKey: Bytes, dossierId: string, id: string): Promise<Bytes> => {
  const key = await keyOf(store, vaultKey, dossierId);
  const blob = await typed(() => store.blobs.get(id));
  if (!blob) throw new StoreError('gone');
  return openBlob(key, dossierId, blob);
};

/** Inside a transaction on both tables: these attachments are gone. */
export const dropAttachments = async (store: Store, ids: readonly string[]): Promise<void> => {
  await store.attachments.bulkDelete([...ids]);
  await store.blobs.bulkDelete([...ids]);
};

/** Idempotent. */
export const removeAttachment = (store: Store, id: string): Promise<void> =>
  typed(() => store.transaction('rw', store.attachments, store.blobs, () => dropAttachments(store, [id])));

/** Attachments that were added before this day go; works while the vault is locked. @returns how many went */
export const expireAttachments = (store: Store, before: string): Promise<number> =>
  typed(() =>
    store.transaction('rw', store.attachments, store.blobs, async () => {
      const ids = await store.attachments.where('day').below(before).primaryKeys();
      await dropAttachments(store, ids);
      return ids.length;
    }),
  );

/** How many attachments would go with expireAttachments. */
export const countAttachmentsBefore = (store: Store, before: string): Promise<number> =>
  typed(() => store.attachments.where('day').below(before).count());
