import { browser } from './browser.ts';

/** A small key-value store. Ports take this interface, so that a test can hand in memory. */
export interface Area {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Every entry whose key starts with `prefix`. */
  entries<T>(prefix: string): Promise<[string, T][]>;
  watch(listener: (changed: string[]) => void): () => void;
}

const area = (name: 'session' | 'local'): Area => {
  const store = () => browser.storage[name];
  return {
    get: async <T>(key: string) => (await store().get(key))[key] as T | undefined,
    set: (key, value) => store().set({ [key]: value }),
    remove: (key) => store().remove(key),
    entries: async <T>(prefix: string) =>
      Object.entries(await store().get(null)).filter(([key]) => key.startsWith(prefix)) as [string, T][],
    watch: (listener) => {
      const onChanged = (changes: Record<string, unknown>, area: string) => {
        if (area === name) listener(Object.keys(changes));
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
  };
};

/** Memory of the browser session: survives the worker's death, gone when the browser ends. Never on disk. */
export const session = area('session');
/** On disk, readable by anybody with the profile: settings only, nothing about people. */
export const local = area('local');

/** The same in memory, for tests and the userscript. */
export const memoryArea = (): Area => {
  const map = new Map<string, unknown>();
  const listeners = new Set<(changed: string[]) => void>();
  const tell = (key: string) => {
    for (const listener of listeners) listener([key]);
  };
  return {
    get: async <T>(key: string) => structuredClone(map.get(key)) as T | undefined,
    set: async (key, value) => {
      map.set(key, structuredClone(value));
      tell(key);
    },
    remove: async (key) => {
      map.delete(key);
      tell(key);
    },
    entries: async <T>(prefix: string) => [...map].filter(([key]) => key.startsWith(prefix)) as [string, T][],
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Content scripts must not read either area. Chrome's default lets them read `local`; Firefox has no such call. */
export const keepContentScriptsOut = async (): Promise<void> => {
  for (const name of ['session', 'local'] as const) {
    const store = browser.storage[name] as { setAccessLevel?: (o: { accessLevel: string }) => Promise<void> };
    await store.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
};
