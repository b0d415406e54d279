import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../utils/vault/derive.ts';
import { newRecoveryKey, readRecoveryKey, unlockByRecovery, withRecovery } from '../../../utils/vault/recovery.ts';
import { createVault } from '../../../utils/vault/vault.ts';

const QUICK = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const vault = async () => {
  const made = await createVault('sông xanh nón lá 27', '2026-11-23T08:00:00+07:00', QUICK);
  if (!made.ok) throw new Error(made.reason);
  return made;
};

describe('a key on paper', () => {
  it('is eight groups of four without the letters that are misread', async () => {
    for (let n = 0; n < 50; n++)
      expect(await newRecoveryKey()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is read as people type it: small letters, spaces, long dashes, O for 0, I and L for 1', async () => {
    const key = await newRecoveryKey();
    const sloppy = key.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await readRecoveryKey(`  ${sloppy} `)).toBe(key);
  });

  it('is told from one with any one letter changed or two neighbours exchanged', async () => {
    const key = (await newRecoveryKey()).replaceAll('-', '');
    await fc.assert(
      fc.asyncProperty(fc.nat(31), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), async (at, letter) => {
        const changed = key.slice(0, at) + letter + key.slice(at + 1);
        expect((await readRecoveryKey(changed)) === undefined).toBe(changed !== key);
        const swapped =
          key.slice(0, at) +
          key
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          key.slice(at + 2);
        expect((await readRecoveryKey(swapped)) === undefined).toBe(swapped !== key);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it.each(['', 'x', 'MẬT KHẨU', '0'.repeat(31), '0'.repeat(33), '0'.repeat(10_000)])('is not %#', async (typed) =>
    expect(await readRecoveryKey(typed)).toBeUndefined(),
  );
});

describe('a sheet', () => {
  it('opens its own vault and no other', async () => {
    const [one, two] = [await vault(), await vault()];
    const key = await newRecoveryKey();
    const header = await withRecovery(one.header, one.vaultKey, key, '2026-11-23T08:00:00+07:00');
    expect(await unlockByRecovery(header, key)).toEqual({ ok: true, vaultKey: one.vaultKey });
    const moved = { ...two.header, recovery: header.recovery! };
    expect(await unlockByRecovery(moved, key)).toEqual({ ok: false, reason: 'wrong-recovery' });
    expect(await unlockByRecovery(two.header, key)).toEqual({ ok: false, reason: 'no-recovery' });
  });
});

describe('the cost of a passphrase', () => {
  it.each([
    [30, 12],
    [100, 4],
    [360, 1],
    [4000, 1],
  ])('where a pass takes %i ms, takes %i passes over 64 MiB', async (ms, iterations) => {
    let ticks = 0;
    const cost = await calibrate(() => (ticks += ms));
    expect(cost).toEqual({ memoryKiB: 65_536, iterations, parallelism: 1 });
  });
});
