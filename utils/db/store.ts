import { typed } from './errors.ts';
import type { Store } from './schema.ts';

/** The door of this link: what the background asks of the database. Nothing outside utils/db sees a table. */
export {
  type Attachment,
  addAttachment,
  countAttachmentsBefore,
  expireAttachments,
  listAttachments,
  readAttachment,
  removeAttachment,
} from './attachments.ts';
export {
  type Appended,
  appendEvents,
  appendMany,
  type Change,
  deleteDossier,
  loadDossier,
  loadDossiers,
  loadEvents,
} from './dossiers.ts';
export { type Dump, dumpStore, vaultDatabases } from './dump.ts';
export { eachDossier, erasedDossiers, rewriteDossier } from './erase.ts';
export { listDossiers, packList, summariesOf } from './list.ts';
export {
  addLog,
  expireLog,
  HELD,
  type Held,
  LOG_KINDS,
  type LogEntry,
  type LogKind,
  MOST_NAMED,
  readLog,
} from './log.ts';
export { VERSION as SCHEMA } from './migrations.ts';
export { closeStore, openStore } from './open.ts';
export {
  claimReminders,
  forgetAfter,
  handleReminders,
  markNotified,
  type PlannedReminder,
  remindersDue,
  remindersOf,
  replaceReminders,
  snoozeReminders,
} from './reminders.ts';
export { fillStore, type MergePlan, mergeRows, planMerge, RESTORED, type Rows } from './restore.ts';
export { DATABASE, type Meta, type Reminder, type Store } from './schema.ts';
export { initVault, readMeta, readVault, rewrapVault, writeMeta } from './vault-row.ts';

/** How many rows there are; works while the vault is locked. */
export const counts = (store: Store): Promise<{ dossiers: number; events: number; reminders: number }> =>
  typed(() =>
    store.transaction('r', store.dossiers, store.events, store.reminders, async () => ({
      dossiers: await store.dossiers.count(),
      events: await store.events.count(),
      reminders: await store.reminders.count(),
    })),
  );
