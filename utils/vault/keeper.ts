import { initVault, readMeta, readVault, rewrapVault, type Store, writeMeta } from '../db/store.ts';
import type { VaultAnswer, VaultState } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import type { KdfCost } from './derive.ts';
import { VaultError } from './errors.ts';
import { type Hello, openByHello, withHello } from './hello.ts';
import { type LockPolicy, lockReason, type OpenVault, waitMs } from './lock.ts';
import { refusePassphrase } from './passphrase.ts';
import { openByPin, PIN_TRIES, PinWrap, refusePin, wrapByPin } from './pin.ts';
import { newRecoveryKey, unlockByRecovery, withRecovery } from './recovery.ts';
import { createVault, type Unlocked, unlockVault, type VaultHeader, wrap } from './vault.ts';

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
  /** Argon2id's cost for a new wrapping on this machine. */
  cost: () => Promise<KdfCost>;
  /** Called when the vault went from open to locked, by whatever way. */
  onLock: () => Promise<void>;
}

const KEY = 'vault';
const USED = 'vault-used';
const PIN = 'vault-pin';
/** When the passphrase of this working day was typed, milliseconds. */
const DAY = 'vault-day';

type Opened = Unlocked | { ok: false; reason: string };

/** Holds the open vault's key and says at each use whether it is still open. */
export const vaultKeeper = ({ store, area, now, iso, policy, cost, onLock }: KeeperPorts) => {
  const keep = async (vaultKey: Bytes, unlockedAt = now()): Promise<void> => {
    const kept: Kept = { key: toBase64(vaultKey), unlockedAt };
    await area.set(USED, { lastUsedAt: now() } satisfies Used);
    await area.set(DAY, unlockedAt);
    await area.set(KEY, kept);
  };

  /** The working day is over: only the passphrase opens. */
  const endDay = async (): Promise<void> => {
    await area.remove(PIN);
    await area.remove(DAY);
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
    const reason = lockReason({ ...kept, ...(await used()) }, now(), await policy());
    if (!reason) return kept;
    if (reason !== 'idle') await endDay();
    await lockNow();
    return undefined;
  };

  /** When this working day began with a passphrase; undefined when it is over, or the clock was set back. */
  const today = async (): Promise<number | undefined> => {
    const unlockedAt = await area.get<number>(DAY);
    if (unlockedAt === undefined) return undefined;
    // As of a vault that was in use until now: idling locks, but does not end the day.
    const reason = lockReason({ ...(await used()), unlockedAt, lastUsedAt: now() }, now(), await policy());
    if (!reason) return unlockedAt;
    await endDay();
    return undefined;
  };

  const pinOfToday = async (): Promise<PinWrap | undefined> => {
    const { success, data } = PinWrap.safeParse(await area.get(PIN));
    return success && (await today()) !== undefined ? data : undefined;
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
    const header = await readVault(await store());
    if (!header) return { state: 'none' };
    const { failures, lastFailureAt } = await tries();
    const pin = await pinOfToday();
    const { credentialId, salt } = header.hello ?? {};
    const hello = credentialId && salt && (await today()) !== undefined ? { credentialId, salt } : undefined;
    return {
      state: 'locked',
      waitMs: waitMs(failures, lastFailureAt, now()),
      ...(pin && { pinTries: pin.left }),
      ...(hello && { hello }),
    };
  };

  const create = async (passphrase: string): Promise<VaultAnswer> => {
    const created = await createVault(passphrase, iso(), await cost());
    if (!created.ok) return created;
    const recoveryKey = await newRecoveryKey();
    await initVault(await store(), await withRecovery(created.header, created.vaultKey, recoveryKey, iso()));
    await keep(created.vaultKey);
    return { ok: true, recoveryKey };
  };

  /** One try of whatever opens the vault; wrong ones are counted, and the next one has to wait. */
  const attempt = async (
    unlock: (header: VaultHeader, db: Store) => Promise<Opened>,
  ): Promise<VaultAnswer & { vaultKey?: Bytes; header?: VaultHeader }> => {
    const db = await store();
    const header = await readVault(db);
    if (!header) return { ok: false, reason: 'no-vault' };
    const { failures, lastFailureAt } = await tries();
    const wait = waitMs(failures, lastFailureAt, now());
    if (wait > 0) return { ok: false, reason: 'wait', waitMs: wait };
    const unlocked = await unlock(header, db);
    if (!unlocked.ok) {
      await writeMeta(db, 'tries', { failures: failures + 1, lastFailureAt: now() });
      return { ...unlocked, waitMs: waitMs(failures + 1, now(), now()) };
    }
    await writeMeta(db, 'tries', undefined);
    return { ok: true, vaultKey: unlocked.vaultKey, header };
  };

  const tryOpen = async (passphrase: string): Promise<VaultAnswer> => {
    const { vaultKey, header: _, ...answer } = await attempt((header) => unlockVault(header, passphrase));
    if (vaultKey) await keep(vaultKey);
    return answer;
  };

  const tryPin = async (pin: string): Promise<VaultAnswer> => {
    const wrapped = await pinOfToday();
    if (!wrapped) return { ok: false, reason: 'no-pin' };
    // Counted before it is tried: a worker that is killed in between gives no try for nothing.
    if (wrapped.left > 1) await area.set(PIN, { ...wrapped, left: wrapped.left - 1 });
    else await area.remove(PIN);
    const vaultKey = await openByPin(wrapped, pin);
    if (!vaultKey) return { ok: false, reason: wrapped.left > 1 ? 'wrong-pin' : 'no-pin' };
    await area.set(PIN, { ...wrapped, left: PIN_TRIES });
    await keep(vaultKey, wrapped.unlockedAt);
    return { ok: true };
  };

  const tryHello = async (secret: string): Promise<VaultAnswer> => {
    const [header, unlockedAt] = [await readVault(await store()), await today()];
    const vaultKey = header && unlockedAt !== undefined ? await openByHello(header, secret) : undefined;
    if (!vaultKey) return { ok: false, reason: 'no-hello' };
    await keep(vaultKey, unlockedAt);
    return { ok: true };
  };

  /** Ties this PC's authenticator to the vault, or takes it away (null). Asks for the passphrase, as the PIN does. */
  const tryUseHello = async (hello: (Hello & { secret: string }) | null, passphrase: string): Promise<VaultAnswer> => {
    const { vaultKey, header, ...answer } = await attempt((found) => unlockVault(found, passphrase));
    if (!vaultKey || !header) return answer;
    const { hello: _, ...without } = header;
    await rewrapVault(await store(), hello ? await withHello(header, vaultKey, hello, hello.secret) : without);
    return answer;
  };

  /** The sheet's key and a new passphrase: the book is not touched, the sheet stays good. */
  const tryRecover = async (recoveryKey: string, passphrase: string): Promise<VaultAnswer> => {
    const refused = refusePassphrase(passphrase);
    if (refused) return { ok: false, reason: refused };
    const { vaultKey, header, ...answer } = await attempt((found) => unlockByRecovery(found, recoveryKey));
    if (!vaultKey || !header) return answer;
    await rewrapVault(await store(), await wrap(header, passphrase, vaultKey, await cost()));
    await area.remove(PIN);
    await keep(vaultKey);
    return answer;
  };

  const tryChange = async (passphrase: string, next: string): Promise<VaultAnswer> => {
    const refused = refusePassphrase(next);
    if (refused) return { ok: false, reason: refused };
    const { vaultKey, header, ...answer } = await attempt((found) => unlockVault(found, passphrase));
    if (!vaultKey || !header) return answer;
    await rewrapVault(await store(), await wrap(header, next, vaultKey, await cost()));
    await area.remove(PIN);
    return answer;
  };

  /** A new sheet; the one before opens nothing any more. Asks for the passphrase: an open desk alone must not give the key away. */
  const trySheet = async (passphrase: string): Promise<VaultAnswer> => {
    const { vaultKey, header, ...answer } = await attempt((found) => unlockVault(found, passphrase));
    if (!vaultKey || !header) return answer;
    const recoveryKey = await newRecoveryKey();
    await rewrapVault(await store(), await withRecovery(header, vaultKey, recoveryKey, iso()));
    return { ok: true, recoveryKey };
  };

  // One try after the other: two at once would slip past the waiting time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    <A extends unknown[]>(work: (...args: A) => Promise<VaultAnswer>) =>
    (...args: A): Promise<VaultAnswer> => {
      const next = last.then(() => work(...args));
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

  /**
   * A PIN until the end of the working day; '' takes it away. Asks for the passphrase: whoever finds the desk open must not be able to come
   * back later. @throws VaultError 'locked'
   */
  const trySetPin = async (pin: string, passphrase: string): Promise<VaultAnswer> => {
    await use();
    if (pin === '') {
      await area.remove(PIN);
      return { ok: true };
    }
    const refused = refusePin(pin);
    if (refused) return { ok: false, reason: refused };
    const { vaultKey, header, ...answer } = await attempt((found) => unlockVault(found, passphrase));
    const kept = await current();
    if (!vaultKey || !header || !kept) return answer;
    await area.set(PIN, await wrapByPin(pin, vaultKey, header.kdf, kept.unlockedAt));
    return answer;
  };

  /** Locks, and ends the day of the PIN too: another book is taken up. */
  const leave = async (): Promise<void> => {
    await endDay();
    await lock();
  };

  return {
    state,
    create,
    open: inTurn(tryOpen),
    openByPin: inTurn(tryPin),
    openByHello: inTurn(tryHello),
    useHello: inTurn(tryUseHello),
    recover: inTurn(tryRecover),
    changePassphrase: inTurn(tryChange),
    newSheet: inTurn(trySheet),
    setPin: inTurn(trySetPin),
    lock,
    leave,
    use,
    peek,
    glance,
  };
};
export type VaultKeeper = ReturnType<typeof vaultKeeper>;
