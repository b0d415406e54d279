import type { Relay } from '../fill/relay.ts';
import { askFrame } from '../messages/ask.ts';
import type { FrameReport } from '../messages/protocol.ts';
import type { PageRegistry } from './registry.ts';
import type { FieldId, Spot } from './types.ts';

/** Speaks to all frames of a tab. A frame that does not answer is gone; the others are served all the same. */
export const tabFrames = (registry: Promise<PageRegistry>, relay: Pick<Relay, 'later' | 'cancel'>) => {
  const of = async (tabId: number): Promise<FrameReport[]> => (await registry).reports(tabId);

  /** Asks each frame to describe itself anew. */
  const lookAgain = async (tabId: number): Promise<void> => {
    for (const { frameId, documentId } of await of(tabId)) {
      await askFrame(tabId, frameId, 'page/look', null).then(
        async (shape) => (await registry).again(tabId, frameId, documentId, shape),
        async () => (await registry).frameGone(tabId, frameId),
      );
    }
  };

  return {
    of,
    lookAgain,
    /** Everything that was filled; with `only`, what the last plan of that frame wrote. */
    undo: async (tabId: number, only?: number): Promise<{ restored: number; failed: number }> => {
      const total = { restored: 0, failed: 0 };
      for (const { frameId, allowed } of await of(tabId)) {
        if (!allowed || (only !== undefined && only !== frameId)) continue;
        const last = only !== undefined;
        const result = await askFrame(tabId, frameId, 'plan/undo', { last }).catch(async () => {
          // Gone for good, or only reloading.
          const { outcomes } = (await relay.later(tabId, frameId)) ?? { outcomes: [] };
          const restored = outcomes.filter(({ outcome }) => outcome === 'restored').length;
          return { restored, failed: outcomes.length - restored };
        });
        total.restored += result.restored;
        total.failed += result.failed;
      }
      return total;
    },
    /** The first field that is clicked in any frame; the other frames then stop waiting. */
    point: async (tabId: number): Promise<{ frameId: number; field: FieldId } | null> => {
      const frames = (await of(tabId)).filter(({ allowed }) => allowed);
      const clicks = frames.map(async ({ frameId }) => {
        const field = await askFrame(tabId, frameId, 'page/point', null).catch(() => null);
        return { frameId, field };
      });
      const first = await Promise.race(clicks);
      await Promise.allSettled(frames.map(({ frameId }) => askFrame(tabId, frameId, 'page/point-end', null)));
      return first?.field ? { frameId: first.frameId, field: first.field } : null;
    },
    /** The field that the officer means: of one frame the one whose menu was opened, of all frames the one where the caret was last. */
    spot: async (tabId: number, only: number | null): Promise<{ frameId: number; spot: Spot }> => {
      const all = await of(tabId);
      const frames = all.filter(({ frameId, allowed }) => allowed && (only === null || only === frameId));
      if (frames.length === 0) {
        const foreign = all.some(({ frameId }) => only === null || only === frameId);
        return { frameId: only ?? 0, spot: { refused: foreign ? 'foreign-frame' : 'no-page' } };
      }
      const by = only === null ? ('caret' as const) : ('menu' as const);
      const told = await Promise.all(
        frames.map(async ({ frameId }) => {
          const found = await askFrame(tabId, frameId, 'page/spot', { by }).catch(() => null);
          return { frameId, spot: found?.spot ?? { refused: 'no-page' as const }, at: found?.at ?? -1 };
        }),
      );
      const [last] = told.toSorted((a, b) => b.at - a.at);
      return { frameId: last!.frameId, spot: last!.spot };
    },
    sample: async (tabId: number): Promise<string | null> => {
      const frames = (await of(tabId)).filter(({ allowed }) => allowed);
      const [largest] = frames.toSorted((a, b) => b.shape.form.fields.length - a.shape.form.fields.length);
      return largest ? askFrame(tabId, largest.frameId, 'page/sample', null) : null;
    },
    cancel: async (tabId: number): Promise<null> => {
      await relay.cancel(tabId);
      await Promise.allSettled((await of(tabId)).map(({ frameId }) => askFrame(tabId, frameId, 'plan/cancel', null)));
      return null;
    },
  };
};
