import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { startPortal } from '../../../tests/portal/server.ts';
import { EXTENSION_DIR, type Office, openOffice } from '../../../tests/support/office.ts';
import { mustRun, ROOT } from '../run-tool.ts';

const SOURCES = ['components', 'entrypoints', 'public', 'utils', 'wxt.config.ts', 'package-lock.json'];
export const PASSPHRASE = 'bốn từ dễ nhớ nhé';
export const MOMENT = '2026-11-23T09:10:00+07:00';

const newest = async (path: string): Promise<number> => {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = (await readdir(path)).filter((name) => path !== join(ROOT, 'utils') || name !== 'build');
  return Math.max(0, ...(await Promise.all(inside.map((name) => newest(join(path, name))))));
};

/** Builds the Chrome extension where it is missing or older than its sources: what is measured is what stands here. */
export const freshBuild = async (): Promise<void> => {
  const manifest = join(EXTENSION_DIR, 'manifest.json');
  const built = existsSync(manifest) ? (await stat(manifest)).mtimeMs : 0;
  const sources = await Promise.all(SOURCES.map((path) => newest(join(ROOT, path))));
  if (Math.max(...sources) > built) await mustRun('wxt', ['build', '-b', 'chrome'], true);
};

/** A message to the background as the product's own pages send it. @throws its refusal */
export const tell = <T>(page: Page, name: string, request: unknown = null): Promise<T> =>
  page.evaluate(
    async (message) => {
      const envelope = (await chrome.runtime.sendMessage(message)) as { ok: boolean; answer: unknown; reason?: string };
      if (!envelope.ok) throw new Error(`${message.name}: ${envelope.reason}`);
      return envelope.answer as T;
    },
    { name, request },
  );

/** A desk that has just been set up: extension installed, vault open, the welcome page left as a plain page of ours. */
export const withOffice = async <T>(run: (office: Office, own: Page) => Promise<T>): Promise<T> => {
  await freshBuild();
  const portal = await startPortal();
  try {
    const office = await openOffice({ portal, at: MOMENT });
    try {
      const own = await office.pageAt('welcome.html');
      await own.waitForSelector('input[name=passphrase]');
      await tell(own, 'vault/create', { passphrase: PASSPHRASE });
      return await run(office, own);
    } finally {
      await office.close();
    }
  } finally {
    await portal.close();
  }
};

/**
 * In the page: resolves with performance.now() after the first frame in which the selector is there (and matches `shows`, an attribute that
 * is a number above `above`): a change that is in the document at the start of a frame has been painted at its end.
 */
export const painted = (selector: string, attribute = '', above = 0): Promise<number> =>
  new Promise((done) => {
    const look = () => {
      const element = document.querySelector(selector);
      const holds = element && (!attribute || Number(element.getAttribute(attribute)) > above);
      if (!holds) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
