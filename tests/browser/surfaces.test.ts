import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from '../support/office.ts';

let portal: Portal;
let office: Office;
let panel: Page;
let desk: Page;
let welcome: Page;

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  welcome = await office.pageAt('welcome.html');
  await welcome.waitForSelector('input[name=passphrase]');
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('every surface can be used without a mouse and without good eyes', () => {
  it('the welcome page', async () => {
    expect(await violations(welcome, 'light')).toEqual([]);
    expect(await violations(welcome, 'dark')).toEqual([]);
    await welcome.type('input[name=passphrase]', 'bốn từ dễ nhớ nhé');
    await welcome.type('input[name=again]', 'bốn từ dễ nhớ nhé');
    await welcome.keyboard.press('Enter');
    await welcome.waitForSelector(byTestId('vault-ready'));
  });

  it('the side panel with people, preview, papers, deadline and notes', async () => {
    const tab = await office.browser.newPage();
    await tab.goto(URLS.marriage);
    panel = await office.openPanel(tab);
    // Tall enough for everything: what the bar at the bottom covers only until one scrolls is not too small a target.
    await panel.setViewport({ width: 360, height: 2400 });
    await panel.waitForSelector('#capture');
    await scanCard(panel, cardText('groom'));
    await scanCard(panel, cardText('bride'));
    await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
    expect(await violations(panel, 'light')).toEqual([]);
    expect(await violations(panel, 'dark')).toEqual([]);
    await panel.click(byTestId('save'));
    await panel.waitForSelector(byTestId('dossier-saved'));
    for (const digit of ['Digit2', 'Digit3', 'Digit4'] as const) {
      await panel.keyboard.down('Alt');
      await panel.keyboard.press(digit);
      await panel.keyboard.up('Alt');
      await panel.waitForSelector(`[role=tab][aria-selected="true"]:nth-child(${digit.slice(-1)})`);
      expect(await violations(panel, 'light')).toEqual([]);
    }
  });

  it('the desk with a dossier, and its settings', async () => {
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(office.own('desk.html'));
    await desk.waitForSelector(byTestId('dossier-row'));
    await desk.click(byTestId('dossier-row'));
    await desk.waitForSelector(byTestId('dossier'));
    expect(await violations(desk, 'light')).toEqual([]);
    expect(await violations(desk, 'dark')).toEqual([]);
    await desk.goto(`${office.own('desk.html')}#/cai-dat`);
    await desk.waitForSelector('.narrow select');
    expect(await violations(desk, 'light')).toEqual([]);
  });

  it('the page that asks for the camera', async () => {
    const camera = await office.browser.newPage();
    await camera.goto(office.own('camera.html'));
    await camera.waitForSelector(byTestId('camera-allow'));
    expect(await violations(camera, 'light')).toEqual([]);
    expect(await violations(camera, 'dark')).toEqual([]);
    await camera.close();
  });

  it('the popup', async () => {
    const popup = await office.browser.newPage();
    await popup.goto(office.own('popup.html'));
    await popup.waitForSelector(byTestId('due-counts'));
    expect(await violations(popup, 'light')).toEqual([]);
    expect(await violations(popup, 'dark')).toEqual([]);
    await popup.close();
  });
});

describe('the officer’s own choices', () => {
  it('switch the whole panel to English and back, at once', async () => {
    await desk.bringToFront();
    await desk.select('.narrow select', 'en');
    await desk.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await textOf(desk, '.narrow')).toContain('Lock after');
    await desk.select('.narrow select', 'vi');
    await desk.waitForFunction(() => document.documentElement.lang === 'vi');
  });

  it('switch the product off on a portal: nothing of it runs there', async () => {
    const worker = await office.worker();
    await worker.evaluate(async () => {
      await chrome.storage.local.set({ settings: { offHosts: ['dichvucong.danang.gov.vn'] } });
    });
    const tab = await office.browser.newPage();
    await tab.goto(URLS.birth);
    await tab.waitForFunction(() => document.querySelectorAll('.formio-component').length > 10);
    await panel.bringToFront().catch(() => {});
    await expect.poll(() => textOf(panel, byTestId('strip')), { timeout: 5_000 }).toContain('không phải trang cổng');
  });
});

describe('a moment is written as it is written here', () => {
  it('day before month, whatever the browser’s language; nonsense stays in the box and is said', async () => {
    await desk.bringToFront();
    await desk.goto(`${office.own('desk.html')}#/`);
    await desk.waitForSelector(byTestId('dossier-row'));
    await desk.click(byTestId('dossier-row'));
    await desk.waitForSelector(byTestId('received'));
    const type = async (text: string) => {
      await desk.click(byTestId('received'), { count: 3 });
      await desk.type(byTestId('received'), text);
      await desk.keyboard.press('Tab');
    };
    await type('31/02/2026 09:10');
    await desk.waitForSelector(`${byTestId('received')}[aria-invalid="true"]`);
    // Only what happened already can be entered as received.
    await type('5/11/2026 8h05');
    await desk.waitForFunction(
      (selector) => (document.querySelector(selector) as HTMLInputElement | null)?.value === '05/11/2026 08:05',
      {},
      byTestId('received'),
    );
  });
});
