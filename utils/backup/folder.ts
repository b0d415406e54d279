/** Backups in a folder that the officer chose (File System Access: Chrome and Edge). */

const OURS = /^so-ho-so-\d{4}-\d\d-\d\d-\d{4}\.tlmc$/;
/** Older ones of ours are removed: an old backup still holds people that were destroyed in the book since. */
const KEPT = 10;

/**
 * Writes one file, whole or not at all (the browser swaps it in when it is closed), and removes the oldest of ours.
 * @throws DOMException NotAllowedError, QuotaExceededError, NotFoundError when the folder is gone
 */
export const writeIntoFolder = async (folder: FileSystemDirectoryHandle, name: string, blob: Blob): Promise<void> => {
  const handle = await folder.getFileHandle(name, { create: true });
  const out = await handle.createWritable();
  await out.write(blob);
  await out.close();
  const names: string[] = [];
  for await (const found of (folder as unknown as { keys: () => AsyncIterable<string> }).keys())
    if (OURS.test(found)) names.push(found);
  for (const old of names.sort().slice(0, -KEPT)) await folder.removeEntry(old);
};
