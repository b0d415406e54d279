import * as z from 'zod/mini';
import { type Bytes, fromBase64, toBase64 } from './bytes.ts';
import { deriveWrappingKey, Kdf, type KdfCost, newKdf } from './derive.ts';
import { open, type Place, seal } from './seal.ts';

/**
 * A PIN opens the vault again within the working day. It protects nothing at rest (10,000 tries are minutes), so its wrapping lives in
 * session memory only, gone with the browser, and is destroyed after a few wrong tries.
 */

export const PIN_TRIES = 3;

export const PinWrap = z.object({
  kdf: Kdf,
  wrapped: z.string(),
  left: z.int().check(z.gte(1), z.lte(PIN_TRIES)),
  /** When the passphrase was typed, milliseconds: the day counts from there. */
  unlockedAt: z.number(),
});
export type PinWrap = z.infer<typeof PinWrap>;

const PLACE: Place = { table: 'session.pin', id: 'main', version: 1 };

/** Four to twelve digits, not all alike and no run. */
export const refusePin = (pin: string): 'bad-pin' | undefined => {
  if (!/^\d{4,12}$/.test(pin) || new Set(pin).size === 1) return 'bad-pin';
  return '01234567890 09876543210'.includes(pin) ? 'bad-pin' : undefined;
};

export const wrapByPin = async (pin: string, vaultKey: Bytes, cost: KdfCost, unlockedAt: number): Promise<PinWrap> => {
  const kdf = newKdf(cost);
  const wrapped = toBase64(await seal(await deriveWrappingKey(pin, kdf), PLACE, vaultKey));
  return { kdf, wrapped, left: PIN_TRIES, unlockedAt };
};

/** The vault key, or undefined for a wrong PIN. */
export const openByPin = async ({ kdf, wrapped }: PinWrap, pin: string): Promise<Bytes | undefined> => {
  if (pin === '') return undefined;
  return open(await deriveWrappingKey(pin, kdf), PLACE, fromBase64(wrapped)).catch(() => undefined);
};
