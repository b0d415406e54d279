import { momentText } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import {
  claimReminders,
  forgetAfter,
  handleReminders,
  markNotified,
  readMeta,
  remindersDue,
  type Store,
  snoozeReminders,
  writeMeta,
} from '../db/store.ts';
import type { DueToday } from '../messages/protocol.ts';
import type { Handlers } from '../messages/serve.ts';
import { type Delivery, deliveries, type Snooze, snoozedUntil } from './deliver.ts';
import type { ReminderSettings } from './rules.ts';
import { asText, badge, byUrgency, digest, standings } from './sweep.ts';
import type { Reminder } from './types.ts';

export interface RemindPorts {
  store: () => Promise<Store>;
  calendar: () => Promise<Calendar>;
  settings: () => Promise<Pick<ReminderSettings, 'quiet'>>;
  now: () => number;
  iso: () => string;
  /** Shows a notification; one of the same id takes its place. */
  notify: (id: string, title: string, message: string, buttons: string[]) => Promise<void>;
  /** Ids of the notifications that stand on the screen. */
  showing: () => Promise<string[]>;
  /** Does the browser or the system keep our notifications from the officer? */
  blocked: () => Promise<boolean>;
  setBadge: (text: string, colour: string, title: string) => Promise<void>;
}

const LATE = '#b3201d';
const DUE = '#8a4b00';
/** due:<dossier>@<claim>; a digest of several names no dossier and opens the list. */
const NAMED = /^due:([\w.-]*)@([\w:+.-]+)$/;
const idOf = (dossierId: string | undefined, claimedAt: string): string => `due:${dossierId ?? ''}@${claimedAt}`;

/** The dossier that a notification speaks of; undefined for a digest, and for what is not ours. */
export const dossierOfNotification = (id: string): string | undefined => NAMED.exec(id)?.[1] || undefined;

/** Buttons of a notification, where the browser has them. */
const BUTTONS = ['Nhắc lại sau 1 giờ', 'Đã xử lý'];
/** Later than this before the latest moment it ever showed, the machine's clock was set back. */
const SKEW_MS = 10 * 60_000;
const LISTED = 50;

/**
 * The sweep: what has come due is claimed, announced, and written into the ledger; then the badge. A worker that dies in between leaves its
 * claim: a later sweep announces it, unless the notification stands on the screen. Works while the vault is locked.
 */
export const remindService = (ports: RemindPorts) => {
  const { store, now, iso, notify, setBadge } = ports;
  const due = async (which: 'new' | 'all'): Promise<Reminder[]> =>
    (await remindersDue(await store(), iso(), which)) as Reminder[];

  const refreshBadge = async (): Promise<void> => {
    const { text, overdue } = badge(await due('all'), iso());
    const words = text ? `Trợ lý Một Cửa: ${text} hồ sơ đến hạn hoặc quá hạn` : 'Trợ lý Một Cửa';
    await setBadge(text, overdue ? LATE : DUE, words);
  };

  const announce = async ({ rows, dossierId }: Delivery): Promise<void> => {
    const at = iso();
    const ids = rows.map(({ id }) => id);
    const taken = (await claimReminders(await store(), ids, at)) as Reminder[];
    if (taken.length === 0) return;
    const shown = new Set(await ports.showing().catch(() => []));
    const told = (row: Reminder) =>
      row.claimedAt !== undefined &&
      (shown.has(idOf(row.dossierId, row.claimedAt)) || shown.has(idOf(undefined, row.claimedAt)));
    const said = digest(
      taken.filter((row) => !told(row)),
      at,
    );
    // Where notifications are blocked the badge and the lists say it.
    if (said) await notify(idOf(dossierId, at), said.title, said.message, BUTTONS).catch(() => {});
    await markNotified(
      await store(),
      taken.map(({ id }) => id),
      at,
    );
  };

  const sweep = async (): Promise<void> => {
    const db = await store();
    const [last, high = 0] = [await readMeta(db, 'sweptAt'), await readMeta(db, 'clockHigh')];
    // The clock was set back: what it announced ahead of its time is told again when the time comes.
    if (last !== undefined && now() < last) await forgetAfter(db, iso());
    const coming = await due('new');
    if (coming.length > 0) {
      const [days, { quiet }] = await Promise.all([ports.calendar(), ports.settings()]);
      const before = last === undefined || now() < last ? undefined : momentOf(last);
      for (const delivery of deliveries(coming, iso(), before, days, quiet)) await announce(delivery);
    }
    await refreshBadge();
    await writeMeta(db, 'sweptAt', now());
    if (now() > high) await writeMeta(db, 'clockHigh', now());
  };

  const today = async (): Promise<DueToday> => {
    const at = asText(iso());
    const rows = [...standings(await due('all'), at)]
      .map(([dossierId, state]) => ({ dossierId, ...state }))
      .sort(byUrgency);
    const high = (await readMeta(await store(), 'clockHigh')) ?? 0;
    const behind = high - now();
    return {
      today: rows.filter(({ standing }) => standing === 'today').length,
      overdue: rows.filter(({ standing }) => standing === 'overdue').length,
      rows: rows.slice(0, LISTED),
      blocked: await ports.blocked().catch(() => false),
      clockBehind: behind > SKEW_MS ? Math.round(behind / 60_000) : 0,
    };
  };

  const snooze = async (dossierId: string, choice: Snooze): Promise<null> => {
    const until = snoozedUntil(choice, iso(), await ports.calendar());
    await snoozeReminders(await store(), dossierId, iso(), until);
    return null;
  };

  const handled = async (dossierId: string): Promise<null> => {
    await handleReminders(await store(), dossierId, iso());
    await refreshBadge();
    return null;
  };

  /** A button of a notification: for every dossier that it spoke of. */
  const pressed = async (id: string, button: number): Promise<void> => {
    const [, , claimedAt] = NAMED.exec(id) ?? [];
    const rows = (await due('all')).filter((row) => row.claimedAt !== undefined && row.claimedAt === claimedAt);
    for (const dossierId of new Set(rows.map((row) => row.dossierId)))
      await (button === 0 ? snooze(dossierId, 'hour') : handled(dossierId));
  };

  const handlers = {
    'due/today': () => today(),
    'due/snooze': ({ dossierId, until }) => snooze(dossierId, until),
    'due/handled': ({ dossierId }) => handled(dossierId),
    'due/clock-right': async () => {
      await writeMeta(await store(), 'clockHigh', now());
      return null;
    },
  } satisfies Partial<Handlers>;

  return { sweep, refreshBadge, today, pressed, handlers };
};

const VIETNAM_SECONDS = 7 * 3_600;
/** Milliseconds since 1970 as the reminders write their moments. */
const momentOf = (ms: number): string => momentText(Math.floor(ms / 1_000) + VIETNAM_SECONDS);
