import type { Overlay } from '../../components/overlay.ts';
import { commit, type HistoryEntry } from '../fill/commit.ts';
import type { Parked } from '../fill/reload.ts';
import type { FillReceipt, Outcome } from '../fill/types.ts';
import { undo } from '../fill/undo.ts';
import { pageText } from '../i18n/page.ts';
import { ask } from '../messages/ask.ts';
import type { PageStep } from '../messages/protocol.ts';
import { ticks } from '../platform/clock.ts';
import { type Collected, collect } from './collect.ts';
import { signature } from './signature.ts';

export interface FillingPorts {
  /** The page as it was last described. */
  seen: () => Collected;
  ui: () => Overlay;
}

const count = ({ outcomes }: FillReceipt): { restored: number; failed: number } => {
  const restored = outcomes.filter(({ outcome }) => outcome === 'restored').length;
  return { restored, failed: outcomes.length - restored };
};

/** Commits approved plans in this frame and takes them back, also when the page reloads itself in the middle. */
export const filling = ({ seen, ui }: FillingPorts) => {
  /** What each plan found, oldest first; the ones that are taken back alone stand by themselves. */
  let histories: HistoryEntry[][] = [];
  let planId = '';
  let running: AbortController | null = null;
  /** Something was left to the next document, so somebody may be waiting for the end of it. */
  let leftBehind = false;

  const access = (signal: AbortSignal) => ({
    doc: document,
    collect,
    signature,
    signal,
    now: ticks,
    own: ui().host,
    park: (parked: Parked | null) => {
      leftBehind = true;
      return ask('plan/park', { path: location.pathname, parked });
    },
  });
  const tell = async (receipt: FillReceipt): Promise<void> => {
    if (leftBehind) await ask('plan/finished', receipt).catch(() => {});
    leftBehind = false;
  };

  const show = (receipt: FillReceipt, alone: boolean): void => {
    const ok = new Set(
      receipt.outcomes.filter(({ outcome }) => outcome === 'filled' || outcome === 'kept').map(({ field }) => field),
    );
    const failed = receipt.outcomes.length - ok.size;
    const current = collect(document);
    ui().show(
      receipt.outcomes.flatMap(({ field }) => {
        const element = current.elements.get(field)?.[0] ?? seen().elements.get(field)?.[0];
        return element ? [{ element, ok: ok.has(field) }] : [];
      }),
    );
    const parts = [pageText('page.filled', { filled: ok.size }), failed ? pageText('page.left', { failed }) : ''];
    ui().bar({
      text: parts.filter(Boolean).join(' · '),
      undo: {
        label: pageText('page.undo'),
        // What was put in alone leaves the fill before it standing, and the panel's account of it.
        run: () => void putBack(alone).then(() => (alone ? undefined : ask('plan/undone').catch(() => {}))),
      },
      closeLabel: pageText('page.close'),
    });
  };

  const fill = async (steps: PageStep[], alone: boolean, left?: Parked): Promise<FillReceipt> => {
    running = new AbortController();
    const { signal } = running;
    if (left?.cancelled) running.abort();
    const stop = { label: pageText('page.cancel'), run: () => running?.abort() };
    try {
      const done = await commit(steps, {
        ...access(signal),
        planId,
        preview: seen(),
        ...(left ? { parked: left.entries } : {}),
        onProgress: (done, total) => {
          if (done % 5 === 0)
            ui().bar({
              text: pageText('page.filling', { done, total }),
              cancel: stop,
              closeLabel: pageText('page.close'),
            });
        },
      });
      histories.push(done.history);
      show(done.receipt, alone);
      await tell(done.receipt);
      return done.receipt;
    } finally {
      running = null;
    }
  };

  const putBack = async (
    last: boolean,
    before?: ReadonlyMap<HistoryEntry, Outcome>,
    cancelled = false,
  ): Promise<{ restored: number; failed: number }> => {
    running = new AbortController();
    if (cancelled) running.abort();
    try {
      const back = last ? histories.slice(-1) : histories;
      histories = histories.slice(0, histories.length - back.length);
      const receipt = await undo(planId, back.flat(), access(running.signal), before);
      ui().show([]);
      ui().bar({
        text: pageText('page.undone', { restored: count(receipt).restored }),
        closeLabel: pageText('page.close'),
      });
      await tell(receipt);
      return count(receipt);
    } finally {
      running = null;
    }
  };

  return {
    isBusy: () => running !== null,
    cancel: () => running?.abort(),
    /** Everything that was filled here; with `last`, what the last plan wrote. */
    putBack: (last: boolean) => putBack(last),
    /** Fetches the approved plan, which is given out once, and commits it. */
    take: async (id: string): Promise<FillReceipt> => {
      const nothing = { planId: id, outcomes: [], ms: 0 };
      if (running) return nothing;
      const answer = await ask('plan/take', { planId: id });
      if (answer.kind !== 'plan') return nothing;
      planId = id;
      return fill(answer.steps, answer.alone === true);
    },
    /** Goes on with what the document before this one left when the page reloaded itself. */
    resume: async (): Promise<void> => {
      const left = await ask('plan/resume', { path: location.pathname }).catch(() => null);
      if (!left) return;
      planId = left.planId;
      leftBehind = true;
      if (left.work === 'commit') {
        const steps = left.entries.map(({ step }) => step);
        await fill(steps, false, left);
        return;
      }
      const before = new Map<HistoryEntry, Outcome>();
      const history = left.entries.map(({ step, previous = '', shown = '', outcome }) => {
        const target = { signature: step.signature, elements: seen().elements.get(step.field) ?? [] };
        const entry = { target, step, shown, previous };
        if (outcome) before.set(entry, outcome);
        return entry;
      });
      histories = [history];
      await putBack(false, before, left.cancelled);
    },
  };
};
