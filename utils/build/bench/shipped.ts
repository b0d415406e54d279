import { readFile } from 'node:fs/promises';

/** Text of a file of public/data. */
export const shipped = (path: string): Promise<string> =>
  readFile(new URL(`../../../public/data/${path}`, import.meta.url), 'utf8');
