import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { openCounter } from '../support/counter.ts';
import { byTestId, type Office, textOf } from '../support/office.ts';
import { fakeScanner, withScanner } from '../support/scanner.ts';

const GROOM = cardText('groom');
const BRIDE = cardText('bride');

let portal: Portal;
let office: Office;
let panel: Page;
let settings: Page;

const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 10_000, interval: 50 }).toBe(true);
};
const people = async () => (await panel.$$(byTestId('person'))).length;
const says = (id: string, words: string) => until(async () => (await textOf(settings, byTestId(id))).includes(words));

beforeAll(async () => {
  ({ portal, office, panel } = await openCounter(URLS.front));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('a scanner on a serial cable', () => {
  it('is chosen once in the settings and tried there: no word of the card, nobody at the counter', async () => {
    settings = await office.browser.newPage();
    await fakeScanner(settings, false);
    await settings.goto(`${office.own('desk.html')}#/cai-dat/may-quet`);
    await says('scanner-state', 'chưa chọn');
    await settings.click(byTestId('choose-serial'));
    await says('scanner-state', 'sẵn sàng');
    await withScanner(settings, 'send', `${GROOM}\r\n`);
    await says('scanner-tried', 'chạy tốt');
    expect(await settings.$eval('main', (main) => main.textContent)).not.toContain(GROOM.split('|')[2]);
    expect(await people()).toBe(0);
    await withScanner(settings, 'send', `${GROOM.replace(/[^\u0020-\u007e]/g, '\ufffd')}\r\n`);
    await says('scanner-tried', 'bị sai');
    await withScanner(settings, 'send', '8934588012345\r\n');
    await says('scanner-tried', 'không phải thẻ');
  });

  it('that is unplugged says so, and comes back by itself', async () => {
    await withScanner(settings, 'unplug');
    await says('scanner-state', 'chưa cắm');
    await withScanner(settings, 'plug');
    await says('scanner-state', 'sẵn sàng');
    await settings.close();
  });

  it('is the panel’s from then on: each card is a person, wherever the focus is', async () => {
    await fakeScanner(panel, true);
    await panel.reload();
    await panel.waitForSelector('#capture');
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await until(async () => {
      await withScanner(panel, 'send', `${GROOM}\r\n`);
      return (await people()) === 1;
    });
    await withScanner(panel, 'send', BRIDE); // no line end: silence ends it
    await until(async () => (await people()) === 2);
    expect(await panel.$eval('#capture', (box) => (box as HTMLTextAreaElement).value)).toBe('');
  });

  it('is let go for the trial in the settings, and comes back to the panel when that page closes', async () => {
    settings = await office.browser.newPage();
    await fakeScanner(settings, true);
    await settings.goto(`${office.own('desk.html')}#/cai-dat/may-quet`);
    await says('scanner-state', 'sẵn sàng');
    await withScanner(panel, 'send', `${GROOM}\r\n`);
    await withScanner(settings, 'send', `${GROOM}\r\n`);
    await says('scanner-tried', 'chạy tốt');
    await settings.close();
    await panel.bringToFront();
    await panel.keyboard.down('Alt');
    await panel.keyboard.press('KeyX');
    await panel.keyboard.up('Alt');
    await until(async () => (await people()) === 0);
    await until(async () => {
      await withScanner(panel, 'send', `${BRIDE}\r\n`);
      return (await people()) === 1;
    });
  });

  it('that comes out in the middle of a card adds nobody', async () => {
    await withScanner(panel, 'send', GROOM.slice(0, 45));
    await withScanner(panel, 'unplug');
    await withScanner(panel, 'plug');
    await until(async () => {
      await withScanner(panel, 'send', `${BRIDE}\r\n`);
      return (await textOf(panel, byTestId('scan-message'))).includes('cập nhật');
    });
    expect(await people()).toBe(1);
  });
});
