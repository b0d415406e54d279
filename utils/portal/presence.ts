import { announce, mountOverlay, type Overlay } from '../../components/overlay.ts';
import { restoreText } from '../fill/widgets/text.ts';
import { pageText } from '../i18n/page.ts';
import { ask } from '../messages/ask.ts';
import type { PaperMarks } from '../messages/protocol.ts';
import { servePage } from '../messages/serve-page.ts';
import { ticks } from '../platform/clock.ts';
import { shapeOf } from './codes.ts';
import { type Collected, collectInSlices } from './collect.ts';
import { filling } from './filling.ts';
import { listPart } from './list-part.ts';
import { offerScan } from './offer.ts';
import { paperKey, type ReadPapers, readPapers } from './papers.ts';
import { pointAtField } from './point.ts';
import { watchScans } from './rescue.ts';
import { sampleOf } from './sample.ts';
import { watchSpot } from './spot.ts';
import { watchNames } from './typed.ts';
import type { PageShape } from './types.ts';
import { type Growth, uncovered, watchPage } from './watch.ts';

const MARK_TONES = { have: 'ok', missing: 'bad', wrong: 'bad', exempt: 'ok', 'not-applicable': '' } as const;
/** The page's own events go first. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * The product's presence in one frame of a portal. It describes the page (structure, no values), commits a plan that the officer
 * approved in the panel, and keeps what stood there before so that it can be undone. Nothing of a person stays here but the
 * history of the last fill. Where the officer switched the product off, nothing runs at all.
 */
export const runOnPortal = async (): Promise<void> => {
  const { on } = await ask('page/hello').catch(() => ({ on: false }));
  if (!on) return;
  announce(); // a userscript beside us stays silent

  let seen: Collected = { form: { fingerprint: '', title: '', fields: [] }, elements: new Map() };
  let overlay: Overlay | null = null;
  let pointing: AbortController | null = null;
  const ui = () => {
    overlay ??= mountOverlay();
    return overlay;
  };
  const work = filling({ seen: () => seen, ui });

  /** Our states beside the portal's rows, as the panel last said. */
  let marks: PaperMarks = { states: {}, done: 0, total: 0 };
  let papers: ReadPapers | undefined;
  const showMarks = () => {
    const names = papers?.page.tables.flatMap((table) => table.papers.map(({ name }) => paperKey(name))) ?? [];
    const rows = names.flatMap((key, at) => {
      const state =
        names.indexOf(key) === names.lastIndexOf(key) && Object.hasOwn(marks.states, key) && marks.states[key];
      const element = papers?.rows[at];
      return state && element ? [{ element, text: pageText(`page.paper.${state}`), tone: MARK_TONES[state] }] : [];
    });
    const count = marks.total && names.length ? pageText('page.papers', { done: marks.done, total: marks.total }) : '';
    if (overlay || rows.length || count) ui().papers(rows, count);
  };
  /** The page without another walk over its form. */
  const glance = (): PageShape => {
    papers = readPapers(document);
    showMarks();
    return { ...shapeOf(document, window, seen.form), ...(papers ? { papers: papers.page } : {}) };
  };

  const lists = listPart()?.({
    ui,
    chips: (rows) => ask('list/chips', { rows }),
    capture: (rows) => ask('list/capture', { rows }),
    open: (row) => ask('list/open', row),
  });

  let reported = '';
  const look = async (): Promise<PageShape> => {
    seen = await collectInSlices(document, ticks, pause);
    const caret = document.activeElement;
    const focus = caret && [...seen.elements].find(([, of]) => of.includes(caret as HTMLElement))?.[0];
    return { ...glance(), ...(focus ? { focus } : {}) };
  };
  const report = async (growth: Growth = 'controls'): Promise<void> => {
    if (work.isBusy()) return; // the page moves because we fill it
    const shape = growth === 'controls' ? await look() : glance();
    // In a turn of its own, and the page's description does not wait for it.
    if (lists && shape.codes.dossiers.length > 0)
      void pause()
        .then(lists.look)
        .catch(() => {});
    // The next step of a wizard may hide as many fields as it shows.
    const shown = shape.form.fields.map(({ visible }) => visible);
    const print = JSON.stringify([shape.form.fingerprint, shown, shape.codes, shape.path, shape.papers]);
    if (print === reported) return;
    reported = print;
    await ask('page/seen', shape).catch(() => {});
  };

  const spot = watchSpot(document);
  servePage({
    'page/look': () => look(),
    'page/marks': async (next) => {
      marks = next;
      showMarks();
      return null;
    },
    'page/point': () => {
      pointing?.abort();
      pointing = new AbortController();
      ui().bar({ text: pageText('page.point'), closeLabel: pageText('page.close') });
      return pointAtField(document, seen, pointing.signal).finally(() => ui().bar(null));
    },
    'page/point-end': async () => {
      pointing?.abort();
      return null;
    },
    'page/spot': async ({ by }) => spot.of(by, seen, ui().host),
    'page/sample': async () => sampleOf(document, seen.form),
    'plan/ready': ({ planId }) => work.take(planId),
    'plan/undo': ({ last }) => work.putBack(last),
    'plan/cancel': async () => {
      work.cancel();
      return null;
    },
    'list/again': async () => {
      lists?.again();
      return null;
    },
  });

  watchNames(document, (target, name) => {
    const close = { closeLabel: pageText('page.close') };
    const show = async () => {
      spot.mean(target);
      const opened = await ask('snippet/show', { name }).catch(() => false);
      ui().bar(opened ? null : { text: pageText('page.snippetWaits'), ...close });
    };
    const offer = {
      text: pageText('page.snippet'),
      take: { label: pageText('page.snippetShow'), run: () => void show() },
      ...close,
    };
    void ask('snippet/known', { name }).then(
      (known) => known && ui().bar(offer),
      () => {},
    );
  });
  watchScans(document, (scan) =>
    offerScan(scan, {
      bar: (content) => ui().bar(content),
      take: (card) => ask('scan/found', { text: card }),
      restore: restoreText,
    }),
  );
  watchPage(
    (growth) => void report(growth),
    () => uncovered(seen),
  );
  await report();
  await work.resume();
};
