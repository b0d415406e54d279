import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bundledWith,
  callsIn,
  filesBelow,
  namesIn,
  nodesOf,
  product,
  ROOT,
  type Source,
  sourceOf,
  sourcesBelow,
  stringsIn,
  target,
  textOf,
  type Use,
  writesIn,
} from './source.ts';

/** Doors are held by reading the code: each test names the lines that went around one. */

const SOURCES = product();
const outside = (...doors: string[]) => SOURCES.filter(({ path }) => !doors.some((door) => path.startsWith(door)));
const show = ({ at, chain }: Use) => `${at} ${chain}`;
const uses = (
  sources: readonly Source[],
  of: (source: Source) => Use[],
  wanted: (chain: string) => boolean,
): string[] =>
  sources
    .flatMap(of)
    .filter(({ chain }) => wanted(chain))
    .map(show);
const importers = (sources: readonly Source[], wanted: (specifier: string) => boolean): string[] =>
  sources.filter(({ imports, typeImports }) => [...imports, ...typeImports].some(wanted)).map(({ path }) => path);
/** `Element.prototype.click.call` writes as `click` does. */
const method = (chain: string): string => chain.replace(/\.(call|apply)$/, '').replace(/^.*\./, '.');

it('reads the whole product', () => {
  expect(SOURCES.length).toBeGreaterThan(120);
  expect(SOURCES.map(({ path }) => path)).toContain('entrypoints/background.ts');
});

describe('the door to the browser', () => {
  const API = /^(browser|chrome|GM|GM_\w+|unsafeWindow)$/;
  const WINDOW = /^(globalThis|window|self)\.(browser|chrome|GM\w*)\b/;

  it('is utils/platform: nobody else names browser.*, chrome.* or GM_*', () => {
    expect(uses(outside('utils/platform/'), namesIn, (name) => API.test(name))).toEqual([]);
    expect(uses(outside('utils/platform/'), callsIn, (chain) => WINDOW.test(chain))).toEqual([]);
  });

  it('is utils/platform: nobody else imports it', () => {
    const packages = (name: string) => name === 'wxt/browser' || name.startsWith('@wxt-dev/') || /polyfill/.test(name);
    expect(importers(outside('utils/platform/'), packages)).toEqual([]);
    const inner = (path: string) => (name: string) =>
      name.startsWith('.') && target(path, name).endsWith('platform/browser.ts');
    const around = outside('utils/platform/').filter((source) => importers([source], inner(source.path)).length);
    expect(around.map(({ path }) => path)).toEqual([]);
  });

  it('finds what goes through it, so the test would find what goes around', () =>
    expect(uses(SOURCES, namesIn, (name) => API.test(name)).length).toBeGreaterThan(10));
});

describe('the door to the store', () => {
  it('is utils/db: nobody else imports Dexie or opens IndexedDB', () => {
    expect(importers(outside('utils/db/'), (name) => name === 'dexie' || name.startsWith('dexie/'))).toEqual([]);
    expect(
      uses(outside('utils/db/'), namesIn, (name) => /^(indexedDB|IDB\w+|localStorage|caches)$/.test(name)),
    ).toEqual([]);
  });

  it('is store.ts: nobody reaches past it into the folder', () => {
    const around = outside('utils/db/', 'utils/build/').flatMap(({ path, imports, typeImports }) =>
      [...imports, ...typeImports]
        .filter((name) => name.startsWith('.'))
        .map((name) => target(path, name))
        .filter((to) => to.startsWith('utils/db/') && to !== 'utils/db/store.ts')
        .map((to) => `${path} imports ${to}`),
    );
    expect(around).toEqual([]);
  });

  it('keeps its tables to itself', () => {
    const table =
      /\.(vault|dossiers|events|reminders|meta)\.(get|put|add|delete|clear|update|where|each|count|orderBy|limit|offset)$/;
    const query =
      /\.(bulk(Get|Put|Add|Delete|Update)|transaction|toArray|toCollection|backendDB|sortBy|openCursor|objectStore)$/;
    expect(uses(outside('utils/db/'), callsIn, (chain) => table.test(chain) || query.test(chain))).toEqual([]);
    expect(uses(SOURCES, callsIn, (chain) => query.test(chain)).length).toBeGreaterThan(5);
  });
});

describe('the door to the portal page', () => {
  const BUNDLE = bundledWith('entrypoints/portal.content.ts');
  const inPage = BUNDLE.files.filter((path) => /\.tsx?$/.test(path)).map(sourceOf);
  /** What is drawn stands in one closed root: the overlay's own, the chips and the list of due dates in it. */
  const OVERLAY = ['components/overlay.ts', 'components/overlay-chips.ts', 'components/overlay-list.ts'];
  const WRITERS = ['utils/fill/commit.ts', 'utils/fill/undo.ts', 'utils/fill/widgets/'];
  const others = inPage.filter(({ path }) => !WRITERS.some((door) => path.startsWith(door)));
  const FORM_CALL =
    /\.(dispatchEvent|click|focus|blur|select|submit|requestSubmit|reset|setSelectionRange|setRangeText|execCommand|showPicker|stepUp|stepDown)$/;
  const FORM_WRITE = /\.(value|checked|selected|selectedIndex|valueAsDate|valueAsNumber|files|disabled|readOnly)$/;
  const PAGE_CALL =
    /\.(append|appendChild|prepend|before|after|remove|removeChild|replaceWith|replaceChild|replaceChildren|insertBefore|insertAdjacentElement|insertAdjacentText|setAttribute|removeAttribute|toggleAttribute|setProperty|attachShadow|pushState|replaceState|assign)$/;
  const PAGE_WRITE =
    /\.(textContent|innerText|outerText|nodeValue|className|hidden|style|cssText|href|src|title|lang|scrollTop)$|\.(style|dataset)\./;

  it('is commit, undo and the widgets: nothing else in the page sets a value or sends an event', () => {
    expect(uses(others, callsIn, (chain) => FORM_CALL.test(method(chain)))).toEqual([]);
    expect(uses(others, writesIn, (chain) => FORM_WRITE.test(chain))).toEqual([]);
    expect(uses(others, callsIn, (chain) => /^new \w*(Event|DataTransfer)$/.test(chain))).toEqual([]);
  });

  it('builds nothing in the page but the overlay, which is held by its own test', () => {
    const noOverlay = others.filter(({ path }) => !OVERLAY.includes(path));
    expect(uses(noOverlay, callsIn, (chain) => PAGE_CALL.test(method(chain)))).toEqual([]);
    expect(uses(noOverlay, writesIn, (chain) => PAGE_WRITE.test(chain))).toEqual([]);
    expect(uses(noOverlay, callsIn, (chain) => /\.createElement(NS)?$/.test(method(chain)))).toEqual([]);
  });

  it('hangs two things of the overlay into the page: a marker without content, and one element', () => {
    const overlay = sourceOf('components/overlay.ts');
    const page = callsIn(overlay).filter(
      ({ chain }) =>
        /^document\./.test(chain) &&
        !/^document\.(createElement|querySelector|elementFromPoint|documentElement\.hasAttribute)$/.test(chain),
    );
    // The marker that keeps our userscript silent beside the extension, and the host of the shadow root.
    expect(page.map(({ chain }) => chain)).toEqual([
      'document.documentElement.setAttribute',
      'document.documentElement.append',
    ]);
    expect(writesIn(overlay).filter(({ chain }) => /^(document|window|globalThis)\./.test(chain))).toEqual([]);
  });

  it('keeps the chips and their list in the overlay: they hang nothing into the page themselves', () => {
    for (const path of OVERLAY.slice(1)) {
      const page = callsIn(sourceOf(path)).filter(
        ({ chain }) =>
          /^(document|window|globalThis)\./.test(chain) && !/^document\.create(Element|Range)$/.test(chain),
      );
      expect(page).toEqual([]);
      expect(writesIn(sourceOf(path)).filter(({ chain }) => /^(document|window|globalThis)\./.test(chain))).toEqual([]);
      // Rows of the page are read and scrolled to, never written.
      expect(writesIn(sourceOf(path)).filter(({ chain }) => /\b(row|anchor|cell|block|parent)\./.test(chain))).toEqual(
        [],
      );
    }
  });

  it('is used: the writers do what the others may not', () => {
    const writers = inPage.filter((source) => !others.includes(source));
    expect(uses(writers, callsIn, (chain) => FORM_CALL.test(method(chain))).length).toBeGreaterThan(2);
  });

  it('is reached from the two presences in a page alone: no other link can start a write', () => {
    const PRESENCES = ['utils/portal/presence.ts', 'utils/portal/filling.ts', 'utils/platform/userscript/hands.ts'];
    const entries = ['utils/fill/commit.ts', 'utils/fill/undo.ts', 'utils/fill/widgets/'];
    const around = SOURCES.filter(({ path }) => !path.startsWith('utils/fill/') && !PRESENCES.includes(path))
      .flatMap(({ path, imports }) =>
        imports.filter((name) => name.startsWith('.')).map((name) => [path, target(path, name)] as const),
      )
      .filter(([, to]) => entries.some((entry) => to.startsWith(entry)));
    expect(around).toEqual([]);
  });

  it('carries no library into the page, and none of the links that hold people or keys', () => {
    const allowed = ['wxt/browser', 'wxt/utils/define-content-script'];
    expect([...BUNDLE.packages].filter(([name]) => !allowed.includes(name))).toEqual([]);
    const kept =
      /^utils\/(db|vault|dossier|citizen|scan|places|backup|settings|counter|messages\/(serve|schemas)\.ts|platform\/area)/;
    expect(BUNDLE.files.filter((path) => kept.test(path))).toEqual([]);
  });

  it("never reads the portal's tokens, cookies or storage", () => {
    const names = /^(localStorage|sessionStorage|indexedDB|cookieStore|caches)$/;
    expect(uses(inPage, namesIn, (name) => names.test(name))).toEqual([]);
    const members = inPage.filter(({ tree }) =>
      [...nodesOf(tree)].some(
        ({ type, property }) =>
          type === 'MemberExpression' &&
          /^(cookie|localStorage|sessionStorage)$/.test(String((property as { name?: string }).name)),
      ),
    );
    expect(members.map(({ path }) => path)).toEqual([]);
  });
});

describe('the userscript', () => {
  const BUNDLE = bundledWith('utils/platform/userscript/main.tsx');

  it('keeps nothing: no store, no vault, no book, no session memory goes into the page with it', () => {
    const kept =
      /^utils\/(db|vault|dossier\/(book|events)|backup|settings|remind|messages\/(serve|ask)|platform\/(area|browser|messaging))/;
    expect(BUNDLE.files.filter((path) => kept.test(path))).toEqual([]);
    expect([...BUNDLE.packages.keys()].filter((name) => /dexie|hash-wasm|wxt|polyfill/.test(name))).toEqual([]);
  });

  it('writes to the form by the same door', () => {
    const door = ['utils/fill/commit.ts', 'utils/fill/undo.ts', 'utils/fill/widgets/'];
    const links = BUNDLE.files
      .filter((path) => path.startsWith('utils/') && path.endsWith('.ts'))
      .filter((path) => !door.some((from) => path.startsWith(from)) && !/\/userscript\/(model|main)\.ts/.test(path))
      .map(sourceOf);
    expect(
      uses(links, callsIn, (chain) =>
        /\.(dispatchEvent|click|submit|requestSubmit|setRangeText|execCommand)$/.test(method(chain)),
      ),
    ).toEqual([]);
    expect(
      uses(links, writesIn, (chain) => /\.(checked|selected|selectedIndex|valueAsDate|files)$/.test(chain)),
    ).toEqual([]);
  });

  it('asks its manager for the clipboard and nothing else', () => {
    const grants = uses(SOURCES, namesIn, (name) => /^GM(_\w+)?$/.test(name)).map((use) => use.replace(/:.* /, ' '));
    expect([...new Set(grants)]).toEqual(['utils/platform/userscript/clipboard.ts GM_setClipboard']);
  });
});

describe('code that is made of text', () => {
  it('exists nowhere: no innerHTML and its kin, no eval', () => {
    const html = /\.(innerHTML|outerHTML|srcdoc)$/;
    expect(uses(SOURCES, writesIn, (chain) => html.test(chain))).toEqual([]);
    const calls =
      /^(eval|new Function|Function)$|\.(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$|^document\.writeln?$/;
    expect(uses(SOURCES, callsIn, (chain) => calls.test(chain.replace(/^(globalThis|window|self)\./, '')))).toEqual([]);
    const attribute = SOURCES.filter(({ text }) => /dangerouslySetInnerHTML/.test(text));
    expect(attribute.map(({ path }) => path)).toEqual([]);
  });

  it('is not run by a timer either', () => {
    const timed = SOURCES.flatMap((source) =>
      [...nodesOf(source.tree)].filter(
        ({ type, callee, arguments: given }) =>
          type === 'CallExpression' &&
          /^set(Timeout|Interval)$/.test(String((callee as { name?: string }).name)) &&
          (given as { type: string }[])[0]?.type !== 'ArrowFunctionExpression' &&
          (given as { type: string }[])[0]?.type !== 'Identifier',
      ),
    );
    expect(timed).toEqual([]);
  });
});

describe('the wire', () => {
  it("carries nothing: the only fetch reads the package's own files", () => {
    const wire =
      /^(fetch|XMLHttpRequest|WebSocket|WebSocketStream|WebTransport|EventSource|RTCPeerConnection|importScripts)$/;
    const used = SOURCES.filter((source) => namesIn(source).some(({ chain }) => wire.test(chain)));
    expect(used.map(({ path }) => path)).toEqual(['utils/platform/data.ts']);
    expect(
      uses(SOURCES, callsIn, (chain) => /\.(sendBeacon|fetch|connectNative|sendNativeMessage)$/.test(chain)),
    ).toEqual([]);
    const own = callsIn(sourceOf('utils/platform/data.ts')).map(({ chain }) => chain);
    expect(own.filter((chain) => chain === 'fetch')).toHaveLength(1);
    expect(sourceOf('utils/platform/data.ts').text).toContain('fetch(ownUrl(`/data/');
  });
});

describe('the clock', () => {
  const EDGES = ['utils/platform/clock.ts'];

  it('is read in one place; everybody else is handed the moment', () => {
    expect(uses(outside(...EDGES), callsIn, (chain) => /(^|\.)Date\.now$|^Date$/.test(chain))).toEqual([]);
    const bare = outside(...EDGES).flatMap((source) =>
      [...nodesOf(source.tree)]
        .filter(
          ({ type, callee, arguments: given }) =>
            type === 'NewExpression' &&
            (callee as { name?: string }).name === 'Date' &&
            (given as unknown[]).length === 0,
        )
        .map(() => source.path),
    );
    expect(bare).toEqual([]);
    expect(uses(outside(...EDGES), namesIn, (name) => name === 'performance' || name === 'Temporal')).toEqual([]);
  });

  it('is not passed on as a function around that place', () => {
    const passed = outside(...EDGES).filter(({ tree }) =>
      [...nodesOf(tree)].some(
        ({ type, object, property }) =>
          type === 'MemberExpression' &&
          (object as { name?: string }).name === 'Date' &&
          (property as { name?: string }).name === 'now',
      ),
    );
    expect(passed.map(({ path }) => path)).toEqual([]);
  });
});

describe('chance', () => {
  it('comes from the machine’s own generator, never from Math.random', () =>
    expect(uses(SOURCES, callsIn, (chain) => chain === 'Math.random')).toEqual([]));
});

describe('the house as a whole', () => {
  const EVERYTHING = sourcesBelow('.');

  it('stands alone: no import and no path leads out of it', () => {
    const out = EVERYTHING.flatMap(({ path, imports, typeImports }) =>
      [...imports, ...typeImports]
        .filter((name) => name.startsWith('.') || name.startsWith('/'))
        .filter((name) => {
          const to = target(path, name);
          return to.startsWith('..') || name.startsWith('/');
        })
        .map((name) => `${path} imports ${name}`),
    );
    expect(out).toEqual([]);
    const climbs = EVERYTHING.flatMap((source) =>
      stringsIn(source)
        .filter((text) => /^(\.\.\/)+[\w./-]*$/.test(text))
        .filter((text) => target(source.path, text).startsWith('..'))
        .map((text) => `${source.path} reaches ${text}`),
    );
    expect(climbs).toEqual([]);
  });

  it("imports only files that are there, with their endings, and packages that the house's own list names", () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json'));
    const listed = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const lost = EVERYTHING.flatMap(({ path, imports, typeImports }) =>
      [...imports, ...typeImports]
        .filter((name) => {
          if (name.startsWith('.')) return !existsSync(join(ROOT, target(path, name)));
          if (name.startsWith('node:')) return false;
          return !listed.has(
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          );
        })
        .map((name) => `${path} imports ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('names no folder of the machine that it was written on', () => {
    const text = /\.(ts|tsx|js|json|jsonc|md|html|css|sh|yml|yaml|tsv)$/;
    const machine = /(?:^|[\s"'`(=])(?:\/(?:root|work|tmp|mnt|Users)\/|\/home\/\w|[A-Z]:\\\w)|file:\/\/\//m;
    const named = filesBelow('.').filter((path) => text.test(path) && machine.test(textOf(path)));
    expect(named).toEqual([]);
  });
});

describe('the browser’s translator', () => {
  // A translator sends the page's text to a server; our pages show names and numbers.
  it.each(['sidepanel', 'popup', 'welcome', 'desk'])('is asked not to touch the %s', (page) => {
    const html = readFileSync(new URL(`../../entrypoints/${page}/index.html`, import.meta.url), 'utf8');
    expect(html).toContain('translate="no"');
    expect(html).toContain('<meta name="google" content="notranslate" />');
  });
});
