import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'puppeteer-core';
import { cardText } from '../../../tests/portal/cards.ts';
import { URLS } from '../../../tests/portal/hosts.ts';
import { EXTENSION_DIR, type Office, scanCard } from '../../../tests/support/office.ts';
import { type Figure, figure, type Measured } from './figure.ts';
import { measureLists } from './lists.ts';
import { painted, withOffice } from './office.ts';

const SCANS = 9;
const PERSON = '[data-testid="person"]';
const COUNTS = '[data-testid="counts"]';

/** Keeps the moment of the last Enter: the last key of a scan. */
const noteEnter = (panel: Page): Promise<void> =>
  panel.evaluate(() => {
    document.addEventListener('keydown', ({ key }) => key === 'Enter' && performance.mark('enter'), true);
  });
const sinceEnter = async (panel: Page, at: Promise<number>): Promise<number> =>
  (await at) - (await panel.evaluate(() => performance.getEntriesByName('enter').at(-1)!.startTime));

/** The groom into an empty tray, then the bride, whose scan completes the preview of the marriage form. */
const scans = async (panel: Page): Promise<{ person: number[]; preview: number[]; fields: string }> => {
  const person: number[] = [];
  const preview: number[] = [];
  const writes = () => panel.$eval(COUNTS, (element) => Number((element as HTMLElement).dataset.write));
  let fields = '';
  for (let round = 0; round < SCANS; round++) {
    const first = panel.evaluate(painted, PERSON);
    await scanCard(panel, cardText('groom'), 0);
    person.push(await sinceEnter(panel, first));
    const write = await writes();
    const second = panel.evaluate(painted, COUNTS, 'data-write', write);
    await scanCard(panel, cardText('bride'), 0);
    preview.push(await sinceEnter(panel, second));
    fields = `${write} fields with one person, ${await writes()} with both`;
    await panel.click('[data-testid="end-turn"]');
    await panel.waitForFunction((gone) => !document.querySelector(gone), {}, PERSON);
  }
  return { person, preview, fields };
};

/** The panel's own page anew, vault open: from its address to the capture line that takes a scan. */
const opens = async (panel: Page): Promise<number[]> => {
  const values: number[] = [];
  for (let round = 0; round < 7; round++) {
    await panel.reload({ waitUntil: 'domcontentloaded' });
    values.push(await panel.evaluate(painted, '#capture'));
  }
  return values;
};

interface Presence {
  observers: number;
  listeners: string[];
  messages: boolean;
}

const OBSERVERS = ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver'];

/** What lives in the content script's own world of a page: its observers on the heap, and its listeners on window and document. */
const presenceIn = async (page: Page, extensionId: string): Promise<Presence> => {
  const session: CDPSession = await page.createCDPSession();
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const world = contexts.find(({ origin }) => origin === `chrome-extension://${extensionId}`);
  if (!world) throw new Error('the content script has no world in this page');
  const object = async (expression: string): Promise<string> =>
    (await session.send('Runtime.evaluate', { expression, contextId: world.id })).result.objectId!;
  const value = async (expression: string): Promise<unknown> =>
    (await session.send('Runtime.evaluate', { expression, contextId: world.id, returnByValue: true })).result.value;
  let observers = 0;
  for (const kind of OBSERVERS) {
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: await object(`${kind}.prototype`),
    });
    const { result } = await session.send('Runtime.getProperties', {
      objectId: objects.objectId!,
      ownProperties: true,
    });
    observers += result.filter(({ name }) => /^\d+$/.test(name)).length;
  }
  const listeners: string[] = [];
  for (const target of ['window', 'document', 'document.documentElement']) {
    const found = await session.send('DOMDebugger.getEventListeners', { objectId: await object(target) });
    listeners.push(...found.listeners.map(({ type }) => `${target}: ${type}`));
  }
  const messages = (await value('chrome.runtime.onMessage.hasListeners()')) === true;
  await session.detach();
  return { observers, listeners, messages };
};

const LISTENED = URLS.birth;

/** The same page with the product on and with its host switched off: only the difference is what the product leaves there. */
const switchedOff = async (office: Office): Promise<{ figures: Figure[]; remarks: string[] }> => {
  const look = async (off: boolean): Promise<Presence> => {
    const worker = await office.worker();
    const offHosts = off ? [new URL(LISTENED).host] : [];
    await worker.evaluate((hosts) => chrome.storage.local.set({ settings: { offHosts: hosts } }), offHosts);
    const page = await office.browser.newPage();
    await page.goto(LISTENED, { waitUntil: 'networkidle0' });
    await new Promise((resolve) => setTimeout(resolve, 800));
    const presence = await presenceIn(page, office.extensionId);
    await page.close();
    return presence;
  };
  const on = await look(false);
  const off = await look(true);
  const listeners = off.listeners.length + (off.messages ? 1 : 0);
  const said = ({ observers, listeners, messages }: Presence) =>
    `${observers} observers, listeners ${listeners.join(', ') || 'none'}, runtime.onMessage ${messages ? 'yes' : 'no'}`;
  return {
    figures: [
      figure('surfaces.off-observers', 'switched off on a site: observers', [off.observers], { unit: '', budget: 0 }),
      figure('surfaces.off-listeners', 'switched off on a site: listeners', [listeners], { unit: '', budget: 0 }),
    ],
    remarks: [`switched off: ${said(off)}`, `switched on, counted the same way: ${said(on)}`],
  };
};

/** The built extension beside the practice portal, as the officer sees it; then chips on long lists. */
export const measure = async (): Promise<Measured> => {
  const [panel, lists] = [await measurePanel(), await measureLists()];
  return { figures: [...panel.figures, ...lists.figures], remarks: [...panel.remarks, ...lists.remarks] };
};

const measurePanel = (): Promise<Measured> =>
  withOffice(async (office, own) => {
    const script = await readFile(join(EXTENSION_DIR, 'content-scripts/portal.js'));
    const tab = await office.browser.newPage();
    await tab.goto(URLS.marriage, { waitUntil: 'networkidle0' });
    await own.close();
    const panel = await office.openPanel(tab);
    await panel.waitForSelector(COUNTS);
    await noteEnter(panel);
    const { person, preview, fields } = await scans(panel);
    const open = await opens(panel);
    const off = await switchedOff(office);
    return {
      figures: [
        figure(
          'surfaces.content-script',
          'portal content script, gzipped',
          [gzipSync(script, { level: 9 }).length / 1000],
          {
            unit: 'kB',
            budget: 35,
          },
        ),
        figure('surfaces.scan-person', 'last key of a card scan → person on screen', person, { budget: 100 }),
        figure('surfaces.scan-preview', 'last key of a card scan → preview on screen', preview, { budget: 150 }),
        figure('surfaces.panel-open', 'side panel: its address → ready for a scan', open),
        ...off.figures,
      ],
      remarks: [
        `the preview is the marriage form's: ${fields}`,
        "times end with the frame that shows it; the browser's own opening of the panel is not in panel-open",
        ...off.remarks,
      ],
    };
  });
