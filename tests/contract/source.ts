import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SKIPPED = new Set(['node_modules', '.git', '.output', '.wxt', '.cache', 'out', 'dist']);

/** Every file below a folder, as paths from the top of the house, with '/'. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return SKIPPED.has(entry.name) ? [] : filesBelow(path);
  });

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const jsonOf = <T = unknown>(path: string): T => JSON.parse(textOf(path)) as T;

/** A node of the syntax tree (ESTree with the TypeScript and JSX nodes). */
export interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

export interface Source {
  path: string;
  text: string;
  tree: Node;
  /** Modules this one needs when it runs; `import type` is gone by then. */
  imports: string[];
  typeImports: string[];
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

const childrenOf = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [key, child]),
  );

/** Every node of a tree, parents first. */
export const nodesOf = function* (tree: Node): Generator<Node> {
  yield tree;
  for (const [, child] of childrenOf(tree)) yield* nodesOf(child);
};

const readImports = (tree: Node): Pick<Source, 'imports' | 'typeImports'> => {
  const found = { imports: [] as string[], typeImports: [] as string[] };
  for (const node of nodesOf(tree)) {
    const from = (node.source as Node | null | undefined)?.value;
    if (typeof from !== 'string') continue;
    const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
    (typeOnly ? found.typeImports : found.imports).push(from);
  }
  return found;
};

const cache = new Map<string, Source>();
export const sourceOf = (path: string): Source => {
  const known = cache.get(path);
  if (known) return known;
  const text = textOf(path);
  const { program, errors } = parseSync(path, text);
  if (errors.length) throw new Error(`${path} does not parse`);
  const tree = program as unknown as Node;
  const source = { path, text, tree, ...readImports(tree) };
  cache.set(path, source);
  return source;
};

export const sourcesBelow = (...folders: string[]): Source[] =>
  folders
    .flatMap(filesBelow)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map(sourceOf);

/** The product as it is shipped: without the helpers that build and measure it. */
export const product = (): Source[] =>
  sourcesBelow('utils', 'components', 'entrypoints').filter(({ path }) => !path.startsWith('utils/build/'));

/** Path from the top of the house of what a relative import names. */
export const target = (from: string, specifier: string): string =>
  relative(ROOT, resolve(ROOT, dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll(sep, '/');

/** Everything that gets bundled with a file, packages by their names; the reason is the first path that led there. */
export const bundledWith = (entry: string): { files: string[]; packages: Map<string, string> } => {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    if (!/\.tsx?$/.test(path)) return;
    for (const specifier of sourceOf(path).imports) {
      if (!specifier.startsWith('.')) packages.set(specifier, path);
      else if (existsSync(join(ROOT, target(path, specifier)))) visit(target(path, specifier));
      else throw new Error(`${path} imports ${specifier}, which is not there`);
    }
  };
  visit(entry);
  return { files: [...files].sort(), packages };
};

/** `a.b.c` of a chain of names; calls and indexes in between stand as `()` and `[]`. */
const chainOf = (node: Node): string => {
  switch (node.type) {
    case 'Identifier':
      return String(node.name);
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const object = chainOf(node.object as Node);
      return node.computed ? `${object}[]` : `${object}.${String((node.property as Node).name)}`;
    }
    case 'CallExpression':
      return `${chainOf(node.callee as Node)}()`;
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return chainOf(node.expression as Node);
    default:
      return `<${node.type}>`;
  }
};

export interface Use {
  at: string;
  /** `document.body.append`, for a call without its brackets. */
  chain: string;
}

const use = ({ path, text }: Source, node: Node, chain: string): Use => ({
  at: `${path}:${text.slice(0, node.start).split('\n').length}`,
  chain,
});

/** Every call and `new` of a file. */
export const callsIn = (source: Source): Use[] =>
  [...nodesOf(source.tree)]
    .filter(({ type }) => type === 'CallExpression' || type === 'NewExpression')
    .map((node) => {
      const chain = chainOf(node.callee as Node);
      return use(source, node, node.type === 'NewExpression' ? `new ${chain}` : chain);
    });

/** Everything that is written to by `=`, `+=`, `++` or `delete`. */
export const writesIn = (source: Source): Use[] =>
  [...nodesOf(source.tree)]
    .filter(
      ({ type, operator }) =>
        type === 'AssignmentExpression' ||
        type === 'UpdateExpression' ||
        (type === 'UnaryExpression' && operator === 'delete'),
    )
    .map((node) => use(source, node, chainOf((node.left ?? node.argument) as Node)));

/** Names that a file reads from around it: no property names, no keys, no types. */
export const namesIn = (source: Source): Use[] => {
  const found: Use[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'Identifier') found.push(use(source, node, String(node.name)));
    for (const [key, child] of childrenOf(node)) {
      const isKey =
        (key === 'property' || key === 'key') && !node.computed && !(node.type === 'Property' && node.shorthand);
      const isType = child.type.startsWith('TS') && !/^TS(As|NonNull|Satisfies)/.test(child.type);
      if (!isKey && !isType) visit(child);
    }
  };
  visit(source.tree);
  return found;
};

/** Every piece of text in a file's code: strings, templates' fixed parts, JSX text and attributes; no comments. */
export const stringsIn = ({ tree }: Source): string[] =>
  [...nodesOf(tree)].flatMap((node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
    if (node.type === 'TemplateElement') return [(node.value as { cooked: string }).cooked];
    return [];
  });
