import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './source.ts';

/** The folders as they are handed out; `npm test` builds them first. */
export const BUILDS = ['chrome', 'firefox'] as const;
export type Build = (typeof BUILDS)[number];

const pathOf = (build: Build, file = ''): string => join(ROOT, '.output', `${build}-mv3`, file);

/** @throws when there is no build: a test must not pass because there was nothing to look at */
export const built = (build: Build, file: string): Buffer => {
  if (!existsSync(pathOf(build, 'manifest.json'))) throw new Error(`no ${build} build under .output: run npm test`);
  return readFileSync(pathOf(build, file));
};
export const builtText = (build: Build, file: string): string => built(build, file).toString('utf8');
export const builtFiles = (build: Build): string[] =>
  readdirSync(pathOf(build), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(pathOf(build), join(entry.parentPath, entry.name)).replaceAll(sep, '/'));

/** The userscript as it is handed out. */
export const userscript = (): string => readFileSync(join(ROOT, '.output/userscript/tro-ly-mot-cua.user.js'), 'utf8');

/** Bytes as a browser's store and a slow disk see them. */
export const gzipped = (content: Buffer): number => gzipSync(content, { level: 9 }).length;

/** A page's own script and every chunk that it imports at its start; with `ever`, also those that it imports when they are needed. */
export const scriptsOf = (build: Build, page: string, when: 'start' | 'ever' = 'start'): string[] => {
  const imports =
    when === 'ever'
      ? /(?:from|import)\s*\(?\s*["'`]\.{0,2}\/(?:chunks\/)?([\w.-]+\.js)["'`]/g
      : /(?:from|import)\s*["'`]\.{0,2}\/(?:chunks\/)?([\w.-]+\.js)["'`]/g;
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = builtText(build, file);
    for (const [, name] of code.matchAll(imports)) visit(`chunks/${name}`);
  };
  for (const [, src] of builtText(build, page).matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)) visit(src!);
  return [...found];
};
