import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const RENDERER = require.resolve('@formio/js/dist/formio.full.min.js');
// Bootstrap comes with the renderer and is resolved from there.
const fromRenderer = createRequire(RENDERER);

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Where a name under /__vendor/ lives; the renderer and its styles only. */
const vendorFile = (name: string): string | undefined => {
  if (name === 'bootstrap.min.css') return fromRenderer.resolve('bootstrap/dist/css/bootstrap.min.css');
  if (!/^(formio\.full\.min\.(js|css)|fonts\/bootstrap-icons\.woff2?)$/.test(name)) return undefined;
  return join(dirname(RENDERER), name);
};

export interface Asset {
  type: string;
  body: string | Buffer;
}

/**
 * A style sheet or script of the pages (`/__assets/<path under tests/portal>`) or of the renderer (`/__vendor/<name>`);
 * undefined when there is none. The pages' scripts are TypeScript and lose their types on the way out.
 */
export const asset = async (path: string): Promise<Asset | undefined> => {
  const own = path.startsWith('/__assets/') ? normalize(path.slice('/__assets/'.length)) : undefined;
  const vendor = path.startsWith('/__vendor/') ? path.slice('/__vendor/'.length) : undefined;
  if (own !== undefined && !/^[\w/-]+\.(css|ts)$/.test(own)) return undefined;
  const file = own !== undefined ? join(HERE, own) : vendor !== undefined ? vendorFile(vendor) : undefined;
  if (!file) return undefined;
  const body = await readFile(file).catch(() => undefined);
  if (!body) return undefined;
  const extension = extname(file);
  return { type: TYPES[extension]!, body: extension === '.ts' ? await withoutTypes(file, body.toString()) : body };
};

const withoutTypes = async (file: string, source: string): Promise<string> => {
  const { transformWithOxc } = await import('vite');
  return (await transformWithOxc(source, file, { sourcemap: false })).code;
};
