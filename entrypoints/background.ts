import { defineBackground } from 'wxt/utils/define-background';
import { pageService } from '../utils/counter/background.ts';
import { CLEARED_ON_LOCK, DESK_QUERY, QUICK_NOTE } from '../utils/counter/keys.ts';
import { calendar, procedures } from '../utils/counter/rules.ts';
import { openStore, type Store } from '../utils/db/store.ts';
import { dossierBook } from '../utils/dossier/book.ts';
import { bookHandlers } from '../utils/dossier/handlers.ts';
import { bookOmnibox } from '../utils/dossier/omnibox.ts';
import { writesUnderWay } from '../utils/dossier/writes.ts';
import { broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { after, isoVN, now, pause } from '../utils/platform/clock.ts';
import { onCommand, onInstalled, onTabGone, onTabLoaded } from '../utils/platform/messaging.ts';
import { notify, onNotificationClick, repeat, setBadge } from '../utils/platform/notify.ts';
import { onOmnibox } from '../utils/platform/omnibox.ts';
import { openDesk, openPanel, openWelcome } from '../utils/platform/surfaces.ts';
import { dossierOfNotification, remindService } from '../utils/remind/service.ts';
import { readSettings } from '../utils/settings/settings.ts';
import { vaultKeeper } from '../utils/vault/keeper.ts';
import { LOCK_POLICY } from '../utils/vault/lock.ts';

/** Minutes between two sweeps; the browser clamps below half a minute. */
const SWEEP_MINUTES = 1;
/** The badge counts all reminders: once after a run of changes, not after each. The sweep counts too, should the worker die before. */
const BADGE_MS = 2_000;

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
    searchBar.forget();
    broadcast('vault');
  };
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, onLock });
  const book = dossierBook({ store, key: keeper.use, procedures, calendar, iso, newId: () => crypto.randomUUID() });
  const writes = writesUnderWay({ flush: () => broadcast('flush'), pause, lock: keeper.lock });
  const remind = remindService({ store, now, iso, notify, setBadge });
  const badgeSoon = after(BADGE_MS, () => void remind.refreshBadge().catch(() => {}));
  const pages = pageService({ keeper, session, local, now });
  const changed = (dossierIds: string[]) => {
    broadcast('dossier', dossierIds);
    badgeSoon();
  };

  serve({
    'vault/state': () => keeper.state(),
    'vault/create': ({ passphrase }) => keeper.create(passphrase),
    'vault/open': ({ passphrase }) => keeper.open(passphrase),
    'vault/lock': () => writes.lockAfter().then(() => null),
    ...pages.handlers,
    ...bookHandlers({ book, key: keeper.use, track: writes.track, changed }),
    'due/today': () => remind.today(),
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
      .finally(keeper.glance);
  repeat('sweep', SWEEP_MINUTES, sweep);
  onNotificationClick((id) => void openDesk(dossierOfNotification(id)));
  // Installed again over an existing vault (an update from another source): there is nothing to welcome to.
  onInstalled(() => void keeper.state().then(({ state }) => (state === 'none' ? openWelcome() : undefined)));
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
