import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSPHRASE = 'bốn từ dễ nhớ nhé';

let portal: Portal;
let office: Office;
let desk: Page;

type Asked = { ok: boolean; reason?: string; answer: never };
const ask = (name: string, request: unknown = null): Promise<Asked> =>
  desk.evaluate(async (n, r) => (await chrome.runtime.sendMessage({ name: n, request: r })) as never, name, request);
const until = (what: () => Promise<boolean>) =>
  expect.poll(() => what().catch(() => false), { timeout: 10_000, interval: 50 }).toBe(true);
const go = async (route: string, shown: string): Promise<void> => {
  await desk.bringToFront();
  await desk.goto('about:blank');
  await desk.goto(office.own(`desk.html#/${route}`));
  await desk.waitForSelector(shown);
};
/** A marriage whose conditions are verified: 5 working days. */
const dossier = async (code: string, receivedAt: string, at: string): Promise<string> => {
  const dossierId = crypto.randomUUID();
  const stamp = () => ({ id: crypto.randomUUID(), dossierId, at });
  const { ok, reason } = await ask('dossier/append', {
    dossierId,
    events: [
      { ...stamp(), type: 'opened', procedureCode: '1.000894', host: '' },
      { ...stamp(), type: 'code-set', code },
      { ...stamp(), type: 'received', receivedAt, channel: 'counter' },
      { ...stamp(), type: 'limit-chosen', limitId: 'xac-minh' },
    ],
  });
  if (!ok) throw new Error(reason);
  return dossierId;
};
const violations = async (scheme: 'light' | 'dark'): Promise<string[]> => {
  await desk.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await desk.evaluate(axe);
  return desk.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase(PASSPHRASE);
  desk = await office.browser.newPage();
  await desk.setViewport({ width: 1200, height: 900 });
  await go('', '.desk-bar');
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('what happens to a dossier', () => {
  const due = () => desk.$eval(byTestId('due'), (element) => (element as HTMLElement).dataset.due);

  it('is entered with one click, moves the due day, is corrected and undone', async () => {
    const id = await dossier('H26.15.3-261120-0001', '2026-11-20T09:00:00+07:00', '2026-11-23T09:10:00+07:00');
    await go(`ho-so/${id}`, byTestId('due'));
    expect(await due()).toBe('2026-11-30T23:59:59+07:00');
    await desk.click(byTestId('clock-SUPPLEMENT_REQUESTED'));
    await desk.waitForSelector('[data-state="paused"]');
    expect(await textOf(desk, byTestId('next'))).toContain('Nhắc người dân nộp bổ sung');
    await desk.click(byTestId('clock-SUPPLEMENT_RECEIVED'));
    await until(async () => (await due()) === '2026-12-01T23:59:59+07:00');
    await desk.click(byTestId('clock-undo-SUPPLEMENT_RECEIVED'));
    await desk.waitForSelector('[data-state="paused"]');
    await desk.click(byTestId('clock-undo-SUPPLEMENT_REQUESTED'));
    await until(async () => (await due()) === '2026-11-30T23:59:59+07:00');
  });

  it('is put off to a day that the calendar has, by keyboard alone; a day that there is not is said and not taken', async () => {
    const day = `.clock-steps ${byTestId('date')}`;
    const ok = () => desk.$eval(byTestId('date-ok'), (button) => !(button as HTMLButtonElement).disabled);
    await desk.click(byTestId('clock-EXTENDED'));
    await desk.waitForSelector(day);
    await desk.type(day, '31/11/2026');
    await until(async () => (await textOf(desk, '.clock-steps [role=alert]')).includes('Chưa đọc được ngày'));
    await desk.keyboard.press('Enter');
    expect([await ok(), await due()]).toEqual([false, '2026-11-30T23:59:59+07:00']);
    await desk.click(day, { count: 3 });
    await desk.type(day, '03/12/2026');
    await until(ok);
    await desk.keyboard.press('Enter');
    await until(async () => (await due()) === '2026-12-03T23:59:59+07:00');
    expect(await desk.$(day)).toBeNull();
    await desk.click(byTestId('clock-undo-EXTENDED'));
    await until(async () => (await due()) === '2026-11-30T23:59:59+07:00');
    await desk.click(byTestId('clock-EXTENDED'));
    await desk.waitForSelector(day);
    await desk.focus(day);
    await desk.keyboard.press('Escape');
    await until(async () => (await desk.$(day)) === null);
  });

  it('is refused when it contradicts the rest: said in a sentence, nothing stored', async () => {
    await desk.click(byTestId('clock-RESULT'));
    const moment = byTestId('clock-at-RESULT');
    await desk.waitForSelector(moment);
    await desk.click(moment, { count: 3 });
    await desk.type(moment, '19/11/2026 09:00');
    await desk.keyboard.press('Enter');
    await until(async () => (await textOf(desk, '.note-box.bad')).includes('trước ngày tiếp nhận'));
    const id = await desk.$eval(byTestId('dossier'), (element) => (element as HTMLElement).dataset.id);
    const { answer } = (await ask('dossier/read', { dossierId: id })) as { answer: { resultAt: string } };
    expect(answer.resultAt.slice(0, 16)).toBe('2026-11-23T09:10');
  });
});

describe('the office’s own calendar', () => {
  it('moves the due days and the reminders of open dossiers, and is taken back', async () => {
    const id = await dossier('H26.15.3-261123-0002', '2026-11-23T09:00:00+07:00', '2026-11-23T09:10:00+07:00');
    const dueDays = async () => {
      const { answer } = (await ask('due/reminders', { dossierId: id })) as { answer: string[] };
      return answer.map((moment) => moment.slice(0, 10));
    };
    expect(await dueDays()).toContain('2026-12-01');
    await go('cai-dat/lich', byTestId('day-card'));
    await desk.click('[data-date="2026-11-30"]');
    await until(async () => (await textOf(desk, byTestId('day-card'))).includes('30/11/2026'));
    await desk.type(byTestId('day-name'), 'Họp Hội đồng nhân dân');
    await desk.click(byTestId('day-off'));
    await until(async () => (await textOf(desk, byTestId('year-days'))).includes('Họp Hội đồng nhân dân'));
    await until(async () => (await dueDays()).includes('2026-12-02'));
    await desk.click(byTestId('calendar-undo'));
    await until(async () => !(await dueDays()).includes('2026-12-03'));
  });

  it('is walked with the keyboard, day by day and month by month', async () => {
    await desk.focus('[data-date="2026-11-30"]');
    await desk.keyboard.press('ArrowRight');
    await desk.waitForSelector('[data-date="2026-12-01"][aria-pressed="true"]');
    await until(() => desk.evaluate(() => (document.activeElement as HTMLElement).dataset.date === '2026-12-01'));
    await desk.keyboard.press('PageUp');
    await desk.waitForSelector('[data-date="2026-11-01"][aria-pressed="true"]');
  });
});

describe('every new surface can be used without a mouse and without good eyes', () => {
  it.each([
    ['the schedule of the week', 'lich-han', byTestId('week-table')],
    ['the schedule of the month', 'lich-han/thang', '.month'],
    ['the working calendar', 'cai-dat/lich', byTestId('day-card')],
    ['the reminders', 'cai-dat/nhac-han', byTestId('before')],
  ])('%s', async (_, route, shown) => {
    await go(route, shown);
    expect(await violations('light')).toEqual([]);
    expect(await violations('dark')).toEqual([]);
  });
});

describe('the reminders of a week, by the real worker, with its clock moved', () => {
  /** Every notification that stood on the screen: id → what it said. */
  const seen = new Map<string, string>();
  const look = async (): Promise<void> => {
    const ids = await desk.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
    for (const id of ids) seen.set(id, id.slice(id.indexOf('@') + 1, id.indexOf('@') + 17));
  };
  const agree = async (): Promise<boolean> => {
    const { answer } = (await ask('due/today')) as unknown as { answer: { today: number; overdue: number } };
    const badge = await desk.evaluate(() => chrome.action.getBadgeText({}));
    return badge === String(answer.today + answer.overdue || '');
  };

  it('are told once at the start of each half-day, whenever the worker is killed; the badge agrees with the list', async () => {
    for (let n = 0; n < 12; n++)
      await dossier(`H26.15.3-261123-1${n}`, `2026-11-${18 + (n % 3)}T09:00:00+07:00`, '2026-11-23T09:10:00+07:00');
    const workers = await desk.createCDPSession();
    await workers.send('ServiceWorker.enable');
    const mornings = ['11-25T07:30', '11-26T07:30', '11-27T07:30', '11-30T07:30'];
    const wakeAt = async (moment: string): Promise<void> => {
      // The worker dies, in the middle of its sweep or not; the clock goes on; the next message wakes another one.
      await workers.send('ServiceWorker.stopAllWorkers');
      await office.clock.set(`2026-${moment}+07:00`);
      await ask('due/today').catch(() => undefined);
    };
    for (const morning of mornings) {
      for (const second of ['05', '20', '40']) await wakeAt(`${morning}:${second}`);
      // A claim that a dead worker left is taken over once it is stale.
      await wakeAt(`${morning.slice(0, -2)}33:00`);
      await until(async () => {
        await look();
        return [...seen.values()].some((at) => at.startsWith(`2026-${morning.slice(0, 5)}`));
      });
      await until(agree);
    }
    const days = [...seen.values()].map((at) => at.slice(5, 10));
    expect(days.toSorted()).toEqual(mornings.map((moment) => moment.slice(0, 5)));
  });
});

describe('what is late after that week', () => {
  /** A new page knows the moved clock from its start; in the meantime the vault has locked itself. */
  const arrive = async (): Promise<void> => {
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await go('lich-han', 'form.unlock');
    await desk.type('form.unlock input[name=passphrase]', PASSPHRASE);
    await desk.click('form.unlock button[type=submit]');
    await desk.waitForSelector(byTestId('week-table'));
  };
  const rows = () =>
    desk.$$eval(`${byTestId('late')} tbody tr`, (all) =>
      all.filter((row) => (row as HTMLElement).offsetParent).map((row) => (row as HTMLElement).innerText),
    );

  it('stands above the week in a few rows, the longest late first, with days and due day; all on request', async () => {
    await arrive();
    await desk.waitForSelector(byTestId('late'));
    const few = await rows();
    expect(few).toHaveLength(5);
    expect(few[0]).toMatch(/^4 ngày\s+26\/11\/2026\s+H26\.15\.3-261123-10 /);
    const count = Number((await textOf(desk, `${byTestId('late')} h2`)).match(/^\d+/)?.[0]);
    expect(count).toBeGreaterThanOrEqual(8);
    await desk.focus(byTestId('late-all'));
    await desk.keyboard.press('Enter');
    await until(async () => (await rows()).length === count);
    const days = (await rows()).map((row) => Number.parseInt(row, 10));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    expect(await violations('light')).toEqual([]);
    expect(await violations('dark')).toEqual([]);
  });

  it('and what is due today: the hours that are left, without days that are none, and reminders to come only', async () => {
    await office.clock.set('2026-11-30T10:30:00+07:00');
    await arrive();
    const id = await dossier('H26.15.3-261120-0009', '2026-11-20T09:00:00+07:00', '2026-11-30T10:30:00+07:00');
    await go(`ho-so/${id}`, byTestId('remaining'));
    expect(await textOf(desk, byTestId('remaining'))).toMatch(/^[1-7] giờ( [1-9]\d? phút)?$/);
    // The one of this morning, which nobody could give before the dossier was there, is told at once.
    await expect
      .poll(() => textOf(desk, byTestId('reminders')).catch(String), { timeout: 10_000 })
      .toBe('Sẽ nhắc: 30/11/2026 16:00 · 01/12/2026 07:30');
  });
});
