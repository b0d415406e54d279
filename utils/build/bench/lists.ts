import { URLS } from '../../../tests/portal/hosts.ts';
import { startPortal } from '../../../tests/portal/server.ts';
import { launch } from '../../../tests/support/browser.ts';
import { bundle } from '../bundle.ts';
import { type Figure, figure, type Measured, median } from './figure.ts';
import type { ListsInPage } from './in-page/lists.ts';
import { enterWorld } from './world.ts';

const SCRIPT = new URL('./in-page/lists.ts', import.meta.url);
const ROUNDS = 7;
const ROWS = 500;
const LISTS = {
  igate: ['Angular Material', `${URLS.igateList}?rows=${ROWS}&all`],
  antd: ['antd', `${URLS.antdList}?rows=${ROWS}`],
} as const;

/** Chips on the practice lists of 500 rows: all that is done in the page, from the first look at it to the chips in the document. */
export const measureLists = async (): Promise<Measured> => {
  const [portal, script] = await Promise.all([startPortal(), bundle(SCRIPT)]);
  try {
    const browser = await launch({ portal });
    try {
      const figures: Figure[] = [];
      const remarks: string[] = [];
      for (const [name, [said, url]] of Object.entries(LISTS)) {
        const chips: number[] = [];
        const pages: number[] = [];
        const again: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const page = await browser.newPage();
          await page.goto(url, { waitUntil: 'networkidle0' });
          const bench = await enterWorld<ListsInPage>(page, script);
          pages.push(await bench('page'));
          const first = await bench('first');
          if (first.rows !== ROWS) throw new Error(`${first.rows} of ${ROWS} rows were read`);
          chips.push(first.ms);
          again.push(await bench('again'));
          await page.close();
        }
        figures.push(
          figure(`surfaces.chips-${name}`, `chips on a list of ${ROWS} rows (${said}), first time`, chips, {
            budget: 30,
          }),
          figure(`surfaces.chips-${name}-again`, 'the same list again, nothing changed', again),
        );
        remarks.push(`${said}: reading the page for forms and codes before that took ${median(pages).toFixed(1)} ms`);
      }
      return { figures, remarks };
    } finally {
      await browser.close();
    }
  } finally {
    await portal.close();
  }
};
