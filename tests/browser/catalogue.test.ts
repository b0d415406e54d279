import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const QUERY = '[data-query]';

let portal: Portal;
let office: Office;
let panel: Page;

const violations = async (scheme: 'light' | 'dark'): Promise<string[]> => {
  await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await panel.evaluate(axe);
  return panel.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};
const tab = async (digit: 2 | 3) => {
  await panel.keyboard.down('Alt');
  await panel.keyboard.press(`Digit${digit}`);
  await panel.keyboard.up('Alt');
};
/** Types anew into the box and waits for the first one found to carry this code. */
const search = async (words: string, code: string) => {
  await panel.click(QUERY, { count: 3 });
  await panel.keyboard.press('Backspace');
  await panel.type(QUERY, words);
  await panel.waitForFunction(
    (selector, wanted) => document.querySelector(selector)?.textContent?.includes(wanted),
    {},
    byTestId('found'),
    code,
  );
};

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  const page = await office.browser.newPage();
  await page.goto(URLS.front);
  panel = await office.openPanel(page);
  await panel.waitForSelector('#capture');
  await tab(2);
  await panel.waitForSelector(QUERY);
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('an officer whose page names no procedure', () => {
  it('finds one among all by what the citizen says, without accents', async () => {
    await search('nhap ho khau', '1.004222');
    expect(await violations('light')).toEqual([]);
    expect(await violations('dark')).toEqual([]);
  });

  it('narrows down by level, and sees how far each limit can be trusted', async () => {
    await search('giấy phép xây dựng', '1.013225');
    expect(await textOf(panel, byTestId('found'))).toMatch(/theo cổng|chưa kiểm chứng|kiểm chứng|thời hạn/);
    await panel.click('.chip');
    expect(await panel.$eval('.chip', (chip) => chip.getAttribute('aria-pressed'))).toBe('true');
    await panel.click('.chip');
  });

  it('is told when nothing fits', async () => {
    await panel.click(QUERY, { count: 3 });
    await panel.type(QUERY, 'xyzxyz');
    await panel.waitForFunction((selector) => !document.querySelector(selector), {}, byTestId('found'));
    expect(await textOf(panel, byTestId('picker'))).toContain('Không tìm thấy');
  });

  it('is sent from a procedure that was replaced to its successor', async () => {
    await search('2.002481', '2.002481');
    await panel.keyboard.press('Enter');
    await panel.waitForSelector(byTestId('standing'));
    expect(await textOf(panel, byTestId('standing'))).toContain('2.002854');
    expect(await violations('light')).toEqual([]);
    await panel.click(`${byTestId('standing')} button`);
    await panel.waitForFunction(
      (text) => document.querySelector('main')?.textContent?.includes(text),
      {},
      'Chuyển trường và',
    );
    await panel.reload(); // no dossier was begun
    await panel.waitForSelector('#capture');
    await tab(2);
    await panel.waitForSelector(QUERY);
  });

  it('takes it with the keyboard alone: arrow, arrow, Enter; its papers stand there', async () => {
    await search('gia han tam tru', '1.002755');
    await panel.focus(QUERY);
    await panel.keyboard.press('ArrowDown');
    expect(await panel.evaluate(() => document.activeElement?.textContent)).toContain('1.002755');
    await panel.keyboard.press('ArrowUp');
    await panel.keyboard.press('Enter');
    await panel.waitForSelector('.checklist');
    expect(await textOf(panel, 'main')).toContain('Gia hạn tạm trú');
    await panel.click(`${byTestId('facts')} summary`);
    expect(await violations('light')).toEqual([]);
  });

  it('keeps the dossier, and the background, started again, works out its due date from the catalogue', async () => {
    await panel.click(byTestId('save'));
    await panel.waitForSelector(byTestId('dossier-saved'));
    await office.killWorker();
    await tab(3);
    await panel.waitForSelector(byTestId('due'));
    await panel.select(byTestId('channel'), 'post');
    await panel.waitForSelector(byTestId('reminders'));
  });

  it('holds the whole catalogue in little memory', async () => {
    const devtools = await panel.createCDPSession();
    await devtools.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize } = await panel.metrics();
    console.log(`the panel with the catalogue: ${((JSHeapUsedSize ?? 0) / 1e6).toFixed(1)} MB of 60`);
    expect(JSHeapUsedSize ?? Number.POSITIVE_INFINITY).toBeLessThan(60e6);
  });
});
