import { existsSync } from 'node:fs';
import { findBrowser } from '../../tests/support/browser.ts';
import { runTool } from './run-tool.ts';

/** Fonts that draw Vietnamese come along: a bare machine has none, and the screenshots would show boxes. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-core'];

/**
 * Path of a Chrome, Chromium or Edge. Where there is none and this is Debian as root, its package is installed; else one line says what
 * to install.
 */
export const ensureBrowser = async (): Promise<string> => {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium (once)...');
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    await runTool('apt-get', ['update', '-qq'], true);
    await runTool('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES], true);
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.error('No browser found: install Chrome, Chromium or Edge, or set TLMC_BROWSER to the path of one.');
  process.exit(1);
};
