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
import { DEFAULT_SETTINGS } from '../../../utils/remind/rules.ts';
import { dossierOfNotification, remindService } from '../../../utils/remind/service.ts';
import type { ReminderKind } from '../../../utils/remind/types.ts';
import { emptyDisk, marriage, PLANTED, someKey } from '../db/desk.ts';
import { calendar } from '../deadline/cases.ts';

const key = someKey();
let store: Store;
let at: string;
const notify = vi.fn<(id: string, title: string, message: string, buttons: string[]) => Promise<void>>();
let onScreen: string[];
let blocked: boolean;
const setBadge = vi.fn<(text: string, colour: string, title: string) => Promise<void>>();

/** A worker of the same browser; the vault is locked the whole time, so no key is handed in. */
const worker = () =>
  remindService({
    store: async () => store,
    calendar: async () => calendar,
    settings: async () => DEFAULT_SETTINGS,
    now: () => Date.parse(at),
    iso: () => at,
    notify,
    showing: async () => onScreen,
    blocked: async () => blocked,
    setBadge,
  });
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
  onScreen = [];
  blocked = false;
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
    expect(notify.mock.calls[0]![0]).toBe('due:d-1@2026-12-01T07:30:00+07:00');
    expect(dossierOfNotification(notify.mock.calls[0]![0])).toBe('d-1');
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
    expect(notify.mock.calls[0]![0]).toBe('due:@2026-12-01T07:30:00+07:00');
    expect(dossierOfNotification(notify.mock.calls[0]![0])).toBeUndefined();
  });

  it('with two reminders of one of them in the same sweep are counted by dossier', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ đến hạn hôm nay']);
    expect(dossierOfNotification(notify.mock.calls[0]![0])).toBe('d-1');
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
      { dossierId: 'd-3', dueAt: '2026-11-30T23:59:59+07:00', standing: 'overdue' },
      { dossierId: 'd-1', dueAt: '2026-12-01T23:59:59+07:00', standing: 'today' },
      { dossierId: 'd-2', dueAt: '2026-12-01T23:59:59+07:00', standing: 'today' },
      { dossierId: 'd-4', dueAt: '2026-12-04T23:59:59+07:00', standing: 'soon' },
    ]);
  });
});

describe('a missed promise of the office', () => {
  it('is in the list, and neither badge nor list calls the dossier overdue', async () => {
    await keep('d-1', reminder('d-1', 'promise-due-day', '11-30T07:30', '11-30'));
    clock('12-01T08:00:00');
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ lỡ hạn rút ngắn của cơ quan']);
    expect(badge()).toBe('');
    expect(await worker().today()).toMatchObject({ today: 0, overdue: 0, rows: [{ standing: 'missed' }] });
  });
});

describe('popups during the day', () => {
  const lastHour = (dossierId: string, fireAt: string) =>
    keep(dossierId, reminder(dossierId, 'last-hour', fireAt, '12-01'));

  it('come for the last hour alone; what is entered after the digest waits for the next half-day', async () => {
    clock('12-01T07:30:00');
    await worker().sweep();
    await lastHour('d-1', '12-01T09:00');
    await dueTuesday('d-2');
    clock('12-01T09:00:00');
    await worker().sweep();
    expect(notify.mock.calls.map(([id]) => dossierOfNotification(id))).toEqual(['d-1']);
    clock('12-01T13:30:00');
    await worker().sweep();
    expect(notify.mock.calls.map(([id]) => dossierOfNotification(id))).toEqual(['d-1', 'd-2']);
  });

  it('become one when there are many', async () => {
    clock('12-01T08:00:00');
    await worker().sweep();
    for (let n = 0; n < 5; n++) await lastHour(`d-${n}`, '12-01T16:00');
    clock('12-01T16:00:00');
    await worker().sweep();
    expect(said()).toEqual(['5 hồ sơ đến hạn hôm nay']);
  });

  it('do not come in the quiet hours, and come after them', async () => {
    await lastHour('d-1', '11-30T21:00');
    clock('11-30T21:00:00');
    await worker().sweep();
    expect(said()).toEqual([]);
    clock('12-01T07:00:00');
    await worker().sweep();
    expect(said()).toHaveLength(1);
  });

  it('say a thousand at once in one sentence, once', async () => {
    for (let n = 0; n < 1000; n++) await keep(`d-${n}`, reminder(`d-${n}`, 'due-day', '12-01T07:30', '12-01'));
    clock('12-01T07:30:00');
    await worker().sweep();
    await worker().sweep();
    expect(said()).toEqual(['1000 hồ sơ đến hạn hôm nay']);
    expect(badge()).toBe('99+');
  });
});

describe('the officer', () => {
  it('snoozes a dossier by the button of its notification: told again in an hour, once', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    const [id, , , buttons] = notify.mock.calls[0]!;
    expect(buttons).toEqual(['Nhắc lại sau 1 giờ', 'Đã xử lý']);
    await worker().pressed(id, 0);
    clock('12-01T08:29:00');
    await worker().sweep();
    expect(said()).toHaveLength(1);
    clock('12-01T08:30:00');
    await worker().sweep();
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ đến hạn hôm nay', '1 hồ sơ đến hạn hôm nay']);
  });

  it('snoozes to the afternoon and to the next working morning', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    await worker().handlers['due/snooze']({ dossierId: 'd-1', until: 'afternoon' });
    clock('12-01T13:30:00');
    await worker().sweep();
    expect(said()).toHaveLength(2);
    await worker().handlers['due/snooze']({ dossierId: 'd-1', until: 'tomorrow' });
    clock('12-01T17:00:00');
    await worker().sweep();
    expect(said()).toHaveLength(2);
  });

  it('says that it is dealt with: it leaves badge and list until something new comes', async () => {
    await dueTuesday('d-1');
    clock('12-01T07:30:00');
    await worker().sweep();
    await worker().pressed(notify.mock.calls[0]![0], 1);
    expect(badge()).toBe('');
    expect((await worker().today()).rows).toEqual([]);
    clock('12-02T07:30:00');
    await worker().sweep();
    expect([badge(), (await worker().today()).overdue]).toEqual(['1', 1]);
  });

  it('is told in the list that notifications are blocked', async () => {
    clock('12-01T08:00:00');
    blocked = true;
    expect((await worker().today()).blocked).toBe(true);
  });
});

describe('a machine clock that is wrong', () => {
  const toldOf = async (moment: string) => {
    clock(moment);
    await worker().sweep();
    return said().length;
  };

  it('that was a year ahead and is put right: said, and everything is told again when its time comes', async () => {
    await dueTuesday('d-1');
    at = '2027-11-30T08:00:00+07:00';
    await worker().sweep();
    expect(said()).toEqual(['1 hồ sơ quá hạn']);
    clock('11-30T08:00:00');
    await worker().sweep();
    expect((await worker().today()).clockBehind).toBeGreaterThan(500_000);
    expect(await toldOf('12-01T07:30:00')).toBe(2);
    expect(await toldOf('12-02T07:30:00')).toBe(3);
    await worker().handlers['due/clock-right']();
    expect((await worker().today()).clockBehind).toBe(0);
  });

  it('that jumps back by two hours says nothing twice', async () => {
    await dueTuesday('d-1');
    await toldOf('12-01T09:30:00');
    expect(await toldOf('12-01T07:30:00')).toBe(1);
    expect((await worker().today()).clockBehind).toBe(120);
    expect(await toldOf('12-01T09:31:00')).toBe(1);
    expect((await worker().today()).clockBehind).toBe(0);
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
