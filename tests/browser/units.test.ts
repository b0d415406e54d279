import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from '../support/office.ts';

let portal: Portal;
let office: Office;
let settings: Page;

const put = async (name: string, text: string) => {
  await settings.click(`[name=${name}]`, { count: 3 });
  await settings.type(`[name=${name}]`, text);
};
const save = () => settings.click(`${byTestId('unit-form')} button[type=submit]`);

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:05:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  settings = await office.browser.newPage();
  await settings.goto(`${office.own('desk.html')}#/cai-dat/don-vi-hanh-chinh`);
  await settings.waitForSelector(byTestId('unit-form'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('a commune that was renamed after this version came out', () => {
  it('is not taken from a line that names no unit, nor on a day that does not exist', async () => {
    await put('which', 'Kiến Hưng');
    await put('becomes', 'Phường Kiến Hưng Mới');
    await put('on', '31/02/2027');
    await save();
    expect(await textOf(settings, byTestId('unit-problem'))).toContain('Không tìm thấy đơn vị');
    await put('which', 'Phường Kiến Hưng');
    await save();
    await settings.waitForFunction(() =>
      document.querySelector('[data-testid=unit-problem]')?.textContent?.includes('Ngày chưa đúng'),
    );
    expect(await settings.$(byTestId('unit-change'))).toBeNull();
  });

  it('is added by the office, and the card of a citizen there shows its new name', async () => {
    await put('on', '01/01/2027');
    await put('basis', 'Nghị quyết của Hội đồng nhân dân thành phố');
    await save();
    await settings.waitForSelector(byTestId('unit-change'));
    expect(await textOf(settings, byTestId('unit-change'))).toContain('Phường Kiến Hưng Mới, từ 01/01/2027');
    const tab = await office.browser.newPage();
    await tab.goto(URLS.front);
    const panel = await office.openPanel(tab);
    await panel.waitForSelector('#capture');
    await scanCard(panel, cardText('bride'));
    await panel.waitForSelector(byTestId('person'));
    expect(await textOf(panel, byTestId('person'))).toContain('Phường Kiến Hưng Mới, Thành phố Hà Nội');
    expect(await textOf(panel, byTestId('person'))).toContain('Số 21, Ngõ 6, Kiến Hưng, Hà Nội');
  });

  it('can be taken back', async () => {
    await settings.bringToFront();
    const undo = await settings.waitForSelector('::-p-xpath(//button[text()="Hoàn tác"])');
    await undo?.click();
    await settings.waitForFunction(() => !document.querySelector('[data-testid="unit-change"]'));
    expect(await textOf(settings, 'main')).toContain('Chưa ghi thay đổi nào');
  });
});
