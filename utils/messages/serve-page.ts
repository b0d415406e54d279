import { listen } from '../platform/messaging.ts';
import type { Envelope } from './ask.ts';
import type { Broadcast, PageProtocol } from './protocol.ts';

export type PageHandlers = {
  [N in keyof PageProtocol]: (request: PageProtocol[N][0]) => Promise<PageProtocol[N][1]>;
};

/** Content script: answers the background. No other sender can reach it: the browser vouches for the extension's id. */
export const servePage = (handlers: PageHandlers): (() => void) =>
  listen((message, sender) => {
    const { name, request } = (message ?? {}) as { name?: keyof PageProtocol; request?: never };
    if (!name || !(name in handlers) || sender.from === 'unknown') return undefined;
    return (handlers[name] as (request: unknown) => Promise<unknown>)(request).then(
      (answer): Envelope => ({ ok: true, answer }),
      (): Envelope => ({ ok: false, reason: 'page-failed' }),
    );
  });

/** Own pages: hear that something changed; `dossierIds` names which dossiers, by their own ids, where that is known. */
export const onBroadcast = (heard: (what: Broadcast, dossierIds?: string[]) => void): (() => void) =>
  listen((message) => {
    const { broadcast, dossierIds } = (message ?? {}) as { broadcast?: Broadcast; dossierIds?: string[] };
    if (broadcast) heard(broadcast, dossierIds);
    return undefined;
  });
