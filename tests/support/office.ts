import type { Browser, Page, Target, WebWorker } from 'puppeteer-core';
import type { Portal } from '../portal/server.ts';
import { launch } from './browser.ts';
import { type Clock, moveClock } from './clock.ts';

/** The built Chrome extension, as it is shipped. */
export const EXTENSION_DIR = new URL('../../.output/chrome-mv3', import.meta.url).pathname;

export interface OfficeOptions {
  portal: Portal;
  userDataDir?: string;
  /** Moment of the extension's clock at the start, ISO with offset; the machine's own without it. */
  at?: string;
  headless?: boolean;
  args?: readonly string[];
}

/** One officer's browser with the extension installed, driven as the officer does. */
export const openOffice = async ({ portal, userDataDir, at, headless = true, args = [] }: OfficeOptions) => {
  const browser: Browser = await launch({
    portal,
    extensionDir: EXTENSION_DIR,
    headless,
    ...(userDataDir ? { userDataDir } : {}),
    args: ['--window-size=1400,900', '--hide-crash-restore-bubble', ...args],
  });
  const clock: Clock = await moveClock(browser, at ?? new Date().toISOString());
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().endsWith('/background.js');
  const extensionId = new URL((await browser.waitForTarget(isWorker)).url()).host;
  const own = (path: string) => `chrome-extension://${extensionId}/${path}`;
  const pageAt = async (path: string): Promise<Page> => {
    const target = await browser.waitForTarget((candidate) => candidate.url().startsWith(own(path)), {
      timeout: 10_000,
    });
    return (await target.page()) ?? (await target.asPage());
  };

  return {
    browser,
    clock,
    extensionId,
    own,
    /** An extension page that opens by itself or was opened by the product. */
    pageAt,
    worker: async (): Promise<WebWorker> => {
      const worker = await (await browser.waitForTarget(isWorker)).worker();
      if (!worker) throw new Error('no worker');
      return worker;
    },
    /** First day: the welcome page opens by itself and the officer sets a passphrase. Answers that page. */
    setPassphrase: async (passphrase: string): Promise<Page> => {
      const welcome = await pageAt('welcome.html');
      await welcome.waitForSelector('input[name=passphrase]');
      await welcome.type('input[name=passphrase]', passphrase);
      await welcome.type('input[name=again]', passphrase);
      await welcome.click('button[type=submit]');
      await welcome.waitForSelector('[data-testid="vault-ready"]');
      return welcome;
    },
    /** Ends the service worker as the browser may at any moment; the next event starts it again. */
    killWorker: async (): Promise<void> => {
      const target = browser.targets().find(isWorker);
      await (await target?.worker())?.close();
    },
    /** The toolbar icon, then 'Mở bảng bên': the real side panel beside this tab. */
    openPanel: async (tab: Page): Promise<Page> => {
      await tab.bringToFront();
      const [extension] = [...(await browser.extensions()).values()];
      const popupTarget = browser.waitForTarget((target) => target.url() === own('popup.html'));
      await extension?.triggerAction(tab);
      const popup = await (await popupTarget).asPage();
      await popup.waitForSelector('#open-panel');
      await popup.click('#open-panel');
      const panel = await pageAt('sidepanel.html');
      await panel.setViewport({ width: 360, height: 800 });
      await panel.waitForSelector('main');
      return panel;
    },
    close: () => browser.close(),
    /** Kills the browser like a power cut: no goodbye, no flush. */
    kill: async (): Promise<void> => {
      const process = browser.process();
      // Killed already: it will not say so a second time.
      if (process?.exitCode != null || process?.signalCode != null) return;
      const gone = new Promise((resolve) => process?.once('exit', resolve));
      process?.kill('SIGKILL');
      await gone;
    },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Types a card as a keyboard scanner does: fast keys, Enter at the end. */
export const scanCard = async (panel: Page, text: string, delay = 2): Promise<void> => {
  await panel.focus('#capture');
  for (const character of text) await panel.keyboard.type(character, { delay });
  await panel.keyboard.press('Enter');
};

/** Selector of what the product marks for its tests. */
export const byTestId = (id: string): string => `[data-testid="${id}"]`;

/** Text of an element, single spaces. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
