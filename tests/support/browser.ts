import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

const env = (name: string): string => process.env[name] ?? '';

const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windows = (): string[] =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map(env)
    .filter((root) => root !== '')
    .flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);

/** Path of a Chromium, Chrome or Edge: the one that TLMC_BROWSER names, else the first that is installed. */
export const findBrowser = (): string | undefined => {
  const named = env('TLMC_BROWSER');
  if (named) return existsSync(named) ? named : undefined;
  const usual = process.platform === 'win32' ? windows() : process.platform === 'darwin' ? MAC : LINUX;
  return usual.find((path) => existsSync(path));
};

export interface LaunchOptions {
  /** The running practice portal: its hosts resolve to it, and only its own key is accepted without an authority. */
  portal: { port: number; spki: string };
  /** Folder of an unpacked extension. */
  extensionDir?: string;
  /** Profile folder; a temporary one when absent. */
  userDataDir?: string;
  headless?: boolean;
  args?: readonly string[];
}

/**
 * A browser in which the real names of the portals lead to the practice portal. Every other name under .gov.vn leads there
 * too and meets a 404, so that a test can never reach a real portal.
 */
export const launch = ({
  portal,
  extensionDir,
  userDataDir,
  headless = true,
  args = [],
}: LaunchOptions): Promise<Browser> => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge found; install one or name it in TLMC_BROWSER.');
  return puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    ...(userDataDir === undefined ? {} : { userDataDir }),
    ...(extensionDir === undefined ? {} : { enableExtensions: [extensionDir] }),
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    args: [
      `--host-resolver-rules=MAP *.gov.vn 127.0.0.1:${portal.port}`,
      `--ignore-certificate-errors-spki-list=${portal.spki}`,
      '--disable-background-networking',
      '--disable-sync',
      '--no-first-run',
      '--lang=vi',
      // Chromium's sandbox refuses to run as root, which is what containers run as.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu'] : []),
      ...args,
    ],
  });
};
