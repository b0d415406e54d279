import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { ROOT } from './run-tool.ts';
import { zip } from './zip.ts';

const NAME = 'tro-ly-mot-cua';
export const USERSCRIPT = `${ROOT}.output/userscript/${NAME}.user.js`;
const ARCHIVE = `${ROOT}.output/${NAME}-userscript.zip`;

const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(ROOT + path, 'utf8')) as T;

/**
 * The header that userscript managers read. A grant, and the two lines after it, keep the script out of the page's own world; no
 * @noframes, because the Ministry of Justice's e-form is a frame; nothing is loaded from anywhere.
 */
export const header = (version: string, hosts: readonly string[]): string =>
  [
    '// ==UserScript==',
    '// @name         Trợ lý Một Cửa',
    '// @namespace    tro-ly-mot-cua',
    `// @version      ${version}`,
    '// @description  Quét thẻ căn cước, xem trước rồi điền biểu mẫu dịch vụ công đúng người, hoàn tác được. Không lưu và không gửi dữ liệu đi đâu.',
    '// @license      MIT',
    ...hosts.map((host) => `// @match        https://${host}/*`),
    '// @run-at       document-idle',
    '// @grant        GM_setClipboard',
    '// @inject-into  content',
    '// @sandbox      DOM',
    '// ==/UserScript==',
    '',
    '',
  ].join('\n');

/** Writes .output/userscript/tro-ly-mot-cua.user.js, unminified as Greasy Fork asks, and the same zipped beside it. */
export const buildUserscript = async (): Promise<void> => {
  const { version } = await json<{ version: string }>('package.json');
  const { hosts } = await json<{ hosts: { host: string }[] }>('public/data/portals/hosts.json');
  const top = header(
    version,
    hosts.map(({ host }) => host),
  );
  const withHeader: Plugin = {
    name: 'userscript-header',
    generateBundle: (_, files) => {
      for (const file of Object.values(files)) if (file.type === 'chunk') file.code = top + file.code;
    },
  };
  const entry = `${ROOT}utils/platform/userscript/main.tsx`;
  const result = await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withHeader],
    build: { lib: { entry, name: 'troLyMotCua', formats: ['iife'] }, target: 'es2022', minify: false, write: false },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output) || output.output.length !== 1) throw new Error('the userscript is not one file');
  const bytes = Buffer.from(output.output[0].code);
  await mkdir(new URL('.', `file://${USERSCRIPT}`), { recursive: true });
  await writeFile(USERSCRIPT, bytes);
  await writeFile(ARCHIVE, zip([{ name: `${NAME}.user.js`, bytes }]));
  const kilo = (size: number) => `${Math.round(size / 1000)} kB`;
  console.log(`userscript: ${kilo(bytes.length)}, ${kilo(gzipSync(bytes).length)} gzipped`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildUserscript();
