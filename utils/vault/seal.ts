import { type Bytes, randomBytes } from './bytes.ts';
import { VaultError } from './errors.ts';

/**
 * AES-256-GCM. A sealed value is iv (12 bytes, fresh for each seal) ‖ ciphertext ‖ tag (16 bytes). The associated data
 * name the place where it lies, so that a row cannot be swapped with, or replayed as, another one.
 */

const IV = 12;
const TAG = 16;
const KEY = 32;

/** Where a sealed value lies: table, the row's id (and whatever else of the row is bound), version of its form. */
export interface Place {
  table: string;
  id: string;
  version: number;
}

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true });

/** JSON, because the parts of a joined string could be shifted against each other. */
const parameters = (iv: Bytes, { table, id, version }: Place): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8.encode(JSON.stringify(['tro-ly-mot-cua', table, id, version])),
});

/** 32 raw bytes → a key that cannot be read out again. */
export const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt', 'unwrapKey']);

/** Seals bytes for one place. */
export const seal = async (key: CryptoKey, place: Place, bytes: Bytes): Promise<Bytes> => {
  const iv = randomBytes(IV);
  const encrypted = await crypto.subtle.encrypt(parameters(iv, place), key, bytes);
  const sealed = new Uint8Array(IV + encrypted.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(encrypted), IV);
  return sealed;
};

/** @throws VaultError 'tampered': wrong key, wrong place, or changed bytes; which of them cannot be told. */
export const open = async (key: CryptoKey, place: Place, sealed: Bytes): Promise<Bytes> => {
  if (!(sealed instanceof Uint8Array) || sealed.length < IV + TAG) throw new VaultError('tampered');
  try {
    const iv = sealed.slice(0, IV);
    return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, place), key, sealed.subarray(IV)));
  } catch {
    throw new VaultError('tampered');
  }
};

/** Seals a JSON value. */
export const sealJson = (key: CryptoKey, place: Place, value: unknown): Promise<Bytes> =>
  seal(key, place, utf8.encode(JSON.stringify(value)));

/** The JSON value that sealJson was given. Authentic, so its shape is not checked again. @throws VaultError 'tampered' */
export const openJson = async <T>(key: CryptoKey, place: Place, sealed: Bytes): Promise<T> =>
  JSON.parse(text.decode(await open(key, place, sealed)));

const keyPlace = (dossierId: string): Place => ({ table: 'dossiers.key', id: dossierId, version: 1 });

/**
 * A random key for one dossier, wrapped by the vault key. Everything of the dossier is sealed under it and nothing
 * else is, so that destroying the wrapped key destroys the dossier.
 */
export const newDossierKey = async (
  vaultKey: CryptoKey,
  dossierId: string,
): Promise<{ key: CryptoKey; wrapped: Bytes }> => {
  const raw = randomBytes(KEY);
  const wrapped = await seal(vaultKey, keyPlace(dossierId), raw);
  const key = await importKey(raw);
  raw.fill(0);
  return { key, wrapped };
};

/** @throws VaultError 'tampered' */
export const unwrapDossierKey = async (vaultKey: CryptoKey, dossierId: string, wrapped: Bytes): Promise<CryptoKey> => {
  if (!(wrapped instanceof Uint8Array) || wrapped.length !== IV + KEY + TAG) throw new VaultError('tampered');
  const iv = wrapped.slice(0, IV);
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped.subarray(IV),
      vaultKey,
      parameters(iv, keyPlace(dossierId)),
      'AES-GCM',
      false,
      ['encrypt', 'decrypt'],
    );
  } catch {
    throw new VaultError('tampered');
  }
};
