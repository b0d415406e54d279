import { argon2id } from 'hash-wasm';
import * as z from 'zod/mini';
import { type Bytes, fromBase64, randomBytes, toBase64 } from './bytes.ts';
import { normalise } from './passphrase.ts';
import { importKey } from './seal.ts';

/**
 * How the wrapping key comes from the passphrase; kept with the vault, so that a later version can raise it. The upper
 * bounds keep a tampered header from eating the machine's memory.
 */
export const Kdf = z.strictObject({
  name: z.literal('argon2id'),
  memoryKiB: z.int().check(z.gte(8), z.lte(1_048_576)),
  iterations: z.int().check(z.gte(1), z.lte(16)),
  parallelism: z.int().check(z.gte(1), z.lte(4)),
  /** 16 random bytes, base64. */
  salt: z.string().check(z.regex(/^[A-Za-z0-9+/]{22}==$/)),
});
export type Kdf = z.infer<typeof Kdf>;

export type KdfCost = Pick<Kdf, 'memoryKiB' | 'iterations' | 'parallelism'>;

/** Above OWASP's minimum (19 MiB, t=2) and inside the 500 ms of an unlock; p > 1 gains nothing in wasm. */
export const KDF_COST: KdfCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** A passphrase takes about this long on the machine that the vault is made on, ms: within 300 to 500. */
const TARGET_MS = 360;
const PROBE: KdfCost = { memoryKiB: 65_536, iterations: 1, parallelism: 1 };

/**
 * Today's cost for this machine: 64 MiB always, as many passes as fit. One pass over 64 MiB is above OWASP's minimum still
 * (46 MiB, t=1), so that a slow PC is not kept waiting for seconds.
 * @param ticks a stopwatch, ms
 */
export const calibrate = async (ticks: () => number): Promise<KdfCost> => {
  await deriveWrappingKey('warm', newKdf({ ...PROBE, memoryKiB: 1024 }));
  const began = ticks();
  await deriveWrappingKey('probe', newKdf(PROBE));
  const iterations = Math.round(TARGET_MS / Math.max(1, ticks() - began));
  return { ...PROBE, iterations: Math.min(12, Math.max(1, iterations)) };
};

/** A new salt with this cost. */
export const newKdf = (cost: KdfCost): Kdf => ({ name: 'argon2id', ...cost, salt: toBase64(randomBytes(16)) });

/** Argon2id of the NFC passphrase → the key that wraps the vault key. */
export const deriveWrappingKey = async (passphrase: string, kdf: Kdf): Promise<CryptoKey> => {
  const raw = new Uint8Array(
    await argon2id({
      password: normalise(passphrase),
      salt: fromBase64(kdf.salt),
      memorySize: kdf.memoryKiB,
      iterations: kdf.iterations,
      parallelism: kdf.parallelism,
      hashLength: 32,
      outputType: 'binary',
    }),
  );
  const key = await importKey(raw);
  raw.fill(0);
  return key;
};

/** HKDF-SHA-256 of a secret that cannot be guessed (random, or from an authenticator) → a key for one purpose. */
export const expandKey = async (secret: Bytes, salt: Bytes, info: string): Promise<CryptoKey> => {
  const utf8 = new TextEncoder();
  const raw = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode(`tro-ly-mot-cua ${info}`) };
  return importKey(new Uint8Array(await crypto.subtle.deriveBits(how, raw, 256)));
};
