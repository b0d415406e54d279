import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { openCounter, PASSPHRASE } from '../support/counter.ts';
import { byTestId, type Office, scanCard, textOf } from '../support/office.ts';

const GROOM = cardText('groom');

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

const message = () => textOf(panel, byTestId('scan-message'));
const people = async () => (await panel.$$(byTestId('person'))).length;
const stored = () =>
  panel.evaluate(async () => {
    const answer = (await chrome.runtime.sendMessage({ name: 'dossier/list', request: null })) as {
      answer: { dossiers: unknown[] };
    };
    return answer.answer.dossiers.length;
  });
const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 10_000, interval: 50 }).toBe(true);
};
const writeCount = () => panel.$eval(byTestId('counts'), (element) => Number((element as HTMLElement).dataset.write));
/** Waits for the preview of the form with both people, and confirms who is who. */
const confirmed = async () => {
  await scanCard(panel, GROOM);
  await scanCard(panel, cardText('bride'));
  await until(async () => (await writeCount()) > 0);
  await panel.click(byTestId('confirm'));
  await panel.waitForSelector(byTestId('commit'));
};

beforeAll(async () => {
  ({ portal, office, tab, panel } = await openCounter(URLS.front));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});
beforeEach(async () => {
  if (await panel.$(byTestId('end-turn'))) await panel.click(byTestId('end-turn'));
  await panel.click('#tab-fill');
  portal.records.length = 0;
});

describe('what is scanned', () => {
  it.each([
    ['is no card', 'https://example.invalid/khong-phai-the', 'thẻ'],
    ['was cut off in the middle', '033092014786|145013582|Phạm Quốc Bảo|1708', 'quét lại'],
    ['has a number of 13 digits', `0${GROOM}`, '12 chữ số'],
  ])('%s: the officer is told what to do, and nobody joins the counter', async (_, text, words) => {
    await scanCard(panel, text);
    await until(async () => (await message()).toLowerCase().includes(words));
    expect(await people()).toBe(0);
  });

  it('has a birth date in the future: the person comes without it, with a warning', async () => {
    await scanCard(panel, GROOM.replace('17081992', '17082092'));
    await until(async () => (await people()) === 1);
    const shown = await textOf(panel, '.people');
    expect(shown).not.toContain('2092');
    expect(shown).toContain('⚠');
  });

  it('is the same person a second time: updated, not doubled', async () => {
    await scanCard(panel, GROOM);
    await until(async () => (await people()) === 1);
    await scanCard(panel, GROOM);
    await until(async () => (await message()).includes('đã có ở quầy'));
    expect(await people()).toBe(1);
  });

  it('comes while a list has the focus: it lands in the capture line and chooses nothing', async () => {
    await tab.goto(URLS.marriage);
    await scanCard(panel, GROOM);
    await panel.waitForSelector('#role-wife');
    await panel.focus('#role-wife');
    for (const character of cardText('bride')) await panel.keyboard.type(character);
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 2);
    expect(await panel.$eval('#role-husband', (select) => (select as HTMLSelectElement).selectedIndex)).toBe(1);
  });
});

describe('a scanner that ends with CR and LF', () => {
  it('scans, and its second Enter confirms nothing', async () => {
    await tab.goto(URLS.marriage);
    await scanCard(panel, GROOM);
    await until(async () => (await people()) === 1);
    await until(async () => (await writeCount()) > 0);
    await scanCard(panel, cardText('bride'));
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 2);
    expect(await panel.$(byTestId('commit'))).toBeNull();
  });
});

describe('the page', () => {
  it('has no form: the panel says so and offers nothing to fill', async () => {
    await tab.goto(URLS.marriageProcedure);
    await until(async () => (await textOf(panel, '.view')).includes('không có biểu mẫu'));
    expect(await panel.$(byTestId('confirm'))).toBeNull();
  });

  it('is no portal: the panel says where to go', async () => {
    await tab.goto('about:blank');
    await until(async () => (await textOf(panel, '.view')).includes('mở biểu mẫu trên cổng dịch vụ công'));
  });

  it('lost the frame of its form between preview and fill: every field is reported, nothing is written, nothing is kept', async () => {
    await tab.goto(URLS.marriage);
    await confirmed();
    const before = await stored();
    await tab.$eval('iframe', (frame) => frame.remove());
    await panel.click(byTestId('commit'));
    await panel.waitForSelector(`${byTestId('receipt')}[data-filled="0"]`);
    expect(await textOf(panel, '.preview')).toMatch(/không còn|đã đóng|đã chuyển|mở lại/i);
    expect(portal.model('2056')).not.toHaveProperty('HoTenBenNu', 'Đỗ Thị Mai Hương');
    expect(await stored()).toBe(before);
  });

  it('was left for another page between preview and fill: nothing is written there', async () => {
    await tab.goto(URLS.marriage);
    await confirmed();
    await tab.goto(URLS.birth);
    await tab.waitForFunction(() => document.querySelectorAll('.formio-component').length > 10);
    await until(async () => (await panel.$(byTestId('commit'))) === null);
    expect(JSON.stringify(portal.model('1.001193'))).not.toContain('Phạm Quốc Bảo');
  });
});

describe('the background worker', () => {
  it('dies between preview and fill: the fill goes through as if nothing had happened', async () => {
    await tab.goto(URLS.marriage);
    await confirmed();
    await office.killWorker();
    await panel.click(byTestId('commit'));
    await panel.waitForSelector(`${byTestId('receipt')}[data-failed="0"]`);
    expect(portal.model('2056')).toMatchObject({ HoTenBenNu: 'Đỗ Thị Mai Hương', HoTenBenNam: 'Phạm Quốc Bảo' });
  });
});

describe('a locked vault', () => {
  it('takes no scan, shows nobody, and fills nothing', async () => {
    await tab.goto(URLS.marriage);
    await confirmed();
    await panel.click(byTestId('lock'));
    await panel.waitForSelector('input[name=passphrase]');
    expect(await textOf(panel, 'body')).not.toContain('Phạm Quốc Bảo');
    const refused = (await panel.evaluate(
      async () => await chrome.runtime.sendMessage({ name: 'plan/commit', request: { tabId: 1, frames: [] } }),
    )) as { ok: boolean; reason: string };
    expect(refused).toEqual({ ok: false, reason: 'locked' });
    // A scanner types into the passphrase box: refused like any wrong passphrase, and nobody joins the counter.
    await panel.focus('input[name=passphrase]');
    for (const character of GROOM) await panel.keyboard.type(character);
    await panel.keyboard.press('Enter');
    await until(async () => (await textOf(panel, byTestId('unlock-problem'))).length > 0);
    await panel.$eval('input[name=passphrase]', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await panel.type('input[name=passphrase]', PASSPHRASE);
    await panel.click('button[type=submit]');
    await panel.waitForSelector('#capture');
    expect(await people()).toBe(0);
  });
});
