import { initVault, readMeta, readVault, type Store, writeMeta } from '../db/store.ts';
import type { VaultAnswer, VaultState } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { VaultError } from './errors.ts';
import { type LockPolicy, lockReason, type OpenVault, waitMs } from './lock.ts';
import { createVault, unlockVault } from './vault.ts';

interface Kept {
  /** Raw vault key, base64: session memory only, gone with the browser; the worker's death does not lock. */
  key: string;
  unlockedAt: number;
}
/** Apart from the key, so that noting a use can never put back a key that a lock has just removed. */
type Used = Pick<OpenVault, 'lastUsedAt' | 'lastSeenAt'>;

export interface KeeperPorts {
  store: () => Promise<Store>;
  /** Session memory of trusted contexts. */
  area: Area;
  now: () => number;
  iso: () => string;
  policy: () => Promise<LockPolicy>;
  /** Called when the vault went from open to locked, by whatever way. */
  onLock: () => Promise<void>;
}

const KEY = 'vault';
const USED = 'vault-used';

/** Holds the open vault's key and says at each use whether it is still open. */
export const vaultKeeper = ({ store, area, now, iso, policy, onLock }: KeeperPorts) => {
  const keep = async (vaultKey: Bytes): Promise<void> => {
    const kept: Kept = { key: toBase64(vaultKey), unlockedAt: now() };
    await area.set(USED, { lastUsedAt: now() } satisfies Used);
    await area.set(KEY, kept);
  };

  const lockNow = async (): Promise<void> => {
    if (!(await area.get(KEY))) return;
    await area.remove(KEY);
    await onLock();
  };

  const used = async (): Promise<Used> => (await area.get<Used>(USED)) ?? { lastUsedAt: Number.NaN };

  /** The open vault, locked here and now when its time is over. */
  const current = async (): Promise<Kept | undefined> => {
    const kept = await area.get<Kept>(KEY);
    if (!kept) return undefined;
    if (!lockReason({ ...kept, ...(await used()) }, now(), await policy())) return kept;
    await lockNow();
    return undefined;
  };

  /** The key without being a use: for what a page does by itself, which must not keep the vault open. @throws VaultError 'locked' */
  const peek = async (): Promise<Bytes> => {
    const kept = await current();
    if (!kept) throw new VaultError('locked');
    return fromBase64(kept.key);
  };

  /** The key, for one use by the officer, which counts as activity. @throws VaultError 'locked' */
  const use = async (): Promise<Bytes> => {
    const key = await peek();
    await area.set(USED, { ...(await used()), lastUsedAt: now() });
    return key;
  };

  const tries = async () => (await readMeta(await store(), 'tries')) ?? { failures: 0, lastFailureAt: 0 };

  const state = async (): Promise<VaultState> => {
    if (await current()) return { state: 'open' };
    if (!(await readVault(await store()))) return { state: 'none' };
    const { failures, lastFailureAt } = await tries();
    return { state: 'locked', waitMs: waitMs(failures, lastFailureAt, now()) };
  };

  const create = async (passphrase: string): Promise<VaultAnswer> => {
    const created = await createVault(passphrase, iso());
    if (!created.ok) return created;
    await initVault(await store(), created.header);
    await keep(created.vaultKey);
    return { ok: true };
  };

  const tryOpen = async (passphrase: string): Promise<VaultAnswer> => {
    const db = await store();
    const header = await readVault(db);
    if (!header) return { ok: false, reason: 'no-vault' };
    const { failures, lastFailureAt } = await tries();
    const wait = waitMs(failures, lastFailureAt, now());
    if (wait > 0) return { ok: false, reason: 'wait', waitMs: wait };
    const unlocked = await unlockVault(header, passphrase);
    if (!unlocked.ok) {
      await writeMeta(db, 'tries', { failures: failures + 1, lastFailureAt: now() });
      return { ...unlocked, waitMs: waitMs(failures + 1, now(), now()) };
    }
    await writeMeta(db, 'tries', undefined);
    await keep(unlocked.vaultKey);
    return { ok: true };
  };

  // One try after the other: two at once would slip past the waiting time.
  let last: Promise<unknown> = Promise.resolve();
  const open = (passphrase: string): Promise<VaultAnswer> => {
    const next = last.then(() => tryOpen(passphrase));
    last = next.catch(() => {});
    return next;
  };

  /** Locks at once, and again after a try that is under way: what the officer pressed last holds. */
  const lock = async (): Promise<void> => {
    const underWay = last;
    await lockNow();
    await underWay;
    await lockNow();
  };

  /** A look at the clock that is no use of the vault: locks it when its time is over. */
  const glance = async (): Promise<void> => {
    if (await current()) await area.set(USED, { ...(await used()), lastSeenAt: now() });
  };

  return { state, create, open, lock, use, peek, glance };
};
export type VaultKeeper = ReturnType<typeof vaultKeeper>;
