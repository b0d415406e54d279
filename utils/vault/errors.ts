/** Why the vault says no. The sentence of each is `vault.error.<reason>` in the locale file. */
export const VAULT_REASONS = [
  'too-short', // a new passphrase
  'too-simple',
  'wrong-passphrase',
  'wrong-recovery', // no recovery key, or one of another vault or an older sheet
  'bad-recovery', // mistyped: its own check group does not fit
  'no-recovery', // no sheet was ever made
  'bad-pin', // a new PIN that is too short or a run
  'wrong-pin',
  'no-pin', // none set today, or its tries are used up
  'no-hello', // not tied to this vault, turned down, or the working day is over
  'wait', // too many wrong tries, see nextTryAt
  'locked',
  'tampered', // sealed bytes were changed, swapped, replayed, or belong to another vault
  'damaged-header', // the vault's own row cannot be read
  'newer', // sealed by a newer version of this program
] as const;
export type VaultReason = (typeof VAULT_REASONS)[number];

/** Thrown where nobody can go on. The message is `vault.<reason>` and never holds content. */
export class VaultError extends Error {
  readonly reason: VaultReason;
  constructor(reason: VaultReason) {
    super(`vault.${reason}`);
    this.name = 'VaultError';
    this.reason = reason;
  }
}
