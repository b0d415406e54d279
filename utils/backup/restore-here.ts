import { ask } from '../messages/ask.ts';
import { newBookId } from '../vault/shelf.ts';
import { blobSource } from './file.ts';
import { restoreBook } from './service.ts';

/**
 * Makes a book of its own out of a backup file and takes it up, locked.
 * @param name what the shelf shows
 * @returns how many dossiers came
 * @throws BackupError, VaultError, StoreError; then nothing has changed
 */
export const restoreHere = async (file: Blob, secret: string, name: string): Promise<number> => {
  const db = newBookId();
  const dossiers = await restoreBook(db, blobSource(file), secret);
  await ask('book/add', { name, db });
  return dossiers;
};
