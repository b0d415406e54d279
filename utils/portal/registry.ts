import * as z from 'zod/mini';
import type { FrameReport } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import type { Sender } from '../platform/messaging.ts';
import type { PageShape } from './types.ts';

const origin = z.string().check(z.regex(/^https:\/\/[a-z0-9.-]+$/));
const HostsFile = z.object({
  hosts: z.array(z.object({ host: z.string().check(z.regex(/^[a-z0-9.-]+\.gov\.vn$/)) })),
  frames: z.array(z.object({ top: origin, frame: origin })),
});

/** Which frames may be filled; from public/data/portals/hosts.json. */
export interface FramePolicy {
  hosts: ReadonlySet<string>;
  /** (top, frame) origins of portals that embed another ministry's form by design. */
  pairs: readonly { top: string; frame: string }[];
}

/** The policy from public/data/portals/hosts.json. @throws when the file is damaged: then nothing is filled anywhere */
export const framePolicy = (data: unknown): FramePolicy => {
  const { hosts, frames } = HostsFile.parse(data);
  return { hosts: new Set(hosts.map(({ host }) => host)), pairs: frames };
};

type Frames = Record<number, Omit<FrameReport, 'allowed'>>;
const key = (tabId: number) => `page:${tabId}`;

/** https, a portal by name, and the top page's own origin or a named pair. A sandboxed frame has the origin 'null'. */
const allowed = (policy: FramePolicy, top: string | undefined, origin: string): boolean => {
  if (!origin.startsWith('https://') || !policy.hosts.has(new URL(origin).host)) return false;
  return origin === top || policy.pairs.some((pair) => pair.top === top && pair.frame === origin);
};

/**
 * What the content scripts reported, per tab, kept in session memory so that the worker may die. Origin and document are those
 * the browser vouches for, not those the frame claims.
 */
export const pageRegistry = (area: Area, policy: FramePolicy) => {
  // The worker answers several frames of one tab at once: each update waits for the one before.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };

  const reports = async (tabId: number): Promise<FrameReport[]> => {
    const frames = Object.values((await area.get<Frames>(key(tabId))) ?? {});
    const top = frames.find((frame) => frame.frameId === 0)?.shape.origin;
    return frames.map((frame) => ({ ...frame, allowed: allowed(policy, top, frame.shape.origin) }));
  };

  return {
    /**
     * Keeps a frame's description. Answers true when the top page is another document than before: its frames may report before it does,
     * so nothing is dropped here; the caller asks the others whether they still live.
     */
    seen: (shape: PageShape, sender: Sender): Promise<boolean> =>
      inTurn(async () => {
        const frames = (await area.get<Frames>(key(sender.tabId))) ?? {};
        const { frameId, documentId, origin } = sender;
        const before = frames[frameId]?.documentId;
        await area.set(key(sender.tabId), {
          ...frames,
          [frameId]: { frameId, documentId, shape: { ...shape, origin } },
        });
        return frameId === 0 && before !== undefined && before !== documentId;
      }),
    /** The same frame described itself anew when asked. */
    again: (tabId: number, frameId: number, documentId: string, shape: PageShape): Promise<void> =>
      inTurn(async () => {
        const frames = (await area.get<Frames>(key(tabId))) ?? {};
        const known = frames[frameId];
        if (known?.documentId !== documentId) return;
        const { origin } = known.shape;
        await area.set(key(tabId), { ...frames, [frameId]: { frameId, documentId, shape: { ...shape, origin } } });
      }),
    reports,
    frame: async (tabId: number, frameId: number): Promise<FrameReport | undefined> =>
      (await reports(tabId)).find((frame) => frame.frameId === frameId),
    frameGone: (tabId: number, frameId: number): Promise<void> =>
      inTurn(async () => {
        const { [frameId]: _gone, ...kept } = (await area.get<Frames>(key(tabId))) ?? {};
        await area.set(key(tabId), kept);
      }),
    tabGone: (tabId: number): Promise<void> => inTurn(() => area.remove(key(tabId))),
  };
};
export type PageRegistry = ReturnType<typeof pageRegistry>;
