import { existsSync } from 'node:fs';
import { findFirefox } from '../../tests/support/firefox/find.ts';
import { runTool } from './run-tool.ts';

/** About 80 MB. A mirror that needs longer is not waited for. */
const DOWNLOAD_SECONDS = '75';
const INSTALL = ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'];

/**
 * Path of a Firefox that can run the extension. Where there is none and this is Debian as root, it is installed; undefined, and one line
 * that says so, where that does not work out: nothing waits for it or fails without it.
 */
export const ensureFirefox = async (): Promise<string | undefined> => {
  const found = findFirefox();
  if (found) return found;
  if (!process.env.TLMC_FIREFOX && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Firefox (once)...');
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    // Only the download may take for ever, and only it may be cut off.
    const apt = (...args: string[]) => runTool('timeout', [DOWNLOAD_SECONDS, 'apt-get', ...args], true);
    // The lists are those that came with the browser before it, if it was installed just now.
    const loaded = (await apt(...INSTALL, '--download-only')) === 0;
    const again = async () => (await apt('update', '-qq')) === 0 && (await apt(...INSTALL, '--download-only')) === 0;
    if (loaded || (await again())) await runTool('apt-get', [...INSTALL, '--no-download'], true);
  }
  const installed = findFirefox();
  if (!installed) console.error('No Firefox (140 or newer): its tests are skipped. TLMC_FIREFOX may name one.');
  return installed;
};
