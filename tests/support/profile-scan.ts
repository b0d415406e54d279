import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Leak {
  file: string;
  /** Which planted text, by its place in the list: the report itself repeats no personal data. */
  planted: number;
  encoding: string;
}
export interface AtRest {
  filesScanned: number;
  bytesScanned: number;
  /** Texts found in what the extension and its pages left on disk. */
  leaks: Leak[];
  /** What the browser itself keeps of the portal's own page (its cache, session restore): counted apart and named. */
  browserKept: { file: string; what: string; hits: number }[];
}

/** The portal's page shows and holds the same names; the browser keeps these of any web page, with or without the extension. */
const BROWSERS_OWN: [RegExp, string][] = [
  [/(^|\/)(Cache|Code Cache|GPUCache|DawnCache|DawnGraphiteCache|DawnWebGPUCache)\//, 'HTTP cache of the portal page'],
  [/(^|\/)Sessions\//, 'session restore of the portal tab'],
];

/** Names and ids of the controls on the extension's own pages. */
const OUR_CONTROLS = /^(capture|passphrase|again|limit|role-.*|note.*)?$/;

/** The browser's form history names the control that each value was typed into: only a portal's controls may be there. */
const formHistoryIsPortals = (path: string): boolean => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('select distinct name from autofill').all() as { name: string }[];
    return rows.every(({ name }) => !OUR_CONTROLS.test(name));
  } finally {
    database.close();
  }
};

const browsersOwn = (file: string, path: string): string | undefined => {
  if (/(^|\/)Web Data(-journal|-wal)?$/.test(file)) {
    const database = path.replace(/-(journal|wal)$/, '');
    return formHistoryIsPortals(database) ? 'form history of the portal page' : undefined;
  }
  return BROWSERS_OWN.find(([place]) => place.test(file))?.[1];
};

const base64Forms = (text: string): string[] =>
  // Three alignments; the characters at the ends depend on the neighbours and are left off.
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return encoded.slice(Math.ceil((shift * 4) / 3), -4);
  });

const forms = (text: string): [string, Buffer][] => [
  ['utf-8', Buffer.from(text)],
  ['utf-8 nfd', Buffer.from(text.normalize('NFD'))],
  ['utf-16', Buffer.from(text, 'utf16le')],
  ['hex', Buffer.from(Buffer.from(text).toString('hex'))],
  [
    'escaped',
    Buffer.from(
      JSON.stringify(text)
        .slice(1, -1)
        .replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  ],
  ...base64Forms(text).map((form): [string, Buffer] => ['base64', Buffer.from(form)]),
];

interface Needle {
  index: number;
  own: boolean;
  encoding: string;
  bytes: Buffer;
}

/** All needles in one pass over each file: hundreds of texts in eight forms, hundreds of megabytes. */
const searcher = (needles: readonly Needle[]) => {
  const byStart = new Map<number, Needle[]>();
  for (const needle of needles) {
    const start = needle.bytes.readUInt16BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  const starts = new Uint8Array(65_536);
  for (const start of byStart.keys()) starts[start] = 1;
  return (content: Buffer): Set<Needle> => {
    const found = new Set<Needle>();
    for (let at = 0; at + 1 < content.length; at++) {
      const start = (content[at]! << 8) | content[at + 1]!;
      if (starts[start] === 0) continue;
      for (const needle of byStart.get(start)!) {
        const end = at + needle.bytes.length;
        if (end <= content.length && content.compare(needle.bytes, 0, needle.bytes.length, at, end) === 0)
          found.add(needle);
      }
    }
    return found;
  };
};

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/**
 * Reads every file of a profile folder and looks for planted texts.
 * @param personal names and numbers that also stand on the portal's own page
 * @param ours texts that were only ever typed into the extension: no place on disk may hold them
 */
export const scanProfile = async (
  folder: string,
  personal: readonly string[],
  ours: readonly string[],
): Promise<AtRest> => {
  const find = searcher(
    [...personal, ...ours].flatMap((text, index) =>
      forms(text).map(([encoding, bytes]) => ({ index, own: index >= personal.length, encoding, bytes })),
    ),
  );
  const result: AtRest = { filesScanned: 0, bytesScanned: 0, leaks: [], browserKept: [] };
  for (const path of await filesUnder(folder)) {
    const content = await readFile(path).catch(() => undefined);
    if (!content) continue;
    const file = relative(folder, path);
    result.filesScanned++;
    result.bytesScanned += content.length;
    const what = browsersOwn(file, path);
    let kept = 0;
    for (const { index, own, encoding } of find(content))
      if (what && !own) kept++;
      else result.leaks.push({ file, planted: index, encoding });
    if (kept && what) result.browserKept.push({ file, what, hits: kept });
  }
  return result;
};
