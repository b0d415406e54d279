import type { Portal } from '../../portal/server.ts';
import { findFirefox } from './find.ts';
import { type Gate, openGate } from './gate.ts';
import { runIn, until, type View, viewOf } from './view.ts';
import { startFirefox, type Wire } from './wire.ts';

/** The built Firefox extension, as it is shipped. */
const EXTENSION_DIR = new URL('../../../.output/firefox-mv3', import.meta.url).pathname;
const EXTENSION_ID = 'tro-ly-mot-cua@mot-cua.invalid';
const BUTTON = 'tro-ly-mot-cua_mot-cua_invalid-BAP';
const PRESS_AGAIN_MS = 4_000;
/** The address that Firefox would draw for it at random. */
const ORIGIN = '6c1f0a1e-0f1e-4a8b-9f5e-5d1f2e3a4b5c';

const PREFS = {
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: ORIGIN }),
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.http': '127.0.0.1',
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  // The script that moves the clocks is no file of Firefox's own.
  'security.allow_parent_unrestricted_js_loads': true,
  'intl.locale.requested': 'en-US',
  'intl.accept_languages': 'vi',
  // It ends when the test ends it, and only then.
  'extensions.background.idle.timeout': 600_000,
};

// Names of the browser's own window, for the functions that run there.
// biome-ignore lint/suspicious/noExplicitAny: Firefox publishes no types for its inside.
type Chrome = any;
declare const Cc: Chrome;
declare const Ci: Chrome;
declare const ChromeUtils: Chrome;
declare const Services: Chrome;
declare const gBrowserInit: Chrome;
declare const SidebarController: Chrome;
declare const WebExtensionPolicy: Chrome;

/** Where the remote agent looks for documents: tabs. Once told, it finds those beside a tab and above it as well. */
const widenTheView = () => {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const known = NavigableManager.getBrowserById.bind(NavigableManager);
  const own: unknown[] = [];
  NavigableManager.getBrowserById = (id: string) =>
    known(id) ?? own.find((browser) => NavigableManager.getIdForBrowser(browser) === id) ?? null;
  Object.assign(globalThis, {
    tlmcIdOf: (browser: Chrome | null | undefined) => {
      if (!browser?.currentURI?.spec.startsWith('moz-extension:')) return null;
      browser.permanentKey ??= {};
      if (!own.includes(browser)) own.push(browser);
      return NavigableManager.getIdForBrowser(browser);
    },
  });
};
declare const tlmcIdOf: (browser: unknown) => string | null;

/**
 * Moves Date.now() in every document of the extension before its first line, its background included. The product reads the clock in one
 * place (utils/platform/clock.ts), at each use.
 */
const moveClocks = (origin: string, by: number) => {
  const inEachProcess = `
    Services.obs.addObserver({ observe: (document) => {
      if (!document.location?.href.startsWith(${JSON.stringify(origin)})) return;
      const { Date } = document.wrappedJSObject;
      const real = Date.now.bind(Date);
      Date.now = Cu.exportFunction(() => real() + ${by}, document);
    } }, 'content-document-global-created');`;
  Services.ppmm.loadProcessScript(`data:,${encodeURIComponent(inEachProcess)}`, true);
};

export interface FirefoxOptions {
  portal: Portal;
  /** Moment of every clock in the browser at its start, ISO with offset; it goes on from there. */
  at?: string;
  prefs?: Record<string, unknown>;
}

/** There is none, or it does not start on this machine: nothing can be said of the product. */
export class NoFirefox extends Error {}

/** One officer's Firefox with the extension installed, driven as the officer does. */
export const openFirefox = async ({ portal, at, prefs = {} }: FirefoxOptions) => {
  const path = findFirefox();
  if (!path) throw new NoFirefox('none found; install one or name it in TLMC_FIREFOX');
  const gate: Gate = await openGate(portal);
  const ports = { 'network.proxy.ssl_port': gate.port, 'network.proxy.http_port': gate.port };
  let wire: Wire | undefined;
  const close = async () => {
    await wire?.close();
    await gate.close();
  };
  try {
    wire = await startFirefox(path, { ...PREFS, ...ports, ...prefs }).catch((error: Error) => {
      throw new NoFirefox(error.message);
    });
    return { ...(await officeIn(wire, at)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
export type Firefox = Awaited<ReturnType<typeof openFirefox>>;

const officeIn = async ({ ask }: Wire, at?: string) => {
  const tree = async (params = {}) =>
    ((await ask('browsingContext.getTree', params)) as { contexts: { context: string; url: string }[] }).contexts;
  let frame = '';
  await until('the window of the browser', async () => {
    const windows = await tree({ 'moz:scope': 'chrome' });
    frame = windows.find(({ url }) => url === 'chrome://browser/content/browser.xhtml')?.context ?? '';
    return frame !== '' && runIn(ask, frame, () => gBrowserInit.delayedStartupFinished as boolean);
  });
  /** Runs in the browser's own window. */
  const chrome = <A extends unknown[], T>(work: (...args: A) => T, ...args: A) => runIn(ask, frame, work, ...args);
  const own = (path: string) => `moz-extension://${ORIGIN}/${path}`;

  const found = async (what: string, find: () => Promise<string | null | undefined>): Promise<View> => {
    let context = '';
    await until(what, async () => {
      context = (await find()) ?? '';
      return context !== '';
    });
    const view = viewOf(ask, context);
    await view.comes('body');
    return view;
  };
  const background = (): Promise<View> =>
    found('the background', () =>
      chrome((id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        return extension.backgroundState === 'running' ? tlmcIdOf(extension.backgroundContext?.xulBrowser) : null;
      }, EXTENSION_ID),
    );

  const sidebarId = () =>
    chrome(() => {
      const inner = (document.getElementById('sidebar') as HTMLIFrameElement | null)?.contentDocument;
      return tlmcIdOf(inner?.getElementById('webext-panels-browser'));
    });

  await chrome(widenTheView);
  if (at) await chrome(moveClocks, own(''), Date.parse(at) - Date.now());
  await ask('webExtension.install', { extensionData: { type: 'path', path: EXTENSION_DIR } });
  await background();

  return {
    own,
    chrome,
    /** A tab of its own; waits until its document is there. */
    open: async (url: string): Promise<View> => {
      const { context } = (await ask('browsingContext.create', { type: 'tab' })) as { context: string };
      await ask('browsingContext.navigate', { context, url, wait: 'complete' });
      return viewOf(ask, context);
    },
    /** A page of the extension that opened by itself in a tab. */
    pageAt: (path: string) =>
      found(path, async () => (await tree()).find(({ url }) => url.startsWith(own(path)))?.context),
    bringToFront: (view: View) => ask('browsingContext.activate', { context: view.context }),
    /** Firefox opens the sidebar by itself at the installation. */
    sidebarIsOpen: async () => (await sidebarId()) !== null,
    closeSidebar: async (): Promise<void> => {
      await chrome(() => SidebarController.hide());
      await until('no sidebar', async () => (await sidebarId()) === null);
    },
    /** The sidebar beside the tab, whoever opened it. */
    sidebar: () => found('the sidebar', sidebarId),
    /**
     * Presses the extension's button in the toolbar, and again when what it opened went away because a tab or the focus was still on its
     * way, as an officer does.
     */
    popup: async (): Promise<View> => {
      let popup: View | undefined;
      let pressed = 0;
      await until('the popup', async () => {
        const context = await chrome(() => {
          const browser = document.querySelector('.webextension-popup-browser');
          const { state } = (browser?.closest('panel') ?? {}) as { state?: string };
          return state === 'open' ? tlmcIdOf(browser) : null;
        });
        if (context) {
          popup = viewOf(ask, context);
          return popup.has('#open-panel');
        }
        if (Date.now() - pressed < PRESS_AGAIN_MS) return false;
        pressed = Date.now();
        await chrome((button) => document.getElementById(button)?.click(), BUTTON);
        return false;
      });
      return popup as unknown as View;
    },
    /** Number on the button in the toolbar. */
    badge: () => chrome((button) => document.getElementById(button)?.getAttribute('badge') ?? '', BUTTON),
    /** Alt and a letter, as they come from the keyboard: first to the page, then to the browser's own shortcuts. */
    shortcut: (letter: string) =>
      chrome((key) => {
        const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        keyboard.beginInputTransactionForTests(window);
        const keyCode = key.toUpperCase().charCodeAt(0);
        const alt = new KeyboardEvent('', { key: 'Alt', code: 'AltLeft', keyCode: 18 });
        const other = new KeyboardEvent('', { key, code: `Key${key.toUpperCase()}`, keyCode });
        keyboard.keydown(alt);
        keyboard.keydown(other);
        keyboard.keyup(other);
        keyboard.keyup(alt);
      }, letter),
    /** Ends the event page as Firefox does after a while of silence. The next message starts it again. */
    endBackground: async (): Promise<void> => {
      const ended = await chrome(async (id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        const before = extension.backgroundContext;
        await extension.terminateBackground({ disableResetIdleForTest: true });
        return before !== null && extension.backgroundContext !== before;
      }, EXTENSION_ID);
      if (!ended) throw new Error('the background goes on');
    },
    /** Waits until something started the background again. */
    backgroundAgain: async (): Promise<void> => void (await background()),
    /** What Firefox's console holds against the extension's own files: errors of its scripts and styles, and what its policy refused. */
    errors: (): Promise<string[]> =>
      chrome((origin) => {
        const said: Chrome[] = Services.console.getMessageArray();
        return (
          said
            .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.includes(origin))
            .map((one) => `${one.message}`)
            // Its note that a page was closed while an answer was on the way.
            .filter((message) => !/Promise (resolved|rejected) after context unloaded/.test(message))
        );
      }, ORIGIN),
  };
};
