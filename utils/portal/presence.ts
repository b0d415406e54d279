import { announce, mountOverlay, type Overlay } from '../../components/overlay.ts';
import { commit, type HistoryEntry } from '../fill/commit.ts';
import { undo } from '../fill/undo.ts';
import { restoreText } from '../fill/widgets/text.ts';
import { type PageKey, pageText } from '../i18n/page.ts';
import { ask } from '../messages/ask.ts';
import type { PaperMarks } from '../messages/protocol.ts';
import { servePage } from '../messages/serve-page.ts';
import { ticks } from '../platform/clock.ts';
import { shapeOf } from './codes.ts';
import { type Collected, collect, collectInSlices } from './collect.ts';
import { offerScan } from './offer.ts';
import { paperKey, type ReadPapers, readPapers } from './papers.ts';
import { pointAtField } from './point.ts';
import { watchScans } from './rescue.ts';
import { sampleOf } from './sample.ts';
import { signature } from './signature.ts';
import type { PageShape } from './types.ts';
import { type Growth, watchPage } from './watch.ts';

const MARK_TONES = { have: 'ok', missing: 'bad', wrong: 'bad', exempt: 'ok', 'not-applicable': '' } as const;
const now = ticks;
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
  /** What each plan found, oldest first; the ones that are taken back alone stand by themselves. */
  let histories: HistoryEntry[][] = [];
  let planId = '';
  let running: AbortController | null = null;
  let pointing: AbortController | null = null;
  let overlay: Overlay | null = null;
  const ui = () => {
    overlay ??= mountOverlay();
    return overlay;
  };
  const text = (key: PageKey, params?: Record<string, number>) => pageText(key, params);
  const access = (signal: AbortSignal) => ({ doc: document, collect, signature, signal, now });

  /** Our states beside the portal's rows, as the panel last said. */
  let marks: PaperMarks = { states: {}, done: 0, total: 0 };
  const showMarks = () => {
    const names = papers?.page.tables.flatMap((table) => table.papers.map(({ name }) => paperKey(name))) ?? [];
    const rows = names.flatMap((key, at) => {
      const state =
        names.indexOf(key) === names.lastIndexOf(key) && Object.hasOwn(marks.states, key) && marks.states[key];
      const element = papers?.rows[at];
      return state && element ? [{ element, text: text(`page.paper.${state}`), tone: MARK_TONES[state] }] : [];
    });
    const count = marks.total && names.length ? text('page.papers', { done: marks.done, total: marks.total }) : '';
    if (overlay || rows.length || count) ui().papers(rows, count);
  };
  let papers: ReadPapers | undefined;
  /** The page without another walk over its form. */
  const glance = (): PageShape => {
    papers = readPapers(document);
    showMarks();
    return { ...shapeOf(document, window, seen.form), ...(papers ? { papers: papers.page } : {}) };
  };

  let reported = '';
  const look = async (): Promise<PageShape> => {
    seen = await collectInSlices(document, now, pause);
    const caret = document.activeElement;
    const focus = caret && [...seen.elements].find(([, of]) => of.includes(caret as HTMLElement))?.[0];
    return { ...glance(), ...(focus ? { focus } : {}) };
  };
  const report = async (growth: Growth = 'controls'): Promise<void> => {
    if (running) return; // the page moves because we fill it
    const shape = growth === 'controls' ? await look() : glance();
    const print = JSON.stringify([shape.form.fingerprint, shape.codes, shape.path, shape.papers]);
    if (print === reported) return;
    reported = print;
    await ask('page/seen', shape).catch(() => {});
  };

  const putBack = async (last: boolean): Promise<{ restored: number; failed: number }> => {
    const back = last ? histories.slice(-1) : histories;
    histories = histories.slice(0, histories.length - back.length);
    const { outcomes } = await undo(planId, back.flat(), access(new AbortController().signal));
    const restored = outcomes.filter(({ outcome }) => outcome === 'restored').length;
    overlay?.show([]);
    ui().bar({ text: text('page.undone', { restored }), closeLabel: text('page.close') });
    return { restored, failed: outcomes.length - restored };
  };

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
      ui().bar({ text: text('page.point'), closeLabel: text('page.close') });
      return pointAtField(document, seen.elements, pointing.signal).finally(() => ui().bar(null));
    },
    'page/sample': async () => sampleOf(document, seen.form),
    'page/point-end': async () => {
      pointing?.abort();
      return null;
    },

    'plan/ready': async (request) => {
      if (running) return { planId: request.planId, outcomes: [], ms: 0 };
      running = new AbortController();
      const { signal } = running;
      try {
        const answer = await ask('plan/take', { planId: request.planId });
        if (answer.kind !== 'plan') return { planId: request.planId, outcomes: [], ms: 0 };
        planId = request.planId;
        const stop = { label: text('page.cancel'), run: () => running?.abort() };
        const done = await commit(answer.steps, {
          ...access(signal),
          planId,
          preview: seen,
          own: ui().host,
          onProgress: (done, total) => {
            if (done % 5 === 0)
              ui().bar({ text: text('page.filling', { done, total }), cancel: stop, closeLabel: text('page.close') });
          },
        });
        const alone = answer.alone === true;
        histories.push(done.history);
        const ok = new Set(
          done.receipt.outcomes
            .filter(({ outcome }) => outcome === 'filled' || outcome === 'kept')
            .map(({ field }) => field),
        );
        const failed = done.receipt.outcomes.length - ok.size;
        const current = collect(document);
        ui().show(
          done.receipt.outcomes.flatMap(({ field }) => {
            const element = current.elements.get(field)?.[0] ?? seen.elements.get(field)?.[0];
            return element ? [{ element, ok: ok.has(field) }] : [];
          }),
        );
        ui().bar({
          text: [text('page.filled', { filled: ok.size }), failed ? text('page.left', { failed }) : '']
            .filter(Boolean)
            .join(' · '),
          undo: {
            label: text('page.undo'),
            // What was put in alone leaves the fill before it standing, and the panel's account of it.
            run: () => void putBack(alone).then(() => (alone ? undefined : ask('plan/undone').catch(() => {}))),
          },
          closeLabel: text('page.close'),
        });
        return done.receipt;
      } finally {
        running = null;
      }
    },

    'plan/undo': ({ last }) => putBack(last),
    'plan/cancel': async () => {
      running?.abort();
      return null;
    },
  });

  watchScans(document, (scan) =>
    offerScan(scan, {
      bar: (content) => ui().bar(content),
      take: (card) => ask('scan/found', { text: card }),
      restore: restoreText,
    }),
  );
  watchPage((growth) => void report(growth));
  await report();
};
