import { browser, ownUrl } from './browser.ts';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  from: 'own-page' | 'portal' | 'unknown';
  /** '' when the browser does not say; 'null' for a sandboxed frame. */
  origin: string;
  tabId: number;
  frameId: number;
  documentId: string;
}

interface RawSender {
  id?: string;
  origin?: string;
  url?: string;
  frameId?: number;
  documentId?: string;
  documentLifecycle?: string;
  tab?: { id?: number };
}

/** Chrome vouches for the document; Firefox ESR does not, there the frame's number and address stand for it. */
const readSender = (raw: RawSender): Sender => {
  const own = new URL(ownUrl('/')).origin;
  const origin = raw.origin ?? (raw.url ? new URL(raw.url).origin : '');
  const trusted = raw.id === browser.runtime.id && (raw.documentLifecycle ?? 'active') === 'active';
  const from = !trusted ? 'unknown' : origin === own ? 'own-page' : raw.tab ? 'portal' : 'unknown';
  return {
    from,
    origin,
    tabId: raw.tab?.id ?? -1,
    frameId: raw.frameId ?? -1,
    documentId: raw.documentId ?? `${raw.tab?.id}:${raw.frameId}:${raw.url ?? ''}`,
  };
};

/** Listens for messages; `undefined` from the handler means "not mine". Register at start-up, synchronously. */
export const listen = (handle: (message: unknown, sender: Sender) => Promise<unknown> | undefined): (() => void) => {
  const onMessage = (message: unknown, raw: RawSender) => handle(message, readSender(raw));
  browser.runtime.onMessage.addListener(onMessage as never);
  return () => browser.runtime.onMessage.removeListener(onMessage as never);
};

export const sendToBackground = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

/** To one frame of a tab; rejects when the frame is gone or no content script listens there. */
export const sendToFrame = (tabId: number, frameId: number, message: unknown): Promise<unknown> =>
  browser.tabs.sendMessage(tabId, message, { frameId });

/** A tab finished loading something, whatever it is; its address is not asked for. */
export const onTabLoaded = (loaded: (tabId: number) => void): void => {
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'complete') loaded(tabId);
  });
};

export const onTabGone = (gone: (tabId: number) => void): void => {
  browser.tabs.onRemoved.addListener(gone);
};

export const onInstalled = (installed: () => void): void =>
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });

export const onCommand = (run: (command: string, windowId: number, tabId: number | undefined) => void): void =>
  browser.commands?.onCommand.addListener((command, tab) => run(command, tab?.windowId ?? -1, tab?.id));
