import { afterAll, beforeAll, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from '../support/office.ts';

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

it('a form that grows after the fill is filled further with the same people, and one undo takes back both goes', async () => {
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  const tab = await office.browser.newPage();
  await tab.goto(URLS.marriage);
  const panel = await office.openPanel(tab);
  await panel.waitForSelector('#capture');
  await scanCard(panel, cardText('groom'));
  await scanCard(panel, cardText('bride'));
  await panel.waitForSelector(`${byTestId('confirm')}:not(:disabled)`);
  await panel.click(byTestId('confirm'));
  await panel.waitForSelector(byTestId('commit'));
  await panel.click(byTestId('commit'));
  await panel.waitForSelector(`${byTestId('receipt')}[data-filled="24"][data-failed="0"]`);

  // The officer says that both live in the country: the form now asks where.
  const form = await tab.waitForFrame((frame) => frame.url() === URLS.marriageForm);
  await form.evaluate(() => {
    for (const who of ['BenNu', 'BenNam'])
      document.querySelector<HTMLInputElement>(`[id^="NoiCuTru_${who}-"]`)?.click();
  });
  await panel.waitForSelector(byTestId('commit'));
  expect(await textOf(panel, byTestId('commit'))).toContain('Điền thêm 8 ô');
  await panel.click(byTestId('commit'));
  await panel.waitForSelector(`${byTestId('receipt')}[data-filled="32"][data-failed="0"]`, { timeout: 15_000 });
  expect(portal.model('2056')).toMatchObject({
    HoTenBenNu: 'Đỗ Thị Mai Hương',
    NCT_TinhThanhPho_BenNu: 'Thành phố Hà Nội',
    NCT_PhuongXa_BenNu: 'Phường Kiến Hưng',
    NCT_TinhThanhPho_BenNam: 'Tỉnh Hưng Yên',
    NCT_PhuongXa_BenNam: 'Xã Hiệp Cường',
  });

  await panel.click(byTestId('undo'));
  await panel.waitForSelector(byTestId('undone'));
  await expect
    .poll(() =>
      Object.values(portal.model('2056')).filter((value) => /Hương|Kiến Hưng|Hiệp Cường|Bảo/.test(String(value))),
    )
    .toEqual([]);
});
