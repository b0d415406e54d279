import type { Browser } from 'puppeteer-core';
import { startPortal } from '../../../tests/portal/server.ts';
import { launch } from '../../../tests/support/browser.ts';
import type { Vocabulary } from '../../match/vocabulary.ts';
import { bundle } from '../bundle.ts';
import { readVocabulary } from '../eval/forms.ts';
import { type Figure, figure, type Measured } from './figure.ts';
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
const COLD = 7;
const WARM = 5;
const STORMS = 5;
const COMMITS = 7;
/** The watcher waits until the page is quiet, then for an idle moment. */
const SETTLED_MS = 1_500;

interface Bench {
  browser: Browser;
  script: string;
  words: Vocabulary;
}

const inFreshPage = async <T>(
  { browser, script, words }: Bench,
  html: string,
  run: (bench: InWorld<FormsInPage>, inPage: (work: () => void) => Promise<void>) => Promise<T>,
): Promise<T> => {
  const page = await showPage(browser, html);
  try {
    const bench = await enterWorld<FormsInPage>(page, script);
    await bench('words', words);
    return await run(bench, (work) => page.evaluate(work));
  } finally {
    await page.close();
  }
};

const scans = async (on: Bench): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [size, budget] of SIZES) {
    const html = personForm(size);
    const cold: number[] = [];
    const warm: number[] = [];
    const tasks: number[] = [];
    for (let round = 0; round < COLD; round++)
      await inFreshPage(on, html, async (bench) => {
        const first = await bench('scan');
        if (first.fields !== size) throw new Error(`${first.fields} of ${size} controls were read`);
        cold.push(first.collect + first.match);
        tasks.push(first.collect, first.match);
        for (let again = 0; again < WARM; again++) {
          const { collect, match } = await bench('scan');
          warm.push(collect + match);
        }
      });
    figures.push(
      figure(`forms.scan-${size}-cold`, `scan and classify ${size} controls, first time in a page`, cold, { budget }),
      figure(`forms.scan-${size}-warm`, `scan and classify ${size} controls, again`, warm, { budget }),
    );
    if (size !== 1_000) continue;
    const longest = tasks.reduce<number[]>((all, ms, at) => {
      if (at % 2) all.push(Math.max(ms, tasks[at - 1]!));
      return all;
    }, []);
    figures.push(
      figure('forms.longest-task', `longest task of ours, ${size} controls, first time`, longest, { budget: 50 }),
    );
  }
  return figures;
};

/** 5,000 rows in 200 batches, as a portal's list grows. */
const addRows = (): void => {
  let batch = 0;
  const body = document.querySelector('tbody');
  const add = () => {
    const row = '<tr><td>Nguyễn Văn A</td><td>Đăng ký kết hôn</td><td>23/11/2026</td><td><a href="#">Xem</a></td></tr>';
    body?.insertAdjacentHTML('beforeend', row.repeat(25));
    if (++batch < 200) setTimeout(add, 0);
  };
  add();
};
const addCodedRows = (): void => {
  let batch = 0;
  const body = document.querySelector('tbody');
  const add = () => {
    const rows = Array.from({ length: 25 }, (_, n) => {
      const code = `H17.22.5-261123-${String(batch * 25 + n).padStart(4, '0')}`;
      return `<tr><td>${code}</td><td>Đăng ký kết hôn</td><td>23/11/2026</td><td><a href="#">Xem</a></td></tr>`;
    });
    body?.insertAdjacentHTML('beforeend', rows.join(''));
    if (++batch < 200) setTimeout(add, 0);
  };
  add();
};

const storm = async (on: Bench, rows: () => void): Promise<{ ms: number[]; looks: number }> => {
  const ms: number[] = [];
  let looks = 0;
  for (let round = 0; round < STORMS; round++)
    await inFreshPage(on, listPage(), async (bench, inPage) => {
      await bench('watch');
      await inPage(rows);
      let before = -1;
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
        const work = await bench('work');
        if (work.callbacks === before) {
          ms.push(work.ms);
          looks = Math.max(looks, work.looks);
          return;
        }
        before = work.callbacks;
      }
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
      figures.push(...(await scans(on)));
      const plain = await storm(on, addRows);
      const coded = await storm(on, addCodedRows);
      figures.push(
        figure('forms.storm', 'page adds 5,000 rows in 200 batches: our work', plain.ms, { budget: 25 }),
        figure('forms.storm-codes', 'the same, each row with a dossier code', coded.ms, { budget: 25 }),
        await commits(on),
      );
      remarks.push(`scans after the rows: ${plain.looks} without codes, ${coded.looks} with`);
    } finally {
      await browser.close();
    }
    const peers = await comparePeers({ portal, script, words });
    return { figures: [...figures, ...peers.figures], remarks: [...remarks, ...peers.remarks] };
  } finally {
    await portal.close();
  }
};
