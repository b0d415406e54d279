import { argon2id } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { fromBase64, randomBytes, toBase64 } from '../../../utils/vault/bytes.ts';
import { KDF_COST } from '../../../utils/vault/derive.ts';
import { VaultError } from '../../../utils/vault/errors.ts';
import { open } from '../../../utils/vault/seal.ts';
import {
  changePassphrase,
  createVault,
  parseHeader,
  unlockVault,
  useVaultKey,
  type VaultHeader,
} from '../../../utils/vault/vault.ts';

const QUICK = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const AT = '2026-11-23T08:00:00+07:00';
const PASSPHRASE = 'sông xanh nón lá 27';

const created = async (passphrase = PASSPHRASE) => {
  const vault = await createVault(passphrase, AT, QUICK);
  if (!vault.ok) throw new Error(vault.reason);
  return vault;
};

describe('a vault that was just set up', () => {
  it('opens with its passphrase to the same key', async () => {
    const { header, vaultKey } = await created();
    expect(await unlockVault(header, PASSPHRASE)).toEqual({ ok: true, vaultKey });
    expect(vaultKey).toHaveLength(32);
  });

  it('opens also after its header went through JSON', async () => {
    const { header, vaultKey } = await created();
    expect(await unlockVault(JSON.parse(JSON.stringify(header)), PASSPHRASE)).toEqual({ ok: true, vaultKey });
  });

  it('opens when another keyboard sends the letters decomposed', async () => {
    const { header } = await created(PASSPHRASE.normalize('NFC'));
    expect((await unlockVault(header, PASSPHRASE.normalize('NFD'))).ok).toBe(true);
  });

  it.each(['', 'sông xanh nón lá 28', 'song xanh non la 27', 'Sông xanh nón lá 27', `${PASSPHRASE} `])(
    'does not open with "%s"',
    async (wrong) => {
      const { header } = await created();
      expect(await unlockVault(header, wrong)).toEqual({ ok: false, reason: 'wrong-passphrase' });
    },
  );

  it('holds neither passphrase nor key in its header', async () => {
    const { header, vaultKey } = await created();
    const stored = JSON.stringify(header);
    expect(stored).not.toContain('sông');
    expect(stored).not.toContain(toBase64(vaultKey));
  });

  it('shares neither key nor salt nor id with another one of the same passphrase', async () => {
    const [one, two] = [await created(), await created()];
    expect(one.vaultKey).not.toEqual(two.vaultKey);
    expect(one.header.kdf.salt).not.toBe(two.header.kdf.salt);
    expect(one.header.id).not.toBe(two.header.id);
  });

  it('is derived at 64 MiB, three passes, one lane, unless a test says otherwise', () =>
    expect(KDF_COST).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 1 }));

  it('wraps the vault key under plain Argon2id of the passphrase, as the header says', async () => {
    const { header, vaultKey } = await created();
    const { salt, memoryKiB, iterations, parallelism } = header.kdf;
    const raw = await argon2id({
      password: PASSPHRASE,
      salt: fromBase64(salt),
      memorySize: memoryKiB,
      iterations,
      parallelism,
      hashLength: 32,
      outputType: 'binary',
    });
    const key = await useVaultKey(new Uint8Array(raw));
    const place = { table: 'vault.key', id: header.id, version: 1 };
    expect(await open(key, place, fromBase64(header.wrappedKey))).toEqual(vaultKey);
  });
});

describe('a new passphrase', () => {
  const NEW = 'mưa phùn tháng chạp 5';

  it('opens the same key, and the old one opens nothing any more', async () => {
    const { header, vaultKey } = await created();
    const changed = await changePassphrase(header, PASSPHRASE, NEW, QUICK);
    if (!changed.ok) throw new Error(changed.reason);
    expect(await unlockVault(changed.header, NEW)).toEqual({ ok: true, vaultKey });
    expect(await unlockVault(changed.header, PASSPHRASE)).toEqual({ ok: false, reason: 'wrong-passphrase' });
    expect(changed.header.id).toBe(header.id);
    expect(changed.header.kdf.salt).not.toBe(header.kdf.salt);
  });

  it('is not taken without the old one', async () => {
    const { header } = await created();
    expect(await changePassphrase(header, 'không phải câu này', NEW, QUICK)).toEqual({
      ok: false,
      reason: 'wrong-passphrase',
    });
  });

  it('is not taken when it is too short', async () => {
    const { header } = await created();
    expect(await changePassphrase(header, PASSPHRASE, 'ngắn', QUICK)).toEqual({ ok: false, reason: 'too-short' });
  });
});

describe('a header that somebody changed', () => {
  const reasonOf = (value: unknown) => {
    try {
      parseHeader(value);
    } catch (error) {
      return error instanceof VaultError ? error.reason : error;
    }
    return 'accepted';
  };

  it('is refused when it asks for all of the memory', async () => {
    const { header } = await created();
    const greedy = { ...header, kdf: { ...header.kdf, memoryKiB: 64 * 1024 * 1024 } };
    await expect(unlockVault(greedy, PASSPHRASE)).rejects.toThrow('vault.damaged-header');
  });

  it('is refused as newer when a later version wrote it', async () => {
    const { header } = await created();
    expect(reasonOf({ ...header, version: 2, more: true })).toBe('newer');
  });

  it('opens nothing when it bears the id of another vault', async () => {
    const [one, two] = [await created(), await created()];
    const swapped: VaultHeader = { ...one.header, id: two.header.id };
    expect(await unlockVault(swapped, PASSPHRASE)).toEqual({ ok: false, reason: 'wrong-passphrase' });
  });

  it.each([undefined, null, 'header', {}, { version: 1 }])('is refused as damaged: %j', (value) =>
    expect(reasonOf(value)).toBe('damaged-header'),
  );
});

describe('bytes kept as text in the session', () => {
  it('come back as they were', () => {
    const bytes = randomBytes(300);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  it('are refused as a key when they are not 32', () =>
    expect(() => useVaultKey(randomBytes(31))).toThrow('vault.locked'));
});
