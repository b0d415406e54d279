import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SignedStep } from '../../utils/fill/commit.ts';
import type { RoleMap } from '../../utils/fill/types.ts';
import type { PageForm } from '../../utils/portal/types.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { launch } from '../support/browser.ts';
import { bundle, outcomeOf, tally, World } from './fill/harness.ts';
import { birth, marriage } from './fill/matches.ts';
import { bride, father, groom, mother } from './fill/people.ts';

let portal: Portal;
let browser: Browser;
let script: string;
let page: Page;

beforeAll(async () => {
  [portal, script] = await Promise.all([startPortal(), bundle()]);
  browser = await launch({ portal });
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});
afterEach(async () => {
  // Whatever happened: no button that is the officer's was ever pressed.
  const pressed = portal.records.filter(({ form }) => form === 'pressed');
  await page?.close();
  expect(pressed).toEqual([]);
});

const open = async (url: string, inFrame?: string): Promise<World> => {
  page = await browser.newPage();
  await page.goto(url, { waitUntil: 'networkidle0' });
  const frame = inFrame ? page.frames().find((each) => each.url().startsWith(inFrame)) : page.mainFrame();
  if (!frame) throw new Error(`No frame ${inFrame}`);
  return World.enter(frame, script);
};

/** Form.io gathers the changes of its model for a moment. */
const modelBecomes = (world: World, wanted: Record<string, unknown>) =>
  vi.waitFor(async () => expect(await world.model()).toMatchObject(wanted), { timeout: 3000, interval: 50 });

const blank = (model: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(model).map((key) => [key, '']));

const COUPLE: RoleMap = { wife: bride, husband: groom };

/** The model of form 2056 for the two cards: dates as the component keeps them, lists by their text. */
const LISTS = {
  QuocTichBenNu: 'Việt Nam',
  LoaiGiayToDinhDanh_BenNu: 'Thẻ căn cước',
  QuocTichBenNam: 'Việt Nam',
  LoaiGiayToDinhDanh_BenNam: 'Thẻ căn cước công dân',
};
const BOXES = {
  HoTenBenNu: 'Đỗ Thị Mai Hương',
  NgaySinhBenNu: '05/12/1995',
  SoDinhDanh_BenNu: '001195002418',
  SoGiayToDinhDanh_BenNu: '001195002418',
  NgayCapDD_BenNu: '18/03/2025',
  NoiCapDD_BenNu: 'Bộ Công an',
  HoTenBenNam: 'Phạm Quốc Bảo',
  NgaySinhBenNam: '17/08/1992',
  SoDinhDanh_BenNam: '033092014786',
  SoGiayToDinhDanh_BenNam: '033092014786',
  NgayCapDD_BenNam: '22/06/2021',
  NoiCapDD_BenNam: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
};
const MARRIED = { ...LISTS, ...BOXES };

describe('the marriage form of the Ministry of Justice, in its frame of another origin', () => {
  it('receives everything planned for two people, gives it back on undo, and receives it again', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps, form } = await world.plan(marriage, COUPLE);
    const receipt = await world.call('commit', steps);
    expect(tally(receipt)).toEqual({ filled: steps.length });
    expect(await world.model()).toEqual(MARRIED);

    const undone = await world.call('undo');
    expect(await world.model()).toMatchObject(blank(BOXES));
    // A list of this component has no entry for 'none': what cannot be taken back is said, not hidden.
    const after = await world.model();
    for (const name of Object.keys(LISTS)) {
      expect(outcomeOf(undone, form, name)).toBe(after[name] === '' ? 'restored' : 'cannot-clear');
    }

    const again = await world.call('commit', steps);
    expect((tally(again).filled ?? 0) + (tally(again).kept ?? 0)).toBe(steps.length);
    expect(await world.model()).toEqual(MARRIED);
  });

  it('receives province, commune and street once the officer has said that they live in the country', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    await world.press('[id="NoiCuTru_BenNu-1"]');
    await world.press('[id="NoiCuTru_BenNam-1"]');
    const { steps } = await world.plan(marriage, COUPLE);
    const receipt = await world.call('commit', steps);
    const { kept = 0, filled = 0 } = tally(receipt);
    expect(kept + filled).toBe(steps.length);
    expect(await world.model()).toMatchObject({
      ...MARRIED,
      NCT_QuocGia_BenNu: 'Việt Nam',
      NCT_TinhThanhPho_BenNu: 'Thành phố Hà Nội',
      NCT_PhuongXa_BenNu: 'Phường Kiến Hưng',
      NCT_SoNhaToDanPho_BenNu: 'Số 21, Ngõ 6',
      NCT_TinhThanhPho_BenNam: 'Tỉnh Hưng Yên',
      NCT_PhuongXa_BenNam: 'Xã Lương Bằng',
      NCT_SoNhaToDanPho_BenNam: 'Thôn Mai Viên',
    });
  });

  it('is left as it is in every field that the officer typed into after the preview', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps, form } = await world.plan(marriage, COUPLE);
    await world.type('input[name="HoTenBenNu"]', 'Đỗ Thị Hương Mai');
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'HoTenBenNu')).toBe('already-filled');
    expect(await world.model()).toMatchObject({ ...MARRIED, HoTenBenNu: 'Đỗ Thị Hương Mai' });
  });

  it('keeps what the officer chose in a list whose closed box looks like an empty one', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    await world.choose('QuocTichBenNu', 'Lào');
    const { steps, form } = await world.plan(marriage, COUPLE);
    const planned = steps.some(({ field }) => form.fields.find(({ id }) => id === field)?.name === 'QuocTichBenNu');
    const receipt = await world.call('commit', steps);
    if (planned) expect(outcomeOf(receipt, form, 'QuocTichBenNu')).toBe('already-filled');
    expect(await world.model()).toMatchObject({ ...MARRIED, QuocTichBenNu: 'Lào' });
  });

  it('keeps on undo what the officer corrected after the fill', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps, form } = await world.plan(marriage, COUPLE);
    await world.call('commit', steps);
    await world.type('input[name="NoiCapDD_BenNu"]', ' tỉnh');
    const undone = await world.call('undo');
    expect(outcomeOf(undone, form, 'NoiCapDD_BenNu')).toBe('already-filled');
    expect(await world.model()).toMatchObject({ NoiCapDD_BenNu: 'Bộ Công an tỉnh', HoTenBenNu: '' });
  });

  it('goes back to what stood there before the first of two fills', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const first = await world.plan(marriage, COUPLE);
    await world.call('commit', first.steps);
    const other = { ...bride, citizen: { ...bride.citizen, fullName: 'Đỗ Thị Mai Hường' } };
    const all = new Set(first.form.fields.map(({ id }) => id));
    const second = await world.plan(marriage, { ...COUPLE, wife: other }, all);
    await world.call('commit', second.steps);
    expect(await world.model()).toEqual({ ...MARRIED, HoTenBenNu: 'Đỗ Thị Mai Hường' });
    await world.call('undo');
    expect(await world.model()).toMatchObject(blank(BOXES));
  });

  it('gets nothing in a block whose heading was changed between preview and commit', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps, form } = await world.plan(marriage, COUPLE);
    await world.inPage(() => {
      const [first, second] = [...document.querySelectorAll('strong')];
      const text = first!.textContent;
      first!.textContent = second!.textContent;
      second!.textContent = text;
    });
    const receipt = await world.call('commit', steps);
    expect(tally(receipt)).toEqual({ 'target-changed': steps.length });
    expect(outcomeOf(receipt, form, 'HoTenBenNu')).toBe('target-changed');
    expect(await world.model()).toEqual({});
  });

  it('gets a value in the fresh copy of a component that the portal rebuilt', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps } = await world.plan(marriage, COUPLE);
    await world.inPage(() => {
      const old = document.querySelector('x-input[name="HoTenBenNu"]')!;
      const fresh = document.createElement('x-input');
      fresh.setAttribute('name', 'HoTenBenNu');
      old.replaceWith(fresh);
    });
    const receipt = await world.call('commit', steps);
    expect(tally(receipt)).toEqual({ filled: steps.length });
    expect(await world.model()).toEqual(MARRIED);
  });

  it('has in every field either its value or the word cancelled when the officer stops midway', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { steps } = await world.plan(marriage, COUPLE);
    const receipt = await world.call('commit', steps, 3);
    expect(tally(receipt)).toEqual({ filled: 3, cancelled: steps.length - 3 });
    expect(Object.values(await world.model()).filter((value) => value !== '')).toHaveLength(3);
  });
});

describe('the birth form of a provincial portal, drawn by Form.io', () => {
  const FAMILY: RoleMap = { applicant: mother, mother, father };
  const BORN = {
    quanHe: 'Mẹ',
    '@hoTen': 'Trương Ngọc Ánh',
    ngaySinh: '30/10/1994',
    gioiTinh: 'Nữ',
    soDinhDanh: '092194005827',
    loaiGiayTo: 'Thẻ căn cước',
    ngayCap: '14/11/2024',
    noiCap: 'Bộ Công an',
    quocTichSelect: 'Việt Nam',
    tinhThanhPho: 'Thành phố Cần Thơ',
    phuongXa: 'Phường Ninh Kiều',
    diaChiChiTiet: '12/4 Mậu Thân',
    textField7: 'Trương Ngọc Ánh',
    textField8: '30/10/1994',
    textField9: '092194005827',
    select5: 'Thẻ căn cước',
    select8: 'Thành phố Cần Thơ',
    select9: 'Phường Ninh Kiều',
    textField12: '12/4 Mậu Thân',
    hoTenCha: 'Lê Hoàng Nhân',
    ngaySinhCha: '23/06/1991',
    soDinhDanhCha: '048091003164',
    loaiGiayToCha: 'Thẻ căn cước công dân',
    ngayCapCha: '05/07/2021',
    tinhCha: 'Thành phố Đà Nẵng',
    xaCha: 'Phường Thanh Khê',
    diaChiCha: 'K45/12 Hà Huy Tập',
  };

  it('receives father, mother and the mother as requester, gives it back on undo, and receives it again', async () => {
    const world = await open(URLS.birth);
    const { steps, form, plan } = await world.plan(birth, FAMILY);
    const receipt = await world.call('commit', steps);
    expect(tally(receipt)).toEqual({ filled: steps.length });
    await modelBecomes(world, BORN);
    const child = form.fields.find(({ name }) => name === 'data[hoTenKS]');
    expect(plan.steps.find(({ field }) => field === child?.id)).toMatchObject({ leave: 'no-person' });

    const undone = await world.call('undo');
    expect(tally(undone)).toEqual({ restored: steps.length });
    await modelBecomes(world, blank(BORN));

    expect(tally(await world.call('commit', steps))).toEqual({ filled: steps.length });
    await modelBecomes(world, BORN);
  });
});

describe('boxes to tick', () => {
  const write = (form: PageForm, signatures: Record<string, string>, answers: Record<string, string>): SignedStep[] =>
    form.fields.flatMap((field) => {
      const answer = Object.entries(answers).find(([name]) => field.name.startsWith(name))?.[1];
      if (!answer) return [];
      const common = { role: 'applicant' as const, driver: false, overwrite: false };
      const step = { field: field.id, write: { kind: 'choose' as const, accept: [answer] }, shown: answer };
      return [{ ...common, ...step, signature: signatures[field.id] ?? '' }];
    });

  it('of the Ministry behave as radios, one at a time, and are empty again after undo', async () => {
    const world = await open(URLS.marriage, URLS.marriageForm);
    const { form, signatures } = await world.call('look');
    const answers = { loaiDangKy: 'Đăng ký lần đầu', CapBanSao: 'Không' };
    const receipt = await world.call('commit', write(form, signatures, answers));
    expect(tally(receipt)).toEqual({ filled: 2 });
    expect(await world.model()).toEqual(answers);
    expect(tally(await world.call('undo'))).toEqual({ restored: 2 });
    expect(await world.model()).toEqual(blank(answers));
  });

  it('of Form.io are real radios, and are empty again after undo', async () => {
    const world = await open(URLS.birth);
    const { form, signatures } = await world.call('look');
    const receipt = await world.call('commit', write(form, signatures, { 'data[capBanSao]': 'Có' }));
    expect(tally(receipt)).toEqual({ filled: 1 });
    await modelBecomes(world, { capBanSao: 'Có' });
    expect(tally(await world.call('undo'))).toEqual({ restored: 1 });
    await modelBecomes(world, { capBanSao: '' });
  });

  it('and lists and dates of the browser itself tell the page that they changed', async () => {
    page = await browser.newPage();
    await page.goto(URLS.front, { waitUntil: 'networkidle0' });
    await page.evaluate(() => {
      document.body.setHTMLUnsafe(`<p>Giới tính: <label><input type="radio" name="sex" value="1"> Nam</label>
        <label><input type="radio" name="sex" value="2"> Nữ</label></p>
        <p><label>Quốc tịch <select name="nation"><option value="">-- Chọn --</option><option value="vn">Việt Nam</option>
        <option value="la">Lào</option></select></label></p>
        <p><label>Ngày sinh <input type="date" name="born"></label></p>`);
      const model: Record<string, string> = {};
      Object.assign(window, { __model: model });
      document.addEventListener('change', ({ target }) => {
        const box = target as HTMLInputElement;
        model[box.name] = box.type === 'radio' && !box.checked ? '' : box.value;
      });
    });
    const world = await World.enter(page.mainFrame(), script);
    const ask = { sex: 'gender', nation: 'nationality', born: 'birthDate' } as const;
    const match = (form: PageForm) =>
      form.fields.map(({ id, name }) => ({
        field: id,
        role: 'applicant' as const,
        attribute: ask[name as keyof typeof ask],
        roleSure: 1,
        attributeSure: 1,
        why: [],
      }));
    const { steps } = await world.plan(match, { applicant: bride });
    expect(tally(await world.call('commit', steps))).toEqual({ filled: 3 });
    expect(await world.model()).toEqual({ sex: '2', nation: 'vn', born: '1995-12-05' });
    expect(tally(await world.call('undo'))).toEqual({ restored: 3 });
    expect(await world.model()).toEqual({ sex: '', nation: '', born: '' });
  });
});

describe('a page that lays traps', () => {
  const match = (form: PageForm) =>
    form.fields.map(({ id }) => ({
      field: id,
      role: 'applicant' as const,
      attribute: 'personalId' as const,
      roleSure: 1,
      attributeSure: 1,
      why: [],
    }));
  const trap = async (body: string): Promise<World> => {
    page = await browser.newPage();
    await page.goto(URLS.front, { waitUntil: 'networkidle0' });
    await page.evaluate((html) => document.body.setHTMLUnsafe(html), body);
    return World.enter(page.mainFrame(), script);
  };
  const values = () =>
    page.$$eval('input,textarea', (boxes) => Object.fromEntries(boxes.map((box) => [box.name, box.value])));

  it('gets nothing into a box that is hidden after the preview, and the twin in sight is filled', async () => {
    const world = await trap(
      '<p><label>Số định danh A <input name="shown"></label></p><p><label>Số định danh B <input name="later"></label></p>',
    );
    const { steps, form } = await world.plan(match, { applicant: groom });
    await page.$eval('input[name=later]', (box) => box.setAttribute('style', 'opacity: 0'));
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'later')).toBe('hidden-now');
    expect(await values()).toEqual({ shown: '033092014786', later: '' });
  });

  it('gets nothing into a box that something covers, also below the fold', async () => {
    const covered = (name: string) =>
      `<div style="position: relative; width: 300px; height: 40px">
         <label>Số định danh ${name} <input name="${name}"></label>
         <div style="position: absolute; inset: 0; background: #fff">Quảng cáo</div></div>`;
    const world = await trap(
      `${covered('top')}<div style="height: 3000px"></div>${covered('bottom')}<p><label>Số định danh <input name="free"></label></p>`,
    );
    const { steps, form } = await world.plan(match, { applicant: groom });
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'top')).toBe('hidden-now');
    expect(outcomeOf(receipt, form, 'bottom')).toBe('hidden-now');
    expect(await values()).toEqual({ top: '', bottom: '', free: '033092014786' });
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it('is said to have refused a value that it takes back again and again', async () => {
    const world = await trap('<p><label>Số định danh <input name="stubborn"></label></p>');
    const { steps } = await world.plan(match, { applicant: groom });
    await page.$eval('input[name=stubborn]', (box) => {
      box.addEventListener('blur', () => setTimeout(() => (box.value = ''), 20));
    });
    expect(tally(await world.call('commit', steps))).toEqual({ rejected: 1 });
  });

  it('is repaired once where a late script wiped the value', async () => {
    const world = await trap('<p><label>Số định danh <input name="once"></label></p>');
    const { steps } = await world.plan(match, { applicant: groom });
    await page.$eval('input[name=once]', (box) => {
      box.addEventListener('blur', () => setTimeout(() => (box.value = ''), 20), { once: true });
    });
    expect(tally(await world.call('commit', steps))).toEqual({ filled: 1 });
    expect(await values()).toEqual({ once: '033092014786' });
  });

  it('says that the control is gone when it was taken out of the page', async () => {
    const world = await trap(
      '<p id="block"><label>Số định danh A <input name="gone"></label></p><p><label>Số định danh B <input name="here"></label></p>',
    );
    const { steps, form } = await world.plan(match, { applicant: groom });
    await page.$eval('#block', (block) => block.remove());
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'gone')).toBe('target-gone');
    expect(outcomeOf(receipt, form, 'here')).toBe('filled');
  });

  it('fills a form whose controls are named after the methods of a form', async () => {
    const names = [
      'elements',
      'parentElement',
      'querySelectorAll',
      'attributes',
      'ownerDocument',
      'getAttribute',
      'contains',
    ];
    const world = await trap(
      `<form>${names.map((name) => `<p><label>Số định danh ${name} <input name="${name}"></label></p>`).join('')}</form>`,
    );
    const { steps } = await world.plan(match, { applicant: groom });
    expect(tally(await world.call('commit', steps))).toEqual({ filled: names.length });
    expect(await values()).toEqual(Object.fromEntries(names.map((name) => [name, '033092014786'])));
  });
});
