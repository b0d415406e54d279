import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { URLS } from '../portal/hosts.ts';
import { dossiers } from '../portal/officer/dossiers.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';
import { chipsIn, drawnIn } from '../support/overlay.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSPHRASE = 'bốn từ dễ nhớ nhé';
let portal: Portal;
let office: Office;
let tab: Page;

const words = async (page = tab): Promise<string[]> => (await chipsIn(page)).map(({ text }) => text);
const until = (what: () => Promise<unknown>, want: unknown) =>
  expect.poll(() => what().catch(String), { timeout: 10_000, interval: 100 }).toEqual(want);
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve, 900));
};
const visit = async (url: string): Promise<void> => {
  await tab.goto(url, { waitUntil: 'networkidle0' });
  await tab.bringToFront();
};
/** Where everything of the portal stands. */
const geometry = () =>
  tab.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.tagName, left, top, width, height].join(' ');
    }),
  );

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase(PASSPHRASE);
  tab = await office.browser.newPage();
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

const IGATE = [
  'còn 1 ngày · T4 25/11',
  'quá hạn 5 ngày · T4 18/11',
  'chờ bổ sung',
  'còn 3 ngày ≠ 26/11',
  'ngày không đọc được',
  'còn 4 ngày · T2 30/11',
  'đã xong',
  'còn 3 ngày · T6 27/11',
];

describe('chips on the lists of the portals', () => {
  it('stand on the Angular Material list, each with its arithmetic', async () => {
    await visit(URLS.igateList);
    await until(words, IGATE);
    const [first] = await chipsIn(tab);
    expect(first!.title).toContain('Nghỉ: T7 21/11; CN 22/11; thứ Ba 24/11');
  });

  it('stand on the antd list behind code and step, never over its text', async () => {
    await visit(URLS.antdList);
    await until(async () => (await words()).slice(0, 3), IGATE.slice(0, 3));
    const [chip] = await chipsIn(tab);
    const end = await tab.evaluate(() => {
      const line = document.querySelector('.ant-table-tbody td:nth-child(2) div')!;
      const range = document.createRange();
      range.selectNodeContents(line);
      return range.getBoundingClientRect().right;
    });
    expect(chip!.at!.x).toBeGreaterThan(end);
  });

  it('stand on the supplement list: the new appointment, the waiting, the one that never came', async () => {
    await visit(URLS.supplementList);
    await until(
      async () => (await chipsIn(tab)).map(({ title }) => title.split('\n')[0]),
      ['còn 3 ngày · T6 27/11', 'chờ bổ sung', 'chờ bổ sung', 'quá hạn bổ sung'],
    );
  });

  it('stand on a table and on cards of a system that nobody knows', async () => {
    await visit(URLS.plainList);
    await until(async () => (await chipsIn(tab)).length, 8);
  });

  it('do not stand on a form or on a page about one dossier', async () => {
    await visit(URLS.marriage);
    await settled();
    expect(await chipsIn(tab)).toEqual([]);
  });

  it('follow the paging', async () => {
    await visit(`${URLS.igateList}?rows=60`);
    await until(async () => (await chipsIn(tab)).length > 10, true);
    await tab.click('#next');
    const code = dossiers(60)[20]!.code;
    await tab.waitForFunction((text) => document.querySelector('.mat-row')?.textContent?.includes(text), {}, code);
    await until(async () => (await words()).every((text) => /^(còn \d|hôm nay)/.test(text)), true);
    await until(async () => (await chipsIn(tab)).length > 10, true);
    await tab.click('#previous');
    await until(async () => (await words()).slice(0, 3), IGATE.slice(0, 3));
  });

  it('follow rows that are recycled while the list scrolls: no row ever bears another one’s chip', async () => {
    await visit(`${URLS.igateList}?rows=200&virtual`);
    await until(async () => (await words()).slice(0, 3), IGATE.slice(0, 3));
    await tab.evaluate(() => {
      document.querySelector('.viewport')!.scrollTop = 3_000;
    });
    /** In these rows the portal's date is ours: the chip's day must be that of the row it stands on. */
    const wrong = async () => {
      const chips = await chipsIn(tab);
      const days = await tab.evaluate(
        (heights) =>
          heights.map((y) => {
            const row = document
              .elementsFromPoint(700, y)
              .find((element) => element.matches('.mat-cell'))?.parentElement;
            return row?.querySelector('.mat-column-appointment')?.textContent?.slice(0, 5);
          }),
        chips.map(({ at }) => at!.y),
      );
      return chips.length < 6
        ? 'too few'
        : chips.filter(({ title }, n) => !title.split('\n')[0]!.includes(days[n] ?? '?'));
    };
    await until(wrong, []);
    for (const to of [3_300, 5_000, 1_000]) {
      await tab.evaluate((top) => {
        document.querySelector('.viewport')!.scrollTop = top;
      }, to);
      await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      // At once, before anything was asked again: a chip may be missing, never wrong.
      expect(['too few', []]).toContainEqual(await wrong());
    }
    await until(wrong, []);
    await tab.evaluate(() => {
      document.querySelector('.viewport')!.scrollTop = 0;
    });
    await until(async () => (await words()).slice(0, 3), IGATE.slice(0, 3));
  });

  it('move nothing of the portal, and leave no name, number or word of ours in its document', async () => {
    await visit('about:blank');
    await office
      .worker()
      .then((worker) =>
        worker.evaluate(() => chrome.storage.local.set({ settings: { offHosts: ['motcua.tphcm.gov.vn'] } })),
      );
    await visit(`${URLS.igateList}?rows=500&all`);
    await settled();
    expect(await drawnIn(tab)).toEqual([]); // switched off: nothing at all
    const before = await geometry();
    await office.worker().then((worker) => worker.evaluate(() => chrome.storage.local.set({ settings: {} })));
    await visit(`${URLS.igateList}?rows=500&all`);
    await until(async () => (await chipsIn(tab)).length > 10, true);
    expect(await geometry()).toEqual(before);
    const own = await tab.evaluate(() => document.querySelector('tro-ly-mot-cua')!.outerHTML);
    expect(own).toBe('<tro-ly-mot-cua lang="vi"></tro-ly-mot-cua>');
    const said = JSON.stringify(await drawnIn(tab));
    for (const { name, idNumber, phone } of dossiers(8))
      for (const kept of [name, idNumber, phone]) expect(said).not.toContain(kept);
  });

  it('are there for the last of 500 rows when the officer gets there', async () => {
    await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await until(
      async () => (await words()).length > 5 && (await words()).every((text) => /^(còn|hôm nay)/.test(text)),
      true,
    );
  });
});

describe('the list by due date', () => {
  const listed = async () =>
    (await drawnIn(tab)).filter(({ tag, at }) => tag === 'li' && at).map(({ text }) => text.slice(0, 18));
  it('is opened, filtered and used by keyboard alone; Enter brings the row', async () => {
    await visit(`${URLS.igateList}?rows=60&all`);
    await until(async () => (await chipsIn(tab)).length > 10, true);
    const toggle = (await drawnIn(tab)).find(({ className }) => className === 'due-toggle')!;
    expect(toggle.text).toContain('Quá hạn 1');
    await tab.mouse.click(toggle.at!.x, toggle.at!.y);
    await until(async () => (await listed())[0], 'H29.15-261118-0002');
    await tab.keyboard.press('ArrowRight');
    await until(listed, ['H29.15-261118-0002']);
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('End');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Escape');
    await until(listed, []);
    await tab.keyboard.press('Tab');
  });
});

describe('keeping the rows', () => {
  let panel: Page;
  const book = () =>
    panel.evaluate(async () => {
      const { answer } = (await chrome.runtime.sendMessage({ name: 'dossier/list', request: null })) as {
        answer: { dossiers: { code: string; updatedAt: string; portal?: { status?: string; states: unknown[] } }[] };
      };
      return answer.dossiers.toSorted((a, b) => a.code.localeCompare(b.code));
    });
  const violations = async (page: Page, scheme: 'light' | 'dark'): Promise<string[]> => {
    await page.bringToFront();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    });
  };

  it('is asked once a portal, with what would be stored of all its lists; nothing is kept before', async () => {
    await visit(URLS.antdList);
    panel = await office.openPanel(tab);
    await panel.waitForSelector(byTestId('list-question'));
    const question = await textOf(panel, byTestId('list-question'));
    expect(question).toContain('motcua.hatinh.gov.vn');
    expect(question).toContain('H29.15-261119-0001');
    expect(question).toContain('Trần Thị Huệ');
    expect(question).toContain('và 9 hồ sơ nữa');
    for (const { idNumber, phone, address } of dossiers(8))
      for (const never of [idNumber, phone, address]) expect(question).not.toContain(never);
    expect(await book()).toEqual([]);
    expect(await violations(panel, 'light')).toEqual([]);
    expect(await violations(panel, 'dark')).toEqual([]);
  });

  it('asks for a dossier’s own page in the same way: its steps, and nobody’s number, telephone, address or the official’s name', async () => {
    await visit(URLS.igateDossier);
    const question = await textOf(panel, byTestId('list-question'));
    for (const part of [
      'motcua.tphcm.gov.vn',
      'H29.15-261119-0001',
      'Trần Thị Huệ',
      'các bước: Tiếp nhận, Thẩm tra hồ sơ',
    ])
      expect(question).toContain(part);
    const [{ idNumber, phone, address }] = dossiers(1) as [ReturnType<typeof dossiers>[number]];
    for (const never of [idNumber, phone, address, 'Cán bộ']) expect(question).not.toContain(never);
    expect(await chipsIn(tab)).toEqual([]);
    expect(await book()).toEqual([]);
    await visit(URLS.antdList);
    await until(() => textOf(panel, byTestId('list-question')), expect.stringContaining('motcua.hatinh.gov.vn'));
  });

  it('begins with the officer’s yes, and keeps no number, telephone or address', async () => {
    const [chip] = await chipsIn(tab);
    await tab.bringToFront();
    await tab.mouse.click(chip!.at!.x, chip!.at!.y);
    await panel.waitForSelector(byTestId('save'));
    await panel.click(byTestId('list-yes'));
    await panel.waitForSelector(byTestId('list-kept'));
    // The row that stood in the panel unsaved is the kept one now: it cannot be saved a second time.
    await panel.waitForSelector(byTestId('dossier-saved'));
    expect(await panel.$(byTestId('save'))).toBeNull();
    await until(async () => (await book()).length, 12);
    const said = JSON.stringify(await book());
    expect(said).toContain('Trần Thị Huệ');
    for (const { idNumber, phone, address } of dossiers(8))
      for (const never of [idNumber, phone, address]) expect(said).not.toContain(never);
  });

  it('adds nothing on a second visit, and only what changed on a third', async () => {
    const before = await book();
    await visit(URLS.antdList);
    await until(async () => (await chipsIn(tab)).length > 2, true);
    await settled();
    expect(await book()).toEqual(before);
    await tab.click('#again');
    await until(async () => (await book()).filter(({ updatedAt }, n) => updatedAt !== before[n]!.updatedAt).length, 2);
    const after = await book();
    expect(after).toHaveLength(12);
    const of = (code: string) => after.find((dossier) => dossier.code === code)!.portal!;
    expect(of('H29.15-261119-0001').states).toHaveLength(2);
    expect(of('H29.15-261116-0003').status).toBe('Đang xử lý');
  });

  it('opens the dossier of a chip in the panel', async () => {
    const chip = (await chipsIn(tab))[1]!;
    await tab.bringToFront();
    await tab.mouse.click(chip.at!.x, chip.at!.y);
    await until(() => textOf(panel, byTestId('strip')), expect.stringContaining('H29.15-261118-0002'));
    await panel.waitForSelector(byTestId('dossier-saved'));
  });

  it('marks the rows of which we keep notes, as soon as a note is written', async () => {
    await panel.bringToFront();
    await panel.click('#tab-notes');
    // The tab may be drawn once more while the dossier of the chip comes.
    await until(() => panel.type('.view textarea', 'Hẹn gọi lại chiều nay').then(() => true), true);
    await tab.bringToFront();
    await until(async () => (await chipsIn(tab))[1]?.className.includes('note'), true);
    expect(JSON.stringify(await drawnIn(tab))).not.toContain('Hẹn gọi lại');
  });

  it('offers to save the dossier of a row that is not kept', async () => {
    await visit(URLS.plainList);
    await until(async () => (await chipsIn(tab)).length, 8);
    const chip = (await chipsIn(tab))[5]!;
    await tab.mouse.click(chip.at!.x, chip.at!.y);
    await until(() => textOf(panel, byTestId('strip')), expect.stringContaining('H29.15-261120-0006'));
  });

  it('compares the portal’s dates with ours on the desk, with the cause', async () => {
    const desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(`${office.own('desk.html')}#/lech-hen`);
    await desk.waitForSelector(byTestId('difference'));
    const rows = await desk.$$eval(byTestId('difference'), (all) => all.map((row) => row.textContent ?? ''));
    expect(rows).toHaveLength(2);
    for (const part of ['H29.15-261119-0004', '26/11/2026', '27/11/2026', 'cổng hẹn sớm hơn', 'thiếu ngày nghỉ lễ'])
      expect(rows[0]).toContain(part);
    // Its supplement came, and the portal left the appointment of before.
    for (const part of ['H29.15-261116-0003', 'không tính lại sau bổ sung']) expect(rows[1]).toContain(part);
    expect(await violations(desk, 'light')).toEqual([]);
    expect(await violations(desk, 'dark')).toEqual([]);
    await desk.goto(`${office.own('desk.html')}#/cai-dat/danh-sach`);
    await desk.waitForSelector(`${byTestId('list-sites')} li`);
    expect(await textOf(desk, byTestId('list-sites'))).toContain('motcua.hatinh.gov.vn: đang lưu');
    await desk.close();
  });

  it('stops with the lock: chips count from the page alone and say so, and nothing is kept', async () => {
    await visit(URLS.antdList);
    await until(async () => (await chipsIn(tab)).length > 2, true);
    await panel.bringToFront();
    await panel.click(byTestId('lock'));
    await panel.waitForSelector('input[name=passphrase]');
    await tab.bringToFront();
    await until(async () => (await chipsIn(tab))[0]!.title.includes('Kho đang khóa'), true);
    expect((await words()).slice(0, 2)).toEqual(IGATE.slice(0, 2));
  });
});
