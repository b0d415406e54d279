import { describe, expect, it } from 'vitest';
import { BUILDS, built, builtFiles, builtText, gzipped, scriptsOf } from './built.ts';

const KB = 1000;
const SCRIPT = /\.(js|mjs)$/;

describe.each(BUILDS)('the %s build', (build) => {
  const weigh = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(built(build, file)), 0);
  const held = (what: string, files: readonly string[], most: number) => {
    expect(files.length, `${what}: no files`).toBeGreaterThan(0);
    const bytes = weigh(files);
    console.log(`${build}: ${what} ${(bytes / KB).toFixed(1)} kB gzipped of ${most}`);
    expect(bytes).toBeLessThanOrEqual(most * KB);
  };

  it('puts at most 35 kB into a portal page', () =>
    held(
      'content script',
      builtFiles(build).filter((file) => file.startsWith('content-scripts/portal') && SCRIPT.test(file)),
      35,
    ));

  it('adds at most 11.5 kB on officers’ hosts, for their lists', () =>
    held(
      'lists in officers’ pages',
      builtFiles(build).filter((file) => file.startsWith('content-scripts/lists') && SCRIPT.test(file)),
      11.5,
    ));

  it('wakes a background of at most 105 kB', () => held('background', ['background.js'], 105));

  it('opens the side panel with at most 115 kB of script', () => {
    const scripts = scriptsOf(build, 'sidepanel.html');
    expect(scripts.length).toBeGreaterThan(2);
    held('side panel', scripts, 115);
  });

  const later = (page: string) => {
    const atStart = scriptsOf(build, page);
    return scriptsOf(build, page, 'ever').filter((script) => !atStart.includes(script));
  };

  it('reads pictures with a reader of at most 440 kB, which no page loads before the first picture', () => {
    const reader = builtFiles(build).filter((file) => /\/eye-worker-[^/]*\.js$/.test(file));
    expect(reader).toHaveLength(1);
    expect(scriptsOf(build, 'sidepanel.html', 'ever')).not.toContain(reader[0]);
    held('reader of codes', [...reader, 'wasm/zxing_reader.wasm'], 440);
  });

  it('moves backups and attachments with at most 60 kB that no page has at its start', () => {
    const room = later('sidepanel.html').filter((script) => builtText(build, script).includes('TLMC-BACKUP'));
    expect(room.length).toBeGreaterThan(0);
    held('backups and attachments', room, 60);
    expect(scriptsOf(build, 'desk.html').some((script) => builtText(build, script).includes('TLMC-BACKUP'))).toBe(
      false,
    );
  });

  it('brings the units of the country in at most 200 kB', () =>
    held(
      'places',
      builtFiles(build).filter((file) => file.startsWith('data/places/')),
      200,
    ));

  it('has every script that its pages ask for', () => {
    const pages = builtFiles(build).filter((file) => file.endsWith('.html'));
    expect(pages.toSorted()).toEqual(['camera.html', 'desk.html', 'popup.html', 'sidepanel.html', 'welcome.html']);
    for (const page of pages)
      for (const script of scriptsOf(build, page, 'ever')) expect(built(build, script).length).toBeGreaterThan(0);
  });
});

/** Addresses that stand in a file without anybody asking them for anything. */
const MENTIONED: Record<string, RegExp> = {
  'namespaces of XML': /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML|1999\/xlink)$/,
  "Dexie's hints in the text of its own errors": /^https?:\/\/(tinyurl\.com\/y2uuvskb|bit\.ly\/2kdckMn)$/,
  'the bare scheme, compared with': /^https:\/\/$/,
  'namespaces of a workbook (ECMA-376)':
    /^http:\/\/schemas\.openxmlformats\.org\/(spreadsheetml\/2006\/main|officeDocument\/2006\/relationships|package\/2006)$/,
};
const PORTAL = /^https:\/\/[a-z0-9.-]+\.gov\.vn(\/\*)?$/;

describe.each(BUILDS)('nothing in the %s build asks the network', (build) => {
  const texts = builtFiles(build).filter((file) => /\.(js|html|css|json)$/.test(file));

  it('holds no address but the portals’ names, where they belong, and those that are only mentioned', () => {
    const strange = texts.flatMap((file) =>
      [...builtText(build, file).matchAll(/(?:https?|wss?|ftp):\/\/[^\s"'`\\)<>]*/g)]
        .flatMap(([address]) => address.split(','))
        .filter((address) => !Object.values(MENTIONED).some((known) => known.test(address)))
        .filter(
          (address) => !(PORTAL.test(address) && /^(manifest\.json|data\/portals\/|content-scripts\/)/.test(file)),
        )
        .map((address) => `${file}: ${address}`),
    );
    expect(strange).toEqual([]);
  });

  it('loads styles, fonts and pictures from the package alone', () => {
    const sheets = texts.filter((file) => file.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const file of sheets) expect(builtText(build, file)).not.toMatch(/@import|url\((?!["']?(data:|\/|\.))/);
    for (const file of texts.filter((name) => name.endsWith('.html')))
      expect(builtText(build, file)).not.toMatch(/(src|href)="(?!\/)/);
  });

  it('has no inline script: the policy would refuse it', () => {
    for (const file of texts.filter((name) => name.endsWith('.html')))
      expect(builtText(build, file)).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  it('carries no library for the network, and no source map', () => {
    for (const file of texts.filter((name) => SCRIPT.test(name)))
      expect(builtText(build, file)).not.toMatch(
        /XMLHttpRequest|new WebSocket|EventSource|sendBeacon|RTCPeerConnection|sourceMappingURL/,
      );
    expect(builtFiles(build).filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('is loaded as UTF-8 everywhere: the browser refuses content scripts with other bytes', () => {
    for (const file of texts) {
      const bytes = built(build, file);
      expect(Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes), file).toBe(true);
      // U+FFFF and its kin are refused by Chrome in content scripts.
      if (file.startsWith('content-scripts/'))
        expect(bytes.toString('utf8')).not.toMatch(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/);
    }
  });
});
