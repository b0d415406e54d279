import { announce, mountOverlay, type Overlay } from '../../components/overlay.ts';
import { commit, type HistoryEntry } from '../fill/commit.ts';
import { undo } from '../fill/undo.ts';
import { restoreText } from '../fill/widgets/text.ts';
import { type PageKey, pageText } from '../i18n/page.ts';
import { ask } from '../messages/ask.ts';
import { servePage } from '../messages/serve-page.ts';
import { ticks } from '../platform/clock.ts';
import { shapeOf } from './codes.ts';
import { type Collected, collect, collectInSlices } from './collect.ts';
import { listPresence } from './list-presence.ts';
import { offerScan } from './offer.ts';
import { watchScans } from './rescue.ts';
import { signature } from './signature.ts';
import type { PageShape } from './types.ts';
import { type Growth, watchPage } from './watch.ts';

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
  let history: HistoryEntry[] = [];
  let planId = '';
  let running: AbortController | null = null;
  let overlay: Overlay | null = null;
  const ui = () => {
    overlay ??= mountOverlay();
    return overlay;
  };
  const text = (key: PageKey, params?: Record<string, number>) => pageText(key, params);
  const access = (signal: AbortSignal) => ({ doc: document, collect, signature, signal, now });

  const lists = listPresence({
    ui,
    chips: (rows) => ask('list/chips', { rows }),
    capture: (rows) => ask('list/capture', { rows }),
    open: (row) => ask('list/open', row),
  });

  let reported = '';
  const look = async (): Promise<PageShape> => {
    seen = await collectInSlices(document, now, pause);
    return shapeOf(document, window, seen.form);
  };
  const report = async (growth: Growth = 'controls'): Promise<void> => {
    if (running) return; // the page moves because we fill it
    const shape = growth === 'controls' ? await look() : shapeOf(document, window, seen.form);
    // In a turn of its own, and the page's description does not wait for it.
    if (shape.codes.dossiers.length > 0)
      void pause()
        .then(lists.look)
        .catch(() => {});
    const print = JSON.stringify([shape.form.fingerprint, shape.codes, shape.path]);
    if (print === reported) return;
    reported = print;
    await ask('page/seen', shape).catch(() => {});
  };

  const putBack = async (): Promise<{ restored: number; failed: number }> => {
    const { outcomes } = await undo(planId, history, access(new AbortController().signal));
    const restored = outcomes.filter(({ outcome }) => outcome === 'restored').length;
    history = [];
    overlay?.show([]);
    ui().bar({ text: text('page.undone', { restored }), closeLabel: text('page.close') });
    return { restored, failed: outcomes.length - restored };
  };

  servePage({
    'page/look': () => look(),

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
        history = [...history, ...done.history];
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
          undo: { label: text('page.undo'), run: () => void putBack().then(() => ask('plan/undone').catch(() => {})) },
          closeLabel: text('page.close'),
        });
        return done.receipt;
      } finally {
        running = null;
      }
    },

    'plan/undo': () => putBack(),
    'plan/cancel': async () => {
      running?.abort();
      return null;
    },
    'list/again': async () => {
      lists.again();
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
