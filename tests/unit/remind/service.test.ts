import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  appendEvents,
  deleteDossier,
  openStore,
  type PlannedReminder,
  readMeta,
  replaceReminders,
  type Store,
} from '../../../utils/db/store.ts';
import { dossierOfNotification, remindService } from '../../../utils/remind/service.ts';
import type { ReminderKind } from '../../../utils/remind/types.ts';
import { emptyDisk, marriage, PLANTED, someKey } from '../db/desk.ts';

const key = someKey();
let store: Store;
let at: string;
const notify = vi.fn<(id: string, title: string, message: string) => Promise<void>>();
const setBadge = vi.fn<(text: string, colour: string, title: string) => Promise<void>>();

/** A worker of the same browser; the vault is locked the whole time, so no key is handed in. */
const worker = () =>
  remindService({ store: async () => store, now: () => Date.parse(at), iso: () => at, notify, setBadge });
const clock = (moment: string) => {
  at = `2026-${moment}+07:00`;
};
const reminder = (dossierId: string, kind: ReminderKind, fireAt: string, dueAt: string): PlannedReminder => ({
  id: `${dossierId}:${kind}:${dueAt.slice(0, 10)}`,
  kind,
  fireAt: `2026-${fireAt}:00+07:00`,
  dueAt: `2026-${dueAt}T23:59:59+07:00`,
});
const keep = async (dossierId: string, ...reminders: PlannedReminder[]) => {
  await appendEvents(store, key, dossierId, marriage(dossierId), () => reminders);
};
/** Due on Tuesday 1/12, announced the day before and that morning. */
const dueTuesday = (dossierId: string) =>
  keep(
    dossierId,
    reminder(dossierId, 'before-1', '11-30T07:30', '12-01'),
    reminder(dossierId, 'due-day', '12-01T07:30', '12-01'),
    reminder(dossierId, 'overdue', '12-02T07:30', '12-01'),
  );
const said = () => notify.mock.calls.map(([, , message]) => message);
const badge = () => setBadge.mock.lastCall?.[0];

beforeEach(async () => {
  emptyDisk();
  store = await openStore();
  notify.mockReset().mockResolvedValue();
  setBadge.mockReset().mockResolvedValue();
});

describe('a dossier due on Tuesday 1/12/2026', () => {
  it('is announced when its moment comes, once, whatever number of sweeps run', async () => {
    await dueTuesday('d-1');
    clock('11-30T07:29:59');
    await worker().sweep();
    expect(said()).toEqual([]);
    clock('11-30T07:30:00');
    await worker().sweep();
    await worker().sweep();
    clock('11-30T16:00:00');
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ sắp đến hạn']);
  });

  it('is announced again on its own day and after it', async () => {
    await dueTuesday('d-1');
    for (const moment of ['11-30T07:30:00', '12-01T07:30:00', '12-02T07:30:00']) {
      clock(moment);
      await worker().sweep();
    }
    expect(said()).toEqual(['1 hồ sơ sắp đến hạn', '1 hồ sơ đến hạn hôm nay', '1 hồ sơ quá hạn']);
  });

  it('opens by its notification; the id names the dossier and nothing of the people', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    expect(notify.mock.calls[0]![0]).toBe('due:d-1');
    expect(dossierOfNotification('due:d-1')).toBe('d-1');
  });

  it('is not announced any more once it is done or deleted', async () => {
    await dueTuesday('d-1');
    await replaceReminders(store, 'd-1', []);
    await dueTuesday('d-2');
    await deleteDossier(store, 'd-2');
    clock('12-02T08:00:00');
    await worker().sweep();
    expect(said()).toEqual([]);
    expect(badge()).toBe('');
  });
});

describe('several dossiers', () => {
  it('are said in one digest that opens the list', async () => {
    for (const id of ['d-1', 'd-2', 'd-3']) await dueTuesday(id);
    await keep('d-4', reminder('d-4', 'overdue', '12-01T07:30', '11-30'));
    clock('12-01T07:30:00');
    await worker().sweep();
    expect(said()).toEqual(['3 hồ sơ đến hạn hôm nay, 1 hồ sơ quá hạn']);
    expect(notify.mock.calls[0]![0]).toBe('due:');
    expect(dossierOfNotification('due:')).toBeUndefined();
  });

  it('with two reminders of one of them in the same sweep are counted by dossier', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ đến hạn hôm nay']);
    expect(notify.mock.calls[0]![0]).toBe('due:d-1');
  });

  it.each(['other', 'tlmc:due:d-1', ''])('are not opened by a notification %j of somebody else', (id) =>
    expect(dossierOfNotification(id)).toBeUndefined(),
  );
});

describe('after days asleep', () => {
  it('the first sweep says what it is now, not what it was then, in one notification', async () => {
    await dueTuesday('d-1');
    await dueTuesday('d-2');
    clock('12-07T07:45:00');
    await worker().sweep();
    expect(said()).toEqual(['2 hồ sơ quá hạn']);
    clock('12-07T07:46:00');
    await worker().sweep();
    expect(said()).toHaveLength(1);
    expect(await readMeta(store, 'sweptAt')).toBe(Date.parse('2026-12-07T07:46:00+07:00'));
  });
});

describe('a worker that is started twice, or ends in the middle', () => {
  it('says it once when two sweeps run at the same time', async () => {
    await dueTuesday('d-1');
    await dueTuesday('d-2');
    clock('12-01T07:30:00');
    await Promise.all([worker().sweep(), worker().sweep(), worker().sweep()]);
    expect(said()).toEqual(['2 hồ sơ đến hạn hôm nay']);
    expect(badge()).toBe('2');
  });

  it('says it once at most when it dies between the ledger and the notification; badge and list still show it', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    notify.mockImplementationOnce(() => new Promise(() => {}));
    void worker().sweep();
    await vi.waitFor(() => expect(notify).toHaveBeenCalledOnce());
    await worker().sweep();
    expect(notify).toHaveBeenCalledOnce();
    expect(badge()).toBe('1');
    expect(await worker().today()).toMatchObject({ today: 1, overdue: 0, rows: [{ dossierId: 'd-1' }] });
  });

  it('still shows the badge where notifications are blocked', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    notify.mockRejectedValue(new Error('Permission denied'));
    await worker().sweep();
    expect(badge()).toBe('1');
    expect(await readMeta(store, 'sweptAt')).toBe(Date.parse(at));
  });
});

describe('the badge', () => {
  const LATE = '#b3201d';
  const DUE = '#8a4b00';

  it('is empty while nothing is due', async () => {
    await dueTuesday('d-1');
    clock('11-30T08:00:00');
    await worker().sweep();
    expect(setBadge.mock.lastCall).toEqual(['', DUE, 'Trợ lý Một Cửa']);
  });

  it('counts dossiers due today and overdue, says so in words, and is red once one is overdue', async () => {
    await dueTuesday('d-1');
    clock('12-01T08:00:00');
    await worker().refreshBadge();
    expect(setBadge.mock.lastCall).toEqual(['1', DUE, 'Trợ lý Một Cửa: 1 hồ sơ đến hạn hoặc quá hạn']);
    await keep('d-2', reminder('d-2', 'overdue', '12-01T07:30', '11-30'));
    await worker().refreshBadge();
    expect(setBadge.mock.lastCall).toEqual(['2', LATE, 'Trợ lý Một Cửa: 2 hồ sơ đến hạn hoặc quá hạn']);
  });

  it('agrees with the list behind it, notified or not', async () => {
    for (const id of ['d-1', 'd-2']) await dueTuesday(id);
    await keep('d-3', reminder('d-3', 'overdue', '12-01T07:30', '11-30'));
    await keep('d-4', reminder('d-4', 'before-3', '12-01T07:30', '12-04'));
    clock('12-01T08:00:00');
    await worker().sweep();
    expect(badge()).toBe('3');
    const { today, overdue, rows } = await worker().today();
    expect([today, overdue]).toEqual([2, 1]);
    expect(rows).toEqual([
      { dossierId: 'd-3', dueAt: '2026-11-30T23:59:59+07:00', overdue: true },
      { dossierId: 'd-1', dueAt: '2026-12-01T23:59:59+07:00', overdue: false },
      { dossierId: 'd-2', dueAt: '2026-12-01T23:59:59+07:00', overdue: false },
    ]);
  });
});

describe('what leaves the store for the screen', () => {
  it('holds nothing about the people, their papers or their codes', async () => {
    await dueTuesday('d-1');
    await dueTuesday('d-2');
    clock('12-02T08:00:00');
    await worker().sweep();
    const shown = JSON.stringify([notify.mock.calls, setBadge.mock.calls, await worker().today()]);
    expect(shown).toContain('2 hồ sơ');
    for (const planted of Object.values(PLANTED)) expect(shown).not.toContain(planted);
    for (const [, title, message] of notify.mock.calls) expect(`${title} ${message}`).not.toMatch(/d-\d|\d{3,}/);
  });
});
