import { mountOverlay, type Overlay } from '../../../components/overlay.ts';
import { commit, type HistoryEntry } from '../../fill/commit.ts';
import { undo } from '../../fill/undo.ts';
import { type KnownForms, overridesFor } from '../../match/known-forms.ts';
import { matchForm } from '../../match/match.ts';
import type { Vocabulary } from '../../match/vocabulary.ts';
import { collect } from '../../portal/collect.ts';
import { signature } from '../../portal/signature.ts';
import { uncovered } from '../../portal/watch.ts';
import { ticks } from '../clock.ts';
import type { Hands } from './model.ts';

const MARKS = 'tro-ly-mot-cua-danh-dau';

/**
 * This frame's page: read, filled, put back, by the same links as in the extension's content script.
 * @param own our panel's host, which covers a field without hiding it
 */
export const pageHands = (words: Vocabulary, known: KnownForms, own: () => HTMLElement | undefined) => {
  let seen = collect(document);
  let history: HistoryEntry[] = [];
  let running: AbortController | null = null;
  let marks: Overlay | null = null;

  const access = () => {
    running = new AbortController();
    const host = own();
    const now = ticks;
    return { doc: document, collect, signature, signal: running.signal, now, ...(host ? { own: host } : {}) };
  };

  const hands: Hands = {
    look: () => {
      seen = collect(document);
      const { form } = seen;
      const { pathname } = location;
      const codes = { dossiers: [], procedures: [] };
      return {
        shape: { origin: self.origin, path: pathname, isTop: window.top === window, form, codes },
        matches: matchForm(form, words, overridesFor(form, known)),
      };
    },

    commit: async (steps) => {
      const run = access();
      const done = await commit(steps, { ...run, planId: '', preview: seen });
      // Forgotten in the middle (the page was left): what stood there before is not kept after all.
      if (running?.signal !== run.signal) return done.receipt;
      history = [...history, ...done.history];
      const now = collect(document);
      marks ??= mountOverlay(MARKS);
      marks.show(
        done.receipt.outcomes.flatMap(({ field, outcome }) => {
          const element = now.elements.get(field)?.[0] ?? seen.elements.get(field)?.[0];
          return element ? [{ element, ok: outcome === 'filled' || outcome === 'kept' }] : [];
        }),
      );
      return done.receipt;
    },

    undo: async () => {
      const receipt = await undo('', history, access());
      history = [];
      marks?.show([]);
      return receipt;
    },

    cancel: () => running?.abort(),

    forget: () => {
      running?.abort();
      running = null;
      history = [];
      marks?.remove();
      marks = null;
    },
  };
  /** Does a control show now that was hidden at the last look? */
  return { ...hands, uncovered: () => uncovered(seen) };
};
