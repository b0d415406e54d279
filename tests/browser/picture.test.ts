import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { byTestId, type Office, openOffice, textOf } from '../support/office.ts';
import { photograph, png, y4m } from '../support/photograph.ts';

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const GROOM = cardText('groom');
const BRIDE = cardText('bride');

let folder: string;
let portal: Portal;
let office: Office;
let panel: Page;
let answers: CDPSession;

const message = () => textOf(panel, byTestId('scan-message'));
const names = () => panel.$$eval(byTestId('person'), (rows) => rows.map(({ textContent }) => textContent ?? ''));
const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 15_000, interval: 50 }).toBe(true);
};
const at = (file: string) => join(folder, file);
const choose = async (...files: string[]) => {
  const picker = (await panel.$(byTestId('picture-file'))) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(...files.map(at));
};
const here = (person: string) => until(async () => (await names()).some((text) => text.includes(person)));
/** The officer's answer to the browser's question, for the extension's own pages; it holds as long as the session. */
const allowCamera = async (setting: 'granted' | 'prompt') => {
  const origin = `chrome-extension://${office.extensionId}`;
  await answers.send('Browser.setPermission', { permission: { name: 'camera' }, setting, origin });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tlmc-picture-'));
  const small = { width: 640, height: 480 };
  const two = [
    { text: GROOM, module: 3, at: [0.25, 0.5] as [number, number] },
    { text: BRIDE, module: 3, at: [0.75, 0.5] as [number, number] },
  ];
  const pictures = {
    'groom.png': photograph([{ text: GROOM, module: 3, turn: 20 }], { ...small, blur: 0.8 }),
    'small.png': photograph([{ text: BRIDE, module: 2, at: [0.8, 0.8] }], { width: 1280, height: 720, blur: 1 }),
    'two.png': photograph(two, { width: 900, height: 480 }),
    'link.png': photograph([{ text: 'https://example.invalid/khong-phai-the', module: 4 }], small),
    'desk.png': photograph([], small),
  };
  for (const [name, picture] of Object.entries(pictures)) await writeFile(at(name), png(picture));
  await writeFile(at('letter.png'), 'không phải ảnh');
  const seen = photograph([{ text: BRIDE, module: 2.5, turn: 8 }], { width: 1920, height: 1080, blur: 1 });
  await writeFile(at('camera.y4m'), y4m(seen));
  portal = await startPortal();
  office = await openOffice({
    portal,
    at: '2026-11-23T09:05:00+07:00',
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${at('camera.y4m')}`],
  });
  await office.setPassphrase(PASSPHRASE);
  answers = await office.browser.target().createCDPSession();
  const tab = await office.browser.newPage();
  await tab.goto(URLS.front);
  panel = await office.openPanel(tab);
  await panel.waitForSelector('#capture');
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  if (await panel.$(byTestId('end-turn'))) await panel.click(byTestId('end-turn'));
  await until(async () => (await names()).length === 0);
});

describe('a picture file', () => {
  it('with a card: the person is at the counter, and the time it took is said', async () => {
    await choose('groom.png');
    await here('Phạm Quốc Bảo');
    expect(await message()).toMatch(/^Đã nhận: Phạm Quốc Bảo · đọc trong \d+ ms$/);
    expect(await panel.evaluate(() => document.activeElement?.id)).toBe('capture');
  });

  it('with a small, blurred card in a corner: read after a closer look', async () => {
    await choose('small.png');
    await here('Đỗ Thị Mai Hương');
  });

  it('with two cards: both people, in one message', async () => {
    await choose('two.png');
    await until(async () => (await names()).length === 2);
    expect(await message()).toContain('Phạm Quốc Bảo');
    expect(await message()).toContain('Đỗ Thị Mai Hương');
  });

  it('several at once: a person from each', async () => {
    await choose('groom.png', 'small.png');
    await until(async () => (await names()).length === 2);
  });

  it('without a code: nobody, and what to do', async () => {
    await choose('desk.png');
    await until(async () => (await message()).includes('Không đọc được mã QR nào'));
    expect(await names()).toEqual([]);
  });

  it('with a code that is no card: nobody, and why', async () => {
    await choose('link.png');
    await until(async () => /không phải|thẻ/i.test(await message()) && (await message()).includes('ms'));
    expect(await names()).toEqual([]);
  });

  it('that is no picture: said so', async () => {
    await choose('letter.png');
    await until(async () => (await message()).includes('Đây không phải ảnh'));
  });
});

describe('a picture of the screen', () => {
  /** The browser's own list cannot be worked by a test: its answer is stood in for. '' = the officer closed it. */
  const chooses = async (file: string) => {
    const picture = file && (await readFile(at(file))).toString('base64');
    await panel.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = base64 ? await createImageBitmap(new Blob([bytes])) : null;
      navigator.mediaDevices.getDisplayMedia = async () => {
        if (!image) throw new DOMException('closed', 'NotAllowedError');
        const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
        const context = canvas.getContext('2d')!;
        setInterval(() => context.drawImage(image, 0, 0), 50);
        context.drawImage(image, 0, 0);
        return canvas.captureStream(20);
      };
    }, picture);
    await panel.click(byTestId('screen'));
  };

  it('in which a card is shown (a photo that came by Zalo): the person is at the counter', async () => {
    await chooses('groom.png');
    await here('Phạm Quốc Bảo');
  });

  it('without a code: nobody, and what to do', async () => {
    await chooses('desk.png');
    await until(async () => (await message()).includes('Không đọc được mã QR nào'));
  });

  it('that the officer did not choose after all: nothing happens', async () => {
    await chooses('');
    await until(async () => (await message()).includes('Chưa chụp được'));
    expect(await names()).toEqual([]);
  });
});

describe('a picture dragged into the panel', () => {
  it('is announced while it hovers, and read when it falls', async () => {
    const session = await panel.createCDPSession();
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', {
        type,
        x: 180,
        y: 500,
        data: { items: [], files: [at('groom.png')], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await panel.waitForSelector(byTestId('drop-hint'));
    await drag('drop');
    await here('Phạm Quốc Bảo');
    expect(await panel.$(byTestId('drop-hint'))).toBeNull();
    await session.detach();
  });
});

describe('the clipboard', () => {
  const paste = async () => {
    await panel.focus('#capture');
    await panel.keyboard.down('Control');
    await panel.keyboard.press('KeyV', { commands: ['Paste'] });
    await panel.keyboard.up('Control');
  };
  const copyPicture = async (file: string) => {
    const bytes = png(photograph([{ text: file === 'bride' ? BRIDE : GROOM, module: 3 }], { width: 480, height: 360 }));
    await panel.bringToFront().catch(() => {});
    await panel.evaluate(async (base64) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    }, bytes.toString('base64'));
  };

  it('with a picture (a screenshot): the person in it', async () => {
    await copyPicture('bride');
    await paste();
    await here('Đỗ Thị Mai Hương');
    expect(await panel.$eval('#capture', (box) => (box as HTMLTextAreaElement).value)).toBe('');
  });

  it('with text: pasted into the capture line as ever', async () => {
    await panel.evaluate((text) => navigator.clipboard.writeText(text), GROOM);
    await paste();
    await here('Phạm Quốc Bảo');
  });
});

describe('the camera', () => {
  it('may not be used yet: a page opens that can ask, and the camera starts here once it is allowed', async () => {
    await allowCamera('prompt');
    await panel.click(byTestId('camera-start'));
    const page = await office.pageAt('camera.html');
    await until(async () => (await message()).includes('Cho phép camera'));
    expect(await panel.$(byTestId('camera'))).toBeNull();
    await allowCamera('granted');
    await page.waitForSelector(byTestId('camera-allow'));
    await page.click(byTestId('camera-allow'));
    await until(async () => (await textOf(page, byTestId('camera-answer'))).startsWith('✓'));
    await here('Đỗ Thị Mai Hương');
    await page.close();
  });

  it('sees a card: the person is at the counter and the camera is off', async () => {
    await allowCamera('granted');
    await panel.click(byTestId('camera-start'));
    await here('Đỗ Thị Mai Hương');
    expect(await message()).toMatch(/đọc trong \d+ ms/);
    await until(async () => (await panel.$(byTestId('camera'))) === null);
  });

  it('is switched off by Esc and by the lock, with its light', async () => {
    await allowCamera('granted');
    // The picture stands still before it is looked at: nothing is read, so the camera stays on.
    await panel.evaluate(() => {
      const { prototype } = MediaDevices;
      const { getUserMedia } = prototype;
      prototype.getUserMedia = async function (wanted) {
        const stream = await getUserMedia.call(this, wanted);
        (globalThis as unknown as { stream: MediaStream }).stream = stream;
        return stream;
      };
      Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', { configurable: true, get: () => 0 });
    });
    const live = () =>
      panel.evaluate(() => (globalThis as unknown as { stream: MediaStream }).stream.getTracks()[0]?.readyState);
    await panel.click(byTestId('camera-start'));
    await panel.waitForSelector(byTestId('camera'));
    expect(await live()).toBe('live');
    await panel.keyboard.press('Escape');
    await until(async () => (await live()) === 'ended');
    expect(await panel.$(byTestId('camera'))).toBeNull();
    await panel.click(byTestId('camera-start'));
    await panel.waitForSelector(byTestId('camera'));
    await panel.click(byTestId('lock'));
    await until(async () => (await live()) === 'ended');
    expect(await names()).toEqual([]);
  });
});
