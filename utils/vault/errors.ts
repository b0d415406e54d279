/** Why the vault says no. The sentence of each is `vault.error.<reason>` in the locale file. */
export const VAULT_REASONS = [
  'too-short', // a new passphrase
  'too-simple',
  'wrong-passphrase',
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
