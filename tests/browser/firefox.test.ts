import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../portal/cards.ts';
import { DOSSIERS, URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { findFirefox } from '../support/firefox/find.ts';
import { type Firefox, NoFirefox, openFirefox } from '../support/firefox/office.ts';
import { until, type View } from '../support/firefox/view.ts';
import { BIRTH_MODEL, MARRIAGE_MODEL } from '../support/journey-models.ts';
import { byTestId } from '../support/office.ts';

const PASSPHRASE = 'bốn từ dễ nhớ nhé';
const NOTE = 'Hẹn chị gọi lại chiều thứ Tư, mang theo giấy xác nhận gốc';

let portal: Portal;
let firefox: Firefox;
let tab: View;
let panel: View;
let dossier: string;

const people = () => panel.count(byTestId('person'));
const toWrite = async () => Number((await panel.data(byTestId('counts'))).write);
const scan = async (text: string): Promise<void> => {
  await panel.focus('#capture');
  await panel.type(text);
  await panel.press('Enter');
};
/** What the page's own model holds of what is expected there. */
const inModel = (form: string, wanted: Record<string, string>) => {
  const model = portal.model(form);
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, model[key] ?? '']));
};
const EMPTY = Object.fromEntries(Object.keys(MARRIAGE_MODEL).map((key) => [key, '']));
const fill = async (form: string, wanted: Record<string, string>): Promise<void> => {
  await panel.click(byTestId('commit'));
  await panel.comes(byTestId('receipt'));
  expect(await panel.data(byTestId('receipt'))).toMatchObject({ failed: '0' });
  await expect.poll(() => inModel(form, wanted), { timeout: 30_000 }).toEqual(wanted);
};
const marriage = () => inModel('2056', MARRIAGE_MODEL);
const openTab = async (name: string): Promise<void> => {
  await panel.click(`#tab-${name}`);
  await panel.comes(`#view-${name}`);
};
const due = async (): Promise<string> => {
  await panel.comes(byTestId('due'));
  return (await panel.data(byTestId('due'))).due ?? '';
};
/** The toolbar's button, and in what it opens the way to the sidebar. */
const openSidebar = async (): Promise<View> => {
  await until('the sidebar opens', async () => {
    const popup = await firefox.popup();
    await popup.click('#open-panel', 4_000);
    await until('it opens', firefox.sidebarIsOpen, 4_000);
    return true;
  });
  return firefox.sidebar();
};

describe.skipIf(!findFirefox())('an officer with Firefox', () => {
  beforeAll(async () => {
    portal = await startPortal();
    try {
      firefox = await openFirefox({ portal, at: '2026-11-23T09:05:00+07:00' });
    } catch (error) {
      if (!(error instanceof NoFirefox)) throw error;
      pointless = error.message;
      console.log(`Firefox is skipped: ${pointless}`);
    }
  });
  afterAll(async () => {
    await firefox?.close();
    await portal?.close();
  });
  // One job from its start to its end: what comes after a step that failed says nothing.
  let pointless = '';
  beforeEach(({ skip }) => skip(pointless !== '', pointless));
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') pointless = 'an earlier step failed';
  });

  it('is welcomed after the installation, sets a passphrase and gets the recovery sheet', async () => {
    const welcome = await firefox.pageAt('welcome.html');
    await welcome.focus('input[name=passphrase]');
    await welcome.type(PASSPHRASE);
    await welcome.focus('input[name=again]');
    await welcome.type(PASSPHRASE);
    await welcome.press('Enter');
    await welcome.comes(byTestId('vault-ready'));
    expect(await welcome.count(`${byTestId('sheet-key')} li`)).toBe(8);
  });

  it('opens the sidebar beside the marriage form with Alt+M, and from the button in the toolbar', async () => {
    tab = await firefox.open(URLS.marriage);
    await firefox.bringToFront(tab);
    await firefox.closeSidebar();
    await firefox.shortcut('m');
    await (await firefox.sidebar()).comes('#capture');
    await firefox.closeSidebar();
    panel = await openSidebar();
    await panel.comes('#capture');
    await until('the strip names the page', async () =>
      (await panel.text(byTestId('strip'))).includes(new URL(URLS.marriage).host),
    );
  });

  it('scans a damaged card: it is refused with what to do, and nobody joins the counter', async () => {
    await scan(`0${cardText('groom')}`);
    await until('the refusal', async () =>
      (await panel.text(byTestId('scan-message'))).includes('Số định danh không đủ 12 chữ số'),
    );
    expect(await people()).toBe(0);
  });

  it('scans two cards and confirms who is who; before that nothing is written', async () => {
    await scan(cardText('groom'));
    await until('the groom', async () => (await people()) === 1);
    await scan(cardText('bride'));
    await until('the bride', async () => (await people()) === 2);
    await until('the form', async () => (await toWrite()) > 0);
    expect(await panel.has(byTestId('commit'))).toBe(false);
    expect(marriage()).toEqual(EMPTY);
    await panel.click(byTestId('confirm'));
    await panel.comes(byTestId('commit'));
  });

  it('fills: every planned field is in the page’s own model', () => fill('2056', MARRIAGE_MODEL));

  it('takes all back with one click, and fills again', async () => {
    await panel.click(byTestId('undo'));
    await expect.poll(marriage, { timeout: 30_000 }).toEqual(EMPTY);
    await fill('2056', MARRIAGE_MODEL);
  });

  it('finds the dossier kept, with its code, due today; Alt+N leads to a note that saves itself', async () => {
    await panel.comes(byTestId('dossier-saved'));
    dossier = (await panel.data(byTestId('dossier-saved'))).id ?? '';
    expect(await panel.text(byTestId('dossier-code'))).toContain(DOSSIERS.marriage);
    await openTab('deadline');
    expect(await due()).toMatch(/^2026-11-23/);
    await firefox.shortcut('n');
    await until('the note has the focus', () =>
      panel.run((note) => document.activeElement?.matches(note) ?? false, byTestId('note-new')),
    );
    await panel.type(NOTE);
    await panel.comes(`${byTestId('note-state')}[data-state="saved"]`);
  });

  it('works on when Firefox ends the background: the vault is open, the button counts what is due, a new limit is kept', async () => {
    await firefox.endBackground();
    await firefox.closeSidebar();
    panel = await openSidebar();
    await firefox.backgroundAgain();
    await panel.comes(byTestId('dossier-saved'));
    expect((await panel.data(byTestId('dossier-saved'))).id).toBe(dossier);
    await until('1 on the button', async () => (await firefox.badge()) === '1');
    await openTab('deadline');
    await panel.click('input[name="limit"][value="xac-minh"]');
    await until('1/12/2026', async () => (await due()).startsWith('2026-12-01'));
  });

  it('finds the deadline and the note at the desk when the background ended once more', async () => {
    await firefox.endBackground();
    const desk = await firefox.open(firefox.own(`desk.html#/ho-so/${dossier}`));
    await desk.comes(`${byTestId('dossier')}[data-id="${dossier}"]`);
    await firefox.backgroundAgain();
    await until('the note', () =>
      desk.run((note) => [...document.querySelectorAll('textarea')].some(({ value }) => value === note), NOTE),
    );
    await desk.comes(byTestId('due'));
    expect((await desk.data(byTestId('due'))).due).toMatch(/^2026-12-01/);
    await firefox.bringToFront(tab);
  });

  it('locks with Alt+K, is refused with a wrong passphrase and opens with the right one', async () => {
    await firefox.shortcut('k');
    await panel.focus('input[name=passphrase]');
    await panel.type('một mật khẩu khác');
    await panel.press('Enter');
    await until('the refusal', async () => (await panel.text(byTestId('unlock-problem'))) !== '');
    await panel.run(() => document.querySelector<HTMLInputElement>('input[name=passphrase]')?.select());
    await panel.type(PASSPHRASE);
    await panel.press('Enter');
    await panel.comes(byTestId('dossier-saved'));
  });

  it('finds nobody at the counter after the lock, and fills a birth on Form.io for three others', async () => {
    expect(await people()).toBe(0);
    await firefox.bringToFront(await firefox.open(URLS.birth));
    await until('the strip names the page', async () =>
      (await panel.text(byTestId('strip'))).includes(new URL(URLS.birth).host),
    );
    await openTab('fill');
    for (const [index, who] of (['requester', 'father', 'mother'] as const).entries()) {
      await scan(cardText(who));
      await until(who, async () => (await people()) === index + 1);
    }
    await until('the form', async () => (await toWrite()) > 0);
    await panel.click(byTestId('confirm'));
    await fill('1.001193', BIRTH_MODEL);
  });

  it('never scrolls the sidebar sideways at the width that Firefox gives it', async () => {
    for (const name of ['fill', 'papers', 'deadline', 'notes']) {
      await openTab(name);
      expect(await panel.run(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
    }
  });

  it('leaves nothing of the extension in Firefox’s console', async () => expect(await firefox.errors()).toEqual([]));
});
