import type { Browser, Page } from 'puppeteer-core';

/** Functions that a script put on `bench` in its world. */
export type InWorld<T> = <K extends keyof T & string>(
  name: K,
  ...args: T[K] extends (...args: infer A) => unknown ? A : never
) => Promise<T[K] extends (...args: never[]) => infer R ? Awaited<R> : never>;

/** Runs the script in an isolated world of the page's main frame: what a content script is, without an extension. */
export const enterWorld = async <T>(page: Page, script: string): Promise<InWorld<T>> => {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  const evaluate = async (expression: string): Promise<unknown> => {
    const options = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(script);
  return (name, ...args) => evaluate(`bench.${name}(${args.map((each) => JSON.stringify(each)).join(', ')})`) as never;
};

/** A portal's address that nobody plays: pages of the bench are shown there, because the browser reads no forms of about:blank. */
const ADDRESS = 'https://dichvucong.gov.vn/khong-co';

/** A fresh page that shows this document over TLS and has been laid out. */
export const showPage = async (browser: Browser, html: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.url() === ADDRESS
      ? request.respond({ contentType: 'text/html; charset=utf-8', body: html })
      : request.respond({ status: 404 }),
  );
  await page.goto(ADDRESS);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page;
};
