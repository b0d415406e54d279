import { defineBackground } from 'wxt/utils/define-background';
import { pageService } from '../utils/counter/background.ts';
import { calendar, loadProcedure, portalStates, procedures } from '../utils/counter/book-data.ts';
import { CLEARED_ON_LOCK } from '../utils/counter/keys.ts';
import { dossierBook } from '../utils/dossier/book.ts';
import { replanService } from '../utils/dossier/replan.ts';
import { listService } from '../utils/lists/service.ts';
import { askFrame, broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { isoVN, now, ticks } from '../utils/platform/clock.ts';
import { onCommand, onInstalled, onTabGone, onTabLoaded } from '../utils/platform/messaging.ts';
import {
  notificationsBlocked,
  notify,
  onNotificationButton,
  onNotificationClick,
  onScreenLocked,
  repeat,
  setBadge,
  showingNotifications,
} from '../utils/platform/notify.ts';
import { openDesk, openPanel, openPanelBeside, openWelcome } from '../utils/platform/surfaces.ts';
import { privacyService } from '../utils/privacy/service.ts';
import { readReminderSettings } from '../utils/remind/rules.ts';
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
    lists.forget();
    broadcast('vault');
  };
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, cost: () => calibrate(ticks), onLock });
  const rules = () => readReminderSettings(local);
  const world = { store, procedure: loadProcedure, calendar, rules, iso };
  const book = dossierBook({ ...world, key: keeper.use, quietKey: keeper.peek });
  const remind = remindService({
    store,
    calendar,
    settings: rules,
    now,
    iso,
    notify,
    showing: showingNotifications,
    blocked: notificationsBlocked,
    setBadge,
  });
  const { changed: officeChanged, resume: replanIfDue } = replanService({
    area: local,
    ids: book.ids,
    replan: book.replan,
    open: async () => (await keeper.state()).state === 'open',
    done: async () => {
      await remind.refreshBadge();
      broadcast('dossier');
    },
  });
  local.watch((keys) => void officeChanged(keys).catch(() => {}));
  const pages = pageService({ keeper, session, local, now });
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await remind.refreshBadge();
    broadcast('dossier');
    return answer;
  };

  const lists = listService({
    book: dossierBook({ ...world, key: keeper.peek, quietKey: keeper.peek }),
    procedures,
    calendar,
    states: portalStates,
    session,
    local,
    iso,
    newId: () => crypto.randomUUID(),
    broadcast,
    again: (tabId, frameId) => askFrame(tabId, frameId, 'list/again', null),
    openPanel: openPanelBeside,
    openDesk,
    changed: () => changed(Promise.resolve()),
  });
  const pause = () => new Promise<void>((resolve) => setTimeout(() => resolve(), 0));
  const privacy = privacyService({ store, key: keeper.use, local, iso, pause, changed: () => broadcast('dossier') });
  const opened = () => {
    lists.forget();
    broadcast('vault'); // the desk opens with the panel
    for (const work of [privacy.daily, replanIfDue]) void work().catch(() => {}); // locked again meanwhile: after the next unlock
  };

  serve({
    ...vaultHandlers({ keeper, local, opened, changed: () => broadcast('vault') }),
    ...pages.handlers,
    ...lists.handlers,
    ...privacy.handlers,
    'dossier/append': ({ dossierId, events }) => {
      if (events.some(({ type }) => type === 'filled')) void privacy.note({ what: 'filled', dossierId });
      return changed(book.append(dossierId, events).then(lists.noted));
    },
    'dossier/read': ({ dossierId }) => {
      void privacy.note({ what: 'opened', dossierId }).catch(() => {});
      return book.read(dossierId);
    },
    'dossier/find': ({ code }) => book.find(code),
    'dossier/list': () => book.list(),
    'dossier/delete': async ({ dossierId }) => {
      await privacy.note({ what: 'deleted', dossierId });
      return changed(book.delete(dossierId).finally(lists.forget));
    },
    'people/earlier': ({ personalId }) => book.earlier(personalId),
    ...remind.handlers,
    'due/reminders': ({ dossierId }) => book.reminders(dossierId),
  });

  const sweep = () =>
    void remind
      .sweep()
      .catch(() => {})
      .then(replanIfDue)
      .catch(() => {})
      .finally(keeper.glance);
  repeat('sweep', SWEEP_MINUTES, sweep);
  onNotificationClick((id) => void openDesk(dossierOfNotification(id)));
  onNotificationButton((id, button) => void remind.pressed(id, button).catch(() => {}));
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
