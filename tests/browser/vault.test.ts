import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Portal, startPortal } from '../portal/server.ts';
import { tell } from '../support/ask.ts';
import { violations } from '../support/axe.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';
import { pdf } from '../support/pdf.ts';
import { photograph, png } from '../support/photograph.ts';

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const NEXT = 'mưa phùn tháng chạp 5';
const NAME = 'Đỗ Thị Mai Hương';
const NUMBER = '001195002418';
const NOTE = 'Chị Mai Hương hẹn chiều thứ Tư';
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const AT = '2026-11-23T09:05:00+07:00';

let portal: Portal;
let office: Office;
let desk: Page;
let sheet: string;
let downloads: string;

const eventsOf = (dossierId: string, code: string, result?: string) => {
  const base = () => ({ id: crypto.randomUUID(), dossierId, at: AT });
  const citizen = { fullName: NAME, personalId: NUMBER, source: 'qr-cccd', warnings: [] };
  return [
    { ...base(), type: 'opened', procedureCode: '1.000894', host: 'dichvucong.gov.vn' },
    { ...base(), type: 'code-set', code },
    { ...base(), type: 'people-set', people: [{ role: 'wife', citizen }] },
    { ...base(), type: 'note-written', noteId: crypto.randomUUID(), text: NOTE },
    ...(result
      ? [
          { ...base(), type: 'received', receivedAt: '2026-11-23T09:01:00+07:00', channel: 'counter' },
          { ...base(), type: 'result', resultAt: result },
        ]
      : []),
  ];
};
const section = async (id: string, ready: string) => {
  await desk.goto(`${office.own('desk.html')}#/cai-dat/${id}`);
  await desk.waitForSelector(ready);
};
/** The boxes of the form that opens: the settings have boxes of the same names, for as long as the page has not heard of a lock. */
const unlock = async (page: Page, passphrase: string) => {
  await page.waitForSelector('form.unlock input[name=passphrase]');
  await page.type('form.unlock input[name=passphrase]', passphrase);
  await page.click('form.unlock button[type=submit]');
};
const saysOf = (page: Page, id: string) =>
  expect.poll(() => textOf(page, byTestId(id)).catch(() => ''), { timeout: 15_000, interval: 50 });
const newFile = async (): Promise<string> => {
  let found: string | undefined;
  await expect
    .poll(async () => (found = (await readdir(downloads)).find((name) => name.endsWith('.tlmc'))), { timeout: 10_000 })
    .toBeTruthy();
  return join(downloads, found!);
};
const chooseFile = async (page: Page, selector: string, path: string) => {
  const input = (await page.$(selector)) as import('puppeteer-core').ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
};

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'tlmc-downloads-'));
  portal = await startPortal();
  office = await openOffice({ portal, at: AT });
  const cdp = await office.browser.target().createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads, eventsEnabled: false });
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
  await rm(downloads, { recursive: true, force: true });
});

describe('the first day', () => {
  it('shows the recovery sheet once, right after the passphrase, and prints it alone', async () => {
    const welcome = await office.setPassphrase(PASSPHRASE);
    await welcome.waitForSelector(byTestId('sheet'));
    const groups = await welcome.$$eval(`${byTestId('sheet-key')} li`, (items) =>
      items.map((item) => item.textContent),
    );
    sheet = groups.join('-');
    expect(sheet).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    await welcome.emulateMediaType('print');
    const printed = await welcome.evaluate(() => document.body.innerText);
    expect(printed).toContain(groups[0]);
    expect(printed).not.toContain('Đã sẵn sàng');
    expect(printed).not.toContain('In phiếu');
    await welcome.emulateMediaType();
    await welcome.reload();
    await welcome.waitForSelector(byTestId('vault-ready'));
    expect(await welcome.$(byTestId('sheet'))).toBeNull();
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(office.own('desk.html'));
    await desk.waitForSelector('.desk-bar');
    await tell(desk, 'dossier/append', { dossierId: ID, events: eventsOf(ID, 'H26.15.3-261123-0001') });
    await tell(desk, 'dossier/append', {
      dossierId: OTHER,
      events: eventsOf(OTHER, 'H26.15.3-261123-0002', '2026-11-23T09:04:00+07:00'),
    });
  });
});

describe('attachments', () => {
  const picture = png(photograph([{ text: 'to khai sai', module: 4 }], { width: 200, height: 200 }));

  it('are kept with the dossier and shown when they are opened', async () => {
    const path = join(downloads, 'tờ khai sai.png');
    await writeFile(path, picture);
    await desk.goto(`${office.own('desk.html')}#/ho-so/${ID}`);
    await desk.waitForSelector(byTestId('attach'));
    await chooseFile(desk, byTestId('attach'), path);
    await desk.waitForSelector(byTestId('attachment'));
    expect(await textOf(desk, byTestId('attachment'))).toContain('tờ khai sai.png');
    await desk.click(`${byTestId('attachment')} button`);
    await desk.waitForSelector(`${byTestId('attachment')} img`);
    const width = () => desk.$eval(`${byTestId('attachment')} img`, (img) => (img as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBe(200);
  });

  it('that are PDFs are read beside the dossier, in the browser’s own viewer', async () => {
    const path = join(downloads, 'đơn.pdf');
    await writeFile(path, pdf('TO KHAI SAI'));
    await chooseFile(desk, byTestId('attach'), path);
    const line = '::-p-xpath(//li[@data-testid="attachment"][contains(., "đơn.pdf")])';
    const press = async (button: string) => (await desk.waitForSelector(`${line} >>> ${button}`))?.click();
    await press('button.grow');
    await desk.waitForSelector(`${byTestId('attachment')} iframe`);
    const isViewer = (url: string) => url.startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai');
    await expect.poll(() => desk.frames().some((frame) => isViewer(frame.url())), { timeout: 10_000 }).toBe(true);
    // The place of the bytes ends with the view.
    const address = await desk.$eval('iframe', (frame) => frame.src);
    await press('button.grow');
    await expect.poll(async () => (await desk.$('iframe')) === null).toBe(true);
    expect(
      await desk.evaluate(
        (url) =>
          fetch(url).then(
            () => 'there',
            () => 'gone',
          ),
        address,
      ),
    ).toBe('gone');
    await press('button[aria-label]');
    await press('button.danger');
    await expect.poll(async () => (await desk.$$(byTestId('attachment'))).length).toBe(1);
  });

  it('are refused when they are something else under a picture’s name', async () => {
    const path = join(downloads, 'ảnh.png');
    await writeFile(path, '<svg onload="alert(1)">');
    await chooseFile(desk, byTestId('attach'), path);
    await saysOf(desk, 'attach-problem').toContain('không phải ảnh');
    expect(await desk.$$(byTestId('attachment'))).toHaveLength(1);
  });
});

describe('a backup', () => {
  let file: string;

  it('is asked for while there is none, made by one click, and then no longer asked for', async () => {
    await section('sao-luu', byTestId('backup'));
    await desk.waitForSelector(byTestId('backup-due'));
    await desk.click(byTestId('backup'));
    await saysOf(desk, 'backup-said').toContain('Đã lưu 2 hồ sơ');
    file = await newFile();
    await expect.poll(async () => (await desk.$(byTestId('backup-due'))) === null).toBe(true);
    const bytes = await readFile(file);
    for (const text of [NAME, NUMBER, NOTE, 'tờ khai sai']) {
      expect(bytes.includes(Buffer.from(text))).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
  });

  it('brings a deleted dossier back, after a dry run that says what it would do', async () => {
    await tell(desk, 'dossier/delete', { dossierId: ID });
    await section('sao-luu', byTestId('merge-file'));
    // The browser of the test is English; the box is not, is reached by Tab, and has a name for who hears it.
    expect(await textOf(desk, '.file-field')).toBe('Chọn tệp…chưa chọn tệp nào');
    const named = (box: Element) => (box as HTMLInputElement).labels?.[0]?.textContent;
    expect(await desk.$eval(byTestId('merge-file'), named)).toContain('Tệp sao lưu (.tlmc)');
    await desk.focus(byTestId('merge-file'));
    expect(await desk.$eval(byTestId('merge-file'), (box) => box === document.activeElement)).toBe(true);
    await chooseFile(desk, byTestId('merge-file'), file);
    await expect.poll(() => textOf(desk, '.file-field')).toBe(`Chọn tệp…${basename(file)}`);
    await desk.waitForSelector(byTestId('dry-run'));
    expect(await textOf(desk, byTestId('dry-run'))).toContain('1 hồ sơ đã xóa ở đây');
    expect(await tell(desk, 'dossier/read', { dossierId: ID })).toBeNull();
    await desk.click(`${byTestId('dry-run')} input[type=checkbox]`);
    await desk.click(byTestId('merge'));
    await saysOf(desk, 'backup-said').toContain('Đã nhập xong');
    expect(await tell(desk, 'dossier/read', { dossierId: ID })).toMatchObject({ notes: [{ text: NOTE }] });
  });

  it('that is damaged or no backup at all is refused with a sentence', async () => {
    const bytes = await readFile(file);
    bytes[bytes.length - 40]! ^= 1;
    const bad = join(downloads, 'hong.tlmc');
    await writeFile(bad, bytes);
    await chooseFile(desk, byTestId('merge-file'), bad);
    await saysOf(desk, 'backup-said').toContain('bị hỏng');
    await writeFile(bad, 'PK\u0003\u0004');
    await chooseFile(desk, byTestId('merge-file'), bad);
    await saysOf(desk, 'backup-said').toContain('không phải bản sao lưu');
  });

  it('makes the whole book on another PC, opened by the passphrase', async () => {
    const elsewhere = await openOffice({ portal, at: '2026-11-24T08:00:00+07:00' });
    try {
      const welcome = await elsewhere.pageAt('welcome.html');
      await welcome.waitForSelector('summary');
      await welcome.click('summary');
      await chooseFile(welcome, 'input[name=file]', file);
      await welcome.type('input[name=secret]', 'một mật khẩu khác');
      await welcome.click(`${byTestId('restore-form')} button`);
      await saysOf(welcome, 'restore-problem').toContain('Mật khẩu');
      await welcome.$eval('input[name=secret]', (input) => {
        (input as HTMLInputElement).value = '';
      });
      await welcome.type('input[name=secret]', PASSPHRASE);
      await welcome.click(`${byTestId('restore-form')} button`);
      await welcome.waitForSelector(byTestId('vault-ready'), { timeout: 20_000 });
      expect(await tell(welcome, 'dossier/list', null)).toMatchObject({ dossiers: [{}, {}], damaged: [] });
      expect(await tell(welcome, 'dossier/read', { dossierId: ID })).toMatchObject({ notes: [{ text: NOTE }] });
    } finally {
      await elsewhere.close();
    }
  });

  it('goes into a chosen folder by itself, once a day, and the oldest of ours go', async () => {
    // The browser's own dialog cannot be driven; a folder of the page's private file system is the same kind of handle.
    await desk.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sao-luu', { create: true });
      for (let n = 10; n < 22; n++) await folder.getFileHandle(`so-ho-so-2026-11-${n}-0800.tlmc`, { create: true });
      Object.assign(window, { showDirectoryPicker: async () => folder });
    });
    const names = () =>
      desk.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sao-luu');
        const found: string[] = [];
        for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) found.push(name);
        return found.sort();
      });
    const button = await desk.waitForSelector('::-p-text(Chọn thư mục…)');
    await button?.click();
    await desk.waitForSelector(`${byTestId('folder-state')}[data-state="ready"]`);
    const of = async (day: string) => (await names()).filter((name) => name.includes(day)).length;
    await expect.poll(() => of('2026-11-23')).toBe(1);
    expect(await names()).toHaveLength(10);
    await office.clock.set('2026-11-24T09:30:00+07:00');
    // A page that is loaded again keeps the clock of before; a new one has the new day.
    await desk.close();
    desk = await office.browser.newPage();
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(office.own('desk.html'));
    await unlock(desk, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
    await expect.poll(() => of('2026-11-24'), { timeout: 10_000 }).toBe(1);
  });
});

describe('the duties', () => {
  it('the log says which dossier was opened, printed and backed up, and can be read in the settings', async () => {
    await desk.goto(`${office.own('desk.html')}#/ho-so/${ID}`);
    await desk.waitForSelector(byTestId('dossier'));
    await desk.evaluate(() => Object.assign(window, { print: () => {} }));
    const print = await desk.waitForSelector('article ::-p-text(In)');
    await print?.click();
    await section('nhat-ky', byTestId('log'));
    const lines = await textOf(desk, byTestId('log'));
    for (const part of ['Mở xem', 'In', 'Sao lưu', 'Khôi phục', 'Đính kèm tệp', 'Xóa hồ sơ', 'H26.15.3-261123-0001'])
      expect(lines).toContain(part);
    expect(lines).not.toContain(NAME);
  });

  it('people of a closed dossier are destroyed when their time is over, by itself, after the next unlock', async () => {
    await office.clock.set('2027-02-22T08:00:00+07:00');
    await desk.reload();
    await unlock(desk, PASSPHRASE);
    const people = async () =>
      ((await tell(desk, 'dossier/read', { dossierId: OTHER })) as { people: unknown[] }).people.length;
    await expect.poll(people, { timeout: 10_000 }).toBe(0);
    expect(await tell(desk, 'dossier/read', { dossierId: ID })).toMatchObject({
      people: [{ citizen: { fullName: NAME } }],
    });
  });

  it('one person is erased everywhere, with a receipt that does not name them', async () => {
    await section('luu-giu', byTestId('erase'));
    await desk.type('input[name=erase]', '001 195 002 418');
    await desk.click(`${byTestId('erase')} button[type=submit]`);
    await saysOf(desk, 'erase-found').toContain('1 hồ sơ');
    await desk.click(byTestId('erase-do'));
    await saysOf(desk, 'receipt').toContain('•••••••••418');
    expect(await textOf(desk, byTestId('receipt'))).not.toContain(NUMBER);
    expect(JSON.stringify(await tell(desk, 'dossier/read', { dossierId: ID }))).not.toContain(NUMBER);
  });
});

describe('every page of the vault can be used without a mouse and without good eyes', () => {
  it.each(['sao-luu', 'bao-ve', 'luu-giu', 'nhat-ky'])('the settings, section %s', async (id) => {
    await section(id, '.desk-main h1');
    for (const scheme of ['light', 'dark'] as const) expect(await violations(desk, scheme)).toEqual([]);
  });

  it('the way back in with the sheet, in a narrow panel', async () => {
    await tell(desk, 'vault/lock', null);
    await desk.setViewport({ width: 360, height: 700 });
    await desk.waitForSelector(byTestId('forgot'));
    await desk.click(byTestId('forgot'));
    await desk.waitForSelector(byTestId('recover-form'));
    for (const scheme of ['light', 'dark'] as const) expect(await violations(desk, scheme)).toEqual([]);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.reload();
    await unlock(desk, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
  });
});

describe('the ways in', () => {
  it('a PIN opens again within the day; three wrong ones ask for the passphrase', async () => {
    await section('bao-ve', byTestId('pin'));
    await desk.type(`${byTestId('pin')} input[name=pin]`, '2580');
    await desk.type(`${byTestId('pin')} input[name=old]`, PASSPHRASE);
    await desk.click(`${byTestId('pin')} button`);
    await desk.waitForSelector(`${byTestId('pin')} ${byTestId('done')}`);
    const lock = () => tell(desk, 'vault/lock', null);
    const tryPin = async (pin: string) => {
      await desk.waitForSelector(`${byTestId('pin-form')} input[name=pin]`);
      await desk.type(`${byTestId('pin-form')} input[name=pin]`, pin);
      await desk.click(`${byTestId('pin-form')} button[type=submit]`);
    };
    await lock();
    await tryPin('2580');
    await desk.waitForSelector('.desk-bar');
    await lock();
    for (const pin of ['1470', '1471']) {
      await tryPin(pin);
      await saysOf(desk, 'pin-problem').toContain('chưa đúng');
      await desk.waitForFunction(
        () => document.querySelector<HTMLInputElement>('form.unlock input[name=pin]')?.value === '',
      );
    }
    await tryPin('1472');
    await unlock(desk, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
  });

  it('Windows Hello opens again within the day, by what the authenticator alone knows', async () => {
    const cdp = await desk.createCDPSession();
    await cdp.send('WebAuthn.enable', {});
    const options = {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    } as const;
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
    await desk.reload(); // the page asks once whether there is one
    await section('bao-ve', byTestId('hello'));
    await desk.type(`${byTestId('hello')} input`, PASSPHRASE);
    await desk.click(`${byTestId('hello')} button`);
    await desk.waitForSelector(`${byTestId('hello')} ${byTestId('done')}`);
    await tell(desk, 'vault/lock', null);
    await desk.waitForSelector(byTestId('hello-open'));
    await desk.click(byTestId('hello-open'));
    await desk.waitForSelector('.desk-bar');
    // Another PC's authenticator, or the officer turns away.
    await tell(desk, 'vault/lock', null);
    await desk.waitForSelector(byTestId('hello-open'));
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await desk.click(byTestId('hello-open'));
    await expect.poll(() => textOf(desk, 'body'), { timeout: 15_000 }).toContain('Windows Hello chưa dùng được');
    await cdp.send('WebAuthn.disable');
    await unlock(desk, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
  });

  it('the PC’s own screen lock locks the book with it', async () => {
    const worker = await office.worker();
    await worker.evaluate(() => {
      (chrome.idle.onStateChanged as unknown as { dispatch: (state: string) => void }).dispatch('locked');
    });
    await unlock(desk, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
  });

  it('an unlock in one window opens the others', async () => {
    await tell(desk, 'vault/lock', null);
    await desk.waitForSelector('form.unlock');
    const other = await office.browser.newPage();
    await other.goto(office.own('desk.html'));
    await unlock(other, PASSPHRASE);
    await desk.waitForSelector('.desk-bar');
    await other.close();
  });

  it('the sheet opens a vault whose passphrase is lost, under a new one', async () => {
    await tell(desk, 'vault/lock', null);
    await desk.waitForSelector(byTestId('forgot'));
    await desk.click(byTestId('forgot'));
    await desk.type('textarea[name=sheet]', sheet.toLowerCase().replaceAll('-', ' '));
    await desk.type('input[name=passphrase]', NEXT);
    await desk.type('input[name=again]', NEXT);
    await desk.click(`${byTestId('recover-form')} button[type=submit]`);
    await desk.waitForSelector('.desk-bar', { timeout: 15_000 });
    await tell(desk, 'vault/lock', null);
    await unlock(desk, PASSPHRASE);
    await saysOf(desk, 'unlock-problem').toContain('chưa đúng');
    await desk.$eval('input[name=passphrase]', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await unlock(desk, NEXT);
    await desk.waitForSelector('.desk-bar');
  });

  it('a second officer has a book of their own, and sees nothing of the first one', async () => {
    await section('bao-ve', byTestId('books'));
    await desk.type(`${byTestId('books')} input`, 'Bàn 2');
    await desk.click(`${byTestId('books')} button[type=submit]`);
    await desk.waitForSelector('main.page button.primary');
    await tell(desk, 'vault/create', { passphrase: 'năm từ không liên quan' });
    await desk.reload();
    await desk.waitForSelector('.desk-bar');
    expect(await tell(desk, 'dossier/list', null)).toEqual({ dossiers: [], damaged: [] });
    await tell(desk, 'vault/lock', null);
    await desk.waitForSelector(byTestId('book'));
    await desk.select(byTestId('book'), 'tro-ly-mot-cua');
    await expect
      .poll(() => desk.$eval(byTestId('book'), (box) => (box as HTMLSelectElement).value))
      .toBe('tro-ly-mot-cua');
    await unlock(desk, 'năm từ không liên quan');
    await saysOf(desk, 'unlock-problem').toContain('chưa đúng');
    await desk.$eval('input[name=passphrase]', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await unlock(desk, NEXT);
    await desk.waitForSelector('.desk-bar');
    expect(await tell(desk, 'dossier/list', null)).toMatchObject({ dossiers: [{}, {}] });
  });
});

describe('a store that does not open', () => {
  it('says why, changes nothing, and lets the officer carry a backup out', async () => {
    await rm(await newFile());
    // A newer version of the program has been here: this one must not touch its tables.
    await office.killWorker();
    await desk.goto(office.own('popup.html'));
    await desk.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('tro-ly-mot-cua', 990);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
          request.onerror = () => reject(request.error);
        }),
    );
    await desk.goto(office.own('desk.html'));
    await desk.waitForSelector(`${byTestId('trouble')}[data-reason="newer"]`);
    await desk.type('input[name=secret]', NEXT);
    await desk.click(`${byTestId('trouble')} form button`);
    await saysOf(desk, 'rescued').toContain('2 hồ sơ');
    expect((await readFile(await newFile())).subarray(0, 11).toString()).toBe('TLMC-BACKUP');
  });
});
