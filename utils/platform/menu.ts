import { browser } from './browser.ts';

interface Menus {
  create(
    item: { id: string; title: string; contexts: string[]; documentUrlPatterns: string[] },
    created: () => void,
  ): unknown;
  onClicked: {
    addListener(
      clicked: (
        item: { menuItemId: string | number; frameId?: number },
        tab?: { id?: number; windowId?: number },
      ) => void,
    ): void;
  };
}
interface Own {
  menus?: Menus;
  contextMenus?: Menus;
  i18n: { getMessage(key: string): string };
  runtime: { getManifest(): { content_scripts?: { matches?: string[] }[] }; lastError?: unknown };
}

const ID = 'fill-field';

/**
 * The one entry of ours in the menu of the right button: on fields of the portals that the manifest names, in the words of its command.
 * Chromium calls the door `contextMenus`, Firefox `menus`. Register at start-up, synchronously; `chosen` runs within the officer's own click.
 */
export const onFieldMenu = (chosen: (windowId: number, tabId: number, frameId: number) => void): void => {
  const { menus, contextMenus = menus, i18n, runtime } = browser as unknown as Own;
  contextMenus?.onClicked.addListener(({ menuItemId, frameId = 0 }, tab) => {
    if (menuItemId === ID && tab?.id !== undefined) chosen(tab.windowId ?? -1, tab.id, frameId);
  });
  contextMenus?.create(
    {
      id: ID,
      title: i18n.getMessage('commandField'),
      contexts: ['editable'],
      documentUrlPatterns: runtime.getManifest().content_scripts?.flatMap(({ matches = [] }) => matches) ?? [],
    },
    // The browser kept it from the worker's life before.
    () => void runtime.lastError,
  );
};
