import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EFORM, URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { launch } from '../support/browser.ts';

let portal: Portal;
let browser: Browser;
let page: Page;
const outside: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  portal = await startPortal();
  browser = await launch({ portal });
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

beforeEach(async () => {
  await Promise.all((await browser.pages()).slice(1).map((old) => old.close()));
  page = await browser.newPage();
  portal.records.length = 0;
  outside.length = 0;
  faults.length = 0;
  page.on('request', (request) => {
    if (!/^(https:\/\/[a-z.]+\.gov\.vn\/|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
});

type World = Page | Frame;

const modelOf = (world: World): Promise<Record<string, unknown>> => world.evaluate(() => window.__model);

const until = async (world: World, key: string, value: unknown): Promise<void> => {
  await world.waitForFunction((k, v) => window.__model?.[k] === v, { timeout: 5000, polling: 20 }, key, value);
};

/** What the server was told, once its last report has arrived. */
const reported = async (world: World, form: string): Promise<Record<string, unknown>> => {
  const held = await modelOf(world);
  await expect.poll(() => portal.model(form), { timeout: 5000 }).toEqual(held);
  return portal.model(form);
};

describe('the front page of the practice portal', () => {
  it('says that it is for practice and leads from the procedure to the form', async () => {
    await page.goto(URLS.front);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('Cổng luyện tập');
    expect(await page.$eval('main', (main) => main.textContent)).toContain('Đây không phải Cổng Dịch vụ công Quốc gia');
    const cards = await page.$$eval('code', (codes) => codes.map((code) => code.textContent.split('|').length));
    expect(cards).toEqual([7, 11, 7, 7, 11]);
    await page.click(`a[href="${URLS.marriageProcedure}"]`);
    await page.waitForSelector('h4');
    expect(await page.$$eval('h4', (all) => all.map((heading) => heading.textContent))).toContain('Thành phần hồ sơ');
    expect(await page.$$eval('table', (all) => all.length)).toBe(2);
    expect(await page.$eval('main', (main) => main.textContent)).toContain('1.000894');
    await Promise.all([page.waitForNavigation(), page.click(`a[href="${URLS.marriage}"]`)]);
    expect(page.url()).toBe(URLS.marriage);
  });

  it('answers 404 for a page and for a portal that it does not play', async () => {
    expect((await page.goto('https://dichvucong.gov.vn/khong-co'))?.status()).toBe(404);
    expect((await page.goto('https://dichvucong.hanoi.gov.vn/'))?.status()).toBe(404);
  });
});

describe('the marriage form of the Ministry of Justice', () => {
  const openForm = async (): Promise<Frame> => {
    await page.goto(URLS.marriage, { waitUntil: 'networkidle0' });
    const frame = page.frames().find((each) => each.url().startsWith(`https://${EFORM}/`));
    if (!frame) throw new Error('the form is not in its frame');
    return frame;
  };

  const type = async (frame: Frame, selector: string, text: string) => {
    await frame.click(selector);
    await page.keyboard.type(text);
  };

  const pick = async (frame: Frame, name: string, text: string) => {
    await frame.click(`x-select[name="${name}"] .input-field-select`);
    const option = await frame.waitForSelector(
      `x-select[name="${name}"] .input-field-select-options > div::-p-text(${text})`,
    );
    await option?.click();
  };

  it('stands in a frame of another origin, over TLS at the real names, with its dossier code in the parent', async () => {
    const frame = await openForm();
    expect(frame.url()).toBe(URLS.marriageForm);
    expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument ?? null)).toBeNull();
    expect(await frame.evaluate(() => [isSecureContext, location.origin])).toEqual([true, `https://${EFORM}`]);
    const text = await page.$eval('main', (main) => main.textContent);
    expect(text).toContain('1.000894');
    expect(text).toContain('H26.15.3-261123-0001');
    expect(faults).toEqual([]);
    expect(outside).toEqual([]);
  });

  it('asks bên nữ first and holds nothing to begin with', async () => {
    const frame = await openForm();
    const names = await frame.$$eval('#form [name^="HoTen"]', (all) => all.map((each) => each.getAttribute('name')));
    expect([...new Set(names)]).toEqual(['HoTenBenNu', 'HoTenBenNam']);
    expect(await modelOf(frame)).toEqual({});
  });

  it('takes what a person types and chooses into its model', async () => {
    const frame = await openForm();
    await type(frame, 'input[name="HoTenBenNu"]', 'Đỗ Thị Mai Hương');
    // One run of digits: a full box hands the caret to the next one.
    await type(frame, 'input[name="NgaySinhBenNu-day"]', '05121995');
    await pick(frame, 'DanTocBenNu', 'Tày (Pa Dí)');
    await type(frame, 'input[name="SoLanKetHon_BenNam"]', '1x');
    await frame.click('label[for="NoiCuTru_BenNam-2"]');
    await frame.click('label[for="NoiCuTru_BenNam-1"]');
    expect(await modelOf(frame)).toMatchObject({
      HoTenBenNu: 'Đỗ Thị Mai Hương',
      NgaySinhBenNu: '05/12/1995',
      DanTocBenNu: 'Tày (Pa Dí)',
      SoLanKetHon_BenNam: '1',
      NoiCuTru_BenNam: 'Trong nước',
      NCT_QuocGia_BenNam: 'Việt Nam',
    });
    expect(await frame.$eval('#NoiCuTru_BenNam-2', (box) => (box as HTMLInputElement).checked)).toBe(false);
    expect(await reported(frame, '2056')).toMatchObject({ NgaySinhBenNu: '05/12/1995' });
  });

  it('does not take a value that was only put into the box', async () => {
    const frame = await openForm();
    await frame.$eval('input[name="HoTenBenNu"]', (box) => {
      (box as HTMLInputElement).value = 'Đỗ Thị Mai Hương';
    });
    expect(await modelOf(frame)).toEqual({});
  });

  it('has the options of a list only while it is open, and closes on a click elsewhere', async () => {
    const frame = await openForm();
    const open = () => frame.$$eval('.input-field-select-options', (lists) => lists.length);
    expect(await open()).toBe(0);
    await frame.click('x-select[name="QuocTichBenNu"] .input-field-select');
    expect(await open()).toBe(1);
    await frame.click('h1');
    expect(await open()).toBe(0);
    expect(await modelOf(frame)).toEqual({});
  });

  it('brings the communes late, and drops the commune when the province changes', async () => {
    const frame = await openForm();
    await frame.click('label[for="NoiCuTru_BenNu-1"]');
    await pick(frame, 'NCT_TinhThanhPho_BenNu', 'Thành phố Hà Nội');
    const chosenAt = await frame.evaluate(() => performance.now());
    await frame.click('x-select[name="NCT_PhuongXa_BenNu"] .input-field-select');
    const texts = () => frame.$$eval('.input-field-select-options > div', (all) => all.map((each) => each.textContent));
    expect(await texts()).toEqual(['Không có dữ liệu']);
    await frame.waitForFunction(() => document.querySelectorAll('.input-field-select-options > div').length > 100);
    expect((await frame.evaluate(() => performance.now())) - chosenAt).toBeGreaterThan(100);
    expect(await texts()).toContain('Phường Kiến Hưng');
    await frame.click('.input-field-select-options > div::-p-text(Phường Kiến Hưng)');
    expect(await modelOf(frame)).toMatchObject({ NCT_PhuongXa_BenNu: 'Phường Kiến Hưng' });
    await pick(frame, 'NCT_TinhThanhPho_BenNu', 'Tỉnh Hưng Yên');
    expect(await modelOf(frame)).toMatchObject({ NCT_PhuongXa_BenNu: '' });
  });

  it('empties the address when its driver is chosen anew', async () => {
    const frame = await openForm();
    await frame.click('label[for="NoiCuTru_BenNu-1"]');
    await type(frame, 'input[name="NCT_SoNhaToDanPho_BenNu"]', 'Số 21, Ngõ 6');
    await frame.click('label[for="NoiCuTru_BenNu-2"]');
    expect(await modelOf(frame)).toEqual({ NoiCuTru_BenNu: 'Khác' });
    await frame.click('label[for="NoiCuTru_BenNu-1"]');
    expect(await modelOf(frame)).toEqual({ NoiCuTru_BenNu: 'Trong nước', NCT_QuocGia_BenNu: 'Việt Nam' });
  });

  it('marks a number that is none and a day that does not exist', async () => {
    const frame = await openForm();
    await type(frame, 'input[name="SoDinhDanh_BenNu"]', '0011');
    await type(frame, 'input[name="NgaySinhBenNam-day"]', '31021990');
    await frame.click('h1');
    const alerts = await frame.$$eval('[role="alert"]', (all) => all.map((each) => each.textContent));
    expect(alerts).toEqual(['Số định danh cá nhân gồm 12 chữ số', 'Ngày tháng không hợp lệ']);
    expect(await modelOf(frame)).toMatchObject({ NgaySinhBenNam: '' });
  });

  it('records a press of a button that only the officer may press', async () => {
    const frame = await openForm();
    await frame.click('#xem-truoc-to-khai');
    await expect.poll(() => Object.keys(portal.model('pressed'))).toEqual(['xem-truoc-to-khai']);
  });
});

describe('the form for registering a death again', () => {
  it('keeps its two fields of one name apart and takes a year alone as a date', async () => {
    await page.goto(URLS.deathForm, { waitUntil: 'networkidle0' });
    const [number, paper] = await page.$$('input[name="SoDinhDanhC"]');
    await number?.type('048164007352');
    await paper?.type('B1234567');
    await page.type('#NgayMat-year', '1987');
    expect(await modelOf(page)).toEqual({
      gbtLoai: 'Giấy báo tử',
      SoDinhDanhC: '048164007352',
      'SoDinhDanhC#2': 'B1234567',
      NgayMat: '1987',
    });
  });
});

describe('the birth form of a provincial portal', () => {
  const openForm = async (url: string = URLS.birth): Promise<void> => {
    await page.goto(url, { waitUntil: 'networkidle0' });
    await page.waitForSelector('html[data-ready]');
  };

  const box = async (key: string): Promise<ElementHandle> => {
    const found = await page.$(`input[name="data[${key}]"]`);
    if (!found) throw new Error(`no box for ${key}`);
    return found;
  };

  const component = (key: string) => `.formio-component-${key.replace('@', '\\\\@')}`;

  /** The renderer draws its list again after opening: as a person would, wait until it stands still. */
  const pick = async (key: string, text: string) => {
    await page.click(`${component(key)} .choices`);
    const option = `${component(key)} .choices__item--choice::-p-text(${text})`;
    await expect
      .poll(async () => {
        const before = await page.$(option);
        await new Promise((resolve) => setTimeout(resolve, 120));
        if (!before || !(await before.evaluate((element) => element.isConnected && element.checkVisibility())))
          return false;
        // Drawn once more just now: look again, as a person's eye does.
        return before.click().then(
          () => true,
          () => false,
        );
      })
      .toBe(true);
    await until(page, key, text);
  };

  it('is drawn by the real renderer, with Choices.js lists, and fetches nothing from outside', async () => {
    await openForm();
    const drawn = await page.evaluate(() => ({
      forms: Object.keys((window.Formio as unknown as { forms: object }).forms).length,
      lists: document.querySelectorAll('#cdk-step-content-0-0 .choices[data-type="select-one"]').length,
      panels: [...document.querySelectorAll('.card-title')].map((title) => title.textContent?.trim()),
      code: document.querySelector('.dossier')?.textContent,
    }));
    expect(drawn.forms).toBe(1);
    expect(drawn.lists).toBe(20);
    expect(drawn.panels.slice(0, 4)).toEqual([
      'Thông tin người yêu cầu',
      'Thông tin người được khai sinh',
      'Thông tin về người mẹ',
      'Thông tin về người cha',
    ]);
    expect(drawn.code).toContain('H17.22.5-261123-0002');
    expect(faults).toEqual([]);
    expect(outside).toEqual([]);
  });

  it('takes what a person types and chooses into the submission', async () => {
    await openForm();
    await (await box('hoTenCha')).type('Lê Hoàng Nhân');
    await (await box('ngaySinhCha')).type('23061991');
    await (await box('@hoTen')).type('Võ Thị Lành');
    await pick('danTocCha', 'Kinh');
    await until(page, 'hoTenCha', 'Lê Hoàng Nhân');
    expect(await modelOf(page)).toMatchObject({
      '@hoTen': 'Võ Thị Lành',
      hoTenCha: 'Lê Hoàng Nhân',
      ngaySinhCha: '23/06/1991',
      danTocCha: 'Kinh',
    });
    expect(await reported(page, '1.001193')).toMatchObject({ ngaySinhCha: '23/06/1991', danTocCha: 'Kinh' });
  });

  it.each([
    ['from the portal, late', 'tinhCha', 'xaCha'],
    ["from the page's own data", 'select8', 'select9'],
  ])(
    'fills the list of communes %s, and drops the commune when the province changes',
    async (_source, province, commune) => {
      await openForm();
      await pick(province, 'Thành phố Đà Nẵng');
      await pick(commune, 'Phường Thanh Khê');
      await pick(province, 'Thành phố Cần Thơ');
      await until(page, commune, '');
    },
  );

  it("empties the parents' blocks when the requester's relation is chosen", async () => {
    await openForm();
    await (await box('hoTenCha')).type('Lê Hoàng Nhân');
    await (await box('@hoTen')).type('Võ Thị Lành');
    await until(page, 'hoTenCha', 'Lê Hoàng Nhân');
    await pick('quanHe', 'Bà nội');
    await until(page, 'hoTenCha', '');
    expect(await modelOf(page)).toMatchObject({ quanHe: 'Bà nội', '@hoTen': 'Võ Thị Lành' });
  });

  it('can come with the requester of the sign-in filled and locked', async () => {
    await openForm(URLS.birthSignedIn);
    const name = await box('@hoTen');
    expect(
      await name.evaluate((input) => [(input as HTMLInputElement).value, (input as HTMLInputElement).disabled]),
    ).toEqual(['Ngô Thanh Tùng', true]);
  });
});
