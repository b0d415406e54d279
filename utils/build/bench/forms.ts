import type { Browser, Page } from 'puppeteer-core';
import { startPortal } from '../../../tests/portal/server.ts';
import { launch } from '../../../tests/support/browser.ts';
import type { Vocabulary } from '../../match/vocabulary.ts';
import { bundle } from '../bundle.ts';
import { readVocabulary } from '../eval/forms.ts';
import { type Figure, figure, type Measured, median } from './figure.ts';
import { listPage, personForm, plainForm } from './form-pages.ts';
import type { FormsInPage } from './in-page/forms.ts';
import { comparePeers } from './peers.ts';
import { enterWorld, type InWorld, showPage } from './world.ts';

const SCRIPT = new URL('./in-page/forms.ts', import.meta.url);
/** Controls → budget of scan and classify, ms. */
const SIZES = [
  [44, 10],
  [200, 50],
  [1_000, 150],
] as const;
const COLD = 5;
const WARM = 5;
const STORMS = 3;
const COMMITS = 5;
/** The watcher waits 300 ms for the page to be quiet, then at most 500 ms for an idle moment. */
const SETTLED_MS = 1_200;

interface Bench {
  browser: Browser;
  script: string;
  words: Vocabulary;
}

const inFreshPage = async <T>(
  { browser, script, words }: Bench,
  html: string,
  run: (bench: InWorld<FormsInPage>, page: Page, arranged: number) => Promise<T>,
): Promise<T> => {
  const page = await showPage(browser, html);
  try {
    const bench = await enterWorld<FormsInPage>(page, script);
    const arranged = await bench('words', words);
    return await run(bench, page, arranged);
  } finally {
    await page.close();
  }
};

const scans = async (on: Bench): Promise<Measured> => {
  const figures: Figure[] = [];
  const remarks: string[] = [];
  const arranging: number[] = [];
  for (const [size, budget] of SIZES) {
    const html = personForm(size);
    const cold: number[] = [];
    const warm: number[] = [];
    const collecting: number[] = [];
    const matching: number[] = [];
    for (let round = 0; round < COLD; round++)
      await inFreshPage(on, html, async (bench, _, arranged) => {
        arranging.push(arranged);
        const first = await bench('scan');
        if (first.fields !== size) throw new Error(`${first.fields} of ${size} controls were read`);
        cold.push(first.collect + first.match);
        collecting.push(first.collect);
        matching.push(first.match);
        for (let again = 0; again < WARM; again++) {
          const { collect, match } = await bench('scan');
          warm.push(collect + match);
        }
      });
    figures.push(
      figure(`forms.scan-${size}-cold`, `scan and classify ${size} controls, first time in a page`, cold, { budget }),
      figure(`forms.scan-${size}-warm`, `scan and classify ${size} controls, again`, warm, { budget }),
    );
    const [read, matched] = [median(collecting).toFixed(1), median(matching).toFixed(1)];
    remarks.push(
      `${size} controls, first time: ${read} ms reading (in the page) + ${matched} ms matching (in the panel)`,
    );
    if (size !== 1_000) continue;
    // As the content script reads: in slices. The matching is a task of the panel, not of the page.
    const longest: number[] = [];
    for (let round = 0; round < COLD; round++)
      await inFreshPage(on, html, async (bench) => {
        longest.push(await bench('longestSlice'));
      });
    figures.push(
      figure('forms.longest-task', `longest task of ours in the page, ${size} controls, first time`, longest, {
        budget: 50,
      }),
    );
  }
  figures.push(figure('forms.vocabulary', 'arrange the vocabulary, once when the panel opens', arranging));
  return { figures, remarks };
};

/** In the page: 5,000 rows in 200 batches, as a portal's list grows. */
const addRows = (coded: boolean): Promise<void> =>
  new Promise((done) => {
    const body = document.querySelector('tbody');
    const row = (n: number) => {
      const first = coded ? `H17.22.5-261123-${String(n).padStart(4, '0')}` : 'Nguyễn Văn A';
      return `<tr><td>${first}</td><td>Đăng ký kết hôn</td><td>23/11/2026</td><td><a href="#">Xem</a></td></tr>`;
    };
    const add = (batch: number) => {
      body?.insertAdjacentHTML('beforeend', Array.from({ length: 25 }, (_, n) => row(batch * 25 + n)).join(''));
      if (batch < 199) setTimeout(add, 0, batch + 1);
      else done();
    };
    add(0);
  });

const storm = async (on: Bench, coded: boolean): Promise<{ ms: number[]; looks: number }> => {
  const ms: number[] = [];
  let looks = 0;
  for (let round = 0; round < STORMS; round++)
    await inFreshPage(on, listPage(), async (bench, page) => {
      await bench('watch');
      await page.evaluate(addRows, coded);
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      const work = await bench('work');
      ms.push(work.ms);
      looks = Math.max(looks, work.looks);
    });
  return { ms, looks };
};

const commits = async (on: Bench): Promise<Figure> => {
  const ms: number[] = [];
  for (let round = 0; round < COMMITS; round++)
    await inFreshPage(on, plainForm(), async (bench) => {
      const done = await bench('fill');
      if (done.filled !== 44) throw new Error(`${done.filled} of ${done.fields} plain controls were filled`);
      ms.push(done.ms);
    });
  return figure('forms.commit-44', 'commit 44 plain controls, read back', ms, { budget: 200 });
};

/** Scanning, watching and filling in the real browser; the browser's own form reading on the same forms. */
export const measure = async (): Promise<Measured> => {
  const [portal, script, words] = await Promise.all([startPortal(), bundle(SCRIPT), readVocabulary()]);
  try {
    const browser = await launch({ portal });
    const figures: Figure[] = [];
    const remarks: string[] = [];
    try {
      const on = { browser, script, words };
      const scanned = await scans(on);
      const plain = await storm(on, false);
      const coded = await storm(on, true);
      figures.push(
        ...scanned.figures,
        figure('forms.storm', 'page adds 5,000 rows in 200 batches: our work', plain.ms, { budget: 25 }),
        figure('forms.storm-codes', 'the same, each row with a dossier code', coded.ms, { budget: 25 }),
        await commits(on),
      );
      remarks.push(
        ...scanned.remarks,
        `looks at the page after the rows: ${plain.looks} without codes, ${coded.looks} with`,
      );
    } finally {
      await browser.close();
    }
    const peers = await comparePeers({ portal, script, words });
    return { figures: [...figures, ...peers.figures], remarks: [...remarks, ...peers.remarks] };
  } finally {
    await portal.close();
  }
};
