import * as z from 'zod/mini';
import { lineOfBreak, lineOfPath } from '../text/json-place.ts';
import { sameValue } from './beneath.ts';
import { type Correction, targetOf } from './corrections.ts';
import { corrections } from './office-shape.ts';

const KIND = 'tro-ly-mot-cua/tuy-chinh-thu-tuc';
/** A file of all 5,000 corrections that an office may have is smaller. */
export const MOST_BYTES = 5_000_000;

const File = z.strictObject({
  kind: z.literal(KIND),
  format: z.literal(1),
  /** For whoever opens it in an editor. */
  note: z.string().check(z.maxLength(300)),
  issuer: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cf}]*$/u)),
  on: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  corrections,
});

/** What an office hands on: its corrections under its name and a day. Nothing personal. */
export type OfficeFile = Pick<z.infer<typeof File>, 'issuer' | 'on'> & { corrections: Correction[] };

/** The file as text, one value a line, so that a line number says where. */
export const officeFile = ({ issuer, on, corrections: all }: OfficeFile): string =>
  JSON.stringify(
    {
      kind: KIND,
      format: 1,
      note: 'Tùy chỉnh thủ tục của đơn vị, cho tiện ích Trợ lý Một Cửa. Không có dữ liệu người dân.',
      issuer,
      on,
      corrections: all,
    },
    null,
    2,
  );

/** Why a file is refused, whole. Sentence: `own.file.<word>`. */
export const FILE_REFUSALS = [
  'too-large',
  'not-json',
  'not-ours', // JSON, but no file of corrections
  'newer', // of a later version of the extension
  'unknown-key', // a name that no correction has
  'missing', // a value is not there, or of another type
  'too-long',
  'bad-text', // not NFC, stray spaces, invisible characters
  'bad-value',
  'twice', // two rows under one id, two procedures under one code
  'overlap', // two corrections of one thing on one day
  'period', // ends before it begins
  'promise', // a promise that may not stand beside its limit
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

export interface Refused {
  reason: FileRefusal;
  /** From 1; absent where the file as a whole is refused. */
  line?: number;
  /** "corrections.3.value.name" */
  path?: string;
}

type Issue = z.core.$ZodIssue;
/** Of a value that may be one of several shapes the last shape says what is wrong; the others are '' and null. */
const deepest = (issue: Issue): { issue: Issue; path: PropertyKey[] } => {
  const nested = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined;
  if (!nested) return { issue, path: [...issue.path] };
  const found = deepest(nested as Issue);
  return { issue: found.issue, path: [...issue.path, ...found.path] };
};

const reasonOf = (issue: Issue): FileRefusal => {
  if (issue.code === 'unrecognized_keys') return 'unknown-key';
  if (issue.code === 'invalid_type') return 'missing';
  if (issue.code === 'too_big') return 'too-long';
  if (issue.code !== 'custom') return 'bad-value';
  if (issue.message === 'overlap' || issue.message === 'period') return issue.message;
  if (issue.message.endsWith(' twice')) return 'twice';
  return /NFC|invisible/.test(issue.message) ? 'bad-text' : 'bad-value';
};

/** Where a path of the file stands in its text. */
export const placeIn = (text: string, reason: FileRefusal, path: readonly PropertyKey[]): Refused => {
  const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
  return { reason, line: lineOfPath(text, steps), path: steps.join('.') };
};

/** A file that somebody handed over, whole or not at all. */
export const readOfficeFile = (text: string): { file: OfficeFile } | { refused: Refused } => {
  if (text.length > MOST_BYTES) return { refused: { reason: 'too-large' } };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { refused: { reason: 'not-json', line: lineOfBreak(text) } };
  }
  const { kind, format } = (read ?? {}) as { kind?: unknown; format?: unknown };
  if (kind !== KIND) return { refused: { reason: 'not-ours' } };
  if (typeof format === 'number' && format > 1) return { refused: { reason: 'newer' } };
  const parsed = File.safeParse(read);
  if (parsed.success) {
    const { issuer, on, corrections: all } = parsed.data;
    return { file: { issuer, on, corrections: all } };
  }
  const { issue, path } = deepest(parsed.error.issues[0]!);
  const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  return { refused: placeIn(text, reasonOf(issue), at) };
};

/** What taking a file over does to one thing that it speaks of. */
export interface Taking {
  change: 'new' | 'replaces' | 'same';
  correction: Correction;
  /** The office's own, which it takes the place of. */
  before: Correction[];
}

/** Who handed it over, when and on what day it was made is not what it says. */
const content = ({ by: _by, on: _on, ...rest }: Correction): unknown => rest;

/**
 * What taking a file over would do, row by row, and the list that it would give. Of a thing that the file speaks of the file's word holds, on all
 * days; everything else of the office stays.
 */
export const takeFile = (
  own: readonly Correction[],
  { issuer, on, corrections: theirs }: OfficeFile,
): { rows: Taking[]; next: Correction[] } => {
  const ours = Map.groupBy(own, targetOf);
  const rows = theirs.map((one): Taking => {
    const before = ours.get(targetOf(one)) ?? [];
    const same = before.find((other) => sameValue(content(other), content(one)));
    if (same) return { change: 'same', correction: same, before: [same] };
    const from = { name: issuer, on };
    return { change: before.length ? 'replaces' : 'new', correction: one.by ? one : { ...one, by: from }, before };
  });
  const spoken = new Set(theirs.map(targetOf));
  return {
    rows,
    next: [...own.filter((one) => !spoken.has(targetOf(one))), ...rows.map(({ correction }) => correction)],
  };
};
