/** Hands a file to the browser's own download; the address lives only as long as the click. */
export const download = (blob: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** Hands the officer what was made here as a file of this name. */
export const saveFile = (name: string, content: BlobPart, type: string): void =>
  download(new Blob([content], { type }), name);

/** 1,234,567 → "1,2 MB". */
export const showSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;

type Picker = (options: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>;

/** Chrome and Edge let a page write into a folder that the officer chose; Firefox does not. */
export const canPickFolder = (): boolean => 'showDirectoryPicker' in window;

/** Undefined when the officer closed the question. */
export const pickFolder = async (): Promise<FileSystemDirectoryHandle | undefined> =>
  (window as unknown as { showDirectoryPicker: Picker })
    .showDirectoryPicker({ mode: 'readwrite', id: 'so-ho-so' })
    .catch((error: { name?: string }) => {
      if (error.name === 'AbortError') return undefined;
      throw error;
    });
