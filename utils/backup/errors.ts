/** Why a file is not restored. The sentence of each is `backup.error.<reason>` in the locale file. */
export const BACKUP_REASONS = [
  'not-a-backup',
  'truncated', // ends before its last frame
  'damaged', // a byte was changed, or frames were exchanged
  'newer', // made by a newer version of this program
  'other-vault', // of another book than the one that is open
  'too-large',
  'verify-failed', // the backup just made cannot be read back
  'no-folder', // none chosen, or the browser has taken the permission back
] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** The message is `backup.<reason>` and never holds content. */
export class BackupError extends Error {
  readonly reason: BackupReason;
  constructor(reason: BackupReason) {
    super(`backup.${reason}`);
    this.name = 'BackupError';
    this.reason = reason;
  }
}
