import type { Page } from 'puppeteer-core';
import type { Office } from '../../../tests/support/office.ts';
import { bundle } from '../bundle.ts';
import { figure, type Measured } from './figure.ts';
import type { BookInPage } from './in-page/book.ts';
import { PASSPHRASE, painted, tell, withOffice } from './office.ts';

const SCRIPT = new URL('./in-page/book.ts', import.meta.url);
const BOOK = 10_000;
const LARGE = 100_000;
/** A name without marks, a number, words of a procedure, a code: what officers look for. */
const QUERIES = ['nguyen thi huong', '0100000', 'kết hôn trần', 'H17.22.5-2609'];

const call = <K extends keyof BookInPage>(page: Page, name: K, ...args: Parameters<BookInPage[K]>) =>
  page.evaluate(`bench.${name}(${args.map((each) => JSON.stringify(each)).join(', ')})`) as ReturnType<BookInPage[K]>;

const repeat = async <T>(n: number, run: (round: number) => Promise<T>): Promise<T[]> => {
  const values: T[] = [];
  for (let round = 0; round < n; round++) values.push(await run(round));
  return values;
};

/** From the request to the answer, in the page's own clock. */
const asked = (page: Page, name: string, request: unknown): Promise<number> =>
  page.evaluate(
    async (message) => {
      const began = performance.now();
      const envelope = (await chrome.runtime.sendMessage(message)) as { ok: boolean; answer: { ok?: boolean } };
      if (!envelope.ok || envelope.answer?.ok === false) throw new Error(`${message.name} was refused`);
      return performance.now() - began;
    },
    { name, request },
  );

const ROW = '[data-testid="dossier-row"]';

/** Megabytes of live objects. All pages of the extension share one heap. */
const heapOf = async (page: Page): Promise<number> => {
  const cdp = await page.createCDPSession();
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.detach();
  return ((await page.metrics()).JSHeapUsedSize ?? 0) / 1_000_000;
};

/**
 * The desk's tab from its address to the list on screen, then every key of a query to the filtered list on screen, then by how much the heap has grown.
 * @param own a page that stays open beside it
 */
const onScreen = async (office: Office, own: Page): Promise<{ open: number; keys: number[]; heap: number }> => {
  const before = await heapOf(own);
  const desk = await office.browser.newPage();
  try {
    await desk.setViewport({ width: 1200, height: 900 });
    await desk.goto(office.own('desk.html'));
    const open = await desk.evaluate(painted, ROW);
    await desk.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.measure('key', 'key');
      // The list is drawn in a microtask of the key; the next frame paints it, and the message comes after that.
      const onInput = () => {
        performance.mark('key');
        requestAnimationFrame(() => port2.postMessage(null));
      };
      document.querySelector('input[type=search]')?.addEventListener('input', onInput, true);
    });
    await desk.focus('input[type=search]');
    for (const [typed, key] of [...'nguyen thi'].entries()) {
      await desk.keyboard.type(key);
      await desk.waitForFunction((n) => performance.getEntriesByType('measure').length > n, {}, typed);
    }
    const keys = await desk.evaluate(() => performance.getEntriesByType('measure').map(({ duration }) => duration));
    return { open, keys, heap: (await heapOf(desk)) - before };
  } finally {
    await desk.close();
  }
};

/** The sealed book in the real extension, ten thousand dossiers in it. */
export const measure = (): Promise<Measured> =>
  withOffice(async (office, own) => {
    const unlock = await repeat(7, async () => {
      await tell(own, 'vault/lock');
      return asked(own, 'vault/open', { passphrase: PASSPHRASE });
    });
    await own.evaluate(await bundle(SCRIPT));
    const planted = performance.now();
    const dossierId = await call(own, 'plant', PASSPHRASE, BOOK);
    const seconds = ((performance.now() - planted) / 1000).toFixed(1);
    const noteId = crypto.randomUUID();
    const note = await repeat(15, (round) => {
      const event = { id: crypto.randomUUID(), dossierId, at: '2026-11-23T09:11:00+07:00', type: 'note-written' };
      return asked(own, 'dossier/append', {
        dossierId,
        events: [{ ...event, noteId, text: `Hẹn chiều thứ Tư, lần ${round}` }],
      });
    });
    const loose = await repeat(3, () => call(own, 'list'));
    const pack = await repeat(3, () => call(own, 'pack'));
    // Before what follows fills the heap that this page shares with the desk.
    const seen = await repeat(3, () => onScreen(office, own));
    const list = await repeat(5, () => call(own, 'list'));
    await call(own, 'sweep');
    const sweep = await repeat(5, () => call(own, 'sweep'));
    const backups = await repeat(3, () => call(own, 'backup'));
    const plans = await repeat(3, () => call(own, 'plan'));
    const restores = await repeat(2, () => call(own, 'restore', PASSPHRASE, BOOK));
    const search = await call(own, 'search', BOOK, QUERIES);
    const large = await call(own, 'search', LARGE, QUERIES);
    const keys = seen.flatMap((each) => each.keys);
    const intake = await call(own, 'intake', BOOK);
    await call(own, 'plantRows', LARGE - 2 * BOOK);
    const looseLarge = await repeat(1, () => call(own, 'list'));
    await call(own, 'pack');
    const listLarge = await repeat(3, () => call(own, 'list'));
    const seenLarge = await repeat(3, () => onScreen(office, own));
    const keysLarge = seenLarge.flatMap((each) => each.keys);
    return {
      figures: [
        figure('book.unlock', 'unlock: passphrase → vault open', unlock, { budget: 500 }),
        figure(
          'book.open-10000',
          'open the desk on 10,000 dossiers → list on screen',
          seen.map(({ open }) => open),
          { budget: 500 },
        ),
        figure('book.list-10000', '… of it: read and check 10,000 packed summaries', list),
        figure('book.list-loose-10000', '… the same when every summary has to be unsealed', loose, { budget: 1_000 }),
        figure('book.pack-10000', '… pack the list again, in the background', pack),
        figure(
          'book.open-100000',
          'open the desk on 100,000 dossiers → list on screen',
          seenLarge.map(({ open }) => open),
          { budget: 3_000 },
        ),
        figure(
          'book.memory-10000',
          'memory of the desk with 10,000 dossiers, searched: its live objects',
          seen.map(({ heap }) => heap),
          { unit: 'MB', budget: 120 },
        ),
        figure(
          'book.memory-100000',
          '… with 100,000 dossiers',
          seenLarge.map(({ heap }) => heap),
          { unit: 'MB' },
        ),
        figure('book.list-100000', '… of it: read and check 100,000 packed summaries', listLarge),
        figure('book.list-loose-100000', '… the same when every summary has to be unsealed', looseLarge),
        figure('book.import-check', 'read and check a register of 10,000 rows', [intake.check]),
        figure('book.import', 'import 10,000 rows, on disk', [intake.write], { budget: 15_000 }),
        figure('book.note', 'save a note, on disk, among 10,000 dossiers', note, { budget: 20 }),
        figure('book.search-10000', 'search, per keystroke, 10,000 dossiers: ranked', search.keys, { budget: 16 }),
        figure('book.search-100000', 'search, per keystroke, 100,000 dossiers: ranked', large.keys, { budget: 50 }),
        figure('book.search-screen-10000', '… 10,000 dossiers: key → found list on screen', keys),
        figure('book.search-screen-100000', '… 100,000 dossiers: key → found list on screen', keysLarge),
        figure(
          'book.backup-10000',
          'backup of 10,000 dossiers: read, sealed, read back',
          backups.map(({ ms }) => ms),
        ),
        figure(
          'book.dry-run-10000',
          '… of such a file on its own book: all authenticated, what a merge would do',
          plans,
        ),
        figure('book.restore-10000', '… of such a file into a new book, passphrase and all', restores),
        figure('book.sweep-10000', 'sweep through the database, 10,000 dossiers, nothing new', sweep),
      ],
      remarks: [
        `${BOOK} dossiers planted in ${seconds} s (two people, about nine events each)`,
        `slowest keystroke of the search: ${Math.max(...search.keys).toFixed(1)} ms (10,000), ${Math.max(...large.keys).toFixed(1)} ms (100,000)`,
        `slowest key on screen: ${Math.max(...keys).toFixed(0)} ms; at least one frame (16.7 ms) is in each`,
        `the backup of them is ${((backups[0]?.bytes ?? 0) / 1_000_000).toFixed(1)} MB`,
        'the desk is opened as a tab, vault open: time from its address to the painted list',
      ],
    };
  });
