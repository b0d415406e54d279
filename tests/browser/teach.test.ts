import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from '../support/office.ts';

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

/** A form with one field that nobody can know, and a counter of the clicks that the page itself hears. */
const form = () =>
  tab.evaluate(() => {
    document.title = 'Phiếu đề nghị';
    document.body.innerHTML = `<h2>Người yêu cầu</h2>
      <label>Họ và tên <input id="a"></label> <label>Mã riêng tại quầy <input id="b"></label>`;
    Object.assign(globalThis, { clicks: 0 });
    document.addEventListener('click', () => {
      (globalThis as unknown as { clicks: number }).clicks++;
    });
  });
const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 10_000, interval: 50 }).toBe(true);
};
const value = (id: string) => tab.$eval(`#${id}`, (box) => (box as HTMLInputElement).value);
const writes = async (n: number) =>
  until(async () => (await panel.$eval(byTestId('counts'), (el) => el.getAttribute('data-write'))) === String(n));

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:05:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  tab = await office.browser.newPage();
  await tab.goto(URLS.front);
  await form();
  panel = await office.openPanel(tab);
  await panel.waitForSelector('#capture');
  await scanCard(panel, cardText('groom'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('a field that nobody knows', () => {
  it('is pointed at on the page, which hears nothing of that click', async () => {
    await writes(1);
    await panel.click(byTestId('point'));
    await until(async () => (await textOf(panel, byTestId('point'))).includes('Bấm vào ô'));
    await tab.bringToFront();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tab.click('#b');
    await panel.waitForSelector(byTestId('teach'));
    expect(await tab.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)).toBe(0);
    expect(await textOf(panel, `${byTestId('field')}:has(${byTestId('teach')})`)).toContain('Mã riêng tại quầy');
  });

  it('and named by keyboard is filled with the others', async () => {
    await panel.bringToFront();
    await panel.select('select[name=attribute]', 'personalId');
    await panel.select('select[name=role]', 'applicant');
    await panel.click(byTestId('teach-keep'));
    await writes(2);
    await panel.click(byTestId('confirm'));
    await panel.waitForSelector(`${byTestId('commit')}:not(:disabled)`);
    await panel.click(byTestId('commit'));
    await until(async () => (await value('b')) === '033092014786');
    expect(await value('a')).toBe('Phạm Quốc Bảo');
  });

  it('is known at the next visit without a word', async () => {
    await tab.goto(URLS.front);
    await form();
    await writes(2);
    await tab.goto(URLS.front);
    await form();
    await writes(2);
  });

  it('stands in the settings, without anything of the citizen, and can be taken back there', async () => {
    const settings = await office.browser.newPage();
    await settings.goto(`${office.own('desk.html')}#/cai-dat/o-da-chi`);
    await settings.waitForSelector(byTestId('lesson'));
    expect(await textOf(settings, byTestId('lesson'))).toContain(
      'Mã riêng tại quầy → Số định danh cá nhân / CCCD của Người yêu cầu',
    );
    const kept = await settings.evaluate(async () => JSON.stringify(await chrome.storage.local.get('office:fields')));
    expect(kept).not.toMatch(/033092014786|Bảo/);
    await settings.click(`${byTestId('lesson')} button`);
    await until(async () => (await settings.$(byTestId('lesson'))) === null);
    await settings.close();
    await panel.reload();
    await panel.waitForSelector('#capture');
    await writes(1);
  });

  it('that is said for this turn only is forgotten when the page is left', async () => {
    await panel.click(byTestId('show-all'));
    const open = await panel.waitForSelector(`[aria-label="Ô này là gì?: Mã riêng tại quầy"]`);
    await open?.click();
    await panel.waitForSelector('select[name=attribute]');
    await panel.select('select[name=attribute]', 'personalId');
    await panel.select('select[name=role]', 'applicant');
    await panel.click(byTestId('teach-once'));
    await writes(2);
    await tab.goto(URLS.front);
    await form();
    await writes(1);
  });
});
