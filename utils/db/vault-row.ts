import { parseHeader, type VaultHeader } from '../vault/vault.ts';
import { StoreError, typed } from './errors.ts';
import type { Meta, Store } from './schema.ts';

/** Puts the header of a new vault. @throws StoreError 'vault-exists': overwriting one would lose the whole book. */
export const initVault = (store: Store, header: VaultHeader): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.vault, async () => {
      if (await store.vault.get('main')) throw new StoreError('vault-exists');
      await store.vault.add({ id: 'main', header });
    }),
  );

/**
 * The vault's header, or undefined before the first set-up.
 * @throws VaultError 'newer' or 'damaged-header'
 */
export const readVault = (store: Store): Promise<VaultHeader | undefined> =>
  typed(async () => {
    const row = await store.vault.get('main');
    return row && parseHeader(row.header);
  });

/** Puts the re-wrapped header of the same vault. @throws StoreError 'no-vault' when another one lies there, or none. */
export const rewrapVault = (store: Store, header: VaultHeader): Promise<void> =>
  typed(() =>
    store.transaction('rw', store.vault, async () => {
      const row = await store.vault.get('main');
      if (row?.header.id !== header.id) throw new StoreError('no-vault');
      await store.vault.put({ id: 'main', header });
    }),
  );

/** A value of `meta`, or undefined. */
export const readMeta = <K extends keyof Meta>(store: Store, key: K): Promise<Meta[K] | undefined> =>
  typed(async () => (await store.meta.get(key))?.value as Meta[K] | undefined);

/** Sets a value of `meta`; undefined removes it. */
export const writeMeta = <K extends keyof Meta>(store: Store, key: K, value: Meta[K] | undefined): Promise<void> =>
  typed(async () => {
    if (value === undefined) await store.meta.delete(key);
    else await store.meta.put({ key, value });
  });
