import { markNotified, remindersDue, type Store, writeMeta } from '../db/store.ts';
import type { DueToday } from '../messages/protocol.ts';
import { badge, digest } from './sweep.ts';
import { NOTE_REMINDER, type Reminder } from './types.ts';

export interface RemindPorts {
  store: () => Promise<Store>;
  now: () => number;
  iso: () => string;
  notify: (id: string, title: string, message: string) => Promise<void>;
  setBadge: (text: string, colour: string, title: string) => Promise<void>;
}

const LATE = '#b3201d';
const DUE = '#8a4b00';
/** A notification that opens one dossier carries its own id; a digest of several opens the list. */
const PREFIX = 'due:';

export const dossierOfNotification = (id: string): string | undefined =>
  id.startsWith(PREFIX) && id !== PREFIX ? id.slice(PREFIX.length) : undefined;

/**
 * The sweep: one digest for all reminders whose moment has come, then the badge. It marks first and notifies what it marked, so a worker
 * that dies in between says a thing once at most, and the badge and the list still show it. Works while the vault is locked.
 */
export const remindService = ({ store, now, iso, notify, setBadge }: RemindPorts) => {
  const due = async (which: 'new' | 'all'): Promise<Reminder[]> =>
    (await remindersDue(await store(), iso(), which)) as Reminder[];

  const refreshBadge = async (): Promise<void> => {
    const { text, overdue } = badge(await due('all'), iso());
    const words = text ? `Trợ lý Một Cửa: ${text} hồ sơ đến hạn hoặc quá hạn` : 'Trợ lý Một Cửa';
    await setBadge(text, overdue ? LATE : DUE, words);
  };

  const sweep = async (): Promise<void> => {
    const coming = await due('new');
    if (coming.length) {
      const marked = new Set(
        await markNotified(
          await store(),
          coming.map(({ id }) => id),
          iso(),
        ),
      );
      const fresh = coming.filter(({ id }) => marked.has(id));
      const dossiers = new Set(fresh.map(({ dossierId }) => dossierId));
      const said = digest(fresh, iso());
      const [only] = dossiers;
      // Where notifications are blocked the badge and the list say it.
      if (said) await notify(PREFIX + (dossiers.size === 1 ? only : ''), said.title, said.message).catch(() => {});
    }
    await refreshBadge();
    await writeMeta(await store(), 'sweptAt', now());
  };

  const today = async (): Promise<DueToday> => {
    const at = iso();
    const rows = new Map<string, DueToday['rows'][number]>();
    for (const { dossierId, dueAt, kind } of await due('all')) {
      const overdue = dueAt < at && kind !== NOTE_REMINDER;
      if (!overdue && dueAt.slice(0, 10) !== at.slice(0, 10)) continue;
      rows.set(dossierId, { dossierId, dueAt, overdue });
    }
    const list = [...rows.values()].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
    return {
      today: list.filter(({ overdue }) => !overdue).length,
      overdue: list.filter(({ overdue }) => overdue).length,
      rows: list.slice(0, 50),
    };
  };

  return { sweep, refreshBadge, today };
};
