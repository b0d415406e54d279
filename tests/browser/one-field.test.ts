import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { violations } from '../support/axe.ts';
import { openCounter } from '../support/counter.ts';
import { byTestId, type Office, scanCard, textOf } from '../support/office.ts';

/** 'Điền ô này…' and the office's sentences in a portal's own boxes, in the built extension. */

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

const model = () => portal.model('comments');
/** As the browser does when the officer chooses our entry in the menu of the right button, or presses the command's keys. */
const fromMenu = async (frameId = 0): Promise<void> => {
  const worker = await office.worker();
  await worker.evaluate(async (frame) => {
    const [shown] = await chrome.tabs.query({ active: true });
    const { onClicked } = chrome.contextMenus as unknown as {
      onClicked: { dispatch(item: object, tab?: chrome.tabs.Tab): void };
    };
    onClicked.dispatch({ menuItemId: 'fill-field', editable: true, frameId: frame }, shown);
  }, frameId);
};
const fromKeys = async (): Promise<void> => {
  const worker = await office.worker();
  await worker.evaluate(async () => {
    const [shown] = await chrome.tabs.query({ active: true });
    const { onCommand } = chrome.commands as unknown as {
      onCommand: { dispatch(command: string, tab?: chrome.tabs.Tab): void };
    };
    onCommand.dispatch('fill-field', shown);
  });
};
const rightClick = async (selector: string): Promise<void> => {
  await tab.bringToFront();
  await tab.click(selector, { button: 'right' });
};
const chosen = () => textOf(panel, '.one-item[aria-selected="true"]');
const chooserFor = async (label: string): Promise<void> => {
  await panel.waitForSelector(byTestId('one'));
  await expect.poll(() => textOf(panel, byTestId('one-label'))).toBe(label);
};
const refused = async (word: string): Promise<void> => {
  await panel.waitForSelector(`${byTestId('one')}[data-refused="${word}"]`);
  expect((await textOf(panel, byTestId('one-refused'))).length).toBeGreaterThan(20);
};
const close = async (): Promise<void> => {
  await panel.bringToFront();
  await panel.keyboard.press('Escape');
  await panel.waitForSelector(byTestId('one'), { hidden: true });
};

beforeAll(async () => {
  ({ portal, office, tab, panel } = await openCounter(URLS.comments));
  await scanCard(panel, cardText('groom'));
  await scanCard(panel, cardText('bride'));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});

describe('one field of a portal', () => {
  beforeEach(async () => {
    await tab.goto(URLS.comments);
    await panel.waitForSelector('#capture');
  });

  it('is filled with what it asks for by Enter alone, and comes out again', async () => {
    await rightClick('#hoTen');
    await fromMenu();
    await chooserFor('Họ, chữ đệm, tên');
    await expect.poll(chosen).toContain('Đỗ Thị Mai Hương');
    expect(model()).toMatchObject({ hoTen: '' });
    await panel.bringToFront();
    await panel.keyboard.press('Enter');
    await panel.waitForSelector(`${byTestId('one-done')}[data-ok="true"]`);
    await expect.poll(() => model().hoTen).toBe('Đỗ Thị Mai Hương');
    await panel.click(byTestId('one-undo'));
    await expect.poll(() => model().hoTen).toBe('');
    await close();
    expect(portal.model('pressed')).toEqual({});
  });

  it('takes another value by a few letters without accents, and says when that person stands elsewhere', async () => {
    await rightClick('#hoTen');
    await fromMenu();
    await chooserFor('Họ, chữ đệm, tên');
    await panel.bringToFront();
    await panel.type(byTestId('one-find'), 'bao so dinh danh');
    await expect.poll(chosen).toContain('033092014786');
    expect(await panel.$$(byTestId('one-item'))).toHaveLength(1);
    expect(await textOf(panel, '.one .note-box')).toContain('Bên nữ');
    expect(await violations(panel, 'light')).toEqual([]);
    expect(await violations(panel, 'dark')).toEqual([]);
    await panel.keyboard.press('Enter');
    await expect.poll(() => model().hoTen).toBe('033092014786');
    await panel.waitForSelector(byTestId('one-close'));
    await panel.click(byTestId('one-close'));
    await panel.waitForSelector(byTestId('one'), { hidden: true });
  });

  it('with the caret in it is found by the keys; a list of select2 gets its own option', async () => {
    await tab.bringToFront();
    await tab.focus('.select2-selection');
    await fromKeys();
    await chooserFor('Giới tính');
    await expect.poll(chosen).toContain('Nữ');
    await panel.bringToFront();
    await panel.keyboard.press('Enter');
    await expect.poll(() => model().gioiTinh).toBe('Nữ');
    await panel.waitForSelector(`${byTestId('one-done')}[data-ok="true"]`);
    await panel.keyboard.press('Enter');
    await panel.waitForSelector(byTestId('one'), { hidden: true });
  });

  it('does not swallow a card that is scanned while the officer searches', async () => {
    await rightClick('#hoTen');
    await fromMenu();
    await chooserFor('Họ, chữ đệm, tên');
    await panel.bringToFront();
    await panel.type(byTestId('one-find'), cardText('groom'));
    await panel.keyboard.press('Enter');
    await expect.poll(() => textOf(panel, byTestId('scan-message'))).toContain('Phạm Quốc Bảo');
    expect(await panel.$eval(byTestId('one-find'), (box) => (box as HTMLInputElement).value)).toBe('');
    expect(model()).toMatchObject({ hoTen: '' });
    await close();
  });

  it('that holds something is replaced only when the officer agrees', async () => {
    await rightClick('#hoChieu');
    await fromMenu();
    await chooserFor('Số hộ chiếu');
    await panel.waitForSelector(`${byTestId('one-commit')}:disabled`);
    await panel.bringToFront();
    await panel.keyboard.press('Enter');
    expect(model()).toMatchObject({ hoChieu: 'B1234567' });
    await panel.click('.one .choice input');
    await panel.type(byTestId('one-find'), 'bao ngay sinh 17/08');
    await panel.keyboard.press('Enter');
    await expect.poll(() => model().hoChieu).toBe('17/08/1992');
    await panel.waitForSelector(byTestId('one-undo'));
    await panel.click(byTestId('one-undo'));
    await expect.poll(() => model().hoChieu).toBe('B1234567');
    await close();
  });

  it('too short for a value is not offered that value', async () => {
    await rightClick('#ngan');
    await fromMenu();
    await chooserFor('Ghi chú ngắn');
    await panel.waitForSelector(byTestId('one-item'));
    const shown = await panel.$$eval(`${byTestId('one-item')} span:last-child`, (all) =>
      all.map(({ textContent }) => textContent ?? ''),
    );
    expect(shown.filter((text) => text.length > 9)).toEqual([]);
    expect(shown).toContain('145013582');
    await close();
  });

  it.each([
    ['a password', '#matKhau', 'password'],
    ['a locked one', '#khoa', 'readonly'],
  ])('that is %s is refused, and the panel says why', async (_, selector, word) => {
    await rightClick(selector);
    await fromMenu();
    await refused(word);
    await close();
  });

  it('that something covers is refused', async () => {
    await tab.bringToFront();
    await tab.focus('#biChe');
    await fromKeys();
    await refused('covered');
    await close();
  });

  it('without a caret anywhere: the panel says what to do', async () => {
    await fromKeys();
    await refused('no-field');
    await panel.waitForSelector('.people', { visible: true }); // their values can be copied
    await close();
  });

  it('in a frame of another portal is refused, and gets nothing', async () => {
    const worker = await office.worker();
    await expect.poll(() => tab.frames().length).toBe(2);
    const frames = async () =>
      worker.evaluate(async () => {
        const kept = await chrome.storage.session.get(null);
        return Object.entries(kept)
          .filter(([key]) => key.startsWith('page:'))
          .flatMap(([, value]) => Object.keys(value as object).map(Number));
      });
    await expect.poll(async () => (await frames()).filter((id) => id > 0).length).toBe(1);
    await fromMenu((await frames()).find((id) => id > 0));
    await refused('foreign-frame');
    expect(portal.model('foreign')).toEqual({});
    await close();
  });
});

describe('the office’s sentences', () => {
  const BAR = 'tro-ly-mot-cua';
  beforeEach(async () => {
    await tab.goto(URLS.comments);
    await panel.waitForSelector('#capture');
  });

  it('stand in the chooser of a text area, with what the dossier knows written in; nothing of the text before is lost', async () => {
    await tab.bringToFront();
    await tab.type('#traLoi', 'Kính gửi bà Hương. /tuchoi ');
    await tab.waitForSelector(BAR);
    await fromKeys();
    await chooserFor('Nội dung trả lời công dân');
    await expect.poll(chosen).toContain('/tuchoi');
    expect(await textOf(panel, byTestId('one-preview'))).toContain('hồ sơ Thủ tục đăng ký kết hôn với lý do');
    await panel.bringToFront();
    await panel.keyboard.press('Enter');
    await expect
      .poll(() => model().traLoi)
      .toMatch(/^Kính gửi bà Hương\. Qua xem xét, .*hồ sơ Thủ tục đăng ký kết hôn với lý do cụ thể như sau:\s+$/);
    await panel.waitForSelector(byTestId('one-undo'));
    await panel.click(byTestId('one-undo'));
    await expect.poll(() => model().traLoi).toBe('Kính gửi bà Hương. /tuchoi ');
    await close();
  });

  it('are put into Quill at its caret, so that its own document has them, and taken out again without what was written since', async () => {
    await tab.bringToFront();
    await tab.click('#yKien .ql-editor');
    await tab.keyboard.type('Đã xem. /hentra ');
    await tab.waitForSelector(BAR);
    await fromKeys();
    await chooserFor('Ý kiến của cán bộ thụ lý');
    await expect.poll(chosen).toContain('/hentra');
    await panel.bringToFront();
    await panel.keyboard.press('Enter');
    await panel.waitForSelector(`${byTestId('one-done')}[data-ok="true"]`);
    await expect.poll(() => model().yKien).toMatch(/^Đã xem\. Hồ sơ .* hẹn trả kết quả ngày .*\.$/);
    await tab.bringToFront();
    await tab.click('#yKien .ql-editor p:last-child');
    await tab.keyboard.press('End');
    await tab.keyboard.type('Gọi lại chiều nay.');
    await panel.bringToFront();
    await panel.click(byTestId('one-undo'));
    await expect.poll(() => model().yKien).toBe('Đã xem. /hentra Gọi lại chiều nay.');
    await close();
  });

  it('go into a bare editable box too', async () => {
    await rightClick('#traoDoi');
    await fromMenu();
    await chooserFor('Trao đổi nội bộ');
    await panel.bringToFront();
    await panel.type(byTestId('one-find'), 'tuchoi');
    await panel.keyboard.press('Enter');
    await expect.poll(() => model().traoDoi).toContain('không tiếp nhận, giải quyết hồ sơ');
    await panel.waitForSelector(byTestId('one-close'));
    await panel.click(byTestId('one-close'));
  });

  it('are not offered for a date, an address of a page, or a name that the office does not have', async () => {
    await tab.bringToFront();
    await tab.type('#traLoi', 'Hẹn 12/11 tại https://a.vn/bosung hoặc /khongco ');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await tab.$(BAR)).toBeNull();
    expect(model()).toMatchObject({ traLoi: 'Hẹn 12/11 tại https://a.vn/bosung hoặc /khongco ' });
  });
});
