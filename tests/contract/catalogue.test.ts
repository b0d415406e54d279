import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIndex } from '../../utils/procedure/brief.ts';
import { CHUNKS, CURATED_PATHS, chunkOf, chunkPath, EVERYDAY_PATH, INDEX_PATH } from '../../utils/procedure/chunks.ts';
import { parseEveryday } from '../../utils/procedure/finder.ts';
import { parseImported } from '../../utils/procedure/schema.ts';
import type { Procedure } from '../../utils/procedure/types.ts';
import { BUILDS, built, builtFiles, gzipped, userscript } from './built.ts';
import { bundledWith, jsonOf, ROOT, textOf } from './source.ts';

const fileOf = (path: string): Buffer => readFileSync(join(ROOT, 'public/data', path));
const packedText = (path: string): string => gunzipSync(fileOf(path)).toString('utf8');
const chunks = Array.from({ length: CHUNKS }, (_, chunk) => chunk);
const procedures: Procedure[] = chunks.flatMap((chunk) => parseImported(JSON.parse(packedText(chunkPath(chunk)))));
const briefs = parseIndex(JSON.parse(packedText(INDEX_PATH)));
const count = (of: (procedure: Procedure) => boolean) => procedures.filter(of).length;

describe('the imported catalogue', () => {
  it('holds at least 2,800 procedures, at least 650 of the commune', () => {
    expect(procedures.length).toBeGreaterThanOrEqual(2800);
    expect(count(({ level }) => level === 'xã')).toBeGreaterThanOrEqual(650);
  });

  it('has every procedure in the chunk in which it is looked for, and in the index, once', () => {
    for (const chunk of chunks)
      for (const { code } of parseImported(JSON.parse(packedText(chunkPath(chunk))))) expect(chunkOf(code)).toBe(chunk);
    const codes = procedures.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(briefs.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });

  it('has the commune level first in its index', () => {
    const first = briefs.findIndex(({ levels }) => levels[0] !== 'xã');
    expect(briefs.slice(first).some(({ levels }) => levels[0] === 'xã')).toBe(false);
  });

  it('is stored in NFC, and nothing else lies in its folder', () => {
    for (const path of [INDEX_PATH, ...chunks.map(chunkPath)]) {
      const text = packedText(path);
      expect(text.normalize('NFC') === text, path).toBe(true);
    }
    const known = [INDEX_PATH, EVERYDAY_PATH, ...chunks.map(chunkPath)].map((path) => path.replace('catalogue/', ''));
    expect(readdirSync(join(ROOT, 'public/data/catalogue')).toSorted()).toEqual(known.toSorted());
  });

  it('says of every procedure where it comes from and when it was true', () => {
    for (const { code, source, asOf } of procedures)
      expect([source.length > 10, /^20\d\d-\d\d/.test(asOf)], code).toEqual([true, true]);
  });

  it('calls a limit kiểm chứng only with an article, and shows no number whose unit nobody knows', () => {
    for (const { code, limits, unknownLimits = [] } of procedures) {
      for (const { status, basis } of limits) if (status === 'verified') expect(basis, code).toMatch(/Đ\d+/);
      for (const { said } of unknownLimits) expect(said, code).not.toBe('');
      const ids = [...limits, ...unknownLimits].map(({ id }) => id);
      expect(new Set(ids).size, code).toBe(ids.length);
    }
    expect(count(({ unknownLimits = [] }) => unknownLimits.length > 0)).toBeGreaterThan(200);
  });

  it('trusts no fee that looks a thousand times too small', () => {
    const small = procedures.flatMap(({ fees }) => fees).filter(({ text }) => /^\d{1,3} ?(đồng|đ)$/i.test(text));
    expect(small.length).toBeGreaterThan(50);
    expect(small.filter(({ status, suspect }) => status !== 'unverified' || !suspect)).toEqual([]);
  });

  it('lists papers only: remarks are kept apart', () => {
    const names = procedures.flatMap(({ papers }) => papers.map(({ name }) => name));
    expect(names.filter((name) => /^(lưu ý|ghi chú|số lượng hồ sơ)\b/i.test(name))).toEqual([]);
    expect(count(({ notes = [] }) => notes.length > 0)).toBeGreaterThan(100);
  });

  it('lets old codes resolve to their successors', () => {
    const codes = new Set(procedures.map(({ code }) => code));
    const successors = procedures.flatMap(({ replacedBy }) => replacedBy ?? []);
    expect(successors.length).toBeGreaterThan(0);
    expect(successors.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('knows the procedures that everyday words mean', () => {
    const codes = new Set(procedures.map(({ code }) => code));
    const entries = parseEveryday(jsonOf(`public/data/${EVERYDAY_PATH}`));
    expect(entries.length).toBeGreaterThan(60);
    expect(entries.flatMap((entry) => entry.codes).filter((code) => !codes.has(code))).toEqual([]);
    const said = entries.flatMap(({ say }) => say);
    expect(said.filter((words, at) => said.indexOf(words) < at)).toEqual([]);
  });
});

describe('the curated catalogue', () => {
  it('is read from every file of its folder', () =>
    expect(
      readdirSync(join(ROOT, 'public/data/procedures'))
        .map((name) => `procedures/${name}`)
        .toSorted(),
    ).toEqual(CURATED_PATHS.toSorted()));
});

describe('nobody carries the catalogue who does not need it', () => {
  it('is not in the content script, nor its search', () => {
    const files = bundledWith('entrypoints/portal.content.ts').files;
    expect(files.filter((path) => /utils\/procedure\/(library|finder|brief|schema)\.ts$/.test(path))).toEqual([]);
  });

  it('is not in the userscript', () => {
    const files = bundledWith('utils/platform/userscript/main.tsx').files;
    expect(files.filter((path) => path.startsWith('utils/procedure/'))).toEqual([]);
    expect(userscript()).not.toContain('catalogue/');
  });

  it('is fetched from the package: no code imports a chunk', () => {
    expect(textOf('utils/procedure/chunks.ts')).toContain('.json.gz');
    expect(existsSync(join(ROOT, 'public/data', INDEX_PATH))).toBe(true);
  });

  it.each(BUILDS)('weighs at most 2.5 MB in the %s build, with the curated layer', (build) => {
    const files = builtFiles(build).filter((file) => /^data\/(catalogue|procedures)\//.test(file));
    expect(files.length).toBeGreaterThan(CHUNKS);
    const bytes = files.reduce(
      (sum, file) => sum + (file.endsWith('.gz') ? built(build, file).length : gzipped(built(build, file))),
      0,
    );
    console.log(`${build}: catalogue ${(bytes / 1000).toFixed(0)} kB of 2500`);
    expect(bytes).toBeLessThanOrEqual(2_500_000);
  });
});
