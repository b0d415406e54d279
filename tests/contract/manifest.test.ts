import { describe, expect, it } from 'vitest';
import { BUILDS, type Build, built, builtFiles, builtText, userscript } from './built.ts';
import { jsonOf } from './source.ts';

interface Manifest {
  [key: string]: unknown;
  manifest_version: number;
  name: string;
  version: string;
  description: string;
  permissions: string[];
  content_scripts: { matches: string[]; all_frames: boolean; run_at: string; js: string[]; [key: string]: unknown }[];
  content_security_policy: Record<string, string>;
  commands: Record<string, { suggested_key?: Record<string, string>; description: string }>;
  icons: Record<string, string>;
  background: { service_worker?: string; scripts?: string[] };
}

const manifestOf = (build: Build): Manifest => JSON.parse(builtText(build, 'manifest.json')) as Manifest;
const { hosts } = jsonOf<{ hosts: { host: string; engine: string }[] }>('public/data/portals/hosts.json');
const PERMISSIONS: Record<Build, string[]> = {
  chrome: ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'idle', 'contextMenus', 'sidePanel'],
  firefox: ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'idle', 'menus'],
};

describe.each(BUILDS)('the manifest for %s', (build) => {
  const manifest = manifestOf(build);

  it('is a third-generation one with the version of package.json', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.version).toBe(jsonOf<{ version: string }>('package.json').version);
  });

  it('asks for these permissions and no other', () => expect(manifest.permissions).toEqual(PERMISSIONS[build]));

  it('asks for no hosts: the content script’s own matches are all it may see', () => {
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).not.toHaveProperty('optional_permissions');
    expect(manifest).not.toHaveProperty('optional_host_permissions');
  });

  it('runs one content script on the portals of hosts.json, and the lists’ part on officers’ hosts: by name, over https, in every frame', () => {
    const at = (chosen: typeof hosts) => chosen.map(({ host }) => `https://${host}/*`).toSorted();
    const scripts = Object.fromEntries(manifest.content_scripts.map((script) => [script.js.join(), script]));
    expect(Object.keys(scripts).toSorted()).toEqual(['content-scripts/lists.js', 'content-scripts/portal.js']);
    expect(scripts['content-scripts/portal.js']!.matches.toSorted()).toEqual(at(hosts));
    expect(scripts['content-scripts/lists.js']!.matches.toSorted()).toEqual(
      at(hosts.filter(({ engine }) => engine.endsWith('officer'))),
    );
    for (const script of manifest.content_scripts) {
      expect(script).toMatchObject({ all_frames: true, run_at: 'document_idle' });
      // Frames without an address of their own (about:blank, data:) could be anybody's.
      expect(script).not.toHaveProperty('match_about_blank');
      expect(script).not.toHaveProperty('match_origin_as_fallback');
      expect(script).not.toHaveProperty('world');
    }
  });

  it('names hosts in full: no wildcard over a domain, none outside .gov.vn', () => {
    for (const match of manifest.content_scripts.flatMap(({ matches }) => matches))
      expect(match).toMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.gov\.vn\/\*$/);
  });

  it('lets nobody reach in: no files for pages, no other extension, no page may connect', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('sandbox');
    expect(manifest).not.toHaveProperty('update_url');
  });

  it('runs only what is in the package: scripts of its own, and WebAssembly for the passphrase', () =>
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'self'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'self'; img-src 'self' data: blob:; frame-src blob:",
    }));

  it('is Vietnamese unless the browser asks for English, with the same messages in both', () => {
    expect(manifest.default_locale).toBe('vi');
    const messages = (language: string) =>
      JSON.parse(builtText(build, `_locales/${language}/messages.json`)) as Record<string, { message: string }>;
    const [vi, en] = [messages('vi'), messages('en')];
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(vi).toSorted());
    const used = [...builtText(build, 'manifest.json').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key!);
    expect(used.toSorted()).toEqual(Object.keys(vi).toSorted());
    for (const { message } of [...Object.values(vi), ...Object.values(en)]) {
      expect(message).not.toBe('');
      expect(message.normalize('NFC')).toBe(message);
    }
    // Limits of the stores.
    for (const { name, shortName, description } of [vi, en]) {
      expect(name!.message.length).toBeLessThanOrEqual(45);
      expect(shortName!.message.length).toBeLessThanOrEqual(12);
      expect(description!.message.length).toBeLessThanOrEqual(132);
    }
  });

  it('suggests at most four shortcuts, all with Alt, no two alike', () => {
    const keys = Object.values(manifest.commands).flatMap(({ suggested_key }) => Object.values(suggested_key ?? {}));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.length).toBeLessThanOrEqual(4);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^Alt\+[A-Z]$/);
  });

  it('has every file that it names', () => {
    const named = builtText(build, 'manifest.json').match(/"[\w/-]+\.(js|html|png|css)"/g) ?? [];
    const files = builtFiles(build);
    expect(named.length).toBeGreaterThan(6);
    expect(named.map((name) => name.slice(1, -1)).filter((name) => !files.includes(name))).toEqual([]);
  });

  it('has icons of the sizes that browsers ask for, real PNGs of that size', () => {
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '128']);
    for (const [size, file] of Object.entries(manifest.icons)) {
      const png = built(build, file);
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Number(size), Number(size)]);
    }
  });

  it('holds no key but these: a new one is a decision', () => {
    const own =
      build === 'chrome'
        ? ['incognito', 'minimum_chrome_version', 'side_panel']
        : ['browser_specific_settings', 'sidebar_action'];
    expect(Object.keys(manifest).toSorted()).toEqual(
      [
        'action',
        'background',
        'commands',
        'content_scripts',
        'content_security_policy',
        'default_locale',
        'description',
        'icons',
        'manifest_version',
        'name',
        'omnibox',
        'permissions',
        'short_name',
        'version',
        ...own,
      ].toSorted(),
    );
  });
});

describe('what differs between the browsers', () => {
  it('Chrome: a worker, the side panel, a private window apart, no older than 120', () =>
    expect(manifestOf('chrome')).toMatchObject({
      background: { service_worker: 'background.js' },
      side_panel: { default_path: 'sidepanel.html' },
      // A private window has its own memory of open keys and people.
      incognito: 'split',
      minimum_chrome_version: '120',
    }));

  it('Firefox: an event page, the sidebar, a button that is not hidden among others, its id, and the statement that no data is collected', () =>
    expect(manifestOf('firefox')).toMatchObject({
      background: { scripts: ['background.js'] },
      sidebar_action: { default_panel: 'sidepanel.html' },
      action: { default_area: 'navbar' },
      browser_specific_settings: {
        gecko: {
          id: 'tro-ly-mot-cua@mot-cua.invalid',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }));
});

describe('the head of the userscript', () => {
  const head = userscript().split('// ==/UserScript==')[0]!;
  const values = (key: string) =>
    [...head.matchAll(new RegExp(`^// @${key}[ \\t]+(.+)$`, 'gm'))].map(([, value]) => value!.trim());

  it('runs on the portals of hosts.json by name and nowhere else', () => {
    expect(values('match').toSorted()).toEqual(hosts.map(({ host }) => `https://${host}/*`).toSorted());
    expect([...values('include'), ...values('connect')]).toEqual([]);
  });

  it('brings all its code itself and asks for the clipboard only', () => {
    expect([...values('require'), ...values('resource'), ...values('updateURL'), ...values('downloadURL')]).toEqual([]);
    expect(values('grant')).toEqual(['GM_setClipboard']);
  });

  it('runs apart from the page’s own scripts, in the version of package.json', () => {
    expect(values('inject-into')).toEqual(['content']);
    expect(values('sandbox')).toEqual(['DOM']);
    expect(values('run-at')).toEqual(['document-idle']);
    expect(values('version')).toEqual([jsonOf<{ version: string }>('package.json').version]);
  });
});
