import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, scanCard } from '../support/office.ts';

let portal: Portal;
let office: Office;

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:05:00+07:00' });
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

it('a requester whom the portal’s sign-in put there, and who is not the one at the counter, is kept and pointed out', async () => {
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  const tab = await office.browser.newPage();
  await tab.goto(URLS.birthSignedIn);
  const panel = await office.openPanel(tab);
  await panel.waitForSelector('#capture');
  await scanCard(panel, cardText('requester'));
  await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
  await panel.click(byTestId('confirm'));
  await panel.waitForSelector(byTestId('commit'));
  await panel.click(byTestId('commit'));
  await panel.waitForSelector(byTestId('receipt'), { timeout: 15_000 });

  const doubts = await panel.$$eval(byTestId('field'), (rows) =>
    rows.map((row) => row.textContent ?? '').filter((text) => text.includes('giá trị khác')),
  );
  expect(doubts).toHaveLength(2);
  expect(doubts.join()).toContain('Võ Thị Lành');
  expect(doubts.join()).toContain('048164007352');
  expect(portal.model('1.001193')).toMatchObject({ '@hoTen': 'Ngô Thanh Tùng', soDinhDanh: '048085009911' });
});
