import type { OfficeRules } from '../deadline/rules.ts';
import { hash } from './chunks.ts';
import { codeOf } from './code.ts';
import type { Fee, Limit, Paper, Procedure, Question } from './types.ts';

/** What an office may say of a limit, a paper, a fee: their contents, without where ours come from. */
export type LimitSaid = Pick<Limit, 'case' | 'value' | 'unit'>;
export type PaperSaid = Pick<
  Paper,
  'name' | 'kind' | 'originals' | 'copies' | 'when' | 'channels' | 'case' | 'form' | 'full'
>;
export type FeeSaid = Pick<Fee, 'text' | 'method' | 'note'>;
export type FactsSaid = Partial<Pick<Procedure, 'name' | 'effectiveFrom' | 'effectiveTo' | 'replacedBy'>>;

/** Beside its value every correction says where it comes from and when it holds. */
export interface Said {
  code: string;
  /** Decision, plan or page that it rests on, as the office typed it. */
  basis: string;
  /** Day on which it was made, where somebody noted it; this and the two that follow are yyyy-MM-dd. */
  on?: string;
  /** First and last day of reception for which it holds; absent = without end. */
  from?: string;
  until?: string;
  /** Who handed it over in a file, and the file's day; absent: made here. */
  by?: { name: string; on: string };
}

/** One row: `value` null hides it; `was` is ours as it was when the correction was made, absent for a row that we did not have. */
interface Row<What extends string, S> extends Said {
  what: What;
  /** Id of the row. */
  at: string;
  value: S | null;
  was?: S;
}

/** One decision of the office about one thing of one procedure. Nothing personal. */
export type Correction =
  | Row<'limit', LimitSaid>
  | Row<'paper', PaperSaid>
  | Row<'fee', FeeSaid>
  | (Said & { what: 'facts'; value: FactsSaid; was: FactsSaid })
  /** Promises beside the law; `was`: the ordinary limit that they were measured by. */
  | (Said & { what: 'rules'; value: OfficeRules; was?: LimitSaid })
  /** Not received at this desk: not offered, though dossiers that have it keep it. */
  | (Said & { what: 'hidden' })
  /** A whole procedure: one that we lack, or a portal's list in the place of ours. `was`: print of ours then, '' when nobody took one. */
  | (Said & { what: 'procedure'; value: Procedure; was?: string });

export const WHATS = ['limit', 'paper', 'fee', 'facts', 'rules', 'hidden', 'procedure'] as const;
export type What = (typeof WHATS)[number];

/** A procedure, or as much of it as a list or a clock has. */
export type Correctable = Partial<Omit<Procedure, 'limits'>> & {
  limits: readonly (Pick<Limit, 'id' | 'value' | 'unit'> & Partial<Limit>)[];
};

/** Fees have no ids of their own: one of another text is another fee. */
export const feeId = ({ text, method = '', note = '' }: FeeSaid): string =>
  `phi-${hash(JSON.stringify([text, method, note])).toString(36)}`;

/** What a correction speaks of; two of one target may not hold on one day. */
export const targetOf = (one: Correction): string => [one.code, one.what, 'at' in one ? one.at : ''].join('/');

export const holdsOn = ({ from = '', until = '9999' }: Pick<Said, 'from' | 'until'>, day: string): boolean =>
  from <= day && day <= until;

/** Is there a day on which both hold? */
export const overlap = (a: Pick<Said, 'from' | 'until'>, b: Pick<Said, 'from' | 'until'>): boolean =>
  (a.from ?? '') <= (b.until ?? '9999') && (b.from ?? '') <= (a.until ?? '9999');

/** "Quyết định 12/QĐ-UBND · tệp của Sở Tư pháp ngày 01/12/2026". */
export const basisText = ({ basis, by }: Pick<Said, 'basis' | 'by'>): string =>
  [basis, by && `tệp của ${by.name} ngày ${by.on.split('-').reverse().join('/')}`].filter(Boolean).join(' · ');

const sourceOf = (one: Said) => ({ basis: basisText(one), status: 'office' as const });
type Patch<S> = { at: string; value: S | null } & Said;

/** The rows with the office's in their place, hidden ones left out, those that we do not have at the end. */
const laid = <R, S>(
  rows: readonly R[],
  patches: readonly Patch<S>[],
  idOf: (row: R) => string,
  make: (patch: Patch<S> & { value: S }) => R,
): R[] => {
  const at = new Map(patches.map((patch) => [patch.at, patch]));
  const made = (patch: Patch<S>): R[] => (patch.value === null ? [] : [make({ ...patch, value: patch.value })]);
  const known = new Set(rows.map(idOf));
  return [
    ...rows.flatMap((row) => {
      const patch = at.get(idOf(row));
      return patch ? made(patch) : [row];
    }),
    ...patches.filter((patch) => !known.has(patch.at)).flatMap(made),
  ];
};

/** An answer that no paper and no limit hangs on any more is no choice; a question of one answer is none. */
const standing = (questions: readonly Question[], { papers = [], limits }: Correctable): Question[] => {
  const conditions = new Set(['', ...papers.map(({ when }) => when), ...limits.map((limit) => limit.case)]);
  return questions
    .map((question) => ({ ...question, answers: question.answers.filter(({ when }) => conditions.has(when)) }))
    .filter(({ answers }) => answers.length > 1);
};

/** Lays what holds over a procedure; nothing holds: the very same object. */
const lay = <P extends Correctable>(procedure: P, own: readonly Correction[]): P => {
  if (own.length === 0) return procedure;
  const of = <W extends What>(what: W) =>
    own.filter((one): one is Extract<Correction, { what: W }> => one.what === what);
  const next: Correctable = { ...procedure, byOffice: own };
  const limits = of('limit');
  if (limits.length) {
    next.limits = laid(
      procedure.limits,
      limits,
      ({ id }) => id,
      (one) => ({ id: one.at, ...one.value, ...sourceOf(one) }),
    );
    const set = new Set(limits.map(({ at }) => at));
    const unknown = procedure.unknownLimits?.filter(({ id }) => !set.has(id));
    if (unknown) next.unknownLimits = unknown;
  }
  const papers = of('paper');
  if (papers.length && procedure.papers)
    next.papers = laid(
      procedure.papers,
      papers,
      ({ id }) => id,
      (one) => ({ id: one.at, ...one.value, ...sourceOf(one) }),
    );
  const fees = of('fee');
  if (fees.length && procedure.fees)
    next.fees = laid(procedure.fees, fees, feeId, (one) => ({ ...one.value, ...sourceOf(one) }));
  for (const { value } of of('facts')) Object.assign(next, value);
  for (const { value } of of('rules')) next.office = value;
  if (procedure.questions) next.questions = standing(procedure.questions, next);
  return next as Correctable as P;
};

/**
 * The procedure as this office has it on a day of reception (yyyy-MM-dd). Rows of the office carry the status 'office' and their basis;
 * `byOffice` names all that was laid over.
 */
export const applyOffice = <P extends Correctable & { code: string }>(
  procedure: P,
  corrections: readonly Correction[],
  day: string,
): P =>
  lay(
    procedure,
    corrections.filter((one) => one.code === procedure.code && holdsOn(one, day)),
  );

const made = new WeakMap<object, Map<string, object>>();

/**
 * A procedure of the catalogue (`own`: all that the office says of it) on a day of reception: a day, or a moment that begins with one. The one
 * door through which the office's corrections reach checklists, clocks and lists. Worked out once for each set of corrections that hold.
 */
export const onDay = <P extends Correctable>(procedure: P, moment: string): P => {
  if (!procedure.own) return procedure;
  const day = moment.slice(0, 10);
  const key = procedure.own.map((one) => (holdsOn(one, day) ? '1' : '0')).join('');
  const days = made.get(procedure) ?? new Map<string, object>();
  made.set(procedure, days);
  const known = days.get(key);
  if (known) return known as P;
  const { own, ...ours } = procedure;
  const next = lay(
    ours as P,
    own.filter((one) => holdsOn(one, day)),
  );
  days.set(key, next);
  return next;
};

/** Is it not offered at this desk on that day? */
export const hiddenOn = ({ own }: { own?: readonly Correction[] }, day: string): boolean =>
  own?.some((one) => one.what === 'hidden' && holdsOn(one, day)) ?? false;

type Whole = Extract<Correction, { what: 'procedure' }>;
const isWhole = (one: Correction): one is Whole => one.what === 'procedure';

/** What the office says of one procedure, laid beside it; the office's whole procedure stands in the place of ours. Undefined: nobody has it. */
export const ownProcedure = (
  shipped: Procedure | undefined,
  corrections: readonly Correction[],
  code: string,
): Procedure | undefined => {
  const of = corrections.filter((one) => one.code === codeOf(code));
  const base = of.find(isWhole)?.value ?? shipped;
  const own = of.filter((one) => !isWhole(one));
  return base && own.length ? { ...base, own } : base;
};

/**
 * A catalogue with what the office says laid beside each procedure; the office's whole procedures in their place by code, new ones at the end.
 * @param make a row of the catalogue from a whole procedure: itself, or its brief
 */
export const withOffice = <P extends { code: string; own?: readonly Correction[] }>(
  catalogue: readonly P[],
  corrections: readonly Correction[],
  make: (procedure: Procedure) => P,
): P[] => {
  if (corrections.length === 0) return [...catalogue];
  const by = Map.groupBy(corrections, ({ code }) => code);
  const beside = (row: P, of: readonly Correction[]): P => {
    const own = of.filter((one) => !isWhole(one));
    return own.length ? { ...row, own } : row;
  };
  const known = new Set(catalogue.map(({ code }) => code));
  const wholeOf = (of: readonly Correction[]): P | undefined => {
    const whole = of.find(isWhole);
    return whole && make(whole.value);
  };
  return [
    ...catalogue.map((row) => {
      const of = by.get(row.code);
      return of ? beside(wholeOf(of) ?? row, of) : row;
    }),
    ...[...by].flatMap(([code, of]) => {
      const row = known.has(code) ? undefined : wholeOf(of);
      return row ? [beside(row, of)] : [];
    }),
  ];
};
