import { defineBackground } from 'wxt/utils/define-background';
import { CLEARED_ON_LOCK, FOUND_SCAN } from '../utils/counter/keys.ts';
import { calendar, hosts, procedures } from '../utils/counter/resources.ts';
import { openStore, type Store } from '../utils/db/store.ts';
import { dossierBook } from '../utils/dossier/book.ts';
import { courier } from '../utils/fill/courier.ts';
import { relay, relayHandlers } from '../utils/fill/relay.ts';
import { askFrame, broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { isoVN, now } from '../utils/platform/clock.ts';
import { onCommand, onInstalled, onTabGone, onTabLoaded } from '../utils/platform/messaging.ts';
import { notify, onNotificationClick, repeat, setBadge } from '../utils/platform/notify.ts';
import { openDesk, openPanel, openWelcome } from '../utils/platform/surfaces.ts';
import { tabFrames } from '../utils/portal/frames.ts';
import { framePolicy, pageRegistry } from '../utils/portal/registry.ts';
import { dossierOfNotification, remindService } from '../utils/remind/service.ts';
import { readSettings } from '../utils/settings/settings.ts';
import { vaultKeeper } from '../utils/vault/keeper.ts';
import { LOCK_POLICY } from '../utils/vault/lock.ts';

/** Minutes between two sweeps; the browser clamps below half a minute. */
const SWEEP_MINUTES = 1;

/** Owns the vault's key, the one writer of the book, plans on their way, alarms and badge. It may die at any moment. */
export default defineBackground(() => {
  const iso = () => isoVN(now());
  let opening: Promise<Store> | undefined;
  const store = () => {
    opening ??= openStore();
    opening.then((db) => db.on('close', () => (opening = undefined))).catch(() => (opening = undefined));
    return opening;
  };
  const policy = async () => ({ ...LOCK_POLICY, idleMinutes: (await readSettings(local)).idleMinutes });
  const onLock = async () => {
    for (const key of CLEARED_ON_LOCK) await session.remove(key);
    for (const [key] of await session.entries('plan:')) await session.remove(key);
    broadcast('vault');
  };
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, onLock });
  const book = dossierBook({ store, key: keeper.use, procedures, calendar, iso });
  const remind = remindService({ store, now, iso, notify, setBadge });
  const pages = hosts().then((data) => pageRegistry(session, framePolicy(data)));
  const reloads = relay({ area: session, now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
  const plans = courier({
    area: session,
    now,
    frame: async (tabId, frameId) => (await pages).frame(tabId, frameId),
    ready: (tabId, frameId, planId) => askFrame(tabId, frameId, 'plan/ready', { planId }),
    later: reloads.later,
    randomId: () => crypto.randomUUID().replaceAll('-', ''),
  });
  const tabs = tabFrames(pages, reloads);
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await remind.refreshBadge();
    broadcast('dossier');
    return answer;
  };

  serve({
    'vault/state': () => keeper.state(),
    'vault/create': ({ passphrase }) => keeper.create(passphrase),
    'vault/open': ({ passphrase }) => keeper.open(passphrase),
    'vault/lock': () => keeper.lock().then(() => null),
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
    'page/current': async ({ tabId, fresh }) => {
      if (fresh) await tabs.lookAgain(tabId);
      return tabs.of(tabId);
    },
    'plan/commit': async ({ tabId, frames }) => {
      await keeper.use(); // nothing is filled while the vault is locked
      return plans.commit(tabId, frames);
    },
    'plan/take': ({ planId }, sender) => plans.take(planId, sender),
    ...relayHandlers(reloads, () => broadcast('undo')),
    'plan/undo': ({ tabId }) => tabs.undo(tabId),
    'plan/cancel': ({ tabId }) => tabs.cancel(tabId),
    'plan/undone': async () => {
      broadcast('undo');
      return null;
    },
    'dossier/append': ({ dossierId, events }) => changed(book.append(dossierId, events)),
    'dossier/read': ({ dossierId }) => book.read(dossierId),
    'dossier/find': ({ code }) => book.find(code),
    'dossier/list': () => book.list(),
    'dossier/delete': ({ dossierId }) => changed(book.delete(dossierId)),
    'due/today': () => remind.today(),
    'due/reminders': ({ dossierId }) => book.reminders(dossierId),
  });

  const sweep = () =>
    void remind
      .sweep()
      .catch(() => {})
      .finally(keeper.glance);
  repeat('sweep', SWEEP_MINUTES, sweep);
  onNotificationClick((id) => void openDesk(dossierOfNotification(id)));
  // Installed again over an existing vault (an update from another source): there is nothing to welcome to.
  onInstalled(() => void keeper.state().then(({ state }) => (state === 'none' ? openWelcome() : undefined)));
  onTabLoaded(async (tabId) => {
    if ((await tabs.of(tabId)).length === 0) return;
    await tabs.lookAgain(tabId); // what was on the tab before may be gone without a word
    broadcast('page');
  });
  onTabGone((tabId) => void pages.then((registry) => registry.tabGone(tabId)));
  onCommand((command, windowId) => {
    if (command === 'open-panel') void openPanel(windowId);
    if (command === 'lock-now') void keeper.lock();
  });
  void keepContentScriptsOut();
  sweep(); // catches up on whatever was missed while the browser slept
});
