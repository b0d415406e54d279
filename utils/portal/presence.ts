import { announce, mountOverlay, type Overlay } from '../../components/overlay.ts';
import { restoreText } from '../fill/widgets/text.ts';
import { ask } from '../messages/ask.ts';
import { servePage } from '../messages/serve-page.ts';
import { ticks } from '../platform/clock.ts';
import { shapeOf } from './codes.ts';
import { type Collected, collectInSlices } from './collect.ts';
import { filling } from './filling.ts';
import { offerScan } from './offer.ts';
import { watchScans } from './rescue.ts';
import type { PageShape } from './types.ts';
import { type Growth, watchPage } from './watch.ts';

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
  const ui = () => {
    overlay ??= mountOverlay();
    return overlay;
  };
  const work = filling({ seen: () => seen, ui });

  let reported = '';
  const look = async (): Promise<PageShape> => {
    seen = await collectInSlices(document, ticks, pause);
    return shapeOf(document, window, seen.form);
  };
  const report = async (growth: Growth = 'controls'): Promise<void> => {
    if (work.isBusy()) return; // the page moves because we fill it
    const shape = growth === 'controls' ? await look() : shapeOf(document, window, seen.form);
    const print = JSON.stringify([shape.form.fingerprint, shape.codes, shape.path]);
    if (print === reported) return;
    reported = print;
    await ask('page/seen', shape).catch(() => {});
  };

  servePage({
    'page/look': () => look(),
    'plan/ready': ({ planId }) => work.take(planId),
    'plan/undo': () => work.putBack(),
    'plan/cancel': async () => {
      work.cancel();
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
  await work.resume();
};
