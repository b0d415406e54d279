import type { HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { openCounter } from '../support/counter.ts';
import { byTestId, type Office, scanCard, textOf } from '../support/office.ts';

/** A page that posts itself back on every choice: the script that fills it dies several times on the way. */

const HELD = {
  FULL_NAMEFld: 'Đỗ Thị Mai Hương',
  GENDER_IDFld: 'Nữ',
  DATE_OF_BIRTHFld: '05/12/1995',
  PERS_DOC_NOFld: '001195002418',
  CITY_IDFld: 'Thành phố Hà Nội',
  WARD_IDFld: 'Phường Kiến Hưng',
  STREETFld: 'Số 21, Ngõ 6',
  REP_FULL_NAMEFld: 'Phạm Quốc Bảo',
  REP_GENDER_IDFld: 'Nam',
  REP_DATE_OF_BIRTHFld: '17/08/1992',
  REP_PERS_DOC_NOFld: '033092014786',
  REP_CITY_IDFld: 'Tỉnh Hưng Yên',
  REP_WARD_IDFld: 'Xã Hiệp Cường',
  REP_STREETFld: 'Thôn Mai Viên',
};

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 20_000, interval: 100 }).toBe(true);
};
const model = () => tab.evaluate(() => ({ ...window.__model }));
/** Both cards, who is who, and the plan approved. */
const approve = async (): Promise<void> => {
  await scanCard(panel, cardText('bride'));
  await scanCard(panel, cardText('groom'));
  await until(async () => (await panel.$$('.who select, select')).length >= 2);
  for (const [index, list] of (await panel.$$('main select')).entries())
    await list.select((await list.$$eval('option', (all) => all.map(({ value }) => value)))[index + 1] ?? '');
  await panel.click(byTestId('confirm'));
  await panel.waitForSelector(byTestId('commit'));
  await panel.click(byTestId('commit'));
};

beforeAll(async () => {
  ({ portal, office, tab, panel } = await openCounter(URLS.household));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});
beforeEach(async () => {
  if (await panel.$(byTestId('end-turn'))) await panel.click(byTestId('end-turn'));
  await panel.click('#tab-fill');
  await tab.goto(URLS.household);
});

const counts = () =>
  panel.$eval(byTestId('receipt'), (element) => {
    const { filled, failed } = (element as HTMLElement).dataset;
    return { filled: Number(filled), failed: Number(failed) };
  });
/** Values of people that wait outside the page: none, once a fill is over. */
const waiting = () =>
  panel.evaluate(async () =>
    Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('plan:')),
  );
const posts = (): Promise<number> =>
  tab.evaluate(() => Number(document.querySelector<HTMLInputElement>('[name=__VIEWSTATE]')?.value));

describe('a registration of a household business', () => {
  it('is filled through all its reloads, with one receipt, and given back through all of them', async () => {
    await approve();
    await panel.waitForSelector(byTestId('receipt'), { timeout: 40_000 });
    expect(await textOf(panel, byTestId('receipt'))).toContain('14');
    expect(await model()).toEqual(HELD);
    expect(await waiting()).toEqual([]);
    await panel.click(byTestId('undo'));
    await panel.waitForSelector(byTestId('undone'), { timeout: 40_000 });
    expect(await textOf(panel, byTestId('undone'))).toContain('14');
    expect(await model()).toEqual(Object.fromEntries(Object.keys(HELD).map((key) => [key, ''])));
    expect(await waiting()).toEqual([]);
  });

  it('stops when the officer cancels between two documents: what is in stays, and can be taken back', async () => {
    await approve();
    await until(async () => (await posts()) > 0);
    await panel.click(byTestId('cancel'));
    await panel.waitForSelector(byTestId('receipt'), { timeout: 40_000 });
    const { filled, failed } = await counts();
    const held = Object.values(await model()).filter((value) => value !== '').length;
    expect(filled).toBeGreaterThan(0);
    expect(filled + failed).toBe(14);
    expect(held).toBe(filled);
    await panel.click(byTestId('undo'));
    await panel.waitForSelector(byTestId('undone'), { timeout: 40_000 });
    expect(Object.values(await model()).filter((value) => value !== '')).toEqual([]);
  });

  it('gets nothing any more when the server sends the officer to another page', async () => {
    await tab.setRequestInterception(true);
    const answer = (request: HTTPRequest) =>
      request.method() === 'POST' && request.isNavigationRequest()
        ? request.respond({ status: 302, headers: { location: '/HkdOnline/Login.aspx' } })
        : request.continue();
    tab.on('request', answer);
    await approve();
    await until(async () => tab.url().endsWith('/HkdOnline/Login.aspx'));
    await until(async () => (await waiting()).length === 0);
    tab.off('request', answer);
    await tab.setRequestInterception(false);
    // Nor when the officer comes back to the form a moment later.
    await tab.goto(URLS.household);
    await until(async () => (await panel.$(byTestId('counts'))) !== null);
    expect(Object.values(await model()).filter((value) => value !== '')).toEqual([]);
  });
});
