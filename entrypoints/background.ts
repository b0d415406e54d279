import { defineBackground } from 'wxt/utils/define-background';
import { QUICK_NOTE } from '../utils/counter/keys.ts';
import { backgroundServices } from '../utils/counter/services.ts';
import { broadcast } from '../utils/messages/ask.ts';
import { serve } from '../utils/messages/serve.ts';
import { keepContentScriptsOut, local, session } from '../utils/platform/area.ts';
import { onFieldMenu } from '../utils/platform/menu.ts';
import { onCommand, onInstalled, onTabGone, onTabLoaded } from '../utils/platform/messaging.ts';
import { onNotificationButton, onNotificationClick, onScreenLocked, repeat } from '../utils/platform/notify.ts';
import { onOmnibox } from '../utils/platform/omnibox.ts';
import { openDesk, openPanel, openWelcome } from '../utils/platform/surfaces.ts';
import { dossierOfNotification } from '../utils/remind/service.ts';

/** Minutes between two sweeps; the browser clamps below half a minute. */
const SWEEP_MINUTES = 1;

/** Owns the vault's key, the one writer of the book, plans on their way, alarms and badge. It may die at any moment. */
export default defineBackground(() => {
  const { field, handlers, keeper, lockAfter, officeChanged, pages, remind, searchBar, settings, sweep } =
    backgroundServices();
  serve(handlers);
  local.watch((keys) => void officeChanged(keys).catch(() => {}));
  onOmnibox(searchBar);

  const quickNote = (windowId: number) => {
    // The panel must be asked for within the officer's own key press, so nothing is awaited before it.
    void openPanel(windowId);
    void session.set(QUICK_NOTE, true).then(() => broadcast('note'));
  };
  repeat('sweep', SWEEP_MINUTES, sweep);
  onNotificationClick((id) => void openDesk(dossierOfNotification(id)));
  onNotificationButton((id, button) => void remind.pressed(id, button).catch(() => {}));
  // Installed again over an existing vault (an update from another source): there is nothing to welcome to.
  onInstalled(() => void keeper.state().then(({ state }) => (state === 'none' ? openWelcome() : undefined)));
  onScreenLocked(() => void settings().then(({ lockWithScreen }) => void (lockWithScreen && lockAfter())));
  onTabLoaded(pages.tabLoaded);
  onTabGone(pages.tabGone);
  onFieldMenu(field.fill);
  onCommand((command, windowId, tabId) => {
    if (command === 'open-panel') void openPanel(windowId);
    if (command === 'lock-now') void lockAfter();
    if (command === 'quick-note') quickNote(windowId);
    if (command === 'fill-field' && tabId !== undefined) field.fill(windowId, tabId, null);
  });
  void keepContentScriptsOut();
  sweep(); // catches up on whatever was missed while the browser slept
});
