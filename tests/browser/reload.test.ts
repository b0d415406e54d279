import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { type Office, openOffice, scanCard, textOf } from '../support/office.ts';

/** A page that posts itself back on every choice: the script that fills it dies several times on the way. */

const byTestId = (id: string) => `[data-testid="${id}"]`;
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
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:05:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  tab = await office.browser.newPage();
  await tab.goto(URLS.household);
  panel = await office.openPanel(tab);
  await panel.waitForSelector('#capture');
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

describe('a registration of a household business', () => {
  it('is filled through all its reloads, with one receipt, and given back through all of them', async () => {
    await approve();
    await panel.waitForSelector(byTestId('receipt'), { timeout: 40_000 });
    await panel.screenshot({ path: '/tmp/w/panel.png', fullPage: true });
    console.log(await textOf(panel, byTestId('receipt')), await model());
    expect(await model()).toEqual(HELD);
    await panel.click(byTestId('undo'));
    await panel.waitForSelector(byTestId('undone'), { timeout: 40_000 });
    console.log(await textOf(panel, byTestId('undone')), await model());
  });
});
