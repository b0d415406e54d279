import { tidy } from '../text/fold.ts';
import { contradictions, isPersonalId } from './checks.ts';
import { clean } from './clean.ts';
import { type Field, readAddress, readBirthDate, readIssueDate, readName } from './fields.ts';
import type { Citizen, ScanWarning, Sex } from './types.ts';

/** What the officer typed from any other document (passport, birth certificate, old CMND): text as it stands in the boxes. */
export interface TypedInput {
  fullName: string;
  /** dd/MM/yyyy, or the year alone; '' = not known. */
  birthDate: string;
  sex: Sex | '';
  /** 12 digits (số định danh), 9 digits (số CMND) or ''. */
  number: string;
  address: string;
  issueDate: string;
}

/** Why a box is not accepted. Sentence: `typed.problem.<problem>` in the locale file. */
export const TYPED_PROBLEMS = [
  'missing-name',
  'bad-name',
  'bad-birth-date',
  'bad-number',
  'bad-address',
  'bad-issue-date',
] as const;
export type TypedProblem = (typeof TYPED_PROBLEMS)[number];

export type Typed =
  | { ok: true; citizen: Citizen }
  | { ok: false; problems: { field: keyof TypedInput; problem: TypedProblem }[] };

/** Centuries before are not in the personal number either (Nghị định 137/2015/NĐ-CP Điều 13). */
const EARLIEST = 1900;
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 500;

const plain = (text: string): string => tidy(clean(text, false).text);

/** "5/3/1990", "05.03.1990" as a card writes it: "05/03/1990". Anything else stays as it is and is judged like a card's. */
const asOnCard = (text: string): string => {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.replaceAll(' ', '')) ?? [];
  return day && month && year ? `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}` : text;
};

const tooEarly = (date: Citizen['birthDate']): boolean =>
  date !== undefined && (typeof date === 'string' ? Number(date.slice(0, 4)) : date.year) < EARLIEST;

/**
 * A person typed by hand, by the same rules as a card: what a card would lose with a warning is refused here, box by box, because
 * the officer can still mend it. Only the name must be there. Contradictions stay warnings.
 * @param today yyyy-mm-dd, in Việt Nam
 */
export const typedCitizen = (input: TypedInput, today: string): Typed => {
  const problems: { field: keyof TypedInput; problem: TypedProblem }[] = [];
  const warnings: ScanWarning[] = [];
  const refuse = (field: keyof TypedInput, problem: TypedProblem): undefined => {
    problems.push({ field, problem });
  };
  /** The value with its doubts, or a problem of this box when there is none. */
  const take = <T>(field: keyof TypedInput, problem: TypedProblem, read: Field<T>): T | undefined => {
    if (read.value === undefined) return refuse(field, problem);
    if (read.warning) warnings.push(read.warning);
    return read.value;
  };

  const [fullName, birth, address, issue] = [input.fullName, input.birthDate, input.address, input.issueDate].map(
    plain,
  ) as [string, string, string, string];
  const number = plain(input.number).replace(/[\s.-]/g, '');

  const name = !fullName
    ? refuse('fullName', 'missing-name')
    : take('fullName', 'bad-name', fullName.length > LONGEST_NAME ? {} : readName(fullName));
  const birthDate = birth ? take('birthDate', 'bad-birth-date', readBirthDate(asOnCard(birth), today)) : undefined;
  if (tooEarly(birthDate)) refuse('birthDate', 'bad-birth-date');
  if (number && !isPersonalId(number) && !/^\d{9}$/.test(number)) refuse('number', 'bad-number');
  const residence = address
    ? take('address', 'bad-address', address.length > LONGEST_ADDRESS ? {} : readAddress(address))
    : undefined;
  const issueDate = issue ? take('issueDate', 'bad-issue-date', readIssueDate(asOnCard(issue))) : undefined;
  if (tooEarly(issueDate)) refuse('issueDate', 'bad-issue-date');

  if (problems.length > 0 || name === undefined) return { ok: false, problems };
  const values = {
    personalId: isPersonalId(number) ? number : undefined,
    oldIdNumber: number.length === 9 ? number : undefined,
    fullName: name,
    birthDate,
    sex: input.sex || undefined,
    address: residence,
    issueDate,
  };
  warnings.push(...contradictions(values, today));
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return { ok: true, citizen: { ...Object.fromEntries(present), source: 'typed', warnings } };
};
