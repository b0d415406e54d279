import type { Browser, CDPSession } from 'puppeteer-core';

/** The clock in a test: what Date.now() says in the extension's worker and pages, moved by a fixed offset. */
export interface Clock {
  /** From now on it is this moment (ISO with offset) for the extension; time goes on from there. */
  set(iso: string): Promise<void>;
}

// Nothing but Date is touched: a worker that is paused at its start crashes when `location` is read.
const patch = (offset: number) => `
  globalThis.__realNow ??= Date.now.bind(Date);
  Date.now = () => globalThis.__realNow() + ${offset};`;

/**
 * Moves Date.now() in every context of this browser, the extension's service worker included, from its very start: a paused worker runs the patch
 * before its own first line. The product reads the clock in one place (utils/platform/clock.ts), at each use.
 */
export const moveClock = async (browser: Browser, iso: string): Promise<Clock> => {
  let offset = Date.parse(iso) - Date.now();
  const root = await browser.target().createCDPSession();
  const connection = root.connection();
  if (!connection) throw new Error('the browser is not connected');
  const apply = (session: CDPSession) => {
    const source = patch(offset);
    session.send('Runtime.evaluate', { expression: source }).catch(() => {});
    session.send('Page.addScriptToEvaluateOnNewDocument', { source }).catch(() => {});
  };
  connection.on('sessionattached', apply);
  // A session of our own for each context: asking puppeteer for a worker that is still starting would wait for it for ever.
  const everywhere = async () => {
    for (const target of browser.targets()) {
      if (!target.url().startsWith('chrome-extension://')) continue;
      const session = await target.createCDPSession().catch(() => undefined);
      await session?.send('Runtime.evaluate', { expression: patch(offset) }).catch(() => {});
    }
  };
  await everywhere();
  return {
    set: async (next) => {
      offset = Date.parse(next) - Date.now();
      await everywhere();
    },
  };
};
