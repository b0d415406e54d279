import type { FramePlan, FrameReceipt, FrameReport, PageStep, PlanAnswer } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import type { Sender } from '../platform/messaging.ts';
import type { FillReceipt, Outcome } from './types.ts';

/** How long an approved plan may wait to be fetched. */
const PLAN_LIFE_MS = 20_000;

interface StoredPlan {
  tabId: number;
  frameId: number;
  documentId: string;
  steps: PageStep[] | null; // null = already taken
  alone?: boolean | undefined;
  expiresAt: number;
}

export interface CourierPorts {
  area: Area;
  now: () => number;
  frame: (tabId: number, frameId: number) => Promise<FrameReport | undefined>;
  /** Tells the frame that its plan waits; answers when the frame has committed it. */
  ready: (tabId: number, frameId: number, planId: string) => Promise<FillReceipt>;
  /** The receipt of a frame that went on after a reload; undefined when nothing goes on there. */
  later: (tabId: number, frameId: number) => Promise<FillReceipt | undefined>;
  randomId: () => string;
}

const all = (plan: FramePlan, outcome: Outcome): FrameReceipt => ({
  frameId: plan.frameId,
  outcomes: plan.steps.map(({ field }) => ({ field, outcome })),
  ms: 0,
});

/**
 * Carries an approved plan to its frame: by a random id, bound to tab, frame and document, given out once, for seconds only.
 * The plan lives in session memory, so the worker may die in between.
 */
export const courier = (ports: CourierPorts) => {
  const { area, now } = ports;

  const deliver = async (tabId: number, plan: FramePlan): Promise<FrameReceipt> => {
    const frame = await ports.frame(tabId, plan.frameId);
    if (!frame || frame.documentId !== plan.documentId) return all(plan, 'frame-gone');
    if (!frame.allowed) return all(plan, 'origin-refused');
    const planId = ports.randomId();
    const stored: StoredPlan = { tabId, ...plan, expiresAt: now() + PLAN_LIFE_MS };
    await area.set(`plan:${planId}`, stored);
    try {
      const { outcomes, ms } = await ports.ready(tabId, plan.frameId, planId);
      return { frameId: plan.frameId, outcomes, ms };
    } catch {
      // The script died: with its page, or because the page reloads itself and the next document goes on.
      const later = await ports.later(tabId, plan.frameId);
      return later ? { frameId: plan.frameId, outcomes: later.outcomes, ms: later.ms } : all(plan, 'frame-gone');
    } finally {
      await area.remove(`plan:${planId}`);
    }
  };

  /** Plans whose worker died before it could take them back: their values go with the next commit. */
  const clearExpired = async (): Promise<void> => {
    for (const [key, { expiresAt }] of await area.entries<StoredPlan>('plan:')) {
      if (now() > expiresAt) await area.remove(key);
    }
  };

  const handOut = async (planId: string, sender: Sender): Promise<PlanAnswer> => {
    const stored = await area.get<StoredPlan>(`plan:${planId}`);
    if (!stored) return { kind: 'refused', reason: 'unknown' };
    const { tabId, frameId, documentId, steps, alone, expiresAt } = stored;
    if (tabId !== sender.tabId || frameId !== sender.frameId || documentId !== sender.documentId)
      return { kind: 'refused', reason: 'other-document' };
    if (!steps) return { kind: 'refused', reason: 'used' };
    if (now() > expiresAt) return { kind: 'refused', reason: 'expired' };
    await area.set(`plan:${planId}`, { ...stored, steps: null });
    return { kind: 'plan', steps, ...(alone ? { alone } : {}) };
  };

  // Two that ask at once would both find the plan untaken: each waits for the one before.
  let last: Promise<unknown> = Promise.resolve();

  return {
    /** One receipt a frame; a frame that is gone, changed or foreign gets its refusal and nothing is sent to it. */
    commit: async (tabId: number, plans: FramePlan[]): Promise<FrameReceipt[]> => {
      await clearExpired();
      const receipts: FrameReceipt[] = [];
      for (const plan of plans) receipts.push(await deliver(tabId, plan));
      return receipts;
    },

    take: (planId: string, sender: Sender): Promise<PlanAnswer> => {
      const next = last.then(() => handOut(planId, sender));
      last = next.catch(() => {});
      return next;
    },
  };
};
