import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const RENDERER = require.resolve('@formio/js/dist/formio.full.min.js');
// Bootstrap and Quill come with the renderer and are resolved from there, the date library with antd.
const fromRenderer = createRequire(RENDERER);
const fromAntd = createRequire(require.resolve('antd/package.json'));
const below = (name: string, file: string) => () => join(dirname(require.resolve(`${name}/package.json`)), file);
const beside = (name: string, file: string) => () => join(dirname(require.resolve(name)), file);

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The libraries as their packages ship them for a `<script>` tag, by the name under /__vendor/. */
const VENDOR: Record<string, () => string> = {
  'bootstrap.min.css': () => fromRenderer.resolve('bootstrap/dist/css/bootstrap.min.css'),
  'jquery.min.js': below('jquery', 'dist/jquery.min.js'),
  'quill.js': () => fromRenderer.resolve('quill/dist/quill.js'),
  'quill.snow.css': () => fromRenderer.resolve('quill/dist/quill.snow.css'),
  'select2.min.js': below('select2', 'dist/js/select2.min.js'),
  'select2.min.css': below('select2', 'dist/css/select2.min.css'),
  'flatpickr.min.js': below('flatpickr', 'dist/flatpickr.min.js'),
  'flatpickr.min.css': below('flatpickr', 'dist/flatpickr.min.css'),
  'react.min.js': below('react', 'umd/react.production.min.js'),
  'react-dom.min.js': below('react-dom', 'umd/react-dom.production.min.js'),
  'dayjs.min.js': () => fromAntd.resolve('dayjs/dayjs.min.js'),
  'antd.min.js': below('antd', 'dist/antd-with-locales.min.js'),
  'material.css': below('@angular/material', 'legacy-prebuilt-themes/legacy-indigo-pink.css'),
  'material-mdc.css': below('@angular/material', 'prebuilt-themes/indigo-pink.css'),
  'ng-select.css': below('@ng-select/ng-select', 'themes/default.theme.css'),
  'survey.core.min.js': beside('survey-core', 'survey.core.min.js'),
  'survey-core.min.css': beside('survey-core', 'survey-core.min.css'),
  'survey-js-ui.min.js': beside('survey-js-ui', 'survey-js-ui.min.js'),
};

const vendorFile = (name: string): string | undefined => {
  const known = VENDOR[name];
  if (known) return known();
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
  if (path.startsWith('/__bundle/')) return bundled(path.slice('/__bundle/'.length));
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

const bundles = new Map<string, Promise<Asset>>();

/** `/__bundle/<path under tests/portal>.js`: a page's script with the packages that it imports, for libraries that ship no single file. */
const bundled = (name: string): Promise<Asset> | undefined => {
  if (!/^[\w/-]+\.js$/.test(name)) return undefined;
  const known = bundles.get(name) ?? bundle(join(HERE, name.replace(/\.js$/, '.ts')));
  bundles.set(name, known);
  return known;
};

const bundle = async (entry: string): Promise<Asset> => {
  const { build } = await import('vite');
  const lib = { entry, formats: ['es' as const], fileName: 'page' };
  const result = await build({ configFile: false, logLevel: 'error', build: { lib, write: false, minify: false } });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`Nothing was built of ${entry}`);
  return { type: TYPES['.js']!, body: output.output[0].code };
};

const withoutTypes = async (file: string, source: string): Promise<string> => {
  const { transformWithOxc } = await import('vite');
  return (await transformWithOxc(source, file, { sourcemap: false })).code;
};
