import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { openCounter } from '../support/counter.ts';
import { byTestId, type Office, scanCard, textOf } from '../support/office.ts';

/** Forms in steps: the next step is offered with the same people, by one key, and never filled by itself. */

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

beforeAll(async () => {
  ({ portal, office, tab, panel } = await openCounter(URLS.wizard, 'html[data-ready]'));
  await scanCard(panel, cardText('groom'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

const fillFirst = async (n: number): Promise<void> => {
  await panel.waitForSelector(`${byTestId('counts')}[data-write="${n}"]`);
  await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
  await panel.click(byTestId('confirm'));
  await panel.waitForSelector(`${byTestId('commit')}:not(:disabled)`);
  await panel.click(byTestId('commit'));
  await panel.waitForSelector(`${byTestId('receipt')}[data-filled="${n}"][data-failed="0"]`);
};
const data = (): Record<string, unknown> => portal.model('wizard');

describe('the wizard of Form.io', () => {
  it('draws its second step anew: the panel asks, and one Enter fills it with the same people', async () => {
    await fillFirst(2);
    await tab.bringToFront();
    await tab.click('.btn-wizard-nav-next');
    await panel.waitForSelector(byTestId('next-step'));
    expect(await textOf(panel, byTestId('next-step'))).toContain('Bước tiếp theo có 2 ô');
    expect(await violations(panel, 'light')).toEqual([]);
    expect(await violations(panel, 'dark')).toEqual([]);
    expect(data().ngaySinhBenNam ?? '').toBe('');
    await panel.bringToFront();
    await panel.focus('#capture');
    await panel.keyboard.press('Enter');
    await expect.poll(data, { timeout: 10_000 }).toMatchObject({
      hoTenBenNam: 'Phạm Quốc Bảo',
      gioiTinhBenNam: 'Nam',
      ngaySinhBenNam: '17/08/1992',
    });
    await panel.waitForSelector(byTestId('next-step'), { hidden: true });
  });

  it('asks in full when the next step is about somebody whom the officer has not placed yet', async () => {
    await tab.bringToFront();
    await tab.click('.btn-wizard-nav-next');
    await scanCard(panel, cardText('bride'));
    await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
    expect(await panel.$(byTestId('next-step'))).toBeNull();
    expect(data().hoTenBenNu ?? '').toBe('');
  });
});

describe('a stepper whose next step is there from the start, hidden', () => {
  it('is filled in what shows; what the officer uncovers then is offered with one key', async () => {
    await tab.goto(`${URLS.wizard}?plain`);
    await fillFirst(2);
    expect(portal.model('stepper')).toEqual({ hoTenNam: 'Phạm Quốc Bảo', soNam: '033092014786' });
    await tab.bringToFront();
    await tab.click('#next');
    await panel.waitForSelector(`${byTestId('commit')}:not(:disabled)`);
    expect(await textOf(panel, byTestId('commit'))).toContain('2 ô');
    await panel.bringToFront();
    await panel.focus('#capture');
    await panel.keyboard.press('Enter');
    await expect
      .poll(() => portal.model('stepper'))
      .toMatchObject({ hoTenNu: 'Đỗ Thị Mai Hương', soNu: '001195002418' });
  });
});
