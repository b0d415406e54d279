import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCsv } from '../../utils/sheet/csv.ts';
import { URLS } from '../portal/hosts.ts';
import { dossiers } from '../portal/officer/dossiers.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { tell } from '../support/ask.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';
import { pdf } from '../support/pdf.ts';
import { photograph, png } from '../support/photograph.ts';
import { scanProfile } from '../support/profile-scan.ts';
import { planted } from '../support/stretch.ts';

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const PIN = '825914';
const PEOPLE = Array.from({ length: 50 }, (_, n) => planted(n));
const PDF_LINE = 'TO KHAI CUA TRUONG THI BIA DAT PK';
const SEARCHED = 'chỉ gõ vào ô tìm kiếm thôi nhé';
const ADDRESS_BAR = 'chỉ gõ vào thanh địa chỉ thôi nhé';
const REMINDED = 'nhớ hỏi lại sổ hộ khẩu cũ của bà';
const TAG = 'thẻ nhà bà ngoại ở làng Bịa';

let folder: string;
let profile: string;
let portal: Portal;
let office: Office;
let desk: Page;
let recoveryKey: string;

const chooseFile = async (selector: string, path: string) => {
  const input = (await desk.waitForSelector(selector)) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
};
const at = (route: string) => desk.goto(`${office.own('desk.html')}#/${route}`);
const open = async (text: string) => {
  await at('ho-so');
  await desk.waitForSelector('input[type=search]');
  await desk.click('input[type=search]', { count: 3 });
  await desk.keyboard.type(text);
  await desk.keyboard.press('Enter');
  await desk.waitForSelector(byTestId('dossier'));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlmc-leaks-'));
  profile = join(folder, 'profile');
  await mkdir(join(folder, 'outside'));
  portal = await startPortal();
  office = await openOffice({ portal, userDataDir: profile, at: '2026-11-23T09:10:00+07:00' });
  const cdp = await office.browser.target().createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: join(folder, 'backup') });
  const welcome = await office.setPassphrase(PASSPHRASE);
  recoveryKey = (
    await welcome.$$eval(`${byTestId('sheet-key')} li`, (items) => items.map((li) => li.textContent))
  ).join('-');
  desk = await office.browser.newPage();
  await desk.setViewport({ width: 1280, height: 800 });
});
afterAll(async () => {
  await office?.close().catch(() => {});
  await portal?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a day with fifty people whose names, numbers and words are known', () => {
  it('takes in a register, keeps a portal’s list, attaches, notes, tags, reminds, searches, backs up', async () => {
    const register = join(folder, 'outside', 'so.csv');
    const rows = PEOPLE.map(({ name, number, words }, n) => [
      `A-${1_000 + n}`,
      name,
      number,
      '20/11/2026 09:10',
      words,
    ]);
    await writeFile(register, writeCsv([['Mã hồ sơ', 'Họ và tên', 'Số CCCD', 'Ngày nhận', 'Ghi chú'], ...rows]));
    await at('nhap-so');
    await chooseFile(byTestId('import-file'), register);
    await (await desk.waitForSelector(byTestId('import-run')))!.click();
    await desk.waitForSelector(`${byTestId('import-done')}[data-added="50"]`);

    const tab = await office.browser.newPage();
    await tab.goto(URLS.antdList, { waitUntil: 'networkidle0' });
    await tell(desk, 'list/decide', { host: new URL(URLS.antdList).host, keep: true });
    const all = () => tell<{ dossiers: unknown[] }>(desk, 'dossier/list', null);
    await expect.poll(async () => (await all()).dossiers.length, { timeout: 10_000 }).toBeGreaterThan(55);
    await tab.close();
    await desk.bringToFront();

    await open('A-1007');
    await desk.type(byTestId('note-new'), `${PEOPLE[8]!.words}, gọi ${PEOPLE[9]!.name} số ${PEOPLE[9]!.number}`);
    await desk.waitForSelector(`${byTestId('note-state')}[data-state="saved"]`);
    const paper = join(folder, 'outside', `${PEOPLE[10]!.name}.pdf`);
    const picture = join(folder, 'outside', `${PEOPLE[11]!.number}.png`);
    await writeFile(paper, pdf(PDF_LINE));
    const pixels = png(photograph([{ text: PEOPLE[12]!.number, module: 4 }], { width: 300, height: 300 }));
    await writeFile(picture, pixels);
    for (const path of [paper, picture]) await chooseFile(byTestId('attach'), path);
    await expect.poll(async () => (await desk.$$(byTestId('attachment'))).length).toBe(2);
    // Shown once, so that whatever showing leaves behind is there to be found.
    await desk.$$eval(`${byTestId('attachment')} button.grow`, (all) => {
      for (const each of all) (each as HTMLElement).click();
    });
    await desk.waitForSelector(`${byTestId('attachment')} iframe`);
    await desk.waitForSelector(`${byTestId('attachment')} img`);

    await at('ho-so');
    await desk.waitForSelector(`${byTestId('rows')} input[type=checkbox]`);
    await desk.click(`${byTestId('rows')} input[type=checkbox]`);
    await desk.type(byTestId('bulk-tag'), TAG);
    await desk.keyboard.press('Enter');
    await expect.poll(() => textOf(desk, byTestId('bulk-done')).catch(() => '')).toContain('thẻ');
    await desk.type('fieldset input[inputmode=numeric]', '27/11/2026');
    await desk.type(byTestId('bulk-remind-words'), REMINDED);
    await desk.keyboard.press('Enter');
    await expect.poll(() => textOf(desk, byTestId('bulk-done'))).toContain('nhắc');
    for (const text of [SEARCHED, PEOPLE[13]!.name, PEOPLE[14]!.number]) {
      await desk.click('input[type=search]', { count: 3 });
      await desk.keyboard.type(text);
    }
    // Typed behind 'hs' in the address bar, as the browser hands it over; what the bar itself remembers is the browser's.
    const worker = await office.worker();
    await worker.evaluate(
      (texts) => {
        const bar = chrome.omnibox as unknown as Record<string, { dispatch: (...given: unknown[]) => void }>;
        bar.onInputStarted!.dispatch();
        for (const text of texts) bar.onInputChanged!.dispatch(text, () => {});
        bar.onInputEntered!.dispatch(texts[0]);
      },
      [ADDRESS_BAR, PEOPLE[15]!.name],
    );
    await new Promise((resolve) => setTimeout(resolve, 800)); // the desk comes to the front with that search
    await desk.bringToFront();
    await at('cai-dat/bao-ve');
    await desk.waitForSelector(byTestId('pin'));
    await desk.type(`${byTestId('pin')} input[name=pin]`, PIN);
    await desk.type(`${byTestId('pin')} input[name=old]`, PASSPHRASE);
    await desk.click(`${byTestId('pin')} button`);
    await desk.waitForSelector(`${byTestId('pin')} ${byTestId('done')}`);
    await tell(desk, 'book/pack', null);
    await at('cai-dat/sao-luu');
    await (await desk.waitForSelector(`${byTestId('backup')}:not(:disabled)`))!.click();
    await expect
      .poll(() => textOf(desk, byTestId('backup-said')).catch(() => ''), { timeout: 20_000 })
      .toMatch(/Đã lưu \d+ hồ sơ/);
    const saved = async () =>
      (await readdir(join(folder, 'backup')).catch(() => [])).filter((name) => name.endsWith('.tlmc'));
    await expect.poll(async () => (await saved()).length, { timeout: 10_000 }).toBe(1);
    await tell(desk, 'vault/lock', null);
    await office.close();
  });

  it('leaves none of them in the profile or in the backup, in no encoding', async () => {
    const ours = [
      ...PEOPLE.flatMap(({ name, number, words }) => [name, number, words]),
      ...[PDF_LINE, SEARCHED, ADDRESS_BAR, REMINDED, TAG, PASSPHRASE, recoveryKey, recoveryKey.replaceAll('-', '')],
    ];
    const portals = dossiers(8).map(({ name }) => name);
    const { leaks, filesScanned } = await scanProfile(profile, portals, ours);
    expect(filesScanned).toBeGreaterThan(50);
    expect(leaks).toEqual([]);
    const backup = await scanProfile(join(folder, 'backup'), [], [...portals, ...ours]);
    expect(backup).toMatchObject({ filesScanned: 1, leaks: [] });
    expect(backup.bytesScanned).toBeGreaterThan(50_000);
  });

  it('and would be found, in whatever encoding, where one lay in clear', async () => {
    const control = join(folder, 'control');
    await mkdir(control);
    const { name, number, words } = PEOPLE[3]!;
    const around = (bytes: Buffer) => Buffer.concat([Buffer.from([1, 2, 3]), bytes, Buffer.from([4])]);
    const forms: Record<string, Buffer> = {
      'utf-8': Buffer.from(words),
      'utf-8 nfd': Buffer.from(name.normalize('NFD')),
      'utf-16': Buffer.from(name, 'utf16le'),
      hex: Buffer.from(Buffer.from(words).toString('hex')),
      base64: Buffer.from(Buffer.from(`xy${words}`).toString('base64')),
    };
    for (const [form, bytes] of Object.entries(forms))
      await writeFile(join(control, form.replace(' ', '-')), around(bytes));
    await writeFile(join(control, 'picture'), await readFile(join(folder, 'outside', `${PEOPLE[11]!.number}.png`)));
    const { leaks } = await scanProfile(control, [], [name, number, words]);
    expect(leaks.map(({ encoding }) => encoding).sort()).toEqual(Object.keys(forms).sort());
  });
});
