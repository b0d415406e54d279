import { defineBackground } from 'wxt/utils/define-background';
import { pageService } from '../utils/counter/background.ts';
import { CLEARED_ON_LOCK } from '../utils/counter/keys.ts';
import { calendar, procedures } from '../utils/counter/resources.ts';
import { dossierBook } from '../utils/dossier/book.ts';
import { broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { isoVN, now, ticks } from '../utils/platform/clock.ts';
import { onCommand, onInstalled, onTabGone, onTabLoaded } from '../utils/platform/messaging.ts';
import { notify, onNotificationClick, onScreenLocked, repeat, setBadge } from '../utils/platform/notify.ts';
import { openDesk, openPanel, openWelcome } from '../utils/platform/surfaces.ts';
import { privacyService } from '../utils/privacy/service.ts';
import { dossierOfNotification, remindService } from '../utils/remind/service.ts';
import { readSettings } from '../utils/settings/settings.ts';
import { calibrate } from '../utils/vault/derive.ts';
import { vaultHandlers } from '../utils/vault/handlers.ts';
import { vaultKeeper } from '../utils/vault/keeper.ts';
import { LOCK_POLICY } from '../utils/vault/lock.ts';
import { bookStore } from '../utils/vault/shelf.ts';

/** Minutes between two sweeps; the browser clamps below half a minute. */
const SWEEP_MINUTES = 1;

/** Owns the vault's key, the one writer of the book, plans on their way, alarms and badge. It may die at any moment. */
export default defineBackground(() => {
  const iso = () => isoVN(now());
  const store = bookStore(local);
  const settings = () => readSettings(local);
  const policy = async () => ({ ...LOCK_POLICY, idleMinutes: (await settings()).idleMinutes });
  const onLock = async () => {
    for (const key of CLEARED_ON_LOCK) await session.remove(key);
    for (const [key] of await session.entries('plan:')) await session.remove(key);
    broadcast('vault');
  };
  const cost = () => calibrate(ticks);
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, cost, onLock });
  const book = dossierBook({ store, key: keeper.use, procedures, calendar, iso });
  const remind = remindService({ store, now, iso, notify, setBadge });
  const pages = pageService({ keeper, session, local, now });
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await remind.refreshBadge();
    broadcast('dossier');
    return answer;
  };

  const pause = () => new Promise<void>((resolve) => setTimeout(() => resolve(), 0));
  const privacy = privacyService({ store, key: keeper.use, local, iso, pause, changed: () => broadcast('dossier') });
  const opened = () => {
    broadcast('vault'); // the desk opens with the panel
    void privacy.daily().catch(() => {}); // locked again meanwhile: after the next unlock
  };
  const vault = vaultHandlers({ keeper, local, opened, changed: () => broadcast('vault') });

  serve({
    ...vault,
    ...pages.handlers,
    ...privacy.handlers,
    'dossier/append': ({ dossierId, events }) => {
      if (events.some(({ type }) => type === 'filled')) void privacy.note({ what: 'filled', dossierId });
      return changed(book.append(dossierId, events));
    },
    'dossier/read': ({ dossierId }) => {
      void privacy.note({ what: 'opened', dossierId }).catch(() => {});
      return book.read(dossierId);
    },
    'dossier/find': ({ code }) => book.find(code),
    'dossier/list': () => book.list(),
    'dossier/delete': async ({ dossierId }) => {
      await privacy.note({ what: 'deleted', dossierId });
      return changed(book.delete(dossierId));
    },
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
  onScreenLocked(() => void settings().then(({ lockWithScreen }) => void (lockWithScreen && keeper.lock())));
  onTabLoaded(pages.tabLoaded);
  onTabGone(pages.tabGone);
  onCommand((command, windowId) => {
    if (command === 'open-panel') void openPanel(windowId);
    if (command === 'lock-now') void keeper.lock();
  });
  void keepContentScriptsOut();
  sweep(); // catches up on whatever was missed while the browser slept
});
