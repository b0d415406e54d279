import { browser, ownUrl } from './browser.ts';

interface SidePanel {
  open(options: { windowId: number } | { tabId: number }): Promise<void>;
}
const sidePanel = () => (browser as unknown as { sidePanel?: SidePanel }).sidePanel;

/**
 * Opens the side panel (Chrome, Edge) or the sidebar (Firefox). Must run inside the officer's own click or shortcut, so the
 * window is looked up beforehand: an await before open() would lose the click.
 */
export const openPanel = (windowId: number): Promise<void> =>
  sidePanel()?.open({ windowId }) ??
  (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction.open();

/** The same beside this tab, inside a click that the officer made in its page. Rejects where the browser gives no panel for that. */
export const openPanelBeside = async (tabId: number): Promise<void> => {
  const panel = sidePanel();
  if (!panel) throw new Error('no side panel for a click in a page');
  await panel.open({ tabId });
};

export const currentWindowId = async (): Promise<number> => (await browser.windows.getCurrent()).id ?? -1;

/** Opens the desk tab, on one dossier when its own id is given, or brings an open one to the front. */
export const openDesk = async (dossierId?: string): Promise<void> => {
  const url = ownUrl('/desk.html');
  await browser.tabs.create({ url: dossierId ? `${url}#/ho-so/${dossierId}` : url });
};

/** Opens the desk tab at a view of its own: "in/handout/1.001193". The route names a dossier by its own id, never a person. */
export const openDeskAt = async (route: string): Promise<void> => {
  await browser.tabs.create({ url: `${ownUrl('/desk.html')}#/${route}` });
};

export const openWelcome = async (): Promise<void> => {
  await browser.tabs.create({ url: ownUrl('/welcome.html') });
};

/** Firefox's sidebar asks for the camera like a tab; Chromium's side panel is refused without a question. */
export const panelAsksForCamera = (): boolean => sidePanel() === undefined;

/** A tab that can ask for the camera; what it is given holds for every page of the extension. */
export const openCameraPage = async (): Promise<void> => {
  await browser.tabs.create({ url: ownUrl('/camera.html') });
};

/** The tab in front of the officer in this window. */
export const activeTabId = async (): Promise<number | undefined> =>
  (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;

/** Calls back whenever another tab comes to the front or the front tab loads another page. */
export const watchActiveTab = (changed: () => void): (() => void) => {
  const onUpdated = (_: number, change: { status?: string }) => {
    if (change.status) changed();
  };
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(changed);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
};
