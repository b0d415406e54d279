import { defineBackground } from 'wxt/utils/define-background';
import { pageService } from '../utils/counter/background.ts';
import { calendar, loadProcedure, portalStates, procedures } from '../utils/counter/book-data.ts';
import { CLEARED_ON_LOCK, DESK_QUERY, QUICK_NOTE } from '../utils/counter/keys.ts';
import { dossierBook } from '../utils/dossier/book.ts';
import { bookHandlers } from '../utils/dossier/handlers.ts';
import { bookOmnibox } from '../utils/dossier/omnibox.ts';
import { replanService } from '../utils/dossier/replan.ts';
import { writesUnderWay } from '../utils/dossier/writes.ts';
import { listService } from '../utils/lists/service.ts';
import { askFrame, broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { after, isoVN, now, pause, ticks } from '../utils/platform/clock.ts';
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
import { onOmnibox } from '../utils/platform/omnibox.ts';
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
/** The badge counts all reminders: once after a run of changes, not after each. The sweep counts too, should the worker die before. */
const BADGE_MS = 2_000;

/** Owns the vault's key, the one writer of the book, plans on their way, alarms and badge. It may die at any moment. */
export default defineBackground(() => {
  const iso = () => isoVN(now());
  const store = bookStore(local);
  const settings = () => readSettings(local);
  const policy = async () => ({ ...LOCK_POLICY, idleMinutes: (await settings()).idleMinutes });
  const onLock = async () => {
    for (const key of CLEARED_ON_LOCK) await session.remove(key);
    for (const [key] of await session.entries('plan:')) await session.remove(key);
    searchBar.forget();
    lists.forget();
    broadcast('vault');
  };
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, cost: () => calibrate(ticks), onLock });
  const rules = () => readReminderSettings(local);
  const newId = () => crypto.randomUUID();
  const world = { store, procedure: loadProcedure, calendar, rules, iso, newId };
  const book = dossierBook({ ...world, key: keeper.use, quietKey: keeper.peek });
  const writes = writesUnderWay({ flush: () => broadcast('flush'), pause, lock: keeper.lock });
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
  const badgeSoon = after(BADGE_MS, () => void remind.refreshBadge().catch(() => {}));
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
  const changed = (dossierIds: string[]) => {
    broadcast('dossier', dossierIds);
    badgeSoon();
  };

  const lists = listService({
    book: dossierBook({ ...world, key: keeper.peek, quietKey: keeper.peek }),
    procedures,
    calendar,
    states: portalStates,
    session,
    local,
    iso,
    newId,
    broadcast,
    again: (tabId, frameId) => askFrame(tabId, frameId, 'list/again', null),
    openPanel: openPanelBeside,
    openDesk,
    changed,
  });
  const privacy = privacyService({
    store,
    key: keeper.use,
    local,
    iso,
    pause: () => pause(0),
    changed: () => broadcast('dossier'),
  });
  const opened = () => {
    lists.forget();
    broadcast('vault'); // the desk opens with the panel
    for (const work of [privacy.daily, replanIfDue]) void work().catch(() => {}); // locked again meanwhile: after the next unlock
  };

  serve({
    ...vaultHandlers({ keeper, local, opened, changed: () => broadcast('vault') }),
    'vault/lock': () => writes.lockAfter().then(() => null),
    ...pages.handlers,
    ...lists.handlers,
    ...privacy.handlers,
    ...bookHandlers({ book, key: keeper.use, track: writes.track, changed, lists, log: privacy.note }),
    ...remind.handlers,
  });

  const quickNote = (windowId: number) => {
    // The panel must be asked for within the officer's own key press, so nothing is awaited before it.
    void openPanel(windowId);
    void session.set(QUICK_NOTE, true).then(() => broadcast('note'));
  };
  const searchBar = bookOmnibox({
    list: async () => (await book.list()).dossiers,
    state: keeper.state,
    procedures,
    open: (dossierId) => void openDesk(dossierId),
    search: (query) => void session.set(DESK_QUERY, query).then(() => openDesk()),
  });
  onOmnibox(searchBar);

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
    if (command === 'lock-now') void writes.lockAfter();
    if (command === 'quick-note') quickNote(windowId);
  });
  void keepContentScriptsOut();
  sweep(); // catches up on whatever was missed while the browser slept
});
