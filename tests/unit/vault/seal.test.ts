import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from '../../../utils/vault/bytes.ts';
import {
  importKey,
  newDossierKey,
  open,
  openJson,
  seal,
  sealJson,
  unwrapDossierKey,
} from '../../../utils/vault/seal.ts';

const PLACE = { table: 'events', id: 'd-1/1/e-1', version: 1 };
let key: CryptoKey;
beforeAll(async () => {
  key = await importKey(randomBytes(32));
});

describe('a sealed value', () => {
  it('comes back as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(JSON.stringify(await openJson(key, PLACE, await sealJson(key, PLACE, value)))).toBe(
          JSON.stringify(value),
        );
      }),
      { numRuns: 50 },
    ));

  it('looks different each time it is sealed', async () => {
    const [one, two] = [await sealJson(key, PLACE, 'Trần Văn Thử'), await sealJson(key, PLACE, 'Trần Văn Thử')];
    expect(one.slice(0, 12)).not.toEqual(two.slice(0, 12));
    expect(one).not.toEqual(two);
  });

  it('does not open when any single bit was flipped', async () => {
    const sealed = await seal(key, PLACE, new Uint8Array([1, 2, 3]));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = sealed.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      await expect(open(key, PLACE, flipped)).rejects.toThrow('vault.tampered');
    }
  });

  it.each([
    ['another table', { ...PLACE, table: 'dossiers' }],
    ['another id', { ...PLACE, id: 'd-1/2/e-1' }],
    ['another version', { ...PLACE, version: 2 }],
    ['a shifted border between table and id', { ...PLACE, table: 'event', id: `s${PLACE.id}` }],
  ])('does not open in %s', async (_, place) =>
    expect(open(key, place, await seal(key, PLACE, randomBytes(8)))).rejects.toThrow('vault.tampered'),
  );

  it('does not open under another key', async () => {
    const other = await importKey(randomBytes(32));
    await expect(open(other, PLACE, await seal(key, PLACE, randomBytes(8)))).rejects.toThrow('vault.tampered');
  });

  it.each([0, 11, 12, 27])('is refused when only %i bytes of it are left', async (length) => {
    const sealed = await seal(key, PLACE, randomBytes(8));
    await expect(open(key, PLACE, sealed.slice(0, length))).rejects.toThrow('vault.tampered');
  });

  it('is refused when the row holds no bytes at all', async () =>
    expect(open(key, PLACE, 'text' as unknown as Uint8Array<ArrayBuffer>)).rejects.toThrow('vault.tampered'));
});

describe('the key of a dossier', () => {
  it('opens after unwrapping what was sealed before', async () => {
    const { key: fresh, wrapped } = await newDossierKey(key, 'd-1');
    const sealed = await sealJson(fresh, PLACE, { note: 'Gọi lại' });
    expect(await openJson(await unwrapDossierKey(key, 'd-1', wrapped), PLACE, sealed)).toEqual({ note: 'Gọi lại' });
  });

  it('cannot be unwrapped for another dossier, by another vault, or after a change', async () => {
    const { wrapped } = await newDossierKey(key, 'd-1');
    const other = await importKey(randomBytes(32));
    const flipped = wrapped.with(20, wrapped[20]! ^ 1);
    await expect(unwrapDossierKey(key, 'd-2', wrapped)).rejects.toThrow('vault.tampered');
    await expect(unwrapDossierKey(other, 'd-1', wrapped)).rejects.toThrow('vault.tampered');
    await expect(unwrapDossierKey(key, 'd-1', flipped)).rejects.toThrow('vault.tampered');
    await expect(unwrapDossierKey(key, 'd-1', wrapped.slice(1))).rejects.toThrow('vault.tampered');
  });

  it('cannot be read out of the browser', async () => {
    const { key: fresh, wrapped } = await newDossierKey(key, 'd-1');
    await expect(crypto.subtle.exportKey('raw', fresh)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', await unwrapDossierKey(key, 'd-1', wrapped))).rejects.toThrow();
  });
});
