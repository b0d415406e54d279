import { readFile } from 'node:fs/promises';
import type { Browser, Frame, Page, Target, WebWorker } from 'puppeteer-core';
import { USERSCRIPT } from '../../utils/build/userscript.ts';
import type { Portal } from '../portal/server.ts';
import { launch } from './browser.ts';

const HOST_DIR = new URL('userscript-host/', import.meta.url).pathname;

/** The grants as a manager gives them: names in the script's own scope, nowhere else. */
const inManager = (script: string): string =>
  `((GM_setClipboard) => {\n${script}\n})((text) => chrome.runtime.sendMessage({ kind: 'clipboard', text }));`;

export interface Office {
  browser: Browser;
  worker: () => Promise<WebWorker>;
}

/**
 * A browser with a small userscript manager of our own, which registers the built script in the world that Chrome keeps for
 * userscripts, at the addresses of the script's own header.
 */
export const openWithUserscript = async (portal: Portal): Promise<Office> => {
  const script = await readFile(USERSCRIPT, 'utf8');
  const matches = [...script.matchAll(/^\/\/ @match\s+(\S+)$/gm)].map((found) => found[1] ?? '');
  const browser = await launch({ portal, extensionDir: HOST_DIR });
  const isWorker = (each: Target) => each.type() === 'service_worker' && each.url().endsWith('/background.js');
  const first = await browser.waitForTarget(isWorker);

  // The officer's two switches on the extensions page; the manager starts anew with them.
  const page = await browser.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: Record<
        'updateProfileConfiguration' | 'updateExtensionConfiguration',
        (o: object) => unknown
      > & {
        reload: (id: string, o: object) => unknown;
      };
    };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, userScriptsAccess: true });
    await developerPrivate.reload(extensionId, { failQuietly: true });
  }, new URL(first.url()).host);
  await page.close();

  const worker = async (): Promise<WebWorker> => {
    const found = await (await browser.waitForTarget((each) => each !== first && isWorker(each))).worker();
    if (!found) throw new Error('the manager has no worker');
    return found;
  };
  await (await worker()).evaluate(
    async (code, at) => {
      await chrome.userScripts.configureWorld({ messaging: true });
      const world = 'USER_SCRIPT' as const;
      const js = [{ code }];
      await chrome.userScripts.register([
        { id: 'helper', matches: at, js, runAt: 'document_idle', world, allFrames: true },
      ]);
    },
    inManager(script),
    matches,
  );
  return { browser, worker };
};

/** Our panel in this frame: a frame of its own that the browser's protocol lists, and the page does not. */
export const panelIn = async (frame: Frame): Promise<Frame> => {
  for (let tries = 0; tries < 60; tries++) {
    for (const each of frame.childFrames())
      if (await each.$('[data-testid="open"],.panel').catch(() => null)) return each;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no panel in ${frame.url()}`);
};

/** The frame of the page whose address begins so; from the frame list's entry `from` on. */
export const frameAt = (page: Page, url: string, from = 0): Frame => {
  const found = page
    .frames()
    .slice(from)
    .find((each) => each.url().startsWith(url));
  if (!found) throw new Error(`no frame ${url}`);
  return found;
};
