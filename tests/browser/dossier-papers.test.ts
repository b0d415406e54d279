import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierEvent } from '../../utils/dossier/types.ts';
import { URLS } from '../portal/hosts.ts';
import { dossiers } from '../portal/officer/dossiers.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';

const FORM = 'Tờ khai đăng ký nhận cha, mẹ, con theo mẫu';
const NEW_DAY = `${URLS.igateDossier}?paper=${encodeURIComponent('Đã nộp')}`;
let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;
let desk: Page;
let dossierId: string;

const until = (what: () => Promise<unknown>, want: unknown) =>
  expect.poll(() => what().catch(String), { timeout: 15_000, interval: 100 }).toEqual(want);
const ask = <T>(name: string, request: unknown): Promise<T> =>
  panel.evaluate(async (message) => (await chrome.runtime.sendMessage(message)).answer, { name, request });
const listed = async (): Promise<DossierEvent[]> =>
  (await ask<DossierEvent[]>('dossier/history', { dossierId })).filter(({ type }) => type === 'papers-listed');
const stateOf = (paper: string) =>
  desk.$eval(`[data-paper="${paper}"]`, (row) => row.querySelector('.state.on')?.getAttribute('aria-label') ?? '');

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  tab = await office.browser.newPage();
  await tab.goto(URLS.igateDossier);
  panel = await office.openPanel(tab);
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('the papers on the portal’s page of a dossier', () => {
  it('are shown before they are kept for the first time, without any file’s name', async () => {
    await until(() => textOf(panel, byTestId('list-question')), expect.stringContaining(`3 giấy tờ: ${FORM}`));
    const question = await textOf(panel, byTestId('list-question'));
    const [{ name }] = dossiers(1) as [ReturnType<typeof dossiers>[number]];
    expect(question).not.toContain(name.replaceAll(' ', ''));
    expect(question).not.toContain('.pdf');
    expect(await ask('dossier/list', null)).toMatchObject({ dossiers: [] });
  });

  it('stand on the dossier’s page at the desk, with the day on which they were seen', async () => {
    await panel.click(byTestId('list-yes'));
    await panel.waitForSelector(byTestId('list-kept'));
    dossierId = (await ask<{ dossiers: { id: string }[] }>('dossier/list', null)).dossiers[0]!.id;
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(`${office.own('desk.html')}#/ho-so/${dossierId}`);
    await desk.waitForSelector(byTestId('portal-papers'));
    const said = await textOf(desk, byTestId('portal-papers'));
    for (const part of [
      '3 giấy tờ',
      '23/11/2026',
      FORM,
      '1 bản chính',
      'có tệp đính kèm',
      'cổng ghi đã có',
      'cổng ghi chưa có',
    ])
      expect(said).toContain(part);
    expect(said).not.toContain('.pdf');
  });

  it('set no state by themselves; one click takes the portal’s over, and one takes it back', async () => {
    await desk.waitForSelector(`[data-paper="to-khai"] ${byTestId('portal-offer')}`);
    expect(await stateOf('to-khai')).toBe('');
    // The portrait is no paper of this procedure: nobody is asked about it.
    expect(
      await desk.$$eval(byTestId('portal-offer'), (all) => all.map((each) => each.textContent).join()),
    ).not.toContain('Ảnh');
    for (const scheme of ['light', 'dark'] as const) expect(await violations(desk, scheme)).toEqual([]);
    await desk.click(`[data-paper="to-khai"] ${byTestId('portal-offer')} button`);
    await until(() => stateOf('to-khai'), 'Có');
    expect(await desk.$(`[data-paper="to-khai"] ${byTestId('portal-offer')}`)).toBeNull();
    await desk.click(byTestId('papers-undo'));
    await until(() => stateOf('to-khai'), '');
    await desk.waitForSelector(`[data-paper="to-khai"] ${byTestId('portal-offer')}`);
  });

  it('are kept once while they are the same, and once more when one of them changed', async () => {
    expect(await listed()).toHaveLength(1);
    await tab.bringToFront();
    await tab.goto(URLS.igateDossier);
    await tab.waitForSelector('#detail table');
    await tab.goto(NEW_DAY);
    await until(async () => (await listed()).length, 2);
    expect((await listed()).at(-1)).toMatchObject({ papers: [{ says: 'in' }, { says: 'in' }, { attached: true }] });
    await desk.bringToFront();
    await until(async () => /chưa có/.test(await textOf(desk, byTestId('portal-papers'))), false);
  });
});
