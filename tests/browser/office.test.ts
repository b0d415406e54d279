import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Correction } from '../../utils/procedure/corrections.ts';
import { officeFile } from '../../utils/procedure/office-file.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';

/** What the office says of a procedure, made at the desk and seen at the counter, in the built extension. */

const paper = (id: string) => `[data-paper="${id}"]`;
const BASIS = 'Quyết định 12/QĐ-UBND ngày 01/11/2026';
const BIRTH = '1.001193';

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;
let desk: Page;
let folder: string;

const go = async (route: string, shown: string): Promise<void> => {
  await desk.bringToFront();
  await desk.goto('about:blank');
  await desk.goto(office.own(`desk.html#/${route}`));
  await desk.waitForSelector(shown);
};
const kept = async (): Promise<void> => {
  await desk.click(byTestId('keep'));
  await desk.waitForFunction(() => !document.querySelector('[data-testid="correction-form"]'));
};
const part = (kind: string, what: string, nth = 1) =>
  `[data-part="${kind}"] .office-row:nth-child(${nth}) ${byTestId(what)}`;
const give = async (name: string, text: string): Promise<void> => {
  const path = join(folder, name);
  await writeFile(path, text);
  const input = (await desk.$(byTestId('office-file'))) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
};
const stored = (): Promise<Correction[]> =>
  desk.evaluate(async () => {
    const { 'office:procedures': own } = await chrome.storage.local.get('office:procedures');
    return (own as { corrections: Correction[] } | undefined)?.corrections ?? [];
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  tab = await office.browser.newPage();
  await tab.goto(URLS.attachments);
  panel = await office.openPanel(tab);
  await panel.waitForSelector(paper('to-khai'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
  await rm(folder, { recursive: true, force: true });
});

const due = () => panel.$eval(byTestId('due'), (element) => (element as HTMLElement).dataset.due?.slice(0, 10));

describe('a dossier at the counter', () => {
  it('is due by the release’s limit', async () => {
    await panel.bringToFront();
    await panel.focus(paper('to-khai'));
    await panel.keyboard.press('KeyC');
    await panel.waitForSelector(`${paper('to-khai')} .state[aria-pressed="true"]`);
    await panel.click('#tab-deadline');
    await panel.waitForSelector(byTestId('due'));
    expect(await due()).toBe('2026-11-23');
  });
});

describe('what the office corrects at the desk', () => {
  beforeAll(async () => {
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
  });

  it('starts from nothing, and a procedure is found in words', async () => {
    await go('cai-dat/thu-tuc', byTestId('new-procedure'));
    await desk.waitForFunction(() => document.querySelector('.picker')?.textContent?.includes('thủ tục'));
    expect(await textOf(desk, '.office')).toContain('Chưa có tùy chỉnh nào');
    await desk.type('.picker [data-query]', 'làm giấy khai sinh');
    await desk.waitForSelector(byTestId('found'));
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('office-editor'));
    expect(desk.url()).toContain(`#/cai-dat/thu-tuc/${BIRTH}`);
  });

  it('a limit is changed by keyboard, ours beside it, and the counter’s due date follows', async () => {
    await desk.focus(part('limit', 'edit'));
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(`${byTestId('limit-value')}:focus`);
    await desk.keyboard.type('3');
    await desk.select(byTestId('limit-unit'), 'WORKING_DAY');
    expect(await textOf(desk, part('limit', 'own'))).toContain('3 ngày làm việc');
    expect(await textOf(desk, part('limit', 'ours'))).toContain('Ngay trong ngày');
    await desk.type(byTestId('basis'), BASIS);
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('office-kept'));
    expect(await textOf(desk, part('limit', 'own'))).toContain(`theo đơn vị: ${BASIS}`);
    // 24/11 is a public holiday.
    await expect.poll(due, { timeout: 10_000 }).toBe('2026-11-27');
    expect(await textOf(panel, '.view')).toContain(`theo đơn vị: ${BASIS}`);
  });

  it('a paper is added and another one hidden: the checklist says so, with the source', async () => {
    await desk.click(byTestId('add-paper'));
    await desk.type(byTestId('paper-name'), `${'Giấy xác nhận của tổ dân phố '.repeat(20)}cuối`);
    await kept();
    const second = await desk.$eval('[data-part="paper"] .office-row:nth-child(2)', (row) =>
      row.getAttribute('data-row'),
    );
    await desk.click(part('paper', 'hide', 2));
    await kept();
    await panel.bringToFront();
    await panel.click('#tab-papers');
    await panel.waitForSelector(byTestId('row-by-office'));
    expect(await textOf(panel, byTestId('row-by-office'))).toContain(BASIS);
    expect(await panel.$(paper(second!))).toBeNull();
    expect(await panel.$eval(byTestId('by-office'), (box) => box.getAttribute('data-count'))).toBe('3');
    expect(await textOf(panel, byTestId('by-office'))).toContain('ẩn “');
    expect(await violations(panel, 'dark')).toEqual([]);
  });

  it('holds for the days that are given only, and a day that there is not is not taken', async () => {
    await desk.bringToFront();
    await desk.click(part('limit', 'edit'));
    await desk.waitForSelector(byTestId('correction-form'));
    const from = '.office-said label:nth-child(2) input';
    await desk.type(from, '31/02/2026');
    await desk.keyboard.press('Enter');
    expect(await desk.$(byTestId('correction-form'))).not.toBeNull();
    await desk.click(from, { count: 3 });
    await desk.type(from, '01/12/2026');
    await desk.keyboard.press('Enter');
    await desk.waitForFunction(() => !document.querySelector('[data-testid="correction-form"]'));
    expect(await textOf(desk, part('limit', 'own'))).toContain('từ 01/12/2026');
    await panel.bringToFront();
    await panel.click('#tab-deadline');
    await expect.poll(due, { timeout: 10_000 }).toBe('2026-11-23');
    await desk.bringToFront();
    await desk.click(byTestId('office-undo'));
    await expect.poll(due, { timeout: 10_000 }).toBe('2026-11-27');
  });

  it('a procedure that ended before the day of reception is said to have, where its papers are', async () => {
    await desk.bringToFront();
    await desk.click(part('facts', 'edit'));
    await desk.waitForSelector(byTestId('facts-name'));
    const last = '[data-part="facts"] .office-form .row label:nth-of-type(2) input';
    await desk.type(last, '22/11/2026');
    await kept();
    await panel.bringToFront();
    await panel.click('#tab-papers');
    await expect.poll(() => textOf(panel, byTestId('standing')).catch(() => '')).toContain('22/11/2026');
    await desk.bringToFront();
    await desk.click(byTestId('office-undo'));
    await expect.poll(() => panel.$(byTestId('standing'))).toBeNull();
  });

  it('is drawn for every eye', async () => {
    for (const scheme of ['light', 'dark'] as const) expect(await violations(desk, scheme)).toEqual([]);
    await go('cai-dat/thu-tuc', byTestId('corrected'));
    for (const scheme of ['light', 'dark'] as const) expect(await violations(desk, scheme)).toEqual([]);
  });
});

describe('a file that a province hands over', () => {
  const base = { code: BIRTH, basis: 'Quyết định 99/QĐ-UBND' };
  const promise: Correction = {
    ...base,
    what: 'rules',
    value: { commitment: { value: 2, unit: 'WORKING_DAY' } },
  };
  const head = { issuer: 'UBND tỉnh', on: '2026-11-20' };

  it('that is hostile is refused whole: its line and the reason are said, what was kept stays', async () => {
    const before = await stored();
    const text = officeFile({ ...head, corrections: [promise, { ...base, what: 'hidden' }] });
    const hostile = text.replace(
      '"what": "hidden"',
      '"what": "hidden",\n      "script": "<img src=x onerror=alert(1)>"',
    );
    await give('xau.json', hostile);
    await desk.waitForSelector(byTestId('file-refused'));
    const line = hostile.split('\n').findIndex((one) => one.includes('script')) + 1;
    expect(await textOf(desk, byTestId('file-refused'))).toContain(`Dòng ${line} của tệp`);
    expect(await textOf(desk, byTestId('file-refused'))).toContain('corrections.1.script');
    expect(await stored()).toEqual(before);
    expect(await violations(desk, 'light')).toEqual([]);
  });

  it('is looked at row by row, taken in by one click, and holds at the counter with who issued it', async () => {
    await give('tot.json', officeFile({ ...head, corrections: [promise] }));
    await desk.waitForSelector(byTestId('file-preview'));
    expect(await desk.$(byTestId('file-refused'))).toBeNull();
    expect(await textOf(desk, byTestId('file-counts'))).toBe('1 mới, 0 thay tùy chỉnh đang có, 0 giống hệt.');
    expect(await violations(desk, 'dark')).toEqual([]);
    await desk.click(byTestId('take-file'));
    await desk.waitForSelector(byTestId('office-kept'));
    expect(await textOf(desk, byTestId('corrected'))).toContain('tệp của UBND tỉnh ngày 20/11/2026');
    await panel.bringToFront();
    await panel.click('#tab-deadline');
    await expect.poll(() => textOf(panel, '.view')).toContain('Rút ngắn');
  });
});

describe('a procedure that nobody has', () => {
  it('is made with its code, and no second one under a code that is taken', async () => {
    await go('cai-dat/thu-tuc', byTestId('new-procedure'));
    await desk.click(byTestId('new-procedure'));
    const box = (name: string) => `${byTestId('new-procedure-form')} [name="${name}"]`;
    await desk.type(box('code'), BIRTH);
    await desk.type(box('field'), 'Việc của phường');
    await desk.type(box('name'), 'Cấp thẻ ra vào chợ đêm');
    await desk.type(box('basis'), 'Quy chế chợ đêm');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('code-taken'));
    await desk.click(box('code'), { count: 3 });
    await desk.type(box('code'), '1.999998');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('office-editor'));
    expect(await textOf(desk, byTestId('whole'))).toContain('Cấp thẻ ra vào chợ đêm');
    await desk.click(byTestId('add-limit'));
    await desk.type(byTestId('limit-value'), '2');
    await desk.type(byTestId('basis'), 'Quy chế chợ đêm');
    await kept();
  });

  it('is found by the search, and hidden it is not', async () => {
    const found = async (): Promise<boolean> => {
      await go('cai-dat/thu-tuc', byTestId('new-procedure'));
      await desk.waitForFunction(() => document.querySelector('.picker')?.textContent?.includes('☆'));
      await desk.type('.picker [data-query]', 'chợ đêm');
      await desk.waitForFunction(
        () => document.querySelector('[data-testid="found"], .picker p[role="status"]') !== null,
      );
      return (await textOf(desk, '.picker')).includes('Cấp thẻ ra vào chợ đêm');
    };
    expect(await found()).toBe(true);
    await go('cai-dat/thu-tuc/1.999998', byTestId('office-editor'));
    await desk.click(byTestId('hide-procedure'));
    await desk.type(byTestId('basis'), 'Chợ đóng cửa');
    await kept();
    expect(await found()).toBe(false);
  });
});
