import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerListPart } from '../utils/portal/list-part.ts';
import { listPresence } from '../utils/portal/list-presence.ts';

declare const __OFFICER_MATCHES__: string[];

/** Beside the portal's script on officers' hosts: what it takes to read their lists and to draw on them. */
export default defineContentScript({
  matches: __OFFICER_MATCHES__,
  allFrames: true,
  runAt: 'document_idle',
  main: () => offerListPart(listPresence),
});
