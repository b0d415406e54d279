import { type CourierPorts, courier } from '../fill/courier.ts';
import { relay, relayHandlers } from '../fill/relay.ts';
import { askFrame, broadcast } from '../messages/ask.ts';
import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import { tabFrames } from '../portal/frames.ts';
import { framePolicy, pageRegistry } from '../portal/registry.ts';
import { readSettings } from '../settings/settings.ts';
import type { VaultKeeper } from '../vault/keeper.ts';
import { hosts } from './book-data.ts';
import { FOUND_SCAN } from './keys.ts';

export interface PagePorts extends Pick<CourierPorts, 'now'> {
  keeper: VaultKeeper;
  session: Area;
  local: Area;
}

/** What the background answers about portal pages: which frames there are, what to fill in them, what a scanner typed into one. */
export const pageService = ({ keeper, session, local, now }: PagePorts) => {
  const pages = hosts().then((data) => pageRegistry(session, framePolicy(data)));
  const reloads = relay({ area: session, now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
  const tabs = tabFrames(pages, reloads);
  const plans = courier({
    area: session,
    now,
    frame: async (tabId, frameId) => (await pages).frame(tabId, frameId),
    ready: (tabId, frameId, planId) => askFrame(tabId, frameId, 'plan/ready', { planId }),
    later: reloads.later,
    randomId: () => crypto.randomUUID().replaceAll('-', ''),
  });

  const handlers = {
    'page/hello': async (_, { origin }) => {
      const { offHosts } = await readSettings(local);
      return { on: origin.startsWith('https://') && !offHosts.includes(new URL(origin).host) };
    },
    'page/seen': async (shape, sender) => {
      if (await (await pages).seen(shape, sender)) await tabs.lookAgain(sender.tabId);
      broadcast('page');
      return null;
    },
    'scan/found': async ({ text }) => {
      await keeper.use(); // a locked desk takes nobody in
      await session.set(FOUND_SCAN, text);
      broadcast('scan');
      return null;
    },
    'page/point': ({ tabId }) => tabs.point(tabId),
    'page/spot': ({ tabId, frameId }) => tabs.spot(tabId, frameId),
    'page/sample': ({ tabId }) => tabs.sample(tabId),
    'page/current': async ({ tabId, fresh }) => {
      if (fresh) await tabs.lookAgain(tabId);
      return tabs.of(tabId);
    },
    'page/marks': async ({ tabId, frameId, documentId, ...marks }) => {
      const frame = await (await pages).frame(tabId, frameId);
      if (frame?.documentId === documentId && frame.allowed)
        await askFrame(tabId, frameId, 'page/marks', marks).catch(() => null);
      return null;
    },
    'plan/commit': async ({ tabId, frames }) => {
      await keeper.use(); // nothing is filled while the vault is locked
      return plans.commit(tabId, frames);
    },
    'plan/take': ({ planId }, sender) => plans.take(planId, sender),
    ...relayHandlers(reloads, () => broadcast('undo')),
    'plan/undo': ({ tabId, frameId }) => tabs.undo(tabId, frameId),
    'plan/cancel': ({ tabId }) => tabs.cancel(tabId),
    'plan/undone': async () => {
      broadcast('undo');
      return null;
    },
  } satisfies Partial<Handlers>;

  return {
    handlers,
    /** What was on the tab before may be gone without a word. */
    tabLoaded: async (tabId: number): Promise<void> => {
      if ((await tabs.of(tabId)).length === 0) return;
      await tabs.lookAgain(tabId);
      broadcast('page');
    },
    tabGone: (tabId: number): void => void pages.then((registry) => registry.tabGone(tabId)),
  };
};
