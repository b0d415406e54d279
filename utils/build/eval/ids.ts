import { readFile } from 'node:fs/promises';
import { readCard } from '../../citizen/read.ts';
import type { Reading, ScanWarning } from '../../citizen/types.ts';

/** The keys that a result is compared by; what else a Citizen carries (source, surname) is not part of the format. */
const KEYS = [
  'personalId',
  'oldIdNumber',
  'fullName',
  'birthDate',
  'sex',
  'address',
  'issueDate',
  'father',
  'mother',
] as const;
type Key = (typeof KEYS)[number];

/** Which warnings say that this value is left out or doubtful. */
const NAMED_BY: Record<Key, readonly ScanWarning[]> = {
  personalId: ['unknown-province-code'],
  oldIdNumber: ['bad-old-id', 'text-damaged'],
  fullName: [
    'missing-name',
    'bad-name',
    'text-damaged',
    'name-unusual-letters',
    'name-without-diacritics',
    'name-truncated',
  ],
  birthDate: ['bad-birth-date', 'missing-birth-date', 'birth-year-only', 'year-number-mismatch', 'issue-before-birth'],
  sex: ['bad-sex', 'sex-number-mismatch', 'text-damaged'],
  address: ['missing-address', 'bad-address', 'text-damaged'],
  issueDate: ['bad-issue-date', 'missing-issue-date', 'issue-before-birth', 'issue-in-future'],
  father: ['bad-name', 'text-damaged', 'name-unusual-letters'],
  mother: ['bad-name', 'text-damaged', 'name-unusual-letters'],
};

type Flat = Partial<Record<Key, unknown>> & { warnings?: readonly string[]; error?: string };

export interface Case {
  id: string;
  ok: boolean;
  got: Flat;
  want: Flat;
}
export interface Totals {
  suite: 'ids';
  cases: number;
  ok: number;
  notOk: number;
  /** Cases with a value that differs while none of our warnings names it, or with values where a refusal was right. */
  silentlyWrong: number;
}

const ESCAPES: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };
const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|([rnt\\]))/g, (_, hex: string | undefined, letter: string | undefined) =>
    hex === undefined ? (ESCAPES[letter ?? ''] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

const flat = (reading: Reading): Flat => {
  if (!reading.ok) return { error: reading.error };
  const { citizen } = reading;
  const values = KEYS.filter((key) => citizen[key] !== undefined).map((key) => [key, citizen[key]]);
  return { ...Object.fromEntries(values), warnings: citizen.warnings };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sorted = (warnings: readonly string[] | undefined): string[] => [...new Set(warnings)].sort();
/** What a case says nothing of is not compared, unless a warning that it expects says that this value is left out. */
const asked = (want: Flat, key: Key): boolean =>
  key in want || NAMED_BY[key].some((warning) => want.warnings?.includes(warning));
const differing = (got: Flat, want: Flat): Key[] =>
  KEYS.filter((key) => asked(want, key) && !same(got[key], want[key]));

const isOk = (got: Flat, want: Flat): boolean =>
  got.error === want.error &&
  differing(got, want).length === 0 &&
  (want.warnings === undefined || same(sorted(got.warnings), sorted(want.warnings)));

const isSilentlyWrong = (got: Flat, want: Flat): boolean => {
  if (got.error !== undefined) return false;
  if (want.error !== undefined) return true;
  return differing(got, want).some((key) => !NAMED_BY[key].some((warning) => got.warnings?.includes(warning)));
};

/** yyyy-mm-dd at this moment in Việt Nam, whatever the machine's zone. */
const todayInVietnam = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/**
 * Reads every string of a .tsv (label TAB string TAB expected JSON; `\r \n \t \\ \uXXXX` in the string) and compares.
 * Prints one `Case` a row and returns the totals. Throws when a row is not in the format.
 */
export const run = async (path: string, print: (line: object) => void): Promise<Totals> => {
  const today = todayInVietnam();
  const totals: Totals = { suite: 'ids', cases: 0, ok: 0, notOk: 0, silentlyWrong: 0 };
  const rows = (await readFile(path, 'utf8')).split(/\r?\n/);
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const [id, text, expected] = row.split('\t');
    if (id === undefined || text === undefined || expected === undefined) {
      throw new Error(`${path}: line ${index + 1} is not label TAB string TAB JSON`);
    }
    const want: Flat = JSON.parse(expected);
    const got = flat(readCard(unescaped(text), today));
    const line: Case = { id, ok: isOk(got, want), got, want };
    print(line);
    totals.cases += 1;
    totals.ok += line.ok ? 1 : 0;
    totals.notOk += line.ok ? 0 : 1;
    totals.silentlyWrong += isSilentlyWrong(got, want) ? 1 : 0;
  }
  return totals;
};
