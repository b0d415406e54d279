import { type Bytes, fromBase64, randomBytes, toBase64 } from './bytes.ts';
import { expandKey } from './derive.ts';
import { open, type Place, seal } from './seal.ts';
import { parseHeader, type Refusal, type VaultHeader } from './vault.ts';

/**
 * The recovery sheet: a second wrapping of the vault key under a random key that is printed and never stored. 140 random bits cannot be
 * guessed, so HKDF is enough where a passphrase needs Argon2id.
 */

/** Crockford's base 32: no I, L, O, U, so that nothing on paper is read as something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA = 28;
const CHECK = 4;

const utf8 = new TextEncoder();
const place = (id: string): Place => ({ table: 'vault.recovery', id, version: 1 });

/** Four letters of the SHA-256 of the other ones: a misread letter is told before the key is tried. */
const checkOf = async (data: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(`tro-ly-mot-cua recovery ${data}`)));
  return Array.from(hash.subarray(0, CHECK), (byte) => LETTERS[byte & 31]).join('');
};

const grouped = (letters: string): string => letters.match(/.{4}/g)!.join('-');

/** A new key as it is printed: eight groups of four, the last one checks the others. */
export const newRecoveryKey = async (): Promise<string> => {
  const data = Array.from(randomBytes(DATA), (byte) => LETTERS[byte & 31]).join('');
  return grouped(data + (await checkOf(data)));
};

/** What somebody typed from paper → the key as it was printed; undefined when its check group does not fit. */
export const readRecoveryKey = async (typed: string): Promise<string | undefined> => {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212.-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== DATA + CHECK || [...letters].some((letter) => !LETTERS.includes(letter))) return undefined;
  const data = letters.slice(0, DATA);
  return letters.slice(DATA) === (await checkOf(data)) ? grouped(letters) : undefined;
};

/** @param key as newRecoveryKey gives it */
const wrappingKey = (key: string, vaultId: string): Promise<CryptoKey> =>
  expandKey(utf8.encode(key.replaceAll('-', '')), utf8.encode(vaultId), 'recovery');

/** The header with this key's wrapping in place of an earlier sheet's, which then opens nothing any more. */
export const withRecovery = async (
  header: VaultHeader,
  vaultKey: Bytes,
  key: string,
  madeAt: string,
): Promise<VaultHeader> => ({
  ...header,
  recovery: { madeAt, wrappedKey: toBase64(await seal(await wrappingKey(key, header.id), place(header.id), vaultKey)) },
});

/**
 * Opens a vault, or a backup of one, by its sheet.
 * @throws VaultError as parseHeader
 */
export const unlockByRecovery = async (
  header: VaultHeader,
  typed: string,
): Promise<{ ok: true; vaultKey: Bytes } | Refusal<'bad-recovery' | 'wrong-recovery' | 'no-recovery'>> => {
  const { id, recovery } = parseHeader(header);
  if (!recovery) return { ok: false, reason: 'no-recovery' };
  const key = await readRecoveryKey(typed);
  if (!key) return { ok: false, reason: 'bad-recovery' };
  try {
    return { ok: true, vaultKey: await open(await wrappingKey(key, id), place(id), fromBase64(recovery.wrappedKey)) };
  } catch {
    return { ok: false, reason: 'wrong-recovery' };
  }
};
