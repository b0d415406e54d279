import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOnPortal } from '../utils/portal/presence.ts';

declare const __PORTAL_MATCHES__: string[];

/** In every frame of a portal by name: describes the page when asked or when it changes, commits approved plans. */
export default defineContentScript({
  matches: __PORTAL_MATCHES__,
  allFrames: true,
  runAt: 'document_idle',
  main: () => runOnPortal(),
});
