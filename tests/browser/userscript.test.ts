import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildUserscript } from '../../utils/build/userscript.ts';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { MARRIAGE_MODEL } from '../support/journey-models.ts';
import { frameAt, type Office, openWithUserscript, panelIn } from '../support/userscript.ts';

let portal: Portal;
let office: Office;
let page: Page;

beforeAll(async () => {
  [portal] = await Promise.all([startPortal(), buildUserscript()]);
  office = await openWithUserscript(portal);
});
afterAll(async () => {
  await office?.browser.close();
  await portal?.close();
});
beforeEach(async () => {
  portal.records.length = 0;
  page = await office.browser.newPage();
});
afterEach(async () => {
  // Whatever happened: no button that is the officer's was ever pressed.
  const pressed = portal.records.filter(({ form }) => form === 'pressed');
  await page.close();
  expect(pressed).toEqual([]);
});

const HOST = 'tro-ly-mot-cua-bang';
const testid = (id: string) => `[data-testid="${id}"]`;

const open = async (form: Frame): Promise<Frame> => {
  const panel = await panelIn(form);
  await panel.click(testid('open'));
  await panel.waitForSelector('#capture');
  // Chromium drops clicks into a frame that moved in the last half second, once its visibility is watched.
  await new Promise((resolve) => setTimeout(resolve, 600));
  return panel;
};
/** The marriage form inside its page, our panel open in it. */
const openMarriage = async () => {
  await page.goto(URLS.marriage, { waitUntil: 'networkidle0' });
  const form = frameAt(page, URLS.marriageForm);
  return { form, panel: await open(form) };
};

/** Pasted whole, without an Enter: silence ends it. */
const paste = async (panel: Frame, text: string, people: number) => {
  await panel.focus('#capture');
  await page.keyboard.sendCharacter(text);
  await panel.waitForFunction((n) => document.querySelectorAll('[data-testid="person"]').length === n, {}, people);
};
const pasteCouple = async (panel: Frame) => {
  await paste(panel, cardText('bride'), 1);
  await paste(panel, cardText('groom'), 2);
};

/** The officer looks before pressing: a button answers once the browser has seen it uncovered. */
const press = async (panel: Frame, id: string) => {
  const button = await panel.waitForSelector(`${testid(id)}:not([disabled])`);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await button?.click();
};
const textOf = (panel: Frame, id: string) => panel.$eval(testid(id), (element) => element.textContent ?? '');
const centreOf = async (panel: Frame, id: string) => {
  const box = await (await panel.$(testid(id)))?.boundingBox();
  if (!box) throw new Error(`${id} is not on screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const model = (frame: Frame) =>
  frame.evaluate(() => (window as unknown as { __model: Record<string, unknown> }).__model ?? {});
const filledIn = async (frame: Frame) => Object.values(await model(frame)).filter((value) => value !== '');

describe('the userscript, run by chrome.userScripts in its own world', () => {
  it('fills the marriage e-form for two pasted cards once who is who is confirmed, and takes it back', async () => {
    const { form, panel } = await openMarriage();
    expect(await textOf(panel, 'kept')).toContain('Không lưu gì');
    await pasteCouple(panel);
    expect(await filledIn(form)).toEqual([]);

    await press(panel, 'confirm');
    expect(await filledIn(form)).toEqual([]);
    await press(panel, 'commit');
    await panel.waitForSelector(testid('receipt'));
    expect(await panel.$eval(testid('receipt'), (line) => (line as HTMLElement).dataset.failed)).toBe('0');
    expect(await model(form)).toEqual(MARRIAGE_MODEL);

    await press(panel, 'undo');
    await panel.waitForSelector(testid('notice'));
    const { HoTenBenNu, NgaySinhBenNam, SoDinhDanh_BenNu } = await model(form);
    expect([HoTenBenNu, NgaySinhBenNam, SoDinhDanh_BenNu]).toEqual(['', '', '']);
  });

  it('fills a form of the page itself: the birth registration, for three people, the child left to the officer', async () => {
    await page.goto(URLS.birth, { waitUntil: 'networkidle0' });
    const panel = await open(page.mainFrame());
    await paste(panel, cardText('requester'), 1);
    await paste(panel, cardText('father'), 2);
    await paste(panel, cardText('mother'), 3);
    await press(panel, 'confirm');
    await press(panel, 'commit');
    await panel.waitForSelector(testid('receipt'));
    await vi.waitFor(async () =>
      expect(await model(page.mainFrame())).toMatchObject({
        '@hoTen': 'Võ Thị Lành',
        hoTenCha: 'Lê Hoàng Nhân',
        ngaySinhCha: '23/06/1991',
        textField7: 'Trương Ngọc Ánh',
        textField9: '092194005827',
        hoTenKS: '',
      }),
    );
  });

  it('says what is wrong with a string that is no card, and receives nobody', async () => {
    const { panel } = await openMarriage();
    await panel.type('#capture', '12345');
    await page.keyboard.press('Enter');
    await panel.waitForFunction(() => document.querySelector('[data-testid="scan-message"].tone-bad'));
    expect(await textOf(panel, 'scan-message')).toContain('không phải mã của thẻ căn cước');
    expect(await panel.$$(testid('person'))).toHaveLength(0);
  });

  it('copies a value through the manager alone', async () => {
    const { panel } = await openMarriage();
    await paste(panel, cardText('bride'), 1);
    await panel.click('.values .value[title*="Số định danh"]');
    const worker = await office.worker();
    await vi.waitFor(async () =>
      expect(await worker.evaluate(() => chrome.storage.session.get('clipboard'))).toEqual({
        clipboard: '001195002418',
      }),
    );
  });

  it('has a panel that stays on screen in a frame taller than the window, closes with Esc, and passes axe', async () => {
    const { panel } = await openMarriage();
    const box = async () => (await (await panel.frameElement())?.boundingBox()) ?? { y: -1, height: 0, width: 0 };
    await page.evaluate(() => scrollTo(0, 900));
    await vi.waitFor(async () => {
      const { y, height } = await box();
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(900);
    });
    await paste(panel, cardText('bride'), 1);
    await panel.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = (await panel.evaluate('axe.run()')) as { violations: { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await vi.waitFor(async () => expect((await box()).width).toBeLessThan(50));
    // Esc closes, Enter opens again, and the people are still there.
    await page.keyboard.press('Enter');
    await panel.waitForSelector(testid('person'));
  });
});

describe('where no form of persons is, or where it may not be filled', () => {
  const hosts = (frame: Frame) => frame.$$eval(HOST, (found) => found.length);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 700));

  it('shows no panel on a front page, nor in the page around the e-form', async () => {
    await page.goto(URLS.front, { waitUntil: 'networkidle0' });
    await settled();
    expect(await hosts(page.mainFrame())).toBe(0);
    await openMarriage();
    expect(await hosts(page.mainFrame())).toBe(0);
  });

  /** Four boxes of one person, as a page builds them after it was loaded. */
  const build = (frame: Frame) =>
    frame.evaluate(() => {
      for (const text of ['Họ, chữ đệm, tên', 'Ngày, tháng, năm sinh', 'Giới tính', 'Số định danh cá nhân']) {
        const label = document.createElement('label');
        label.append(text, document.createElement('input'));
        document.body.append(label);
      }
    });
  const embed = async (src: string, sandbox?: string): Promise<Frame> => {
    await page.evaluate(
      async (address, tokens) => {
        const frame = document.createElement('iframe');
        if (tokens !== undefined) frame.sandbox.add(tokens);
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        frame.src = address;
        document.body.append(frame);
        await loaded;
      },
      src,
      sandbox,
    );
    return vi.waitFor(() => frameAt(page, src, 1));
  };

  it('shows one where a page builds a form later, but none where a foreign portal frames it, or in a sandboxed frame', async () => {
    await page.goto(URLS.front, { waitUntil: 'networkidle0' });
    const sandboxed = await embed(URLS.marriageProcedure, 'allow-scripts');
    const foreign = await embed(URLS.birth);
    await foreign.waitForSelector('.formio-form input');
    for (const frame of [page.mainFrame(), sandboxed, foreign]) await build(frame);
    await panelIn(page.mainFrame());
    await settled();
    expect(await sandboxed.evaluate(() => window.origin)).toBe('null');
    expect(await Promise.all([page.mainFrame(), sandboxed, foreign].map(hosts))).toEqual([1, 0, 0]);
  });

  it('goes away as soon as the extension shows itself', async () => {
    const { form } = await openMarriage();
    expect(await hosts(form)).toBe(1);
    await form.evaluate(() => document.documentElement.setAttribute('data-tro-ly-mot-cua', ''));
    await vi.waitFor(async () => expect(await hosts(form)).toBe(0));
  });
});

describe('a page that looks and listens', () => {
  /** Before any of its own scripts, in every frame: a log of all that the page's world can hear. */
  const listen = () =>
    page.evaluateOnNewDocument(() => {
      const log: string[] = [];
      Object.assign(window, { heard: log });
      const types =
        'keydown keypress keyup beforeinput input change paste copy click pointerdown focusin selectionchange';
      for (const type of [...types.split(' '), 'securitypolicyviolation', 'error', 'message'])
        addEventListener(
          type,
          (event) => {
            const { key, data, message, violatedDirective } = event as unknown as Record<string, unknown>;
            log.push([type, event.isTrusted, key, data, message, violatedDirective].join(' '));
          },
          true,
        );
    });
  const heard = (frame: Frame) => frame.evaluate(() => (window as unknown as { heard: string[] }).heard);

  it('hears no key, paste or click of the panel, finds no name of the manager, and its strict policy is not touched', async () => {
    await listen();
    const { form, panel } = await openMarriage();
    await form.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
    await panel.type('#capture', cardText('bride'));
    await page.keyboard.press('Enter');
    await paste(panel, cardText('groom'), 2);
    await press(panel, 'confirm');
    // What takes the focus of a page is known to it; what is done there is not.
    expect((await heard(form)).filter((line) => !line.startsWith('focusin'))).toEqual([]);
    expect(
      await form.evaluate((host) => {
        const names = Object.getOwnPropertyNames(window).filter((name) => /^GM|unsafeWindow|troLy/i.test(name));
        const tree = document.documentElement.outerHTML + document.title + location.href;
        return {
          names,
          frames: window.length,
          root: document.querySelector(host)?.shadowRoot,
          leak: /Mai Hương|0011950/.test(tree),
        };
      }, HOST),
    ).toEqual({ names: [], frames: 0, root: null, leak: false });
  });

  it('finds nothing in its storage afterwards, and a page that is loaded again knows nobody', async () => {
    const { form, panel } = await openMarriage();
    await pasteCouple(panel);
    await press(panel, 'confirm');
    await press(panel, 'commit');
    await panel.waitForSelector(testid('receipt'));
    for (const frame of [form, page.mainFrame()])
      expect(
        await frame.evaluate(async () => ({
          local: { ...localStorage },
          session: { ...sessionStorage },
          databases: await indexedDB.databases(),
          caches: await caches.keys(),
          cookie: document.cookie,
        })),
      ).toEqual({ local: {}, session: {}, databases: [], caches: [], cookie: '' });
    const again = await openMarriage();
    expect(await again.panel.$$(testid('person'))).toHaveLength(0);
  });
});

describe('a page that attacks', () => {
  const ready = async () => {
    const opened = await openMarriage();
    await pasteCouple(opened.panel);
    await press(opened.panel, 'confirm');
    await opened.panel.waitForSelector(testid('commit'));
    await new Promise((resolve) => setTimeout(resolve, 250));
    return opened;
  };

  it('cannot start a fill by events of its own', async () => {
    const { form, panel } = await ready();
    await form.evaluate((tag) => {
      const host = document.querySelector<HTMLElement>(tag);
      if (!host) throw new Error('no host');
      const all = { bubbles: true, composed: true, cancelable: true };
      for (const target of [host, document, document.body, window])
        for (const event of [
          new MouseEvent('click', all),
          new PointerEvent('pointerdown', all),
          new KeyboardEvent('keydown', { key: 'Enter', ...all }),
          new CustomEvent('commit', all),
        ])
          target.dispatchEvent(event);
      host.click();
      postMessage({ type: 'plan/commit' }, '*');
    }, HOST);
    // Even a click made inside the frame, by someone who had found a way in.
    await panel.$eval(testid('commit'), (button) => (button as HTMLElement).click());
    await panel.waitForSelector(testid('notice'));
    expect(await filledIn(form)).toEqual([]);
  });

  it.each<[string, string]>([
    [
      'a sheet over it that lets clicks through',
      'position:fixed;inset:0;margin:0;width:100%;height:100%;border:0;background:#fffe;pointer-events:none',
    ],
    [
      'a patch over the button alone',
      'position:fixed;inset:0;margin:0;width:100%;height:100%;border:0;background:#fff;pointer-events:none;clip-path:inset(20% 0 0 0)',
    ],
  ])('cannot borrow the officer’s click by laying %s', async (_, style) => {
    const { form, panel } = await ready();
    await form.evaluate((css) => {
      const sheet = document.createElement('div');
      sheet.id = 'cover';
      sheet.popover = 'manual';
      for (const rule of css.split(';')) {
        const [name = '', value = ''] = rule.split(':');
        sheet.style.setProperty(name, value);
      }
      document.body.append(sheet);
      sheet.showPopover();
    }, style);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { x, y } = await centreOf(panel, 'commit');
    await page.mouse.click(x, y);
    await panel.waitForSelector(testid('notice'));
    expect(await textOf(panel, 'notice')).toContain('che');
    expect(await filledIn(form)).toEqual([]);

    // Once the cover is gone, the same press is good.
    await form.evaluate(() => document.getElementById('cover')?.remove());
    await press(panel, 'commit');
    await panel.waitForSelector(testid('receipt'));
    expect(await model(form)).toMatchObject({ HoTenBenNu: 'Đỗ Thị Mai Hương' });
  });

  it('cannot make the panel see-through, move it or shrink it: rules on its element do not take', async () => {
    const { form, panel } = await ready();
    const before = await centreOf(panel, 'commit');
    await form.evaluate((tag) => {
      const host = document.querySelector<HTMLElement>(tag);
      for (const [name, value] of [
        ['opacity', '0'],
        ['transform', 'translate(-300px, 40px)'],
        ['filter', 'blur(9px)'],
        ['clip-path', 'inset(50%)'],
      ])
        host?.style.setProperty(name ?? '', value ?? '', 'important');
      host?.animate([{ opacity: 0 }, { opacity: 0 }], { duration: 60_000 });
    }, HOST);
    expect(await centreOf(panel, 'commit')).toEqual(before);
    await press(panel, 'commit');
    await panel.waitForSelector(testid('receipt'));
    expect(await model(form)).toMatchObject({ HoTenBenNam: 'Phạm Quốc Bảo' });
  });
});
