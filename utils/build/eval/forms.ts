/** Accuracy suite "forms": labelled pages in the real browser, through the real collector and matcher. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import * as z from 'zod/mini';
import { findBrowser } from '../../../tests/support/browser.ts';
import { type KnownForms, parseKnownForms } from '../../match/known-forms.ts';
import { SURE } from '../../match/types.ts';
import { parseVocabulary, type Vocabulary } from '../../match/vocabulary.ts';
import { bundle } from '../bundle.ts';
import type { Reader } from './reader.ts';

const DATA = new URL('../../../public/data/vocabulary/vocabulary.json', import.meta.url);
const KNOWN = new URL('../../../public/data/portals/known-forms.json', import.meta.url);
const READER = new URL('./reader.ts', import.meta.url);

const Gold = z.object({
  fields: z.array(
    z.object({
      selector: z.string(),
      role: z.string(),
      attribute: z.string(),
      group: z.optional(z.boolean()),
      roleAlt: z.optional(z.array(z.string())),
      attributeAlt: z.optional(z.array(z.string())),
    }),
  ),
});
type GoldField = z.infer<typeof Gold>['fields'][number];

/** The answer for one labelled control; null: the collector did not see it. */
interface Got {
  role: string;
  attribute: string;
  roleSure: number;
  attributeSure: number;
  label: string;
  section: string[];
  why: string[];
}

export interface Totals {
  suite: 'forms';
  /** Labelled controls looked at. */
  cases: number;
  /** Controls without a wrong person, wrong attribute, miss or wrong fill. */
  ok: number;
  notOk: number;
  /** Controls that ask for a person's data. */
  fields: number;
  right: number;
  wrongAttribute: number;
  wrongPerson: number;
  /** Answered with other or none, or not seen at all. */
  missed: number;
  wouldFill: number;
  wouldFillRight: number;
  wouldFillWrongPerson: number;
  /** Blocks of which the officer is asked whose they are. */
  blocksAsked: number;
  /** Of these, blocks that hold fields of two persons: one answer would put one's data into another's field. */
  blocksMixed: number;
}

const browserPath = (): string => {
  const path = findBrowser();
  if (!path) throw new Error('No Chromium found. Set TLMC_BROWSER to the path of the browser.');
  return path;
};

export const readVocabulary = async (): Promise<Vocabulary> =>
  parseVocabulary(JSON.parse(await readFile(DATA, 'utf8')));

export const readKnownForms = async (): Promise<KnownForms> =>
  parseKnownForms(JSON.parse(await readFile(KNOWN, 'utf8')));

/** Runs in the page: answers in the order of the selectors, and the blocks asked about as places in that order. */
const inPage = (
  vocabulary: unknown,
  known: unknown,
  selectors: string[],
): { got: (Got | null)[]; blocks: number[][] } => {
  const { collect, matchForm, openBlocks, overridesFor } = (globalThis as unknown as { tlmcReader: Reader }).tlmcReader;
  const { form, elements } = collect(document);
  const matches = matchForm(form, vocabulary as Vocabulary, overridesFor(form, known as KnownForms));
  const places = selectors.map((selector) => {
    const target = document.querySelector(selector);
    return form.fields.findIndex((field) =>
      elements.get(field.id)?.some((el) => target && (el === target || target.contains(el) || el.contains(target))),
    );
  });
  const blocks = openBlocks(form, matches).map(({ fields }) =>
    places.flatMap((at, i) => (at >= 0 && fields.includes(form.fields[at]!.id) ? [i] : [])),
  );
  const got = places.map((at) => {
    const match = matches[at];
    if (!match) return null;
    const { role, attribute, roleSure, attributeSure, why } = match;
    return {
      role,
      attribute,
      roleSure,
      attributeSure,
      why,
      label: form.fields[at]!.label,
      section: form.fields[at]!.section,
    };
  });
  return { got, blocks };
};

const isPersonal = (attribute: string): boolean => attribute !== 'other' && attribute !== 'none';
const accepted = (want: string, also: string[] | undefined, got: string): boolean =>
  got === want || also?.includes(got) === true;

/** Do fields of two persons stand in it? A label that allows several persons goes with any of them. */
export const isMixed = (block: readonly GoldField[]): boolean => {
  const persons = block.filter(({ role, attribute }) => role !== 'none' && isPersonal(attribute));
  return persons.some(
    (one) =>
      !persons.every(
        (other) => accepted(one.role, one.roleAlt, other.role) || accepted(other.role, other.roleAlt, one.role),
      ),
  );
};

type Counts = Omit<Totals, 'suite'>;
const NONE: Counts = {
  cases: 0,
  ok: 0,
  notOk: 0,
  fields: 0,
  right: 0,
  wrongAttribute: 0,
  wrongPerson: 0,
  missed: 0,
  wouldFill: 0,
  wouldFillRight: 0,
  wouldFillWrongPerson: 0,
  blocksAsked: 0,
  blocksMixed: 0,
};

/** What is wrong with one answer, if anything, counted on the way. */
export const score = (want: GoldField, got: Got | null, counts: Counts): string | null => {
  counts.cases++;
  const asked = want.role !== 'none' && isPersonal(want.attribute);
  const role = got !== null && accepted(want.role, want.roleAlt, got.role);
  const attribute = got !== null && accepted(want.attribute, want.attributeAlt, got.attribute);
  let wrong: string | null = null;
  if (asked) {
    counts.fields++;
    if (attribute && (role || !isPersonal(got.attribute))) counts.right++;
    else if (!got || !isPersonal(got.attribute)) {
      counts.missed++;
      wrong = 'missed';
    } else if (!attribute) {
      counts.wrongAttribute++;
      wrong = role ? 'attribute' : 'attribute and person';
    } else {
      counts.wrongPerson++;
      wrong = 'person';
    }
  }
  if (got && isPersonal(got.attribute) && got.roleSure >= SURE && got.attributeSure >= SURE) {
    counts.wouldFill++;
    const fits = attribute && role && (asked || isPersonal(got.attribute));
    if (fits) counts.wouldFillRight++;
    else {
      if (asked && !role) counts.wouldFillWrongPerson++;
      wrong = `would fill: ${wrong ?? 'not a person\u2019s field'}`;
    }
  }
  if (wrong) counts.notOk++;
  else counts.ok++;
  return wrong;
};

/**
 * Runs every NAME.html with its NAME.gold.json in a folder. A field is right when attribute and person are; it would be
 * filled when both are SURE. Prints {id, ok, got, want} a form. Needs a Chromium; throws when there is none.
 */
export const run = async (path: string, print: (line: object) => void): Promise<Totals> => {
  const names = (await readdir(path))
    .filter((f) => f.endsWith('.gold.json'))
    .map((f) => f.slice(0, -'.gold.json'.length))
    .sort();
  const [reader, vocabulary, known] = await Promise.all([bundle(READER), readVocabulary(), readKnownForms()]);
  const browser = await puppeteer.launch({
    executablePath: browserPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const totals: Totals = { suite: 'forms', ...NONE };
  try {
    const page = await browser.newPage();
    for (const id of names) {
      const gold = Gold.parse(JSON.parse(await readFile(join(path, `${id}.gold.json`), 'utf8')));
      await page.goto(pathToFileURL(resolve(path, `${id}.html`)).href, { waitUntil: 'domcontentloaded' });
      await page.evaluate(reader);
      const { got: answers, blocks } = await page.evaluate(
        inPage,
        vocabulary,
        known,
        gold.fields.map((f) => f.selector),
      );
      const counts = { ...NONE };
      const wrong = gold.fields.flatMap((want, i) => {
        const got = answers[i] ?? null;
        const problem = score(want, got, counts);
        return problem ? [{ selector: want.selector, problem, got, want: `${want.role}.${want.attribute}` }] : [];
      });
      counts.blocksAsked = blocks.length;
      counts.blocksMixed = blocks.filter((block) => isMixed(block.map((i) => gold.fields[i]!))).length;
      for (const key of Object.keys(counts) as (keyof Counts)[]) totals[key] += counts[key];
      print({
        id,
        ok: wrong.length === 0,
        got: { ...counts, wrong },
        want: { fields: counts.fields, right: counts.fields },
      });
    }
  } finally {
    await browser.close();
  }
  return totals;
};
