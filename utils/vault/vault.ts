import * as z from 'zod/mini';
import { type Bytes, fromBase64, randomBytes, toBase64 } from './bytes.ts';
import { deriveWrappingKey, KDF_COST, Kdf, type KdfCost, newKdf } from './derive.ts';
import { VaultError } from './errors.ts';
import { refusePassphrase } from './passphrase.ts';
import { importKey, open, type Place, seal } from './seal.ts';

/**
 * passphrase → Argon2id → wrapping key → vault key → a key a dossier. The vault key never changes, so a new passphrase
 * re-wraps 32 bytes and not the book, and further wrappings (a recovery sheet, a PIN within a session) can stand
 * beside this one.
 */

const VERSION = 1;

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** What is kept in clear. JSON, no personal data: of no use without the passphrase. */
export const VaultHeader = z.strictObject({
  version: z.literal(VERSION),
  /** Random; bound into the wrapping. */
  id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  /** ISO with offset. */
  createdAt: z.string(),
  kdf: Kdf,
  /** The vault key under the wrapping key, base64. */
  wrappedKey: base64,
  /** The same key under the recovery sheet's (recovery.ts). */
  recovery: z.optional(z.strictObject({ madeAt: z.string(), wrappedKey: base64 })),
  /** The same key under a secret of this PC's authenticator (hello.ts). */
  hello: z.optional(z.strictObject({ credentialId: base64, salt: base64, wrappedKey: base64 })),
});
export type VaultHeader = z.infer<typeof VaultHeader>;

export type Refusal<R> = { ok: false; reason: R };
export type Created = { ok: true; header: VaultHeader; vaultKey: Bytes } | Refusal<'too-short' | 'too-simple'>;
export type Unlocked = { ok: true; vaultKey: Bytes } | Refusal<'wrong-passphrase'>;
export type Changed = { ok: true; header: VaultHeader } | Refusal<'wrong-passphrase' | 'too-short' | 'too-simple'>;

const place = (id: string): Place => ({ table: 'vault.key', id, version: VERSION });

/** @throws VaultError 'newer' for a header of a later version, 'damaged-header' for anything else that does not fit. */
export const parseHeader = (value: unknown): VaultHeader => {
  const version = (value as { version?: unknown } | null | undefined)?.version;
  if (typeof version === 'number' && version > VERSION) throw new VaultError('newer');
  const parsed = VaultHeader.safeParse(value);
  if (!parsed.success) throw new VaultError('damaged-header');
  return parsed.data;
};

/** Wraps the key under a passphrase that was accepted; whatever else the header holds stays. */
export const wrap = async (
  identity: Omit<VaultHeader, 'version' | 'kdf' | 'wrappedKey'>,
  passphrase: string,
  vaultKey: Bytes,
  cost: KdfCost,
): Promise<VaultHeader> => {
  const kdf = newKdf(cost);
  const wrapped = await seal(await deriveWrappingKey(passphrase, kdf), place(identity.id), vaultKey);
  return { ...identity, version: VERSION, kdf, wrappedKey: toBase64(wrapped) };
};

/**
 * A new vault with a random key.
 * @param createdAt ISO with offset
 * @param cost smaller only in tests
 */
export const createVault = async (passphrase: string, createdAt: string, cost = KDF_COST): Promise<Created> => {
  const reason = refusePassphrase(passphrase);
  if (reason) return { ok: false, reason };
  const vaultKey = randomBytes(32);
  const header = await wrap({ id: crypto.randomUUID(), createdAt }, passphrase, vaultKey, cost);
  return { ok: true, header, vaultKey };
};

/**
 * The vault key's raw bytes, for storage.session (as base64) and the store's functions.
 * @throws VaultError as parseHeader
 */
export const unlockVault = async (header: VaultHeader, passphrase: string): Promise<Unlocked> => {
  const { kdf, id, wrappedKey } = parseHeader(header);
  // The derivation takes no empty text, and no vault has one.
  if (passphrase === '') return { ok: false, reason: 'wrong-passphrase' };
  const wrappingKey = await deriveWrappingKey(passphrase, kdf);
  try {
    return { ok: true, vaultKey: await open(wrappingKey, place(id), fromBase64(wrappedKey)) };
  } catch {
    return { ok: false, reason: 'wrong-passphrase' };
  }
};

/** Wraps the same vault key anew, with a new salt and today's cost. The book is not touched. */
export const changePassphrase = async (
  header: VaultHeader,
  oldPassphrase: string,
  newPassphrase: string,
  cost = KDF_COST,
): Promise<Changed> => {
  const reason = refusePassphrase(newPassphrase);
  if (reason) return { ok: false, reason };
  const unlocked = await unlockVault(header, oldPassphrase);
  if (!unlocked.ok) return unlocked;
  const changed = await wrap(header, newPassphrase, unlocked.vaultKey, cost);
  unlocked.vaultKey.fill(0);
  return { ok: true, header: changed };
};

/** Raw vault key → usable key. @throws VaultError 'locked' when what was kept is no key. */
export const useVaultKey = (vaultKey: Bytes): Promise<CryptoKey> => {
  if (vaultKey?.length !== 32) throw new VaultError('locked');
  return importKey(vaultKey);
};
