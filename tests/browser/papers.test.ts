import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, scanCard, textOf } from '../support/office.ts';

/** The checklist beside the portal's own list of papers, in the built extension. */

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const row = (paperId: string) => `[data-paper="${paperId}"]`;

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

const violations = async (page: Page): Promise<string[]> => {
  await page.bringToFront();
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};
const inBothThemes = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    found.push(...(await violations(page)));
  }
  return found;
};

interface Node {
  nodeName: string;
  nodeValue?: string;
  children?: Node[];
  shadowRoots?: Node[];
}
/** Words of ours in the page, out of the closed shadow root, as only the debugger sees them. */
const ourWords = async (page: Page): Promise<string[]> => {
  const session = await page.createCDPSession();
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node };
  await session.detach();
  const words: string[] = [];
  const walk = (node: Node, ours: boolean): void => {
    if (ours && node.nodeName === '#text' && node.nodeValue?.trim()) words.push(node.nodeValue.trim());
    const inside = ours || node.nodeName === 'TRO-LY-MOT-CUA';
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) walk(child, inside);
  };
  walk(root, false);
  return words;
};
/** What the page itself can read of its document. */
const pageText = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
const press = async (paperId: string, key: 'KeyC' | 'KeyT' | 'KeyS' | 'KeyM'): Promise<void> => {
  await panel.focus(row(paperId));
  await panel.keyboard.press(key);
};
const pressed = (paperId: string, letter: string) =>
  panel.waitForFunction(
    (selector, wanted) => document.querySelector(`${selector} .state[aria-pressed="true"]`)?.textContent === wanted,
    { timeout: 5_000 },
    row(paperId),
    letter,
  );

beforeAll(async () => {
  portal = await startPortal();
  office = await openOffice({ portal, at: '2026-11-23T09:10:00+07:00' });
  await office.setPassphrase('bốn từ dễ nhớ nhé');
  tab = await office.browser.newPage();
  await tab.goto(URLS.attachments);
  panel = await office.openPanel(tab);
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('on the attachment step of a dossier', () => {
  it('the papers are there without a click, since the page names the procedure', async () => {
    await panel.waitForSelector(row('to-khai'));
    expect(await textOf(panel, byTestId('checklist-count'))).toBe('0/3 giấy tờ');
    expect(await ourWords(tab)).toEqual([]);
  });

  it('questions in plain words pick the case', async () => {
    const answer = (question: string, at: number) => `[data-question="${question}"] button:nth-of-type(${at})`;
    await panel.click(answer('nguoi-nop', 2));
    await panel.waitForSelector(`${answer('nguoi-nop', 2)}[aria-pressed="true"]`);
    await panel.click(answer('hoan-canh', 1));
    await panel.waitForSelector(`${answer('hoan-canh', 1)}[aria-pressed="true"]`);
    await expect.poll(() => textOf(panel, byTestId('checklist-count'))).toBe('0/4 giấy tờ');
    expect(await panel.$(`details ${row('bien-ban-bo-roi')}`)).not.toBeNull();
  });

  it('each state is a key away, and stands beside the portal’s own row, which the page cannot read', async () => {
    await scanCard(panel, cardText('bride'));
    await panel.waitForSelector('.person');
    await press('to-khai', 'KeyC');
    await pressed('to-khai', 'C');
    await press('giay-chung-sinh', 'KeyS');
    await pressed('giay-chung-sinh', 'S');
    await press('giay-chung-sinh', 'KeyS');
    await expect.poll(() => textOf(panel, row('giay-chung-sinh'))).toContain('hết hạn');
    await press('van-ban-uy-quyen', 'KeyT');
    await pressed('van-ban-uy-quyen', 'T');
    await expect.poll(() => ourWords(tab)).toEqual(['Có', 'Sai', 'Thiếu', '1/4 giấy tờ']);
    const page = await pageText(tab);
    const [number, , name] = cardText('bride').split('|');
    for (const secret of [number!, name!, '1/4 giấy tờ', 'hết hạn']) expect(page).not.toContain(secret);
  });

  it('the last change is taken back by Ctrl+Z and by the button, on the portal’s page too', async () => {
    await panel.focus(row('van-ban-uy-quyen'));
    await panel.keyboard.down('Control');
    await panel.keyboard.press('KeyZ');
    await panel.keyboard.up('Control');
    await expect.poll(() => ourWords(tab)).toEqual(['Có', 'Sai', '1/4 giấy tờ']);
    await press('van-ban-uy-quyen', 'KeyM');
    await pressed('van-ban-uy-quyen', 'M');
    await expect.poll(() => ourWords(tab)).toContain('Được miễn');
    await panel.click(byTestId('papers-undo'));
    await expect.poll(() => ourWords(tab)).toEqual(['Có', 'Sai', '1/4 giấy tờ']);
  });

  it('can be used without a mouse and without good eyes', async () => {
    expect(await inBothThemes(panel)).toEqual([]);
  });
});

describe('the one request for supplements', () => {
  it('names what nobody looked at, before it can be taken along', async () => {
    expect(await textOf(panel, byTestId('still-open'))).toContain('Văn bản ủy quyền');
    expect(await panel.$(byTestId('copy-supplement'))).toBeNull();
    await panel.click(byTestId('out-anyway'));
    await panel.waitForSelector(byTestId('copy-supplement'));
    expect(await textOf(panel, byTestId('supplement-text'))).toContain('đã hết hạn');
  });

  it('goes into the box that the officer points at, seen before, and comes out again', async () => {
    await panel.click(byTestId('put-open'));
    await panel.waitForSelector(`${byTestId('put-box')} option:nth-child(3)`);
    const labels = await panel.$$eval(`${byTestId('put-box')} option`, (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(labels.slice(1)).toEqual(['Nội dung yêu cầu bổ sung', 'Ghi chú nội bộ']);
    const choose = async (at: number) => {
      const value = await panel.$eval(
        `${byTestId('put-box')} option:nth-child(${at})`,
        (option) => (option as HTMLOptionElement).value,
      );
      await panel.select(byTestId('put-box'), value);
    };
    await choose(3);
    await panel.waitForSelector(`${byTestId('put-commit')}:disabled`); // something stands there: the officer must agree
    await choose(2);
    await panel.waitForSelector(`${byTestId('put-commit')}:not(:disabled)`);
    const seen = await panel.$eval(byTestId('put-preview'), (pre) => pre.textContent);
    expect(portal.model('papers')).toMatchObject({ noiDungBoSung: '', ghiChu: 'đã có từ trước' });
    await panel.click(byTestId('put-commit'));
    await panel.waitForSelector(`${byTestId('put-done')}[data-ok="true"]`);
    expect(portal.model('papers')).toEqual({ noiDungBoSung: seen, ghiChu: 'đã có từ trước' });
    await panel.click(byTestId('put-undo'));
    await expect.poll(() => portal.model('papers').noiDungBoSung).toBe('');
  });

  it('is printed in the words of the law’s form, with the person, on a page of its own', async () => {
    await panel.click(byTestId('print-supplement'));
    const desk = await office.pageAt('desk.html');
    await desk.setViewport({ width: 1100, height: 900 });
    await desk.waitForSelector(byTestId('sheet'));
    const sheet = await textOf(desk, byTestId('sheet'));
    expect(sheet).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
    expect(sheet).toContain('chưa đúng: đã hết hạn');
    expect(desk.url()).toMatch(/#\/in\/supplement\/[0-9a-f-]{36}$/);
    expect(await inBothThemes(desk)).toEqual([]);
    await desk.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await desk.emulateMediaType('print');
    const paper = await desk.$eval(byTestId('sheet'), (of) => {
      const { color, backgroundColor } = getComputedStyle(of);
      const bar = document.querySelector('.desk-bar');
      return { color, backgroundColor, bar: bar ? getComputedStyle(bar).display : '' };
    });
    expect(paper).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)', bar: 'none' });
    await desk.close();
  });
});

describe('a sentence that the office writes again and again', () => {
  it('is written out in the note by its name', async () => {
    await panel.bringToFront();
    await panel.keyboard.down('Alt');
    await panel.keyboard.press('Digit4');
    await panel.keyboard.up('Alt');
    await panel.waitForSelector(byTestId('note-new'));
    await panel.type(byTestId('note-new'), 'Gọi lại. /bosung ');
    const note = await panel.$eval(byTestId('note-new'), (box) => (box as HTMLTextAreaElement).value);
    expect(note).toMatch(
      /^Gọi lại\. Đề nghị Ông\/Bà bổ sung, hoàn thiện hồ sơ H17\.22\.5-261123-0002 .*Giấy chứng sinh/,
    );
    await panel.waitForSelector(`${byTestId('note-state')}[data-state="saved"]`);
    expect(await violations(panel)).toEqual([]);
  });

  it('is the office’s to change; a wrong placeholder is named, a list out of shape is not kept', async () => {
    const desk = await office.browser.newPage();
    await desk.setViewport({ width: 1100, height: 900 });
    await desk.goto(`${office.own('desk.html')}#/cai-dat/mau-cau`);
    await desk.waitForSelector(byTestId('snippet'));
    expect(await inBothThemes(desk)).toEqual([]);
    await desk.click(byTestId('snippet-add'));
    const last = `${byTestId('snippet')}:last-child`;
    await desk.type(`${last} input`, 'bosung');
    await desk.type(`${last} textarea`, 'Kính gửi {người ký}');
    await desk.keyboard.press('Tab');
    await desk.waitForSelector('[role="alert"]');
    expect(await textOf(desk, last)).toContain('{người ký}');
    await desk.click(`${last} input`, { count: 3 });
    await desk.type(`${last} input`, 'kinhgui');
    await desk.keyboard.press('Tab');
    await desk.waitForFunction(() => !document.querySelector('[role="alert"]'));
    await desk.goto(`${office.own('desk.html')}#/cai-dat/don-vi`);
    await desk.waitForSelector(byTestId('office-name'));
    expect(await inBothThemes(desk)).toEqual([]);
    await desk.close();
  });

  it('holds at the counter at once; what nobody knows stays visible in it and is named', async () => {
    await panel.bringToFront();
    await expect.poll(() => textOf(panel, '.notes')).toContain('/kinhgui');
    await panel.type(byTestId('note-new'), ' /kinhgui ');
    await panel.waitForSelector(byTestId('snippet-left'));
    expect(await textOf(panel, byTestId('snippet-left'))).toContain('{người ký}');
    const note = await panel.$eval(byTestId('note-new'), (box) => (box as HTMLTextAreaElement).value);
    expect(note).toMatch(/ Kính gửi \{người ký\}$/);
    await panel.waitForSelector(`${byTestId('note-state')}[data-state="saved"]`);
  });
});

describe('the portal’s own page of a procedure', () => {
  it('is compared with the catalogue', async () => {
    await tab.bringToFront();
    await tab.goto(URLS.marriageProcedure);
    await panel.bringToFront();
    await panel.waitForSelector(byTestId('differences'));
    const kinds = await panel.$$eval(`${byTestId('differences')} li`, (all) =>
      all.map((one) => one.getAttribute('data-kind')),
    );
    expect(kinds).toEqual(['only-portal', 'only-portal']);
    expect(await ourWords(tab)).toEqual([]);
  });

  it('is taken over by one click as the office’s own, with its address and the day, and can be given back', async () => {
    await panel.click(`${byTestId('differences')} summary`);
    await panel.click(byTestId('take-over'));
    await panel.waitForSelector(byTestId('taken'));
    expect(await panel.$(byTestId('differences'))).toBeNull();
    expect(await textOf(panel, '.checklist')).toContain('Bản án hoặc quyết định của Tòa án');
    const kept = await (await office.worker()).evaluate(async () => {
      const { 'office:procedures': own } = await chrome.storage.local.get('office:procedures');
      return own as { corrections: object[] };
    });
    expect(kept.corrections).toMatchObject([{ basis: URLS.marriageProcedure, on: '2026-11-23' }]);
    await panel.click(`${byTestId('taken')} button`);
    await panel.waitForSelector(byTestId('differences'));
  });

  it('of a procedure that we do not have makes it usable in one click', async () => {
    await tab.bringToFront();
    await tab.goto(URLS.unknownProcedure);
    await panel.bringToFront();
    await panel.waitForSelector(byTestId('unknown-procedure'));
    expect(await textOf(panel, byTestId('unknown-procedure'))).toContain('3 giấy tờ');
    await panel.click(byTestId('take-over'));
    await panel.waitForSelector('[data-paper]');
    expect(await textOf(panel, byTestId('cases'))).toContain('đề nghị lần đầu');
    expect(await inBothThemes(panel)).toEqual([]);
  });

  it('with tables that nobody should read says so, one sentence each', async () => {
    await tab.bringToFront();
    await tab.goto(URLS.badTables);
    await panel.bringToFront();
    await panel.waitForSelector('[data-refused="nested"]');
    const refused = await panel.$$eval('[data-refused]', (all) => all.map((one) => one.getAttribute('data-refused')));
    expect(refused).toEqual(['empty', 'other-language', 'nested']);
    expect(await textOf(panel, '.view')).toContain('1 tên giấy tờ dài quá 400 ký tự');
  });
});

describe('the dossier that was left', () => {
  it('is there again with its states when its page comes back, on the portal’s rows too', async () => {
    await tab.bringToFront();
    await tab.goto(URLS.attachments);
    await panel.bringToFront();
    await expect.poll(() => textOf(panel, byTestId('checklist-count'))).toBe('1/4 giấy tờ');
    await expect.poll(() => ourWords(tab)).toEqual(['Có', 'Sai', '1/4 giấy tờ']);
  });

  it('leaves nothing on the portal’s page once the desk is locked', async () => {
    await panel.click(byTestId('lock'));
    await panel.waitForSelector('input[type="password"]');
    await expect.poll(() => ourWords(tab)).toEqual([]);
  });
});
