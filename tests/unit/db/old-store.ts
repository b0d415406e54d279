import { readdirSync, readFileSync } from 'node:fs';

interface Fixture {
  native: number;
  stores: Record<string, { key: string; indexes: { name: string; keyPath: string | string[]; unique: boolean }[] }>;
  tables: Record<string, unknown[]>;
}

const FOLDER = new URL('./fixtures/', import.meta.url);

/** The versions of which a database is kept: v1.json, v2.json ... */
export const kept = (): number[] =>
  readdirSync(FOLDER)
    .flatMap((name) => /^v(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

const revive = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(revive);
  const { bytes } = value as { bytes?: string };
  if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
};

/** @throws when there is no database of that version: a migration without one is not tested */
export const fixture = (version: number): Fixture => {
  const read = JSON.parse(readFileSync(new URL(`v${version}.json`, FOLDER), 'utf8')) as Fixture;
  return { ...read, tables: revive(read.tables) as Fixture['tables'] };
};

/** Puts an old database on the disk as its own program left it. */
export const plant = (name: string, { native, stores, tables }: Fixture): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, native);
    request.onupgradeneeded = () => {
      for (const [table, { key, indexes }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(table, { keyPath: key });
        for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
        for (const row of tables[table] ?? []) store.add(row);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
