import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { birth, marriage } from '../../../tests/browser/fill/matches.ts';
import { URLS } from '../../../tests/portal/hosts.ts';
import { type LaunchOptions, launch } from '../../../tests/support/browser.ts';
import type { Match } from '../../match/types.ts';
import type { Vocabulary } from '../../match/vocabulary.ts';
import type { PageForm } from '../../portal/types.ts';
import type { Figure, Measured } from './figure.ts';
import { englishForm, personForm } from './form-pages.ts';
import type { FormsInPage } from './in-page/forms.ts';
import { enterWorld, showPage } from './world.ts';

/** Chromium's type → attributes that it may mean; generous, and whose data it is, is not asked of it. */
const MEANS: readonly (readonly [RegExp, RegExp])[] = [
  [/^NAME_FULL/, /^fullName$/],
  [/^NAME_LAST/, /^familyName$/],
  [/^NAME_MIDDLE/, /^middleName$/],
  [/^NAME_FIRST/, /^givenName$/],
  [/^EMAIL/, /^email$/],
  [/^PHONE/, /^phone$/],
  [/BIRTH/, /^birthDate/],
  [/COUNTRY/, /^nationality$|\.country$/],
  [/_STATE/, /\.province$/],
  [/_CITY|LOCALITY/, /\.(province|district|commune)$/],
  [/_LINE|STREET|ADDRESS_HOME/, /(Address|Place|hometown)(\.street)?$/],
  [/COMPANY/, /^workplace$/],
  [/PASSPORT_NUMBER/, /^passportNumber$/],
  [/NATIONAL_ID|ID_CARD/, /^personalId$|^oldIdNumber$/],
  [/TAX/, /^taxCode$/],
];
const guessFits = (guess: string, attribute: string): boolean =>
  guess.split(/[,\s|]+/).some((type) => MEANS.some(([theirs, ours]) => theirs.test(type) && ours.test(attribute)));

/** The right answers of a generated form, by the names that it was generated with. */
const ATTRIBUTES: Record<string, string> = {
  HoTen: 'fullName',
  'NgaySinh-day': 'birthDate.day',
  'NgaySinh-month': 'birthDate.month',
  'NgaySinh-year': 'birthDate.year',
  GioiTinh: 'gender',
  SoDinhDanh: 'personalId',
  LoaiGiayTo: 'idType',
  NgayCap: 'idIssueDate',
  NoiCap: 'idIssuePlace',
  DanToc: 'ethnicity',
  QuocTich: 'nationality',
  TonGiao: 'religion',
  TinhThuongTru: 'permanentAddress.province',
  XaThuongTru: 'permanentAddress.commune',
  SoNhaThuongTru: 'permanentAddress.street',
  NoiCuTru: 'currentAddress',
  QueQuan: 'hometown',
  NgheNghiep: 'occupation',
  SoDienThoai: 'phone',
  Email: 'email',
};
const SECTION_ROLES = ['applicant', 'child', 'mother', 'father', 'wife', 'husband', 'deceased', 'representative'];
type Gold = Pick<Match, 'field'> & { role: string; attribute: string };
const generated = (form: PageForm): Gold[] =>
  form.fields.flatMap(({ id, name }) => {
    const [, key, section, part = ''] = /^([A-Za-z]+)_(\d+)(-\w+)?$/.exec(name) ?? [];
    const attribute = ATTRIBUTES[`${key}${part}`];
    return attribute ? [{ field: id, role: SECTION_ROLES[Number(section)]!, attribute }] : [];
  });
/** The practice portal's own rules call each of three boxes by its whole date. */
const labelled =
  (rule: (form: PageForm) => Match[]) =>
  (form: PageForm): Gold[] =>
    rule(form).flatMap(({ field, role, attribute }, n) => {
      const part = form.fields[n]?.datePart?.part;
      const exact = part && /Date$/.test(attribute) ? `${attribute}.${part}` : attribute;
      return role === 'none' ? [] : [{ field, role, attribute: exact }];
    });

/** The first focus makes the browser parse the form; its guesses settle a moment later. */
const waitForGuesses = async (page: Page): Promise<boolean> => {
  await page.$$eval('input', (boxes) => boxes.find((box) => box.checkVisibility())?.focus());
  const found = await page.waitForSelector('[autofill-prediction]', { timeout: 6_000 }).catch(() => null);
  if (found) await new Promise((resolve) => setTimeout(resolve, 1_500));
  return found !== null;
};

interface Score {
  asked: number;
  ours: number;
  oursAttribute: number;
  chromium: number;
  answered: boolean;
}

const FIREFOX = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox', '/Applications/Firefox.app'];

/**
 * Who reads the same forms right, in the same run: ours (attribute and person) and Chromium's own predictions (attribute alone). The forms
 * are the practice portal's two and a generated one of eight people, whose answers are known from their control names.
 */
export const comparePeers = async ({
  portal,
  script,
  words,
}: Pick<LaunchOptions, 'portal'> & { script: string; words: Vocabulary }): Promise<Measured> => {
  const browser = await launch({ portal, args: ['--enable-features=AutofillShowTypePredictions'] });
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'networkidle0' });
    return page;
  };
  const forms: [string, () => Promise<Page>, (form: PageForm) => Gold[]][] = [
    ['Bộ Tư pháp, kết hôn', () => open(URLS.marriageForm), labelled(marriage)],
    ['Form.io, khai sinh', () => open(URLS.birth), labelled(birth)],
    ['generated, 8 people', () => showPage(browser, personForm(8 * 22)), generated],
  ];
  const control = async (): Promise<string> => {
    const page = await showPage(browser, englishForm());
    const bench = await enterWorld<FormsInPage>(page, script);
    await bench('words', words);
    await bench('read');
    await waitForGuesses(page);
    const guesses = await bench('guesses');
    await page.close();
    const known = guesses.filter((guess) => guess && !/^(UNKNOWN_TYPE|NO_SERVER_DATA)$/.test(guess));
    return `English control form: Chromium knows ${known.length} of ${guesses.length}: it was asked in the right way`;
  };
  const total: Score = { asked: 0, ours: 0, oursAttribute: 0, chromium: 0, answered: false };
  const remarks: string[] = [];
  try {
    for (const [name, show, goldOf] of forms) {
      const page = await show();
      const bench = await enterWorld<FormsInPage>(page, script);
      await bench('words', words);
      const { form, matches } = await bench('read');
      const answered = await waitForGuesses(page);
      const guesses = await bench('guesses');
      const at = new Map(form.fields.map(({ id }, n) => [id, n]));
      const score: Score = { asked: 0, ours: 0, oursAttribute: 0, chromium: 0, answered };
      for (const { field, role, attribute } of goldOf(form)) {
        const n = at.get(field)!;
        score.asked++;
        if (matches[n]?.attribute === attribute) score.oursAttribute++;
        if (matches[n]?.attribute === attribute && matches[n].role === role) score.ours++;
        if (guessFits(guesses[n] ?? '', attribute)) score.chromium++;
      }
      for (const key of ['asked', 'ours', 'oursAttribute', 'chromium'] as const) total[key] += score[key];
      total.answered ||= answered;
      const theirs = answered ? String(score.chromium) : 'no answer';
      remarks.push(
        `${name}: ${score.asked} fields of people; ours ${score.ours} (attribute alone ${score.oursAttribute}), Chromium ${theirs}`,
      );
      await page.close();
    }
    remarks.push(await control());
  } finally {
    await browser.close();
  }
  const share = (right: number) => (100 * right) / total.asked;
  const of = { unit: '%' as const, n: total.asked };
  const figures: Figure[] = [
    {
      name: 'forms.right',
      what: 'fields of people: attribute and person right, ours',
      median: share(total.ours),
      ...of,
      budget: 95,
      atLeast: true,
      ...(total.answered && {
        peers: { chromium: total.chromium ? Number((total.ours / total.chromium).toFixed(1)) : null },
      }),
    },
  ];
  if (total.answered)
    figures.push({
      name: 'forms.right-chromium',
      what: 'the same fields: attribute right, whoever it is, Chromium',
      median: share(total.chromium),
      ...of,
    });
  else
    remarks.push(
      'Chromium: gave no predictions (AutofillShowTypePredictions has no effect in this build); not compared',
    );
  remarks.push('these forms are known to the product; unseen ones are for `npm run eval -- forms DIR`');
  remarks.push(
    FIREFOX.some((path) => existsSync(path))
      ? 'firefox: installed, but there is no runner for its heuristics yet; not compared'
      : 'firefox: not installed',
  );
  return { figures, remarks };
};
