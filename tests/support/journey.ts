import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { CARDS, cardText } from '../portal/cards.ts';
import { DOSSIERS, URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { BIRTH_MODEL, MARRIAGE_MODEL } from './journey-models.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from './office.ts';
import { type AtRest, scanProfile } from './profile-scan.ts';

export interface JourneyStep {
  name: string;
  ok: boolean;
  ms: number;
  screenshot?: string;
  error?: string;
}
export interface Journey {
  steps: JourneyStep[];
  fill: {
    planned: number;
    filled: number;
    inPageModel: number;
    refused: { form: string; field: string; reason: string }[];
  };
  dossier?: { marriage: string; birth: string };
  deadline?: { marriage: string; birth: string; arithmetic: string[] };
  reminder?: { notifications: number; text: string; badge: string };
  atRest?: AtRest;
}

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const NOTE = 'Hẹn chị gọi lại chiều thứ Tư, mang theo giấy xác nhận gốc';

const expect = (held: boolean, what: string): void => {
  if (!held) throw new Error(what);
};
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the page shows it; the error says what was waited for. */
const until = async (what: string, holds: () => Promise<boolean>, ms = 10_000): Promise<void> => {
  for (const end = Date.now() + ms; ; ) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await sleep(40);
  }
};

const names = (...ids: Parameters<typeof cardText>[0][]): string[] => ids.map((id) => cardText(id).split('|')[2]!);

/** How many of the expected entries the page's own model holds, and which it does not. */
const held = (model: Record<string, unknown>, wanted: Record<string, string>): { count: number; missing: string[] } => {
  const missing = Object.entries(wanted)
    .filter(([key, value]) => model[key] !== value)
    .map(([key]) => key);
  return { count: Object.keys(wanted).length - missing.length, missing };
};

/** The whole page as one picture. The panel is made as tall as its content first: its foot sticks to the window. */
const picture = async (page: Page, path: string): Promise<void> => {
  const size = page.viewport();
  if (!size || size.width > 400) {
    await page.screenshot({ path, fullPage: true });
    return;
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ ...size, height: Math.max(size.height, height) });
  await page.screenshot({ path });
  await page.setViewport(size);
};

export interface JourneyOptions {
  /** Folder for journey.json and a PNG a step. */
  out: string;
  log?: (line: string) => void;
}

/** The officer's whole job, once through, in one browser profile. Every step says what must hold; the first that does not ends it. */
export const runJourney = async ({ out, log = () => {} }: JourneyOptions): Promise<Journey> => {
  await mkdir(out, { recursive: true });
  const profile = await mkdtemp(join(tmpdir(), 'tlmc-'));
  const journey: Journey = { steps: [], fill: { planned: 0, filled: 0, inPageModel: 0, refused: [] } };
  const portal: Portal = await startPortal();
  let office: Office = await openOffice({ portal, userDataDir: profile, at: '2026-11-23T09:05:00+07:00' });
  let panel: Page;
  let tab: Page;
  let marriageId = '';
  let birthId = '';
  const arithmetic: string[] = [];

  const step = async (name: string, work: () => Promise<Page | undefined>): Promise<void> => {
    const began = performance.now();
    const entry: JourneyStep = { name, ok: false, ms: 0 };
    journey.steps.push(entry);
    try {
      const shown = await work();
      entry.ok = true;
      entry.ms = Math.round(performance.now() - began);
      if (shown) {
        entry.screenshot = `${String(journey.steps.length).padStart(2, '0')}.png`;
        await picture(shown, join(out, entry.screenshot));
      }
    } catch (error) {
      entry.ms = Math.round(performance.now() - began);
      entry.error = (error as Error).message;
      throw error;
    } finally {
      log(`${entry.ok ? '✓' : '✗'} ${name} (${entry.ms} ms)${entry.error ? `: ${entry.error}` : ''}`);
    }
  };

  const unlock = async (page: Page, passphrase: string): Promise<void> => {
    await page.waitForSelector('input[name=passphrase]');
    await page.type('input[name=passphrase]', passphrase);
    await page.click('button[type=submit]');
  };
  const counts = (): Promise<{ write: number; left: number }> =>
    panel.$eval(byTestId('counts'), (element) => ({
      write: Number((element as HTMLElement).dataset.write),
      left: Number((element as HTMLElement).dataset.left),
    }));
  /** The officer looks before pressing; right after a scan an Enter still belongs to the scanner. */
  const pressEnter = async (): Promise<void> => {
    await sleep(350);
    await panel.focus('#capture');
    await panel.keyboard.press('Enter');
  };
  const receipt = async (): Promise<number> => {
    await panel.waitForSelector(byTestId('receipt'), { timeout: 20_000 });
    const { filled, failed } = await panel.$eval(byTestId('receipt'), (element) => ({
      ...(element as HTMLElement).dataset,
    }));
    expect(failed === '0', `${failed} fields did not take their value`);
    return Number(filled);
  };
  const tabOf = async (name: string): Promise<void> => {
    await panel.click(`#tab-${name}`);
    await panel.waitForSelector(`#view-${name}`);
  };
  const dueOf = async (page: Page): Promise<string> => {
    await page.waitForSelector(byTestId('due'));
    return page.$eval(byTestId('due'), (element) => (element as HTMLElement).dataset.due ?? '');
  };
  const savedId = async (): Promise<string> => {
    await panel.waitForSelector(byTestId('dossier-saved'));
    return panel.$eval(byTestId('dossier-saved'), (element) => (element as HTMLElement).dataset.id ?? '');
  };
  /** Form.io tells its model a moment after its fields: wait for it, then say what is missing. */
  const inModel = async (form: string, wanted: Record<string, string>): Promise<number> => {
    const found = () => held(portal.model(form), wanted);
    await until('the model', async () => found().missing.length === 0, 5_000).catch(() => {});
    expect(found().missing.length === 0, `the page's model lacks ${found().missing.join(', ')}`);
    return found().count;
  };
  /** Confirms who is who, fills, and reads the page's own model. */
  const fillAndCheck = async (form: string, wanted: Record<string, string>): Promise<void> => {
    await pressEnter();
    await panel.waitForSelector(byTestId('commit'));
    const { write } = await counts();
    await pressEnter();
    journey.fill.planned += write;
    journey.fill.filled += await receipt();
    journey.fill.inPageModel += await inModel(form, wanted);
    const refused = await panel.$$eval(byTestId('field'), (rows) =>
      rows
        .map((row) => ({
          field: row.querySelector('.field-label')?.textContent ?? '',
          reason: (row as HTMLElement).dataset.left ?? '',
        }))
        .filter(({ reason }) => reason),
    );
    journey.fill.refused.push(...refused.map((row) => ({ form, ...row })));
  };

  try {
    await step('a welcome page opens in Vietnamese, and the officer sets a passphrase', async () => {
      const welcome = await office.pageAt('welcome.html');
      await welcome.setViewport({ width: 900, height: 760 });
      await welcome.waitForSelector('input[name=passphrase]');
      expect((await textOf(welcome, 'main')).includes('Đặt mật khẩu để bắt đầu'), 'the page is in Vietnamese');
      await welcome.type('input[name=passphrase]', PASSPHRASE);
      await welcome.type('input[name=again]', PASSPHRASE);
      await welcome.click('button[type=submit]');
      await welcome.waitForSelector(byTestId('vault-ready'));
      return welcome;
    });

    await step('from the procedure page to the marriage form in a frame of another ministry', async () => {
      tab = await office.browser.newPage();
      await tab.goto(URLS.marriageProcedure);
      await Promise.all([tab.waitForNavigation(), tab.click(`a[href*="nop-ho-so"]`)]);
      expect(new URL(tab.url()).host === new URL(URLS.marriage).host, 'the ministry of justice opens');
      await tab.waitForFrame((frame) => frame.url().startsWith(URLS.marriageForm));
      return tab;
    });

    await step('two cards are scanned into the side panel', async () => {
      panel = await office.openPanel(tab);
      await panel.waitForSelector('#capture');
      await scanCard(panel, cardText('groom'));
      await scanCard(panel, cardText('bride'));
      await until('two people', async () => (await panel.$$(byTestId('person'))).length === 2);
      const people = await textOf(panel, '.people');
      for (const part of [
        '033 0 92 014786',
        '17/08/1992',
        'Nam',
        'Song Mai',
        '22/06/2021',
        '001 1 95 002418',
        '05/12/1995',
        'Nữ',
        'Kiến Hưng',
        '18/03/2025',
      ])
        expect(people.includes(part), `the tray shows ${part}`);
      return panel;
    });

    await step('the form is recognised, sex decides who is who, every field has its line', async () => {
      await until('the form', async () => (await counts()).write > 0);
      const picked = await panel.$$eval('.who select', (selects) =>
        selects.map((select) => [select.id, (select as HTMLSelectElement).selectedOptions[0]?.textContent ?? '']),
      );
      const who = Object.fromEntries(picked) as Record<string, string>;
      const [groom, bride] = names('groom', 'bride');
      expect(
        who['role-husband']?.endsWith(groom!) === true && who['role-wife']?.endsWith(bride!) === true,
        'bên nam and bên nữ',
      );
      expect((await panel.$(byTestId('commit'))) === null, 'nothing can be filled before it is confirmed');
      expect(
        Object.keys(portal.model('2056')).every((key) => !/HoTen|SoDinhDanh/.test(key)),
        'nothing is written before that',
      );
      return panel;
    });

    await step('confirmed and filled: every planned field is in the page’s own model', async () => {
      await office.clock.set('2026-11-23T09:10:00+07:00');
      await fillAndCheck('2056', MARRIAGE_MODEL);
      marriageId = await savedId();
      return tab;
    });

    await step('one click undoes all, a second fill brings it back', async () => {
      await panel.click(byTestId('undo'));
      await until('an empty model', async () => held(portal.model('2056'), MARRIAGE_MODEL).count === 0);
      await panel.waitForSelector(byTestId('commit'));
      await pressEnter();
      await receipt();
      await inModel('2056', MARRIAGE_MODEL);
      return panel;
    });

    await step('the dossier is kept with the code that the page shows', async () => {
      expect((await textOf(panel, byTestId('dossier-code'))).includes(DOSSIERS.marriage), 'its code');
      await tabOf('deadline');
      const received = await panel.$eval(byTestId('received'), (input) => (input as HTMLInputElement).value);
      expect(received === '23/11/2026 09:10', `received at ${received}`);
      const channel = await panel.$eval(byTestId('channel'), (select) => (select as HTMLSelectElement).value);
      expect(channel === 'counter', 'at the counter');
      return panel;
    });

    await step('papers are ticked by keyboard, a note saves itself', async () => {
      await tabOf('papers');
      await panel.waitForSelector('[data-paper]');
      await panel.focus('[data-paper]');
      await panel.keyboard.press('Space');
      await until('a ticked paper', async () => (await panel.$$('.state[aria-pressed="true"]')).length === 1);
      await panel.keyboard.press('ArrowDown');
      await panel.keyboard.press('KeyM');
      await until('an exempt paper', async () => (await panel.$$('.state[aria-pressed="true"]')).length === 2);
      await picture(panel, join(out, '08-papers.png'));
      await tabOf('notes');
      await panel.type(byTestId('note-new'), NOTE);
      await panel.waitForSelector(`${byTestId('note-state')}[data-state="saved"]`);
      return panel;
    });

    await step('the marriage that needs verification is due on Tuesday 1/12/2026', async () => {
      await tabOf('deadline');
      await panel.click('input[name="limit"][value="xac-minh"]');
      await until('1/12/2026', async () => (await dueOf(panel)).startsWith('2026-12-01'));
      const lines = await textOf(panel, byTestId('arithmetic'));
      expect(lines.includes('24/11'), 'the arithmetic names the holiday of 24/11');
      arithmetic.push(lines);
      await panel.waitForSelector(byTestId('reminders'));
      return panel;
    });

    await step('idle for hours: locked; the officer opens it again for the birth at 15:20', async () => {
      await office.clock.set('2026-11-23T15:20:00+07:00');
      tab = await office.browser.newPage();
      await tab.goto(URLS.birth);
      await tab.waitForFunction(
        () =>
          Object.keys(window.__model ?? {}).length >= 0 && document.querySelectorAll('.formio-component').length > 10,
      );
      await until('the lock', async () => (await panel.$('input[name=passphrase]')) !== null);
      expect(!(await textOf(panel, 'body')).includes(names('groom')[0]!), 'nobody is shown while it is locked');
      await unlock(panel, PASSPHRASE);
      await panel.waitForSelector('#capture');
      return panel;
    });

    await step('three scans, four roles on a Form.io form; the child is left with the reason', async () => {
      await panel.click('#tab-fill');
      for (const id of ['requester', 'father', 'mother'] as const) await scanCard(panel, cardText(id));
      await until('three people', async () => (await panel.$$(byTestId('person'))).length === 3);
      await until('the form', async () => (await counts()).write > 0);
      expect((await panel.$$('.who select')).length === 4, 'four roles');
      await fillAndCheck('1.001193', BIRTH_MODEL);
      const childLeft = await panel.$$eval(
        byTestId('field'),
        (rows) => rows.filter((row) => (row as HTMLElement).dataset.left === 'no-person').length,
      );
      expect(childLeft > 0, 'the child’s fields say that nobody stands in that role');
      birthId = await savedId();
      journey.dossier = { marriage: marriageId, birth: birthId };
      return tab;
    });

    await step('the birth received at 15:20 is due on Wednesday 25/11/2026', async () => {
      await tabOf('deadline');
      await until('25/11/2026', async () => (await dueOf(panel)).startsWith('2026-11-25'));
      arithmetic.push(await textOf(panel, byTestId('arithmetic')));
      journey.deadline = { marriage: '2026-12-01', birth: (await dueOf(panel)).slice(0, 10), arithmetic };
      return panel;
    });

    await step('at its time a notification without personal data, a badge, and a click opens the dossier', async () => {
      await office.clock.set('2026-11-25T07:31:00+07:00');
      const worker = await office.worker();
      // The browser's alarms follow the machine's own clock, so the alarm that is planned already is brought forward.
      await worker.evaluate(async () => {
        const seen: unknown[] = [];
        Object.assign(globalThis, { __notified: seen });
        const create = chrome.notifications.create.bind(chrome.notifications) as (...args: unknown[]) => unknown;
        Object.assign(chrome.notifications, {
          create: (...args: unknown[]) => {
            seen.push(args.slice(0, 2));
            return create(...args);
          },
        });
        const { __realNow } = globalThis as unknown as { __realNow: () => number };
        await chrome.alarms.create('sweep', { when: __realNow() + 300, periodInMinutes: 1 });
      });
      const shown = () => worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
      await until('a notification', async () => (await shown()).length === 1, 15_000);
      const [id] = await shown();
      const text = await worker.evaluate(() =>
        JSON.stringify((globalThis as unknown as { __notified: unknown }).__notified),
      );
      for (const part of names('groom', 'bride', 'requester', 'father', 'mother'))
        expect(!text.includes(part), 'no name in it');
      expect(!/\d{9}/.test(text.replace(/[0-9a-f-]{36}/g, '')), 'no number of a person in it');
      const badge = await worker.evaluate(() => chrome.action.getBadgeText({}));
      expect(badge === '1', `the badge says ${badge}`);
      journey.reminder = { notifications: 1, text, badge };
      await worker.evaluate((clicked) => {
        (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(clicked);
      }, id!);
      const desk = await office.pageAt(`desk.html#/ho-so/${birthId}`);
      await desk.setViewport({ width: 1200, height: 900 });
      await unlock(desk, PASSPHRASE);
      await desk.waitForSelector(`[data-testid="dossier"][data-id="${birthId}"]`);
      return desk;
    });

    await step('the browser is killed; started again it is locked, and a wrong passphrase is refused', async () => {
      await office.kill();
      office = await openOffice({ portal, userDataDir: profile, at: '2026-11-25T08:00:00+07:00' });
      const desk = await office.browser.newPage();
      await desk.setViewport({ width: 1200, height: 900 });
      await desk.goto(`${office.own('desk.html')}#/ho-so/${marriageId}`);
      await desk.waitForSelector('input[name=passphrase]');
      expect(!(await textOf(desk, 'body')).includes(names('groom')[0]!), 'nothing readable');
      await unlock(desk, 'một mật khẩu khác');
      await until('the refusal', async () => (await textOf(desk, byTestId('unlock-problem'))).length > 0);
      await desk.$eval('input[name=passphrase]', (input) => {
        (input as HTMLInputElement).value = '';
      });
      panel = desk;
      return desk;
    });

    await step('the right one opens it: dossier, ticks, note, due date and reminder are there', async () => {
      await unlock(panel, PASSPHRASE);
      await panel.waitForSelector(`[data-testid="dossier"][data-id="${marriageId}"]`);
      const text = await textOf(panel, 'main');
      for (const part of [DOSSIERS.marriage, ...names('groom', 'bride'), 'Bên nam', 'Bên nữ'])
        expect(text.includes(part), `the desk shows ${part}`);
      expect((await panel.$$('.state[aria-pressed="true"]')).length === 2, 'both ticks');
      const notes = await panel.$$eval('.notes textarea', (boxes) =>
        boxes.map((box) => (box as HTMLTextAreaElement).value),
      );
      expect(notes.includes(NOTE), 'the note');
      expect((await dueOf(panel)).startsWith('2026-12-01'), 'the due date');
      await panel.waitForSelector(byTestId('reminders'));
      return panel;
    });

    await step('nothing that the extension left on disk can be read', async () => {
      await office.close();
      const personal = CARDS.flatMap(({ text }) => {
        const [number, old, name] = text.split('|') as [string, string, string];
        return [number, name, ...(old ? [old] : [])];
      });
      journey.atRest = await scanProfile(profile, personal, [NOTE, NOTE.slice(0, 24), PASSPHRASE]);
      expect(journey.atRest.filesScanned > 50, 'the profile was read');
      expect(
        journey.atRest.leaks.length === 0,
        `${journey.atRest.leaks.length} leaks, first in ${journey.atRest.leaks[0]?.file}`,
      );
      return undefined;
    });
  } catch {
    // The step says what failed.
  } finally {
    await office.close().catch(() => {});
    await portal.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    await writeFile(join(out, 'journey.json'), `${JSON.stringify(journey, null, 2)}\n`);
  }
  return journey;
};
