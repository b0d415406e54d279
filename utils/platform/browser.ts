// The one door to browser.*: every other file asks utils/platform.
import { browser } from 'wxt/browser';

export { browser };

/** Address of one of the extension's own files, e.g. "/desk.html". */
export const ownUrl = (path: string): string =>
  (browser.runtime as unknown as { getURL(path: string): string }).getURL(path);
