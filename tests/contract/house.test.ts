import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, jsonOf, product, ROOT, sourcesBelow, textOf } from './source.ts';

const lines = (path: string): number => textOf(path).trimEnd().split('\n').length;
const longer = (paths: readonly string[], most: number): string[] =>
  paths.filter((path) => lines(path) > most).map((path) => `${path}: ${lines(path)} lines`);

describe('the top of the house', () => {
  /** What is tracked or handed out; what Git ignores (builds, packages) is no part of it. */
  const ALLOWED = [
    '.ci',
    '.gitignore',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'README.vi.md',
    'biome.json',
    'components',
    'entrypoints',
    'package-lock.json',
    'package.json',
    'public',
    'tests',
    'tsconfig.json',
    'utils',
    'wxt.config.ts',
  ];
  const ignored = textOf('.gitignore')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''));

  it('holds what the design names and nothing else', () => {
    const found = readdirSync(ROOT).filter((name) => name !== '.git' && !ignored.includes(name));
    expect(found.filter((name) => !ALLOWED.includes(name))).toEqual([]);
  });

  it('has the folders in which everything lives', () => {
    const found = readdirSync(ROOT);
    for (const name of ['components', 'entrypoints', 'public', 'tests', 'utils']) expect(found).toContain(name);
  });
});

describe('a link of the chain', () => {
  const links = readdirSync(join(ROOT, 'utils'), { withFileTypes: true });

  it.each(links.filter((entry) => entry.isDirectory()).map(({ name }) => name))(
    'utils/%s says in a README what comes in, what goes out, what it refuses',
    (name) => {
      const readme = textOf(`utils/${name}/README.md`);
      expect(readme).toMatch(/^# \S/);
      expect(readme.length).toBeGreaterThan(150);
      expect(lines(`utils/${name}/README.md`)).toBeLessThanOrEqual(60);
    },
  );

  it('is plain TypeScript, data for it, or its README; only the userscript draws from here', () => {
    const strange = filesBelow('utils').filter(
      (path) => !/\.(ts|json|md|sh)$/.test(path) && path !== 'utils/platform/userscript/main.tsx',
    );
    expect(strange).toEqual([]);
  });
});

describe('files', () => {
  const code = sourcesBelow('utils', 'components', 'entrypoints').map(({ path }) => path);

  it('of the entrypoints only wire: at most 130 lines', () =>
    expect(
      longer(
        code.filter((path) => path.startsWith('entrypoints/')),
        130,
      ),
    ).toEqual([]));

  it('in entrypoints/ are entrypoints: a file or a folder each, no helpers', () =>
    expect(readdirSync(join(ROOT, 'entrypoints')).toSorted()).toEqual(
      [
        'background.ts',
        'camera',
        'desk',
        'lists.content.ts',
        'popup',
        'portal.content.ts',
        'sidepanel',
        'welcome',
      ].toSorted(),
    ));

  it('have one reason to change: at most 300 lines', () => {
    expect(code.length).toBeGreaterThan(150);
    expect(longer(code, 300)).toEqual([]);
  });

  it('are written in NFC', () => {
    const shipped = [...filesBelow('utils'), ...filesBelow('components'), ...filesBelow('public')];
    const text = shipped.filter((path) => /\.(tsx?|json|md|css)$/.test(path));
    expect(text.filter((path) => textOf(path).normalize('NFC') !== textOf(path))).toEqual([]);
  });

  it('leave nothing for later', () => {
    const later = new RegExp(
      `\\b(${['TO', 'FIX'].map((word, index) => word + ['DO', 'ME'][index]).join('|')}|XXX|HACK)\\b`,
    );
    expect(code.filter((path) => later.test(textOf(path)))).toEqual([]);
    const off = filesBelow('tests').filter(
      (path) => path.endsWith('.ts') && /\b(it|describe|test)\.(only|skip|todo)\b/.test(textOf(path)),
    );
    expect(off).toEqual([]);
  });

  it('hold no debugging output: only the edges speak, without data', () => {
    const speaking = product()
      .filter(({ text }) => /\bconsole\.\w+\(/.test(text))
      .map(({ path }) => path);
    expect(speaking).toEqual(['utils/messages/serve.ts']);
  });
});

describe('law and portals are data', () => {
  const data = filesBelow('public/data').filter((path) => path.endsWith('.json'));
  const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
  const hasSource = (value: unknown): boolean => {
    const { source, sources } = value as { source?: unknown; sources?: unknown };
    return (
      isText(source) || (Array.isArray(sources) && sources.length > 0 && sources.every(({ name }) => isText(name)))
    );
  };

  it.each(data)('%s says where it comes from and when it was true', (path) => {
    const content = jsonOf<Record<string, unknown>>(path);
    // A file of several parts names the source of each.
    const parts = hasSource(content) ? [content] : Object.values(content);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      expect(hasSource(part)).toBe(true);
      const { asOf, seen, seenOn } = part as { asOf?: unknown; seen?: unknown; seenOn?: unknown };
      expect(String(asOf ?? seen ?? seenOn)).toMatch(/^20\d\d-\d\d/);
    }
  });

  it('is there', () => expect(data.length).toBeGreaterThan(6));
});
