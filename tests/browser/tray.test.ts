import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { URLS } from '../portal/hosts.ts';
import type { Portal } from '../portal/server.ts';
import { openCounter, PASSPHRASE } from '../support/counter.ts';
import { byTestId, type Office, scanCard, textOf } from '../support/office.ts';

const GROOM = cardText('groom');
const SPLIT = '001090000012||Trần Văn Bình|01021990|Nam|Thôn Hậu, Dục Tú, Đông Anh, Hà Nội|22062021';
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const HEALTH = `DN4360123456789|${hex('Nguyễn Thị Hạnh')}|05/03/1990|2|${hex('Mỹ Trung')}|36 - 015|01/01/2026|-|06/01/2026|`;

let portal: Portal;
let office: Office;
let tab: Page;
let panel: Page;

const message = () => textOf(panel, byTestId('scan-message'));
const people = async () => (await panel.$$(byTestId('person'))).length;
const until = async (what: () => Promise<boolean>): Promise<void> => {
  await expect.poll(() => what().catch(() => false), { timeout: 10_000, interval: 50 }).toBe(true);
};
const altX = async () => {
  await panel.keyboard.down('Alt');
  await panel.keyboard.press('KeyX');
  await panel.keyboard.up('Alt');
};
const line = () => panel.$eval('#capture', (box) => (box as HTMLTextAreaElement).value);
const unlock = async () => {
  await panel.waitForSelector('input[name=passphrase]');
  await panel.type('input[name=passphrase]', PASSPHRASE);
  await panel.keyboard.press('Enter');
  await panel.waitForSelector('#capture');
};

beforeAll(async () => {
  ({ portal, office, tab, panel } = await openCounter(URLS.front));
});
afterAll(async () => {
  await office?.close();
  await portal?.close();
});
beforeEach(async () => {
  await panel.bringToFront();
  await panel.focus('#capture');
  await altX();
  await until(async () => (await people()) === 0);
});

describe('a citizen who left the card at home', () => {
  it('and was here before is offered with the day of those data; the officer takes them with one click', async () => {
    await scanCard(panel, GROOM);
    await until(async () => (await people()) === 1);
    await panel.click('#tab-notes');
    await panel.type(byTestId('note-new'), 'Khách hẹn chiều lấy kết quả');
    await panel.keyboard.press('Tab');
    await panel.waitForSelector(`${byTestId('note-state')}[data-state=saved]`);
    await panel.click('#tab-fill');
    await altX();
    await until(async () => (await people()) === 0);
    await panel.focus('#capture');
    await panel.keyboard.type(GROOM.split('|')[0]!);
    await panel.keyboard.press('Enter');
    await panel.waitForSelector(byTestId('earlier'));
    expect(await textOf(panel, byTestId('earlier'))).toContain('23/11/2026: Phạm Quốc Bảo, 17/08/1992');
    expect(await textOf(panel, 'summary')).not.toContain('Phạm Quốc Bảo');
    await panel.click(`${byTestId('earlier')} button`);
    await until(async () => (await textOf(panel, 'summary')).includes('Phạm Quốc Bảo'));
    expect(await textOf(panel, byTestId('person'))).toContain('Từ hồ sơ trước (23/11/2026)');
    expect(await people()).toBe(1);
  });

  it('and was never here stays a number alone', async () => {
    await panel.keyboard.type('036185009999');
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await panel.$(byTestId('earlier'))).toBeNull();
  });
});

describe('a person from any other document', () => {
  const open = async () => {
    await panel.click(byTestId('type-by-hand'));
    await panel.waitForSelector(byTestId('person-form'));
  };

  it('is typed by keyboard alone: wrong boxes are named one by one, and Enter adds', async () => {
    await open();
    await panel.keyboard.type('Y Bhin Niê');
    await panel.keyboard.press('Tab');
    await panel.keyboard.type('31/02/1950');
    await panel.type('[name=number]', '12345');
    await panel.keyboard.press('Enter');
    await until(async () => (await panel.$$(`${byTestId('person-form')} [aria-invalid=true]`)).length === 2);
    expect(await people()).toBe(0);
    for (const [name, text] of [
      ['birthDate', '1950'],
      ['number', '012 345 678'],
    ] as const) {
      await panel.click(`[name=${name}]`, { count: 3 });
      await panel.type(`[name=${name}]`, text);
    }
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 1);
    const card = await textOf(panel, byTestId('person'));
    expect(card).toContain('Y Bhin Niê');
    expect(card).toContain('1950');
    expect(card).toContain('CMND cũ 012345678');
    expect(card).toContain('Gõ tay');
    expect(await panel.$(byTestId('person-form'))).toBeNull();
    expect(await panel.evaluate(() => document.activeElement?.id)).toBe('capture');
  });

  it('without a number stays apart from the next one', async () => {
    for (const name of ['Nguyễn Văn An', 'Nguyễn Văn An']) {
      await open();
      await panel.keyboard.type(name);
      await panel.keyboard.press('Enter');
      await panel.waitForSelector(byTestId('type-by-hand'));
    }
    expect(await people()).toBe(2);
  });

  it('is left for a card: what a scanner types into a box is taken as the card that it is', async () => {
    await open();
    await panel.keyboard.type(GROOM);
    await panel.keyboard.press('Enter');
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 1);
    expect(await textOf(panel, byTestId('person'))).toContain('Phạm Quốc Bảo');
    await panel.keyboard.press('Escape');
    await panel.waitForSelector(byTestId('type-by-hand'));
  });
});

describe('a health-insurance card', () => {
  it('is named, and its holder comes with one button, without a number', async () => {
    await scanCard(panel, HEALTH);
    await panel.waitForSelector(byTestId('health-card'));
    expect(await message()).toContain('BHYT');
    expect(await textOf(panel, byTestId('health-card'))).toContain('Nguyễn Thị Hạnh · 05/03/1990 · Nữ');
    expect(await people()).toBe(0);
    await panel.click(byTestId('add-holder'));
    await until(async () => (await people()) === 1);
    expect(await panel.$(byTestId('health-card'))).toBeNull();
    expect(await textOf(panel, byTestId('person'))).not.toContain('DN436');
  });
});

describe('a commune that was split', () => {
  const chosen = () =>
    panel.$eval(`${byTestId('place-choice')} :checked`, (radio) => (radio as HTMLInputElement).value).catch(() => '');

  it('is chosen once with the keyboard; the next citizen of that hamlet is not asked, until the lock', async () => {
    await scanCard(panel, SPLIT);
    await panel.waitForSelector(byTestId('place-choice'));
    expect(await chosen()).toBe('');
    await panel.focus(`${byTestId('place-choice')} input`);
    await panel.keyboard.press('Space');
    await until(async () => (await chosen()) !== '');
    await panel.keyboard.press('ArrowDown');
    const first = await panel.$eval(`${byTestId('place-choice')} input`, (radio) => (radio as HTMLInputElement).value);
    await until(async () => ![first, ''].includes(await chosen()));
    const code = await chosen();
    expect(await textOf(panel, byTestId('person'))).toContain('Nay là: ');

    // A scan while the radio has the focus still lands in the capture line.
    for (const character of GROOM) await panel.keyboard.type(character);
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 2);
    expect(await chosen()).toBe(code);

    await altX();
    await until(async () => (await people()) === 0);
    await scanCard(panel, SPLIT.replace('001090000012', '001090000013'));
    await until(async () => (await chosen()) === code);

    await panel.click(byTestId('lock'));
    await unlock();
    await scanCard(panel, SPLIT);
    await panel.waitForSelector(byTestId('place-choice'));
    expect(await chosen()).toBe('');
  });
});

describe('one key', () => {
  it('copies any value of the person in focus, and removes that person', async () => {
    await office.browser.defaultBrowserContext().overridePermissions(office.own('').slice(0, -1), ['clipboard-read']);
    await scanCard(panel, GROOM);
    await until(async () => (await people()) === 1);
    await panel.focus(`${byTestId('person')} summary`);
    for (const [key, value] of [
      ['KeyS', '033092014786'],
      ['KeyT', 'Phạm Quốc Bảo'],
      ['KeyN', '17/08/1992'],
      ['KeyG', 'Nam'],
      ['KeyD', 'Thôn Mai Viên, Song Mai, Kim Động, Hưng Yên'],
      ['KeyC', '22/06/2021'],
      ['KeyM', '145013582'],
    ] as const) {
      await panel.keyboard.press(key);
      await until(async () => (await message()) === `Đã chép: ${value}`);
      expect(await panel.evaluate(() => navigator.clipboard.readText())).toBe(value);
    }
    expect(await line()).toBe('');
    await panel.keyboard.press('Delete');
    await until(async () => (await people()) === 0);
  });

  it('clears the counter when the citizen leaves', async () => {
    await scanCard(panel, GROOM);
    await scanCard(panel, cardText('bride'));
    await until(async () => (await people()) === 2);
    await altX();
    await until(async () => (await people()) === 0);
    const kept = await panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get('turn')));
    expect(kept).not.toContain('Phạm');
  });
});

describe('QR and MRZ of one number that name two people', () => {
  it('are told on the person', async () => {
    await scanCard(panel, '001098000001||Trần Văn Bình|08021998|Nam|Kiến Hưng, Hà Nội|22062021');
    await until(async () => (await people()) === 1);
    const sum = (text: string) =>
      [...text].reduce((s, c, i) => s + (c === '<' ? 0 : Number.parseInt(c, 36)) * [7, 3, 1][i % 3]!, 0) % 10;
    const first = `IDVNM098000001${sum('098000001')}001098000001<<${sum('001098000001')}`;
    const dates = `980208${sum('980208')}M380208${sum('380208')}VNM<<<<<<<<<<<`;
    const all = first.slice(5) + dates.slice(0, 7) + dates.slice(8, 15) + dates.slice(18, 29);
    await scanCard(panel, `${first}${dates}${sum(all)}LE<<HOANG<NAM<<<<<<<<<<<<<<<<<`);
    await until(async () => (await textOf(panel, byTestId('person'))).includes('Hai nguồn'));
    expect(await people()).toBe(1);
    expect(await textOf(panel, `${byTestId('person')} summary`)).toContain('Trần Văn Bình');
  });
});

describe('a keyboard that is not the scanner’s', () => {
  /** A key as the browser reports it, by its place on the keyboard and what the layout makes of it. */
  const press = async (code: string, key: string, more: { modifiers?: number; keyCode?: number } = {}) => {
    const session = await panel.createCDPSession();
    const { keyCode = 0, modifiers = 0 } = more;
    const base = { code, key, modifiers, windowsVirtualKeyCode: keyCode };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...base, ...(key.length === 1 && { text: key }) });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...base });
    await session.detach();
  };
  const VIETNAMESE = ['đ', 'ă', 'â', 'ê', 'ô', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

  it('with the Windows Vietnamese layout gives the digits all the same, from the first key on', async () => {
    await panel.focus('#tab-fill');
    for (const digit of '001090000012') await press(`Digit${digit}`, VIETNAMESE[Number(digit)]!);
    expect(await line()).toBe('001090000012');
    await panel.keyboard.press('Enter');
    await until(async () => (await people()) === 1);
  });

  it('with an input method on warns at its first key, and a card that came through it is not believed', async () => {
    await press('KeyN', 'Process', { keyCode: 229 });
    await panel.waitForSelector(byTestId('input-method'));
    await scanCard(panel, GROOM);
    expect(await line()).toBe('');
    expect(await people()).toBe(0);
    expect(await textOf(panel, byTestId('input-method'))).toContain('tắt UniKey');
    await scanCard(panel, GROOM);
    await until(async () => (await people()) === 1);
    expect(await panel.$(byTestId('input-method'))).toBeNull();
  });

  it('with UniKey, which hides itself, is noticed by what it takes back in the middle of a card', async () => {
    await panel.focus('#capture');
    await panel.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('#capture')!;
      const key = (init: KeyboardEventInit) =>
        box.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
      box.value = '001090000012||Trn';
      key({ key: 'n', code: 'KeyN' });
      key({ key: 'Backspace', code: 'Backspace' });
    });
    await panel.waitForSelector(byTestId('input-method'));
    await panel.keyboard.press('Enter');
    expect(await people()).toBe(0);
  });
});

describe('a scanner that types into the portal', () => {
  const FIELD = '#found-here';
  /** A text field of the page that holds something already, with the caret where a Tab would put it: all selected. */
  const field = async (attributes = '') => {
    await tab.bringToFront();
    await tab.goto(URLS.birth);
    await tab.waitForFunction(() => document.querySelectorAll('.formio-component').length > 10);
    await tab.evaluate((extra) => {
      document.body.insertAdjacentHTML('afterbegin', `<input id="found-here" value="Tổ 27, Mân Thái" ${extra}>`);
      document.querySelector<HTMLInputElement>('#found-here')!.select();
    }, attributes);
    await tab.focus(FIELD);
  };
  const value = () => tab.$eval(FIELD, (input) => (input as HTMLInputElement).value);
  /** Our bar stands in a closed shadow root: it is found and pressed as the officer does, by what is seen of it. */
  const bar = async () => {
    const session = await tab.createCDPSession();
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
      nodes: { role?: { value: string }; name?: { value: string }; backendDOMNodeId?: number }[];
    };
    const buttons = nodes.filter(({ role }) => role?.value === 'button');
    return {
      has: (name: string) => buttons.some((node) => node.name?.value === name),
      press: async (name: string) => {
        const backendNodeId = buttons.find((node) => node.name?.value === name)?.backendDOMNodeId;
        const { model } = await session.send('DOM.getBoxModel', { ...(backendNodeId && { backendNodeId }) });
        const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content;
        await tab.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
      },
    };
  };
  const TAKE = 'Đưa vào bảng bên';
  const BACK = 'Trả lại ô như cũ';
  const type = async (text: string) => {
    for (const character of text) await tab.keyboard.type(character, { delay: 2 });
  };

  it('is offered: into the panel, and the field as it was, though all of it had been selected', async () => {
    await field();
    await type(GROOM);
    await until(async () => (await bar()).has(TAKE));
    expect(await value()).toBe(GROOM);
    expect(await people()).toBe(0);
    await (await bar()).press(TAKE);
    await until(async () => (await people()) === 1);
    expect(await textOf(panel, byTestId('person'))).toContain('Phạm Quốc Bảo');
    await (await bar()).press(BACK);
    await until(async () => (await value()) === 'Tổ 27, Mân Thái');
    expect((await bar()).has(TAKE)).toBe(false);
    const kept = await panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
    expect(kept).not.toContain('scan-found');
  });

  it('is noticed in a field that is too short for a card', async () => {
    await field('maxlength="20"');
    await type(cardText('bride'));
    await until(async () => (await bar()).has(TAKE));
    await (await bar()).press(TAKE);
    await until(async () => (await people()) === 1);
    expect(await textOf(panel, byTestId('person'))).toContain('Đỗ Thị Mai Hương');
  });

  it('takes nothing in while the vault is locked, and says so', async () => {
    await panel.click(byTestId('lock'));
    await panel.waitForSelector('input[name=passphrase]');
    await field();
    await type(GROOM);
    await until(async () => (await bar()).has(TAKE));
    await (await bar()).press(TAKE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const kept = await panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
    expect(kept).not.toContain('Phạm');
    expect((await bar()).has(TAKE)).toBe(true);
    await unlock();
    await tab.bringToFront();
    await (await bar()).press(TAKE);
    await until(async () => (await people()) === 1);
  });

  it('is never mistaken for an officer who types: every key arrives, nothing is offered', async () => {
    await field();
    const text = 'Số 12/4 Mậu Thân, ĐT 0912345678, CCCD 001090000012';
    await type(text);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await value()).toBe(text);
    expect((await bar()).has(TAKE)).toBe(false);
  });
});
