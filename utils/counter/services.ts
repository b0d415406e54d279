import { dossierBook } from '../dossier/book.ts';
import { bookHandlers } from '../dossier/handlers.ts';
import { bookOmnibox } from '../dossier/omnibox.ts';
import { replanService } from '../dossier/replan.ts';
import { writesUnderWay } from '../dossier/writes.ts';
import { listService } from '../lists/service.ts';
import { askFrame, broadcast } from '../messages/ask.ts';
import { local, session } from '../platform/area.ts';
import { after, isoVN, now, pause, ticks } from '../platform/clock.ts';
import { notificationsBlocked, notify, setBadge, showingNotifications } from '../platform/notify.ts';
import { openDesk, openPanel, openPanelBeside } from '../platform/surfaces.ts';
import { privacyService } from '../privacy/service.ts';
import { onDay } from '../procedure/corrections.ts';
import { readReminderSettings } from '../remind/rules.ts';
import { remindService } from '../remind/service.ts';
import { readSettings } from '../settings/settings.ts';
import { calibrate } from '../vault/derive.ts';
import { vaultHandlers } from '../vault/handlers.ts';
import { vaultKeeper } from '../vault/keeper.ts';
import { LOCK_POLICY } from '../vault/lock.ts';
import { bookStore } from '../vault/shelf.ts';
import { pageService } from './background.ts';
import { calendar, loadProcedure, portalStates, procedures } from './book-data.ts';
import { fieldService } from './field-service.ts';
import { CLEARED_ON_LOCK, DESK_QUERY } from './keys.ts';

/** The badge counts all reminders: once after a run of changes, not after each. The sweep counts too, should the worker die before. */
const BADGE_MS = 2_000;

/** All that the background answers and does, put together once for each life of the worker: its entrypoint only listens. */
export const backgroundServices = () => {
  const iso = () => isoVN(now());
  const newId = () => crypto.randomUUID();
  const store = bookStore(local);
  const settings = () => readSettings(local);
  const rules = () => readReminderSettings(local);
  const policy = async () => ({ ...LOCK_POLICY, idleMinutes: (await settings()).idleMinutes });
  const onLock = async () => {
    for (const key of CLEARED_ON_LOCK) await session.remove(key);
    for (const [key] of await session.entries('plan:')) await session.remove(key);
    searchBar.forget();
    lists.forget();
    broadcast('vault');
  };
  const keeper = vaultKeeper({ store, area: session, now, iso, policy, cost: () => calibrate(ticks), onLock });
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
  const field = fieldService({ session, local, now, broadcast, openPanel, openPanelBeside });
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
  const searchBar = bookOmnibox({
    list: async () => (await book.list()).dossiers,
    state: keeper.state,
    procedures: async () => (await procedures()).map((procedure) => onDay(procedure, iso())),
    open: (dossierId) => void openDesk(dossierId),
    search: (query) => void session.set(DESK_QUERY, query).then(() => openDesk()),
  });
  const sweep = () =>
    void remind
      .sweep()
      .catch(() => {})
      .then(replanIfDue)
      .catch(() => {})
      .finally(keeper.glance);

  const handlers = {
    ...vaultHandlers({ keeper, local, opened, changed: () => broadcast('vault') }),
    'vault/lock': () => writes.lockAfter().then(() => null),
    ...pages.handlers,
    ...field.handlers,
    ...lists.handlers,
    ...privacy.handlers,
    ...bookHandlers({ book, key: keeper.use, track: writes.track, changed, lists, log: privacy.note }),
    ...remind.handlers,
  };
  return {
    field,
    handlers,
    keeper,
    lockAfter: writes.lockAfter,
    officeChanged,
    pages,
    remind,
    searchBar,
    settings,
    sweep,
  };
};
