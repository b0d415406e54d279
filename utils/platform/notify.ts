import { browser, ownUrl } from './browser.ts';

/** Firefox knows neither buttons nor whether notifications are blocked; Chromium knows both. */
const chromium = () =>
  browser.notifications as typeof browser.notifications & { getPermissionLevel: () => Promise<string> };

/**
 * Shows a notification; its text never holds personal data (it stands on the lock screen too). One of the same id takes its place.
 * @param buttons at most two; left out where the browser has none
 */
export const notify = async (id: string, title: string, message: string, buttons: string[]): Promise<void> => {
  const withButtons =
    'getPermissionLevel' in browser.notifications ? { buttons: buttons.map((text) => ({ title: text })) } : {};
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: ownUrl('/icon/128.png'),
    title,
    message,
    ...withButtons,
  });
};

/** Ids of the notifications that stand on the screen. */
export const showingNotifications = async (): Promise<string[]> => Object.keys(await browser.notifications.getAll());

/** Did the officer or the system switch our notifications off? False where the browser does not say. */
export const notificationsBlocked = async (): Promise<boolean> =>
  'getPermissionLevel' in browser.notifications && (await chromium().getPermissionLevel()) === 'denied';

export const onNotificationButton = (pressed: (id: string, button: number) => void): void =>
  browser.notifications.onButtonClicked?.addListener((id, button) => {
    void browser.notifications.clear(id);
    pressed(id, button);
  });

export const onNotificationClick = (opened: (id: string) => void): void =>
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    opened(id);
  });

/** Number on the toolbar icon; '' clears it. The words behind it stand in the title. */
export const setBadge = async (text: string, colour: string, title: string): Promise<void> => {
  await browser.action.setBadgeText({ text });
  if (text) await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setTitle({ title });
};

/** One repeating alarm; created again at each start, because browsers may lose it. The browser clamps below 30 s. */
export const repeat = (name: string, minutes: number, run: () => void): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run();
  });
  void browser.alarms.get(name).then((known) => {
    if (known?.periodInMinutes !== minutes) browser.alarms.create(name, { periodInMinutes: minutes });
  });
};
