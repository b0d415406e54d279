/** What a sweep shows of many reminders: which fire, one digest without personal data, the badge. Pure. */
import { momentText, parseMoment } from '../calendar/moment.ts';
import { NOTE_REMINDER, type Reminder } from './types.ts';

/** `now` as the reminders write their moments, so that text compares as time does. */
const asText = (now: string): string => {
  const moment = parseMoment(now);
  if (typeof moment !== 'number') throw new RangeError(`not a moment: ${moment}`);
  return momentText(moment);
};

/**
 * The reminders whose moment has come and that are not in the ledger (ids that were notified), earliest first. The caller
 * writes all of them into the ledger before it shows their one digest.
 */
export const dueNow = (reminders: readonly Reminder[], now: string, ledger: ReadonlySet<string>): Reminder[] => {
  const at = asText(now);
  return reminders
    .filter(({ id, fireAt }) => fireAt <= at && !ledger.has(id))
    .sort((a, b) => (a.fireAt < b.fireAt ? -1 : a.fireAt > b.fireAt ? 1 : 0));
};

type DossierState = 'overdue' | 'today' | 'soon';

/** One state a dossier, by its due dates and not by the kinds: after a weekend asleep "due today" may be overdue. */
const statesOf = (reminders: readonly Reminder[], at: string): Map<string, DossierState> => {
  const today = at.slice(0, 10);
  const states = new Map<string, DossierState>();
  for (const { dossierId, dueAt, kind } of reminders) {
    if (kind === NOTE_REMINDER) continue; // a day in a note is no deadline
    const state: DossierState = dueAt < at ? 'overdue' : dueAt.slice(0, 10) === today ? 'today' : 'soon';
    const known = states.get(dossierId);
    // A missed commitment does not make a dossier overdue whose statutory limit still runs.
    if (known === undefined || known === 'overdue' || state === 'today') states.set(dossierId, state);
  }
  return states;
};

const count = (states: Map<string, DossierState>, wanted: DossierState): number => {
  let n = 0;
  for (const state of states.values()) if (state === wanted) n++;
  return n;
};

export interface Digest {
  title: string;
  message: string;
}

/**
 * One notification for all of them: "3 hồ sơ đến hạn hôm nay, 1 hồ sơ quá hạn". Numbers only: a notification is shown on a
 * locked screen. A dossier counts once. Null when there is nothing to say.
 */
export const digest = (reminders: readonly Reminder[], now: string): Digest | null => {
  const at = asText(now);
  const states = statesOf(reminders, at);
  const apologies = new Set<string>();
  for (const { kind, dossierId, fireAt } of reminders)
    if (kind === 'apology' && fireAt.slice(0, 10) === at.slice(0, 10) && states.get(dossierId) !== 'overdue')
      apologies.add(dossierId);
  const notes = reminders.filter(({ kind, dueAt }) => kind === NOTE_REMINDER && dueAt.slice(0, 10) === at.slice(0, 10));
  const parts: [number, string][] = [
    [count(states, 'today'), 'đến hạn hôm nay'],
    [count(states, 'overdue'), 'quá hạn'],
    [count(states, 'soon'), 'sắp đến hạn'],
    [apologies.size, 'đến ngày cuối gửi thư xin lỗi nếu không kịp'],
    [notes.length, 'có ghi chú hẹn hôm nay'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} hồ sơ ${words}`);
  return said.length === 0 ? null : { title: 'Nhắc hạn trả kết quả', message: said.join(', ') };
};

export interface Badge {
  /** Number of dossiers due today or overdue, "99+" beyond, "" when there is none. */
  text: string;
  overdue: boolean;
}

/** The badge from all planned reminders, notified ones included: it stays true where notifications are blocked. */
export const badge = (reminders: readonly Reminder[], now: string): Badge => {
  const states = statesOf(reminders, asText(now));
  const overdue = count(states, 'overdue');
  const n = overdue + count(states, 'today');
  return { text: n === 0 ? '' : n > 99 ? '99+' : String(n), overdue: overdue > 0 };
};
