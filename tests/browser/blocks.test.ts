import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { openCounter } from '../support/counter.ts';
import { byTestId, type Office, scanCard } from '../support/office.ts';

/** A contract names parties for whom we have no role: the officer says once whose a block is, and all of it is filled. */

let portal: Portal;
let office: Office;
let panel: Page;

beforeAll(async () => {
  ({ portal, office, panel } = await openCounter(URLS.contract, '.select2-container'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

const data = () => portal.model('contract');
const blocks = () =>
  panel.$$eval(`${byTestId('open-block')} label`, (labels) => labels.map((label) => label.textContent ?? ''));
/** Chooses by the arrows: the person whose card came in as the n-th. The first press places the block already, the next ones go on. */
const place = async (heading: string, n: number): Promise<void> => {
  const index = (await blocks()).findIndex((label) => label.includes(heading));
  const [list] = (await panel.$$(`${byTestId('open-block')} select`)).slice(index);
  await list!.focus();
  await panel.keyboard.press('ArrowDown');
  await panel.waitForFunction(() => document.activeElement?.id.startsWith('role-other'));
  for (let press = 1; press < n; press++) await panel.keyboard.press('ArrowDown');
};

describe('a contract between two people at the counter', () => {
  it('asks whose each block is, and fills nothing before', async () => {
    await scanCard(panel, cardText('groom'));
    await scanCard(panel, cardText('bride'));
    await expect.poll(blocks).toEqual(['«Bên bán»: 4 ô', '«Bên mua»: 4 ô', '«Người làm chứng»: 4 ô']);
    await panel.waitForSelector(`${byTestId('counts')}[data-write="0"]`);
    expect(await violations(panel, 'light')).toEqual([]);
    expect(await violations(panel, 'dark')).toEqual([]);
  });

  it('fills a block for the person chosen, and leaves those of whom nothing was said', async () => {
    await place('Bên bán', 2);
    await expect.poll(blocks).toEqual(['«Bên mua»: 4 ô', '«Người làm chứng»: 4 ô']);
    await place('Bên mua', 1);
    await panel.waitForSelector(`${byTestId('counts')}[data-write="8"]`);
    await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
    await panel.click(byTestId('confirm'));
    await panel.waitForSelector(`${byTestId('commit')}:not(:disabled)`);
    await panel.click(byTestId('commit'));
    await panel.waitForSelector(`${byTestId('receipt')}[data-filled="8"][data-failed="0"]`);
    expect(data()).toMatchObject({
      hoTenA: 'Đỗ Thị Mai Hương',
      soA: '001195002418',
      sinhA: '05/12/1995',
      gioiA: 'Nữ',
      hoTenB: 'Phạm Quốc Bảo',
      soB: '033092014786',
      sinhB: '17/08/1992',
      gioiB: 'Nam',
      hoTenC: '',
      soC: '',
      canBo: '',
      dienThoai: '',
    });
  });

  it('gives every box back, and keeps what the officer said for another try', async () => {
    await panel.click(byTestId('undo'));
    await expect.poll(data).toMatchObject({ hoTenA: '', soA: '', gioiA: '', hoTenB: '', soB: '', gioiB: '' });
    await panel.waitForSelector(`${byTestId('counts')}[data-write="8"]`);
    expect(await blocks()).toEqual(['«Người làm chứng»: 4 ô']);
  });
});
