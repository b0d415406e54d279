import type { Page } from 'puppeteer-core';
import { birth, marriage } from '../../../tests/browser/fill/matches.ts';
import { URLS } from '../../../tests/portal/hosts.ts';
import { type LaunchOptions, launch } from '../../../tests/support/browser.ts';
import type { Match } from '../../match/types.ts';
import type { Vocabulary } from '../../match/vocabulary.ts';
import type { PageForm } from '../../portal/types.ts';
import type { Figure, Measured } from './figure.ts';
import { askFirefox, type FirefoxAnswer } from './firefox.ts';
import { englishForm, personForm } from './form-pages.ts';
import type { FormsInPage } from './in-page/forms.ts';
import { enterWorld, showPage } from './world.ts';

/** A type of Chromium or of Firefox → attributes that it may mean; generous, and whose data it is, is not asked of them. */
const MEANS: readonly (readonly [RegExp, RegExp])[] = [
  [/^NAME_FULL|^name$/, /^fullName$/],
  [/^NAME_LAST|^family-name$/, /^familyName$/],
  [/^NAME_MIDDLE|^additional-name$/, /^middleName$/],
  [/^NAME_FIRST|^given-name$/, /^givenName$/],
  [/^EMAIL|^email$/, /^email$/],
  [/^PHONE|^tel/, /^phone$/],
  [/BIRTH|^bday/, /^birthDate/],
  [/COUNTRY|^country/, /^nationality$|\.country$/],
  [/_STATE|^address-level1$/, /\.province$/],
  [/_CITY|LOCALITY|^address-level[23]$/, /\.(province|district|commune)$/],
  [/_LINE|STREET|ADDRESS_HOME|^(?:street-address|address-line)/, /(Address|Place|hometown)(\.street)?$/],
  [/COMPANY|^organization$/, /^workplace$/],
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
  firefox: number;
  answered: boolean;
}

/** Firefox's types in the order of our fields, '' where it says nothing. */
const inOrder = (form: PageForm, { fields }: FirefoxAnswer): string[] => {
  const said = new Map(fields);
  return form.fields.map(({ domId, name }) => said.get(`${domId}/${name}`) ?? '');
};

/**
 * Who reads the same forms right, in the same run: ours (attribute and person), Chromium's own predictions and Firefox's (attribute alone). The forms
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
  const total: Score = { asked: 0, ours: 0, oursAttribute: 0, chromium: 0, firefox: 0, answered: false };
  /** The pages as they stand, for Firefox: its turn comes when this browser is closed. */
  const shown: { name: string; html: string; form: PageForm; gold: Gold[] }[] = [];
  const remarks: string[] = [];
  try {
    for (const [name, show, goldOf] of forms) {
      const page = await show();
      const bench = await enterWorld<FormsInPage>(page, script);
      await bench('words', words);
      const { form, matches } = await bench('read');
      const gold = goldOf(form);
      shown.push({ name, html: await page.content(), form, gold });
      const answered = await waitForGuesses(page);
      const guesses = await bench('guesses');
      const at = new Map(form.fields.map(({ id }, n) => [id, n]));
      const score: Score = { asked: 0, ours: 0, oursAttribute: 0, chromium: 0, firefox: 0, answered };
      for (const { field, role, attribute } of gold) {
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
  const firefox = await askFirefox([...shown.map(({ html }) => html), englishForm()]);
  for (const [n, { name, form, gold }] of shown.entries()) {
    if (!firefox) break;
    const guesses = inOrder(form, firefox[n]!);
    const at = new Map(form.fields.map(({ id }, i) => [id, i]));
    const right = gold.filter(({ field, attribute }) => guessFits(guesses[at.get(field)!] ?? '', attribute)).length;
    total.firefox += right;
    remarks.push(`${name}: Firefox ${right}, in ${firefox[n]!.ms.toFixed(0)} ms with a hop between its processes`);
  }
  const ratio = (ours: number, theirs: number) => (theirs ? Number((ours / theirs).toFixed(1)) : null);
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
      peers: {
        ...(total.answered && { chromium: ratio(total.ours, total.chromium) }),
        ...(firefox && { firefox: ratio(total.ours, total.firefox) }),
      },
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
  if (firefox) {
    figures.push({
      name: 'forms.right-firefox',
      what: 'the same fields: attribute right, whoever it is, Firefox',
      median: share(total.firefox),
      ...of,
    });
    const known = firefox.at(-1)!.fields.filter(([, type]) => type);
    remarks.push(
      `English control form: Firefox knows ${known.length} of ${firefox.at(-1)!.fields.length}: it was asked in the right way`,
    );
  } else remarks.push('firefox: not installed');
  return { figures, remarks };
};
