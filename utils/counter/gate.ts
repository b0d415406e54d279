import { type Signal, signal } from '@preact/signals';
import { ask } from '../messages/ask.ts';
import type { VaultAnswer, VaultState } from '../messages/protocol.ts';
import { askHello } from '../platform/hello.ts';
import type { Hello } from '../vault/hello.ts';
import type { Shelf } from '../vault/shelf.ts';

/** `broken`: the store cannot be opened at all; the reason has its sentence, and a backup can still be tried. */
export type GateState = VaultState | { state: 'broken'; reason: string };

/** The vault's state, also when the store says no. */
export const readGate = (): Promise<GateState> =>
  ask('vault/state').catch((error: { reason?: string }) => ({ state: 'broken', reason: error.reason ?? 'failed' }));

/** What stands before an open vault: passphrase, PIN of the day, recovery sheet, another book. */
export const gateModel = (state: Signal<GateState | null>, refresh: () => Promise<void>) => {
  const shelf = signal<Shelf | null>(null);
  const then = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await refresh();
    return answer;
  };
  const load = async (): Promise<void> => {
    shelf.value = await ask('book/list').catch(() => null);
  };
  return {
    state,
    shelf,
    refresh,
    load,
    open: (passphrase: string): Promise<VaultAnswer> => then(ask('vault/open', { passphrase })),
    openByPin: (pin: string): Promise<VaultAnswer> => then(ask('vault/open-pin', { pin })),
    /** Asks this PC's authenticator; inside the officer's click. */
    openByHello: async (hello: Hello): Promise<VaultAnswer> => {
      const secret = await askHello(hello);
      return secret ? then(ask('vault/open-hello', { secret })) : { ok: false, reason: 'no-hello' };
    },
    recover: (recoveryKey: string, passphrase: string): Promise<VaultAnswer> =>
      then(ask('vault/recover', { recoveryKey, passphrase })),
    choose: (db: string) => then(ask('book/choose', { db }).then(load)),
    add: (name: string, db: string | null = null) => then(ask('book/add', { name, db }).then(load)),
  };
};
export type GateModel = ReturnType<typeof gateModel>;
