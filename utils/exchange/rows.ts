import { typedCitizen } from '../citizen/typed.ts';
import { codeKey } from '../dossier/codes.ts';
import type { Draft } from '../dossier/events.ts';
import type { Channel, DossierSummary } from '../dossier/types.ts';
import { codeOf, findProcedure } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';
import { fold } from '../text/fold.ts';
import type { Field, Mapping } from './columns.ts';
import { readMomentCell } from './moments.ts';

/** Why a row is not taken. Sentence: `import.problem.<problem>` in the locale file. */
export const ROW_PROBLEMS = [
  'nothing', // neither a code nor a name
  'bad-code',
  'code-twice',
  'bad-name',
  'bad-number',
  'lost-zero', // a spreadsheet took the number for an amount and dropped its first zero
  'bad-birth-date',
  'bad-address',
  'bad-received',
  'bad-result',
  'result-before-received',
  'bad-fee',
  'bad-channel',
  'too-long',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

export type ImportDraft = Omit<Draft, 'dossierId'>;
export interface Checked {
  /** What would be made, with the number of its row in the file. */
  good: { row: number; draft: ImportDraft }[];
  bad: { row: number; problem: RowProblem; cell: string }[];
  /** Rows whose dossier is in the book already: nothing is made of them. */
  known: number[];
}

const CHANNELS: Record<string, Channel> = {
  'truc tiep': 'counter',
  'tai quay': 'counter',
  counter: 'counter',
  'truc tuyen': 'online',
  online: 'online',
  'qua mang': 'online',
  'buu chinh': 'post',
  'buu dien': 'post',
  bccich: 'post',
  post: 'post',
};
const LONGEST_CODE = 100;
const LONGEST_NOTE = 20_000;

class Bad extends Error {
  readonly problem: RowProblem;
  readonly cell: string;
  constructor(problem: RowProblem, cell: string) {
    super(problem);
    this.problem = problem;
    this.cell = cell;
  }
}

type Named = Pick<Procedure, 'code' | 'name'>;

/** Names differ in whether they begin with the word itself. */
const bareName = (name: string): string => fold(name).replace(/^thu tuc /, '');

/** The procedure of a cell: its code, or its name to the letter (folded) where one alone has it; anything else is none, and is kept in the note. */
const procedureFinder = (catalogue: readonly Named[]) => {
  const byName = new Map<string, string>();
  for (const { name, code } of catalogue) {
    const known = byName.get(bareName(name));
    byName.set(bareName(name), known === undefined || known === code ? code : '');
  }
  return (cell: string): string => {
    const [, code] = /(?<!\d)(\d\.\d{6})(?!\d)/.exec(cell) ?? [];
    return (code && (findProcedure(catalogue, code)?.code ?? codeOf(code))) || byName.get(bareName(cell)) || '';
  };
};

const personOf = (cells: Partial<Record<Field, string>>, today: string) => {
  const { fullName = '', idNumber = '', birthDate = '', address = '' } = cells;
  if (!fullName) return undefined;
  const digits = idNumber.replace(/[\s.-]/g, '');
  if (/^\d{10,11}$|^\d{8}$/.test(digits)) throw new Bad('lost-zero', idNumber);
  const typed = typedCitizen({ fullName, birthDate, sex: '', number: idNumber, address, issueDate: '' }, today);
  if (typed.ok) return typed.citizen;
  const [first] = typed.problems;
  const problem = first?.problem ?? 'bad-name';
  const known: RowProblem = problem === 'missing-name' || problem === 'bad-issue-date' ? 'bad-name' : problem;
  throw new Bad(
    known,
    first ? { fullName, number: idNumber, birthDate, address, sex: '', issueDate: '' }[first.field] : '',
  );
};

const feeOf = (cell: string): number => {
  const digits = cell.replace(/[\s.,đĐ₫]|vnd/gi, '');
  if (!/^\d{1,12}$/.test(digits)) throw new Bad('bad-fee', cell);
  return Number(digits);
};

const noteOf = (cells: Partial<Record<Field, string>>, procedure: string): string =>
  [cells.note, cells.phone && `☎ ${cells.phone}`, !cells.fullName && cells.address, procedure === '' && cells.procedure]
    .filter(Boolean)
    .join('\n');

/** Rows without a code are the same when person, day and procedure are. */
const nameKey = (name: string | undefined, receivedAt: string | undefined, procedure: string): string =>
  `${fold(name ?? '')}|${(receivedAt ?? '').slice(0, 10)}|${procedure}`;

/**
 * Every row of a register, checked before anything is made of it.
 * @param rows below the headings; `firstRow` is the number of the first of them in the file
 * @param book dossiers that are there already
 * @param today yyyy-MM-dd
 */
export const checkRows = (
  rows: readonly (readonly string[])[],
  firstRow: number,
  mapping: Mapping,
  { catalogue, book, today }: { catalogue: readonly Named[]; book: readonly DossierSummary[]; today: string },
): Checked => {
  const procedureOf = procedureFinder(catalogue);
  const codes = new Set(book.flatMap(({ code, codes: others }) => [code ?? '', ...others].map(codeKey)));
  const names = new Set(
    book.flatMap((each) => each.people.map(({ fullName }) => nameKey(fullName, each.receivedAt, each.procedureCode))),
  );
  const seen = new Set<string>();
  const checked: Checked = { good: [], bad: [], known: [] };

  const read = (cells: Partial<Record<Field, string>>): ImportDraft | 'known' => {
    const code = cells.code ?? '';
    if (!code && !cells.fullName) throw new Bad('nothing', '');
    if (code.length > LONGEST_CODE) throw new Bad('bad-code', code.slice(0, 40));
    const procedureCode = cells.procedure ? procedureOf(cells.procedure) : '';
    const citizen = personOf(cells, today);
    const receivedAt = cells.receivedAt ? readMomentCell(cells.receivedAt) : undefined;
    if (cells.receivedAt && !receivedAt) throw new Bad('bad-received', cells.receivedAt);
    const resultAt = cells.resultAt ? readMomentCell(cells.resultAt) : undefined;
    if (cells.resultAt && !resultAt) throw new Bad('bad-result', cells.resultAt);
    if (receivedAt && resultAt && resultAt < receivedAt) throw new Bad('result-before-received', cells.resultAt!);
    const channel = cells.channel ? CHANNELS[fold(cells.channel)] : 'counter';
    if (!channel) throw new Bad('bad-channel', cells.channel!);
    const note = noteOf(cells, procedureCode);
    if (note.length > LONGEST_NOTE) throw new Bad('too-long', '');
    const fee = cells.fee ? { amount: feeOf(cells.fee), paid: false } : undefined;
    if (code) {
      if (codes.has(codeKey(code))) return 'known';
      if (seen.has(codeKey(code))) throw new Bad('code-twice', code);
      seen.add(codeKey(code));
    } else if (names.has(nameKey(citizen?.fullName, receivedAt, procedureCode))) return 'known';
    const tags =
      cells.tags
        ?.split(/[,;#]+/)
        .map((tag) => tag.trim())
        .filter(Boolean) ?? [];
    return {
      procedureCode,
      host: '',
      ...(code && { code }),
      ...(citizen && { people: [{ role: 'applicant' as const, citizen }] }),
      ...(receivedAt && { received: { receivedAt, channel } }),
      ...(resultAt && { resultAt }),
      ...(tags.length && { tags: tags.map((tag) => tag.slice(0, 50)) }),
      ...(fee && { fee }),
      ...(note && { note }),
    };
  };

  for (const [at, row] of rows.entries()) {
    if (!row.some((cell) => cell.trim())) continue;
    const cells = Object.fromEntries(
      Object.entries(mapping).map(([field, column]) => [field, row[column]?.trim() ?? '']),
    ) as Partial<Record<Field, string>>;
    const number = firstRow + at;
    try {
      const draft = read(cells);
      if (draft === 'known') checked.known.push(number);
      else checked.good.push({ row: number, draft });
    } catch (error) {
      if (!(error instanceof Bad)) throw error;
      checked.bad.push({ row: number, problem: error.problem, cell: error.cell.slice(0, 60) });
    }
  }
  return checked;
};
