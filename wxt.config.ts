import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { readerOffline } from './utils/build/reader-offline.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { hosts } = json('public/data/portals/hosts.json') as { hosts: { host: string; engine: string }[] };
/** The portals by name: the content script runs there and nowhere else. */
const PORTALS = hosts.map(({ host }) => `https://${host}/*`);
/** Where officers see lists of dossiers: the lists' part runs there only. */
const OFFICERS = hosts.filter(({ engine }) => engine.endsWith('officer')).map(({ host }) => `https://${host}/*`);
const NO_CONTEXT = fileURLToPath(new URL('utils/platform/no-context.ts', import.meta.url));
const GECKO_ID = 'tro-ly-mot-cua@mot-cua.invalid';

/** Manifest strings come from the same locale files as the rest of the UI. */
const manifestMessages = (language: 'vi' | 'en') => {
  const messages = json(`utils/i18n/locales/${language}/manifest.json`) as Record<string, string>;
  const entries = Object.entries(messages).map(([key, message]) => [key.replace('manifest.', ''), { message }]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  vite: () => ({
    plugins: [readerOffline()],
    resolve: { alias: { 'wxt/utils/content-script-context': NO_CONTEXT } },
    worker: { format: 'es', plugins: () => [readerOffline()] },
    build: { target: 'es2022' },
    define: { __PORTAL_MATCHES__: JSON.stringify(PORTALS), __OFFICER_MATCHES__: JSON.stringify(OFFICERS) },
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      for (const language of ['vi', 'en'] as const) {
        files.push({ relativeDest: `_locales/${language}/messages.json`, contents: manifestMessages(language) });
      }
      // The reader of codes runs from our own package.
      const reader = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
      files.push({ relativeDest: 'wasm/zxing_reader.wasm', absoluteSrc: reader });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'vi',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'notifications',
      // Tells when the PC's screen is locked, so that the vault locks with it. Shows no warning at install.
      'idle',
      // One entry on the portals' editable fields. Shows no warning at install, and gives no sight of any page.
      ...(browser === 'firefox' ? ['menus'] : ['contextMenus', 'sidePanel']),
    ],
    content_security_policy: {
      // connect-src: the browser itself holds the promise that nothing leaves the machine. blob: attachments, opened in memory; a PDF in the browser's own viewer.
      extension_pages:
        "default-src 'self'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'self'; img-src 'self' data: blob:; frame-src blob:",
    },
    omnibox: { keyword: 'hs' },
    commands: {
      'open-panel': { suggested_key: { default: 'Alt+M' }, description: '__MSG_commandOpenPanel__' },
      'quick-note': { suggested_key: { default: 'Alt+N' }, description: '__MSG_commandNote__' },
      'fill-field': { suggested_key: { default: 'Alt+O' }, description: '__MSG_commandField__' },
      'lock-now': { suggested_key: { default: 'Alt+K' }, description: '__MSG_commandLock__' },
    },
    ...(browser === 'firefox'
      ? {
          // Firefox would hide the button, and the number of what is due on it, among its other extensions.
          action: { default_area: 'navbar' },
          browser_specific_settings: {
            gecko: { id: GECKO_ID, strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
          },
        }
      : { minimum_chrome_version: '120', incognito: 'split' }),
  }),
});
