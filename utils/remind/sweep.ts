/** What a sweep shows of many reminders: one state a dossier, one digest without personal data, the badge. Pure. */
import { momentText, parseMoment } from '../calendar/moment.ts';
import type { Reminder, ReminderKind } from './types.ts';

/** `now` as the reminders write their moments, so that text compares as time does. */
export const asText = (now: string): string => {
  const moment = parseMoment(now);
  if (typeof moment !== 'number') throw new RangeError(`not a moment: ${moment}`);
  return momentText(moment);
};

/**
 * The reminders whose moment has come and that are not in the ledger (ids that were notified), earliest first. The caller
 * claims all of them before it shows their one digest.
 */
export const dueNow = (reminders: readonly Reminder[], now: string, ledger: ReadonlySet<string>): Reminder[] => {
  const at = asText(now);
  return reminders
    .filter(({ id, fireAt }) => fireAt <= at && !ledger.has(id))
    .sort((a, b) => (a.fireAt < b.fireAt ? -1 : a.fireAt > b.fireAt ? 1 : 0));
};

/**
 * Where a dossier stands for the officer, the most pressing first. missed: only the office's own promise was missed; step: an internal step
 * is due; supplement: asked and not answered; fetch: the result waits for the citizen; note: a note named the day, nothing is due.
 */
export const STANDINGS = ['overdue', 'today', 'soon', 'missed', 'step', 'supplement', 'fetch', 'note'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The kind behind a snooze. */
const plain = (kind: ReminderKind): string => (kind.startsWith('snoozed-') ? kind.slice('snoozed-'.length) : kind);

/** By the due date and not by the kind: after a weekend asleep "due today" may be overdue. */
const standingOf = ({ kind, dueAt }: Reminder, at: string): Standing => {
  const word = plain(kind);
  if (word === 'supplement' || word === 'fetch' || word === 'note') return word;
  if (word.startsWith('step-')) return 'step';
  if (dueAt < at) return word.startsWith('promise-') ? 'missed' : 'overdue';
  return dueAt.slice(0, 10) === at.slice(0, 10) ? 'today' : 'soon';
};

/** The most pressing first. */
const RANK = Object.fromEntries(STANDINGS.map((standing, index) => [standing, index])) as Record<Standing, number>;

/** For lists: the most pressing standing first, the earliest within it. */
export const byUrgency = (a: { standing: Standing; dueAt: string }, b: { standing: Standing; dueAt: string }): number =>
  RANK[a.standing] - RANK[b.standing] || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);

/** One standing a dossier, with the moment it speaks of: the badge, the digest and the lists all say this. */
export const standings = (
  reminders: readonly Reminder[],
  now: string,
): Map<string, { standing: Standing; dueAt: string }> => {
  const at = asText(now);
  const all = new Map<string, { standing: Standing; dueAt: string }>();
  for (const reminder of reminders) {
    const standing = standingOf(reminder, at);
    const known = all.get(reminder.dossierId);
    if (known === undefined || RANK[standing] < RANK[known.standing])
      all.set(reminder.dossierId, { standing, dueAt: reminder.dueAt });
  }
  return all;
};

export interface Digest {
  title: string;
  message: string;
}

const SAID: Record<Exclude<Standing, 'note'>, string> = {
  today: 'đến hạn hôm nay',
  overdue: 'quá hạn',
  soon: 'sắp đến hạn',
  missed: 'lỡ hạn rút ngắn của cơ quan',
  step: 'đến hạn một bước xử lý',
  supplement: 'chờ bổ sung đã lâu',
  fetch: 'có kết quả chưa ai nhận',
};
const ORDER: readonly Exclude<Standing, 'note'>[] = [
  'today',
  'overdue',
  'soon',
  'missed',
  'step',
  'supplement',
  'fetch',
];

/** Dossiers of which a note named this day, or one that went by while the machine was off: told beside whatever else is due of them. */
const notesOf = (reminders: readonly Reminder[], at: string): { today: number; before: number } => {
  const notes = reminders.filter(({ kind }) => plain(kind) === 'note');
  const [today, before] = [new Set<string>(), new Set<string>()];
  for (const { dossierId, dueAt } of notes) (dueAt.slice(0, 10) < at.slice(0, 10) ? before : today).add(dossierId);
  return { today: today.size, before: [...before].filter((id) => !today.has(id)).length };
};

/**
 * One notification for all of them: "3 hồ sơ đến hạn hôm nay, 1 hồ sơ quá hạn". Numbers only: a notification is shown on a
 * locked screen. A dossier counts once. Null when there is nothing to say.
 */
export const digest = (reminders: readonly Reminder[], now: string): Digest | null => {
  const at = asText(now);
  const states = standings(reminders, at);
  const counts = new Map<Standing, number>();
  for (const { standing } of states.values()) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  const apologies = new Set<string>();
  for (const { kind, dossierId, fireAt } of reminders)
    if (
      plain(kind) === 'apology' &&
      fireAt.slice(0, 10) === at.slice(0, 10) &&
      states.get(dossierId)?.standing !== 'overdue'
    )
      apologies.add(dossierId);
  const said = ORDER.flatMap((standing) => {
    const n = counts.get(standing);
    return n ? [`${n} hồ sơ ${SAID[standing]}`] : [];
  });
  if (apologies.size > 0) said.push(`${apologies.size} hồ sơ đến ngày cuối gửi thư xin lỗi nếu không kịp`);
  const noted = notesOf(reminders, at);
  if (noted.today > 0) said.push(`${noted.today} hồ sơ có ghi chú hẹn hôm nay`);
  if (noted.before > 0) said.push(`${noted.before} hồ sơ có ghi chú hẹn ngày trước`);
  return said.length === 0 ? null : { title: 'Nhắc hạn trả kết quả', message: said.join(', ') };
};

export interface Badge {
  /** Number of dossiers due today or overdue, "99+" beyond, "" when there is none. */
  text: string;
  overdue: boolean;
}

/** The badge from all reminders that fired and were not dealt with; it stays true where notifications are blocked. */
export const badge = (reminders: readonly Reminder[], now: string): Badge => {
  let [overdue, today] = [0, 0];
  for (const { standing } of standings(reminders, now).values()) {
    if (standing === 'overdue') overdue++;
    else if (standing === 'today') today++;
  }
  const n = overdue + today;
  return { text: n === 0 ? '' : n > 99 ? '99+' : String(n), overdue: overdue > 0 };
};
