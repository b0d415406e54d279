import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FillReceipt, Outcome, Person, RoleMap } from '../../utils/fill/types.ts';
import type { PageForm } from '../../utils/portal/types.ts';
import { URLS } from '../portal/hosts.ts';
import { type Portal, startPortal } from '../portal/server.ts';
import { launch } from '../support/browser.ts';
import { byLabel } from './fill/by-label.ts';
import { bundle, outcomeOf, tally, World } from './fill/harness.ts';
import { bride, father, groom, mother } from './fill/people.ts';

/** The lists and calendars of the libraries that the portals are built on; what is asked is always the page's own model. */

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
  const pressed = portal.records.filter(({ form }) => form === 'pressed');
  await page?.close();
  expect(pressed).toEqual([]);
});

const open = async (url: string): Promise<World> => {
  page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(url, { waitUntil: 'networkidle0' });
  return World.enter(page.mainFrame(), script);
};

const modelBecomes = (world: World, wanted: Record<string, unknown>) =>
  vi.waitFor(async () => expect(await world.model()).toMatchObject(wanted), { timeout: 3000, interval: 50 });
const blank = (model: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(model).map((key) => [key, '']));

/** Fills, asks the model, undoes, asks it again, and fills once more. */
const thereAndBack = async (
  world: World,
  match: ReturnType<typeof byLabel>,
  people: RoleMap,
  wanted: Record<string, unknown>,
  /** What a page has no way back from, by the key in its model: the receipt of the undo says so. */
  stays: readonly string[] = [],
): Promise<void> => {
  const { steps, form } = await world.plan(match, people);
  const labelOf = (id: string) => form.fields.find((field) => field.id === id)?.label;
  const others = ({ outcomes }: FillReceipt, than: Outcome) =>
    outcomes
      .filter(({ outcome }) => outcome !== than && outcome !== 'kept')
      .map(({ field, outcome }) => `${labelOf(field)}: ${outcome}`);
  for (const time of ['once', 'again'] as const) {
    expect(others(await world.call('commit', steps), 'filled')).toEqual([]);
    await modelBecomes(world, wanted);
    if (time === 'again') break;
    const undone = others(await world.call('undo'), 'restored');
    expect(undone.filter((each) => !each.endsWith(': cannot-clear'))).toEqual([]);
    expect(undone).toHaveLength(stays.length);
    const kept = Object.fromEntries(stays.map((key) => [key, wanted[key]]));
    await modelBecomes(world, { ...blank(wanted), ...kept });
  }
  expect(steps).toHaveLength(Object.keys(wanted).length);
};

describe('the police portal’s registration of residence, jQuery with select2', () => {
  const match = byLabel([
    [/người đề nghị/, 'applicant'],
    [/chủ hộ/, 'householder'],
    [/đại diện/, 'representative'],
    [/cùng thay đổi/, 'relative'],
  ]);
  const PEOPLE: RoleMap = { applicant: mother, householder: father, representative: groom, relative: bride };
  const HELD = {
    txtFULLNAME: 'Trương Ngọc Ánh',
    txtBIRTH_DATE: '30/10/1994',
    cboGENDER_ID: 'Nữ',
    txtID_CARD_NUMBER: '092194005827',
    cboCOUNTRY_ID: 'Việt Nam',
    cboRECEIVE_ADDR_CITY_ID: 'Thành phố Cần Thơ',
    cboRECEIVE_ADDR_VILLAGE_ID: 'Phường Ninh Kiều',
    txtRECEIVE_ADDR_DETAIL: '12/4 Mậu Thân',
    txtHH_HEAD_FULLNAME: 'Lê Hoàng Nhân',
    txtID_CARD_NUMBER_HHEAD: '048091003164',
    txtFULLNAME_DEPUTY: 'Phạm Quốc Bảo',
    txtID_CARD_NUMBER_DEPUTY: '033092014786',
    cboGENDER_ID_DEPUTY: 'Nam',
    txtFULLNAME_CUNGTD0: 'Đỗ Thị Mai Hương',
    txtBIRTH_DATE_CUNGTD0: '05/12/1995',
    txtID_CARD_NUMBER_CUNGTD0: '001195002418',
    cboGENDER_ID_CUNGTD0: 'Nữ',
  };

  it('takes four people, a country found by searching and communes that come on select2’s own event', async () => {
    const world = await open(URLS.residence);
    await thereAndBack(world, match, PEOPLE, HELD);
  });
});

describe('the e-form of a Liferay portal, whose communes take more than two seconds', () => {
  const match = byLabel([
    [/yêu cầu/, 'applicant'],
    [/bên nữ/, 'wife'],
    [/bên nam/, 'husband'],
  ]);

  it('takes the applicant, the bride and the groom', async () => {
    const world = await open(URLS.eform);
    await thereAndBack(
      world,
      match,
      { applicant: bride, wife: bride, husband: groom },
      {
        HoTenNguoiYeuCau: 'Đỗ Thị Mai Hương',
        NgaySinhNguoiYeuCau: '05/12/1995',
        GioiTinhNguoiYeuCau: 'Nữ',
        QuocTichNguoiYeuCau: 'Việt Nam',
        SoGiayToNguoiYeuCau: '001195002418',
        HoTenBenNu: 'Đỗ Thị Mai Hương',
        NgaySinhBenNu: '05/12/1995',
        GioiTinhBenNu: 'Nữ',
        QuocTichBenNu: 'Việt Nam',
        SoGiayToBenNu: '001195002418',
        TinhBenNu: 'Thành phố Hà Nội',
        XaBenNu: 'Phường Kiến Hưng',
        DiaChiBenNu: 'Số 21, Ngõ 6',
        HoTenBenNam: 'Phạm Quốc Bảo',
        NgaySinhBenNam: '17/08/1992',
        GioiTinhBenNam: 'Nam',
        QuocTichBenNam: 'Việt Nam',
        SoGiayToBenNam: '033092014786',
        TinhBenNam: 'Tỉnh Hưng Yên',
        XaBenNam: 'Xã Lương Bằng',
        DiaChiBenNam: 'Thôn Mai Viên',
      },
    );
  });
});

describe('the national portal’s own list, which commits on mousedown and takes its button away', () => {
  const match = byLabel([
    [/yêu cầu/, 'applicant'],
    [/được xác nhận/, 'subject'],
    [/vợ hoặc chồng/, 'spouse'],
  ]);
  const of = (suffix: string, held: Record<string, string>) =>
    Object.fromEntries(Object.entries(held).map(([key, value]) => [key + suffix, value]));
  const FATHER = {
    hoTen: 'Lê Hoàng Nhân',
    ngaySinh: '23/06/1991',
    gioiTinh: 'Nam',
    soDinhDanh: '048091003164',
    quocTich: 'Việt Nam',
    tinh: 'Thành phố Đà Nẵng',
    xa: 'Phường Thanh Khê',
    diaChi: 'K45/12 Hà Huy Tập',
  };
  const MOTHER = {
    hoTen: 'Trương Ngọc Ánh',
    ngaySinh: '30/10/1994',
    gioiTinh: 'Nữ',
    soDinhDanh: '092194005827',
    quocTich: 'Việt Nam',
    tinh: 'Thành phố Cần Thơ',
    xa: 'Phường Ninh Kiều',
    diaChi: '12/4 Mậu Thân',
  };

  it('takes three people with the same labels', async () => {
    const world = await open(URLS.listbox);
    await thereAndBack(
      world,
      match,
      { applicant: father, subject: father, spouse: mother },
      { ...of('NguoiYeuCau', FATHER), ...of('NguoiDuocXacNhan', FATHER), ...of('VoChong', MOTHER) },
    );
  });
});

describe('the officer’s own system, built on antd', () => {
  const match = byLabel([
    [/chủ hồ sơ/i, 'owner'],
    [/người nộp/i, 'applicant'],
    [/đại diện/i, 'representative'],
  ]);
  const HELD = {
    hoTenChuHoSo: 'Trương Ngọc Ánh',
    ngaySinhChuHoSo: '30/10/1994',
    gioiTinhChuHoSo: 'Nữ',
    soGiayToChuHoSo: '092194005827',
    ngayCapChuHoSo: '14/11/2024',
    quocTichChuHoSo: 'Việt Nam',
    tinhChuHoSo: 'Thành phố Cần Thơ',
    xaChuHoSo: 'Phường Ninh Kiều',
    diaChiChuHoSo: '12/4 Mậu Thân',
    hoTenNguoiNop: 'Lê Hoàng Nhân',
    ngaySinhNguoiNop: '23/06/1991',
    gioiTinhNguoiNop: 'Nam',
    soGiayToNguoiNop: '048091003164',
    ngayCapNguoiNop: '05/07/2021',
    quocTichNguoiNop: 'Việt Nam',
    noiONguoiNop: 'Thành phố Đà Nẵng > Phường Thanh Khê',
    diaChiNguoiNop: 'K45/12 Hà Huy Tập',
    hoTenDaiDien: 'Đỗ Thị Mai Hương',
    ngaySinhDaiDien: '05/12/1995',
    gioiTinhDaiDien: 'Nữ',
    soGiayToDaiDien: '001195002418',
    ngayCapDaiDien: '18/03/2025',
    quocTichDaiDien: 'Việt Nam',
    noiODaiDien: 'Thành phố Hà Nội > Phường Kiến Hưng',
    diaChiDaiDien: 'Số 21, Ngõ 6',
  };

  it('takes owner, applicant and representative into lists, calendars and columns of places', async () => {
    const world = await open(URLS.officer);
    const radios = ['gioiTinhChuHoSo', 'gioiTinhNguoiNop', 'gioiTinhDaiDien'];
    await thereAndBack(world, match, { owner: mother, applicant: father, representative: bride }, HELD, radios);
  });
});

describe('the inter-agency portal, Angular Material with ng-select', () => {
  const match = byLabel([
    [/người yêu cầu/, 'applicant'],
    [/được khai sinh/, 'child'],
    [/cha$/, 'father'],
    [/mẹ$/, 'mother'],
  ]);
  const HELD = {
    Ho: 'Đỗ',
    ChuDem: 'Thị Mai',
    Ten: 'Hương',
    NgaySinh: '05/12/1995',
    GioiTinh: 'Nữ',
    ChaHoTen: 'Lê Hoàng Nhân',
    ChaNgaySinh: '23/06/1991',
    ChaSoGiayto: '048091003164',
    ChaMaQuocTich: 'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'ChaNoiCutru.tinh': 'Thành phố Đà Nẵng',
    'ChaNoiCutru.xa': 'Phường Thanh Khê',
    'ChaNoiCutru.chiTiet': 'K45/12 Hà Huy Tập',
    MeHoTen: 'Trương Ngọc Ánh',
    MeNgaySinh: '30/10/1994',
    MeSoGiayto: '092194005827',
    MeMaQuocTich: 'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'MeNoiCutru.tinh': 'Thành phố Cần Thơ',
    'MeNoiCutru.xa': 'Phường Ninh Kiều',
    'MeNoiCutru.chiTiet': '12/4 Mậu Thân',
  };

  it('takes child, father and mother, and leaves the requester whom the sign-in filled', async () => {
    const world = await open(URLS.interAgency);
    const people: RoleMap = { applicant: mother, child: bride, father, mother };
    const { form, plan } = await world.plan(match, people);
    const requester = form.fields.filter(({ name }) => name.startsWith('Nyc')).map(({ id }) => id);
    expect(plan.steps.filter(({ field }) => requester.includes(field))).toMatchObject([
      { leave: 'readonly' },
      { leave: 'readonly' },
    ]);
    await thereAndBack(world, match, people, HELD);
  });
});

describe('calendars of flatpickr', () => {
  const match = byLabel([
    [/cha nuôi/, 'adoptiveFather'],
    [/mẹ nuôi/, 'adoptiveMother'],
    [/con nuôi/, 'adoptedChild'],
  ]);
  const HELD = {
    hoTenCha: 'Phạm Quốc Bảo',
    ngaySinhCha: '17/08/1992',
    soDinhDanhCha: '033092014786',
    ngayCapCha: '22/06/2021',
    hoTenMe: 'Trương Ngọc Ánh',
    ngaySinhMe: '30/10/1994',
    soDinhDanhMe: '092194005827',
    ngayCapMe: '14/11/2024',
    hoTenCon: 'Đỗ Thị Mai Hương',
    ngaySinhCon: '05/12/1995',
    soDinhDanhCon: '001195002418',
    ngayCapCon: '18/03/2025',
  };

  it('hold the day itself, whether locked, doubled for the eye or open to typing', async () => {
    const world = await open(URLS.calendars);
    await thereAndBack(world, match, { adoptiveFather: groom, adoptiveMother: mother, adoptedChild: bride }, HELD);
  });

  it('that do not offer the day refuse it, and the rest is filled', async () => {
    const world = await open(URLS.calendars);
    const { steps, form } = await world.plan(match, { adoptedChild: father });
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'ngayCapCon')).toBe('rejected');
    expect(tally(receipt)).toEqual({ filled: 3, rejected: 1 });
    expect((await world.model()).ngayCapCon ?? '').toBe('');
  });
});

describe('a civil-status form of the national portal, drawn by SurveyJS', () => {
  const match = byLabel([
    [/yêu cầu/, 'applicant'],
    [/cha$/, 'father'],
    [/mẹ$/, 'mother'],
  ]);
  const of = (suffix: string, held: Record<string, string>) =>
    Object.fromEntries(Object.entries(held).map(([key, value]) => [key + suffix, value]));
  const MOTHER = {
    hoTen: 'Trương Ngọc Ánh',
    ngaySinh: '1994-10-30',
    gioiTinh: 'Nữ',
    soDinhDanh: '092194005827',
    quocTich: 'Việt Nam',
    tinh: 'Thành phố Cần Thơ',
    xa: 'Phường Ninh Kiều',
  };
  const FATHER = {
    hoTen: 'Lê Hoàng Nhân',
    ngaySinh: '1991-06-23',
    gioiTinh: 'Nam',
    soDinhDanh: '048091003164',
    quocTich: 'Việt Nam',
    tinh: 'Thành phố Đà Nẵng',
    xa: 'Phường Thanh Khê',
  };

  it('takes the applicant, the father and the mother', async () => {
    const world = await open(URLS.survey);
    const held = { ...of('NguoiYeuCau', MOTHER), ...of('Cha', FATHER), ...of('Me', MOTHER) };
    const radios = ['gioiTinhNguoiYeuCau', 'gioiTinhCha', 'gioiTinhMe'];
    await thereAndBack(world, match, { applicant: mother, father, mother }, held, radios);
  });
});

describe('the culture ministry’s form: newer Material, and no control has a name', () => {
  const match = byLabel([
    [/đề nghị/, 'applicant'],
    [/đại diện/, 'representative'],
  ]);

  it('takes both people, with dates in America’s order and communes of equal names', async () => {
    const world = await open(URLS.culture);
    const held = {
      hoTenNguoiDeNghi: 'Đỗ Thị Mai Hương',
      ngaySinhNguoiDeNghi: '05/12/1995',
      gioiTinhNguoiDeNghi: 'Nữ',
      soDinhDanhNguoiDeNghi: '001195002418',
      xaNguoiDeNghi: 'Phường Kiến Hưng, Thành phố Hà Nội',
      hoTenDaiDien: 'Lê Hoàng Nhân',
      ngaySinhDaiDien: '23/06/1991',
      gioiTinhDaiDien: 'Nam',
      soDinhDanhDaiDien: '048091003164',
      xaDaiDien: 'Phường Thanh Khê, Thành phố Đà Nẵng',
    };
    // Its list of sexes has no entry for none.
    const lists = ['gioiTinhNguoiDeNghi', 'gioiTinhDaiDien'];
    await thereAndBack(world, match, { applicant: bride, representative: father }, held, lists);
  });
});

describe('a bad day', () => {
  const PEOPLE: RoleMap = { applicant: mother, owner: mother, father, mother, child: bride };
  /** A card whose commune the portal's list does not have, though it has names that contain it. */
  const moved = (name: string): Person => {
    const unit = mother.place?.units[0];
    return {
      ...mother,
      place: { status: 'resolved', units: unit ? [{ ...unit, name }] : [], detail: '12/4 Mậu Thân' },
    };
  };
  const LISTS = [
    ['select2 of the police portal', URLS.residence, [[/người đề nghị/, 'applicant']], 'Nơi thường trú: Phường/Xã'],
    ['list of the national portal', URLS.listbox, [[/yêu cầu/, 'applicant']], 'Phường/Xã thường trú'],
    ['antd Select', URLS.officer, [[/chủ hồ sơ/i, 'owner']], 'Phường/Xã thường trú'],
    ['Material autocomplete', URLS.interAgency, [[/mẹ$/, 'mother']], 'Phường/Xã'],
    ['SurveyJS dropdown', URLS.survey, [[/yêu cầu/, 'applicant']], 'Phường/Xã thường trú'],
  ] as const;
  const outcomesOf = (receipt: FillReceipt, form: PageForm) =>
    receipt.outcomes.map(({ field, outcome }) => [form.fields.find(({ id }) => id === field)?.label, outcome]);

  it.each(LISTS)(
    'the %s does not have the commune: it stays empty, says so, and is closed again',
    async (_, url, roles, label) => {
      const world = await open(url);
      const person = moved('Phường Ninh');
      const { steps, form } = await world.plan(byLabel(roles), { applicant: person, owner: person, mother: person });
      const outcomes = outcomesOf(await world.call('commit', steps), form);
      expect(outcomes.filter(([, outcome]) => outcome !== 'filled')).toEqual([[label, 'not-in-options']]);
      const held = Object.values(await world.model());
      expect(held.filter((value) => /Ninh/.test(String(value)))).toEqual([]);
      expect(held).toContain('Thành phố Cần Thơ');
    },
  );

  it.each(LISTS)('the %s never gets its communes: the rest is filled', async (_, url, roles, label) => {
    page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      // The portal's server is asked, and does not answer.
      if (!request.url().includes('/danh-muc/xa')) void request.continue();
    });
    await page.goto(url, { waitUntil: 'networkidle0' });
    const world = await World.enter(page.mainFrame(), script);
    const { steps, form } = await world.plan(byLabel(roles), PEOPLE);
    const outcomes = outcomesOf(await world.call('commit', steps), form);
    expect(outcomes.filter(([, outcome]) => outcome !== 'filled')).toEqual([[label, 'options-not-loaded']]);
  });

  it('a portal that empties a number which it does not take is said to refuse it', async () => {
    const world = await open(URLS.residence);
    const odd = { ...mother, citizen: { ...mother.citizen, personalId: '192194005827' } };
    const { steps, form } = await world.plan(byLabel([[/người đề nghị/, 'applicant']]), { applicant: odd });
    const receipt = await world.call('commit', steps);
    expect(outcomeOf(receipt, form, 'txtID_CARD_NUMBER')).toBe('rejected');
    expect(tally(receipt)).toEqual({ filled: steps.length - 1, rejected: 1 });
    expect((await world.model()).txtID_CARD_NUMBER ?? '').toBe('');
  });

  it('a list that the officer chose from after the preview keeps that choice', async () => {
    const world = await open(URLS.listbox);
    const { steps, form } = await world.plan(byLabel([[/yêu cầu/, 'applicant']]), { applicant: mother });
    await page.click('button[aria-haspopup=listbox]');
    await page.waitForSelector('.listbox-panel li');
    // The pointer, as a hand moves it: the portal commits when the button goes down.
    await (await page.$('.listbox-panel li'))!.click();
    const outcomes = outcomesOf(await world.call('commit', steps), form);
    expect(outcomes.filter(([, outcome]) => outcome !== 'filled')).toEqual([['Giới tính', 'already-filled']]);
    expect(await world.model()).toMatchObject({ gioiTinhNguoiYeuCau: 'Nam', tinhNguoiYeuCau: 'Thành phố Cần Thơ' });
  });
});
