import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCsv } from '../../utils/sheet/csv.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FILE = join(tmpdir(), `so-theo-doi-${process.pid}.csv`);
const REGISTER = [
  ['SỔ THEO DÕI HỒ SƠ'],
  ['STT', 'Mã hồ sơ', 'Họ và tên', 'Số CCCD', 'Tên TTHC', 'Ngày nhận', 'Ghi chú'],
  [
    '1',
    'A-0142',
    'Nguyễn Thị Hương',
    '001300987654',
    'Thủ tục đăng ký kết hôn',
    '20/11/2026 09:10',
    'gọi 0912 345 678',
  ],
  ['2', 'A-0143', 'Lê Văn Kiểm', '048099123456', 'Thủ tục đăng ký khai sinh', '21/11/2026', "=cmd|'/C calc'!A0"],
  ['3', 'A-0144', 'Trần Thị Thủy', '12', '', '21/11/2026', ''],
  ['4', 'A-0145', 'Phạm Thị Bịa', '', '', '20/11/2026 08:00', ''],
];

let portal: Portal;
let office: Office;
let desk: Page;

const press = async (page: Page, key: 'h' | 'k') => {
  await page.keyboard.down('Alt');
  await page.keyboard.press(key);
  await page.keyboard.up('Alt');
};
const rows = () => desk.$eval(byTestId('rows'), (box) => Number((box as HTMLElement).dataset.count));
const focused = () => desk.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.index ?? '');
const firstCode = () => desk.$eval(byTestId('dossier-row'), (row) => row.textContent ?? '');
const search = async (text: string) => {
  await desk.keyboard.press('/');
  await desk.keyboard.type(text);
};
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};

beforeAll(async () => {
  await writeFile(FILE, writeCsv(REGISTER));
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase(PASSPHRASE);
  desk = await office.browser.newPage();
  await desk.setViewport({ width: 1280, height: 800 });
  await desk.goto(office.own('desk.html'));
  await desk.waitForSelector(byTestId('new-dossier'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
  await rm(FILE, { force: true });
});

describe('a register of the office', () => {
  it('is shown before anything of it is kept, bad rows by their number', async () => {
    await desk.goto(`${office.own('desk.html')}#/nhap-so`);
    const input = (await desk.waitForSelector(byTestId('import-file'))) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(FILE);
    await desk.waitForSelector(byTestId('import-run'));
    const { good, bad } = await desk.$eval(byTestId('import-counts'), (p) => ({ ...(p as HTMLElement).dataset }));
    expect([good, bad]).toEqual(['3', '1']);
    expect(await textOf(desk, byTestId('import-bad'))).toContain('Dòng 5: số định danh phải có 12 chữ số');
    expect(await violations(desk)).toEqual([]);
  });

  it('is in the book when it says so, and is passed over the second time', async () => {
    await desk.click(byTestId('import-run'));
    await desk.waitForSelector(`${byTestId('import-done')}[data-added="3"]`);
    await desk.goto(`${office.own('desk.html')}#/ho-so`);
    await desk.waitForFunction(
      (box) => document.querySelector<HTMLElement>(box)?.dataset.count === '3',
      {},
      byTestId('rows'),
    );
    await desk.goto(`${office.own('desk.html')}#/nhap-so`);
    const input = (await desk.waitForSelector(byTestId('import-file'))) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(FILE);
    await desk.waitForSelector(`${byTestId('import-counts')}[data-known="3"][data-good="0"]`);
    await desk.goto(`${office.own('desk.html')}#/ho-so`);
    await desk.waitForSelector(byTestId('dossier-row'));
  });
});

describe('the desk without a mouse', () => {
  it('finds by a name without marks, moves with the arrows, opens with Enter', async () => {
    await search('huong nguyen');
    expect(await rows()).toBe(1);
    await desk.keyboard.press('ArrowDown');
    await desk.waitForFunction(() => (document.activeElement as HTMLElement | null)?.dataset.index === '0');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('dossier'));
    expect(await textOf(desk, byTestId('codes'))).toContain('A-0142');
    expect(desk.url()).toMatch(/#\/ho-so\/[0-9a-f-]{36}$/);
    expect(await violations(desk)).toEqual([]);
  });

  it('goes down and up the rows, and back to the search from the first', async () => {
    await desk.keyboard.press('/');
    await desk.keyboard.down('Control');
    await desk.keyboard.press('a');
    await desk.keyboard.up('Control');
    await desk.keyboard.press('Backspace');
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('End');
    await expect.poll(focused).toBe('2');
    await desk.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('1');
    await desk.keyboard.press('Home');
    await expect.poll(focused).toBe('0');
    await desk.keyboard.press('ArrowUp');
    expect(await desk.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  });

  it('makes a dossier by hand', async () => {
    await desk.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press(desk, 'h');
    await desk.waitForSelector(byTestId('new-form'));
    await desk.keyboard.type('H26.15.3-261123-0001');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('dossier'));
    expect(await textOf(desk, byTestId('codes'))).toContain('H26.15.3-261123-0001');
    await expect.poll(rows).toBe(4);
    expect(await firstCode()).toContain('H26.15.3-261123-0001');
  });

  it('closes many at once, and takes it back', async () => {
    await desk.goto(`${office.own('desk.html')}#/ho-so`);
    await desk.keyboard.press('/');
    await desk.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('0');
    await desk.keyboard.press(' ');
    await desk.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('1');
    await desk.keyboard.press(' ');
    await desk.waitForSelector(byTestId('bulk-close'));
    expect(await violations(desk)).toEqual([]);
    await desk.select(byTestId('bulk-close'), 'returned');
    await desk.waitForSelector(byTestId('bulk-undo'));
    await expect.poll(() => textOf(desk, byTestId('rows'))).toContain('Đã trả kết quả');
    await desk.click(byTestId('bulk-undo'));
    await expect.poll(() => textOf(desk, byTestId('rows'))).not.toContain('Đã trả kết quả');
  });
});

describe('many dossiers at once, without a mouse', () => {
  it('remind on one day', async () => {
    await desk.goto(`${office.own('desk.html')}#/ho-so`);
    await desk.focus(`${byTestId('rows')} input[type=checkbox]`);
    const isChosen = await desk.$eval(byTestId('bulk-remind-words'), () => true).catch(() => false);
    if (!isChosen) await desk.keyboard.press(' ');
    await desk.waitForSelector(byTestId('bulk-remind'));
    await desk.focus(byTestId('bulk-remind-words'));
    await desk.keyboard.type('gọi lại');
    await desk.keyboard.down('Shift');
    await desk.keyboard.press('Tab');
    await desk.keyboard.up('Shift');
    await desk.keyboard.type('27/11/2026');
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('bulk-undo'));
    expect(await textOf(desk, byTestId('bulk-done'))).toContain('Đã đặt nhắc');
    await desk.click(byTestId('bulk-undo'));
    await expect.poll(() => textOf(desk, byTestId('bulk-done'))).toContain('hoàn tác');
    await desk.evaluate(() => (document.activeElement as HTMLElement).blur());
  });
});

describe('a note', () => {
  const note = 'gọi chị 0912 345 678 **gấp** @24/11 #hẹn';
  const openDossier = async (page: Page, text: string) => {
    await page.keyboard.press('/');
    await page.$eval('input[type=search]', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await page.waitForSelector(byTestId('dossier'));
  };

  it('is whole after a lock that came before the last keys were saved', async () => {
    await openDossier(desk, 'A-0143');
    await desk.type(byTestId('note-new'), note);
    await desk.evaluate(() => chrome.runtime.sendMessage({ name: 'vault/lock', request: null }));
    await desk.waitForSelector('form.unlock');
    await desk.type('form.unlock input[name=passphrase]', PASSPHRASE);
    await desk.keyboard.press('Enter');
    await desk.waitForSelector(byTestId('note-view'));
    const texts = await desk.$$eval(byTestId('note'), (boxes) =>
      boxes.map((box) => (box as HTMLTextAreaElement).value),
    );
    expect(texts).toContain(note);
    const view = await textOf(desk, byTestId('note-view'));
    expect(view).toContain('nhắc ngày 24/11/2026');
    expect(await desk.$eval(`${byTestId('note-view')} strong`, (strong) => strong.textContent)).toBe('gấp');
    expect(await violations(desk)).toEqual([]);
  });

  it('shows a script tag as the letters that it is', async () => {
    await desk.type(byTestId('note-new'), '- <img src=x onerror=alert(1)>');
    await desk.waitForSelector(`${byTestId('note-state')}[data-state="saved"]`);
    expect(await desk.$$eval('.note-view img', (images) => images.length)).toBe(0);
  });

  it('edited in two windows at once stands in both texts', async () => {
    const other = await office.browser.newPage();
    await other.setViewport({ width: 1280, height: 800 });
    await other.goto(desk.url());
    await other.waitForSelector(byTestId('note'));
    const before = (await other.$$(byTestId('note'))).length;
    // Typed on here without a pause, so not saved yet, while the other window saves its own text of the same note.
    await other.evaluate((box) => {
      const area = [...document.querySelectorAll<HTMLTextAreaElement>(box)].find(({ value }) => value.includes('gấp'))!;
      const type = () => {
        area.value = 'bản của cửa sổ hai';
        area.dispatchEvent(new Event('input', { bubbles: true }));
      };
      type();
      const typing = setInterval(() => {
        if (document.querySelector('[data-state=forked]')) clearInterval(typing);
        else type();
      }, 100);
    }, byTestId('note'));
    await desk.evaluate((box) => {
      const area = [...document.querySelectorAll<HTMLTextAreaElement>(box)].find(({ value }) => value.includes('gấp'))!;
      area.value = 'bản của cửa sổ một';
      area.dispatchEvent(new Event('input', { bubbles: true }));
      area.dispatchEvent(new FocusEvent('blur'));
    }, byTestId('note'));
    const texts = () =>
      other.$$eval(byTestId('note'), (boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
    await expect.poll(async () => (await texts()).length, { timeout: 5_000 }).toBeGreaterThan(before);
    await other.reload();
    await other.waitForSelector(byTestId('note'));
    expect(await texts()).toEqual(expect.arrayContaining(['bản của cửa sổ một', 'bản của cửa sổ hai']));
    await other.close();
    await desk.bringToFront();
  });

  it('can be brought back as it was', async () => {
    await desk.click(byTestId('history-open'));
    await desk.waitForSelector(byTestId('history'));
    const lines = await textOf(desk, byTestId('history'));
    expect(lines).toContain('Viết ghi chú');
    const texts = () =>
      desk.$$eval(byTestId('note'), (boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
    const urgent = expect.arrayContaining([expect.stringContaining('**gấp**')]);
    expect(await texts()).not.toEqual(urgent);
    await desk.waitForSelector(byTestId('restore-note'));
    // In the page: the list may be drawn again between finding the button and pressing it.
    await desk.$$eval(byTestId('restore-note'), (buttons) => {
      const ofUrgent = buttons.find((button) => button.closest('li')?.textContent?.includes('**gấp**'));
      (ofUrgent as HTMLButtonElement).click();
    });
    await expect.poll(texts).toEqual(urgent);
  });
});

describe('two dossiers that are one', () => {
  it('are merged, found by either code, and taken apart again', async () => {
    await desk.click(byTestId('merge-open'));
    await desk.waitForSelector(byTestId('merge-find'));
    await desk.click(byTestId('merge-find'), { count: 3 });
    await desk.type(byTestId('merge-find'), 'H26.15');
    await desk.waitForSelector(byTestId('merge-with'));
    await desk.click(byTestId('merge-with'));
    await desk.click(byTestId('merge-yes'));
    await desk.waitForSelector(byTestId('merged'));
    expect(await textOf(desk, byTestId('codes'))).toContain('A-0143 = H26.15.3-261123-0001');
    await expect.poll(() => desk.$eval(byTestId('list-all'), (chip) => chip.textContent)).toContain('3');
    await desk.click(`${byTestId('merged')} button`);
    await expect.poll(() => desk.$eval(byTestId('list-all'), (chip) => chip.textContent)).toContain('4');
    expect(await textOf(desk, byTestId('codes'))).not.toContain('H26.15.3');
  });
});

describe('a disk on which nothing more can be written', () => {
  const full = async (on: boolean) => {
    // The browser says so to the one writer: fault injected below the database.
    const worker = await office.worker();
    await worker.evaluate((no) => {
      const store = IDBObjectStore.prototype as unknown as Record<string, unknown>;
      for (const name of ['put', 'add']) {
        store[`${name}-whole`] ??= store[name];
        store[name] = no
          ? () => {
              throw new DOMException('', 'QuotaExceededError');
            }
          : store[`${name}-whole`];
      }
    }, on);
  };
  const said = 'chị Hương gọi lại lúc ổ đĩa đầy';
  const notes = () => desk.$$eval(byTestId('note'), (boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));

  it('makes the book read-only and says so; what was typed is kept, also when its box is left', async () => {
    await desk.goto(`${office.own('desk.html')}#/ho-so`);
    await search('A-0142');
    await desk.keyboard.press('Enter');
    await desk.waitForFunction(
      (box) => document.querySelector(box)?.textContent?.includes('A-0142'),
      {},
      byTestId('codes'),
    );
    await full(true);
    await desk.type(byTestId('note-new'), said);
    await desk.waitForSelector(`${byTestId('standstill')}[data-reason="quota"]`);
    expect(await textOf(desk, byTestId('standstill'))).toContain('chỉ xem');
    expect(await violations(desk)).toEqual([]);
    // Another dossier can be read meanwhile.
    await desk.evaluate(() => (document.activeElement as HTMLElement).blur());
    await desk.click('input[type=search]', { count: 3 });
    await desk.keyboard.type('A-0145');
    await desk.keyboard.press('Enter');
    await expect.poll(() => textOf(desk, byTestId('codes'))).toContain('A-0145');
    expect(await textOf(desk, byTestId('unsaved'))).toContain('1 ghi chú');
  });

  it('lets the officer carry the list out', async () => {
    const caught = desk.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const create = URL.createObjectURL.bind(URL);
          URL.createObjectURL = (object: Blob) => {
            void object.text().then(resolve);
            return create(object);
          };
          HTMLAnchorElement.prototype.click = () => {};
        }),
    );
    await desk.click(`${byTestId('standstill')} ${byTestId('export-csv')}`);
    await desk.waitForSelector(byTestId('export-yes'));
    expect(await violations(desk)).toEqual([]);
    await desk.click(byTestId('export-yes'));
    const csv = await caught;
    for (const code of ['A-0142', 'A-0143', 'A-0145', 'H26.15.3-261123-0001']) expect(csv).toContain(code);
  });

  it('and when there is room again, everything typed is saved', async () => {
    await full(false);
    await desk.click(byTestId('stop-again'));
    await expect.poll(async () => (await desk.$(byTestId('standstill'))) === null).toBe(true);
    await desk.click('input[type=search]', { count: 3 });
    await desk.keyboard.type('A-0142');
    await desk.keyboard.press('Enter');
    await expect.poll(() => textOf(desk, byTestId('codes'))).toContain('A-0142');
    await expect.poll(notes).toContain(said);
  });
});
