import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { expandKey } from './derive.ts';
import { open, type Place, seal } from './seal.ts';
import type { VaultHeader } from './vault.ts';

/**
 * Windows Hello and its kin (WebAuthn with PRF): the authenticator gives 32 secret bytes for one salt, after a face, a finger or its PIN. They
 * are bound to this PC's hardware, so the wrapping may lie on the disk; when it may be used is the keeper's affair: within a working day
 * that began with the passphrase.
 */
export interface Hello {
  /** Which credential to ask, and for which salt; base64. */
  credentialId: string;
  salt: string;
}

const place = (id: string): Place => ({ table: 'vault.hello', id, version: 1 });
const keyOf = (secret: Bytes, vaultId: string) => expandKey(secret, new TextEncoder().encode(vaultId), 'hello');

/** @param secret base64 of the authenticator's answer */
export const withHello = async (
  header: VaultHeader,
  vaultKey: Bytes,
  { credentialId, salt }: Hello,
  secret: string,
): Promise<VaultHeader> => {
  const wrapped = await seal(await keyOf(fromBase64(secret), header.id), place(header.id), vaultKey);
  return { ...header, hello: { credentialId, salt, wrappedKey: toBase64(wrapped) } };
};

/** The vault key, or undefined for another authenticator's answer. */
export const openByHello = async ({ id, hello }: VaultHeader, secret: string): Promise<Bytes | undefined> => {
  if (!hello) return undefined;
  return open(await keyOf(fromBase64(secret), id), place(id), fromBase64(hello.wrappedKey)).catch(() => undefined);
};
