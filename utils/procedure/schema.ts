import * as z from 'zod/mini';
import { LIMIT_UNITS } from '../deadline/types.ts';
import { ROLES } from '../match/types.ts';
import { tidy } from '../text/fold.ts';
import { CHECK_RULES, type Check, LEVELS, MARKS, type Procedure, UNKNOWN_LIMITS } from './types.ts';

/** A name longer than this is a whole legal remark that nobody separated from the paper; the officer could not read it either. */
const LONGEST = 400;
/** Marks that the eye does not see but that break search and equality; they are common in texts copied from portals. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

const text = (longest = LONGEST) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((value) => value === tidy(value), 'not NFC, or stray spaces'),
    z.refine((value) => !INVISIBLE.test(value), 'invisible characters'),
  );
/** An absent article or ordinary case is ''. */
const textOrEmpty = z.union([z.literal(''), text()]);
export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60));
const few = z.int().check(z.minimum(0), z.maximum(99));
const status = z.enum(['verified', 'portal', 'unverified']);
const code = z.string().check(z.regex(/^\d\.\d{6}$/));
const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const list = <T extends z.ZodMiniType>(item: T, most = 100) => z.array(item).check(z.maxLength(most));
/** Names the second one of a pair, so that the office can find the line. */
const distinct =
  <T>(key: (item: T) => string) =>
  ({ value, issues }: z.core.ParsePayload<T[]>): void => {
    const keys = value.map(key);
    const again = keys.findIndex((one, at) => keys.indexOf(one) < at);
    if (again >= 0)
      issues.push({ code: 'custom', input: value[again], path: [again], message: `${keys[again]} twice` });
  };

const limitContent = {
  case: textOrEmpty,
  // Half a day exists (0,5 ngày); nothing finer does.
  value: z.number().check(z.minimum(0.5), z.maximum(1000), z.multipleOf(0.5)),
  unit: z.enum(LIMIT_UNITS),
};
const sameDayIsOne = z.refine<{ unit: string; value: number }>(
  ({ unit, value }) => unit !== 'SAME_DAY' || value === 1,
  {
    error: 'same day is 1',
    path: ['value'],
  },
);
const limit = z.strictObject({ id: slug, ...limitContent, basis: text(), status }).check(sameDayIsOne);

/** Long texts of the portal; a curated name is a fold of one. */
const LONG = 3000;

const paperContent = {
  name: text(),
  kind: z.enum(['submit', 'present']),
  originals: few,
  copies: few,
  when: z.exactOptional(text()),
  channels: z.exactOptional(list(z.enum(['counter', 'online', 'post'])).check(z.minLength(1))),
  case: z.exactOptional(text()),
  full: z.exactOptional(text(LONG)),
};
const paper = z.strictObject({ id: slug, ...paperContent, status });

const feeContent = { text: text(), method: z.exactOptional(text()), note: z.exactOptional(text()) };
const fee = z.strictObject({
  ...feeContent,
  status,
  local: z.exactOptional(z.literal(true)),
  suspect: z.exactOptional(text()),
});

const unknownLimit = z.strictObject({ id: slug, case: textOrEmpty, said: text(), reason: z.enum(UNKNOWN_LIMITS) });

const inForce = {
  effectiveFrom: z.exactOptional(day),
  effectiveTo: z.exactOptional(day),
  replacedBy: z.exactOptional(code),
};

/** What an office says of a row: its content, without where ours comes from. */
export const limitSaid = z.strictObject(limitContent).check(sameDayIsOne);
export const paperSaid = z.strictObject({ ...paperContent, form: z.exactOptional(text()) });
export const feeSaid = z.strictObject(feeContent);
export const factsSaid = z.strictObject({ name: z.exactOptional(text(1000)), ...inForce });
/** What every correction of an office carries. */
export const said = {
  code,
  basis: text(),
  on: z.exactOptional(day),
  from: z.exactOptional(day),
  until: z.exactOptional(day),
  by: z.exactOptional(z.strictObject({ name: text(200), on: day })),
};

const question = z.strictObject({
  id: slug,
  ask: text(),
  answers: list(z.strictObject({ say: text(), when: textOrEmpty })).check(
    z.minLength(2),
    distinct(({ when }) => when),
  ),
});

/** A rule and where it stands in the law; also in public/data/checks. */
export const check = z.strictObject({
  rule: z.enum(CHECK_RULES),
  basis: textOrEmpty,
  status: z.exactOptional(status),
  roles: z.exactOptional(list(z.enum(ROLES)).check(z.minLength(1))),
});

/** An answer that makes true what nothing hangs on would look like a choice and be none. */
const answersCount = ({ value, issues }: z.core.ParsePayload<Omit<Procedure, 'questions'> & Partial<Procedure>>) => {
  const known = new Set(['', ...value.papers.map(({ when }) => when), ...value.limits.map((one) => one.case)]);
  value.questions?.forEach(({ answers }, at) => {
    const idle = answers.find(({ when }) => !known.has(when));
    if (idle) issues.push({ code: 'custom', input: idle, path: ['questions', at], message: `no paper: ${idle.when}` });
  });
};

const shape = z.strictObject({
  code,
  name: text(1000),
  words: z.exactOptional(list(text(60))),
  field: text(),
  level: z.enum(LEVELS),
  levels: z.exactOptional(list(z.enum(LEVELS))),
  limits: list(limit).check(distinct(({ id }) => id)),
  unknownLimits: z.exactOptional(list(unknownLimit)),
  fees: list(fee),
  papers: list(paper).check(distinct(({ id }) => id)),
  questions: z.exactOptional(list(question).check(distinct(({ id }) => id))),
  notes: z.exactOptional(list(text())),
  checks: z.exactOptional(list(check).check(distinct(({ rule }) => rule))),
  results: z.exactOptional(list(text())),
  conditions: z.exactOptional(list(text())),
  agency: z.exactOptional(text()),
  decision: z.exactOptional(text()),
  marks: z.exactOptional(list(z.enum(MARKS))),
  legalBasis: list(text(60)),
  source: text(),
  asOf: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/)),
  ...inForce,
});
/** A procedure as it is curated by hand. */
export const procedure = shape.check(answersCount) satisfies z.ZodMiniType<Procedure>;

/** Any procedure, also what an office keeps of its own: it may come from the import, with the portal's long texts and the files of its forms. */
export const imported = z.extend(shape, {
  name: text(1200),
  papers: list(z.extend(paper, { form: z.exactOptional(text()) }), 300).check(distinct(({ id }) => id)),
  notes: z.exactOptional(list(text(LONG))),
  results: z.exactOptional(list(text(1000))),
  conditions: z.exactOptional(list(text(LONG), 200)),
}) satisfies z.ZodMiniType<Procedure>;

const chunk = z.strictObject({
  format: z.literal(1),
  procedures: z.array(imported).check(
    z.maxLength(1000),
    distinct(({ code }) => code),
  ),
});

const file = z.strictObject({
  source: text(),
  asOf: shape.shape.asOf,
  note: text(2000),
  procedures: z.array(procedure).check(
    z.maxLength(10_000),
    distinct(({ code }) => code),
  ),
});

/** The catalogue's file is damaged or not ours. `path` leads to the first wrong value: "procedures.3.limits.0.unit". */
export class DamagedCatalogue extends Error {
  override readonly name = 'DamagedCatalogue';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path || '(file)'}: ${problem}`);
    this.path = path;
  }
}

const checksFile = z.strictObject({
  source: text(),
  asOf: shape.shape.asOf,
  note: text(2000),
  checks: list(check).check(distinct(({ rule }) => rule)),
});

/** Checks that hold for every procedure: `public/data/checks/general.json`. @throws DamagedCatalogue */
export const parseChecks = (data: unknown): Check[] => whole(checksFile, data).checks;

/** @throws DamagedCatalogue with the path of the first wrong value */
export const whole = <T extends z.ZodMiniType>(schema: T, data: unknown): z.output<T> => {
  const read = schema.safeParse(data);
  if (read.success) return read.data as z.output<T>;
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
  throw new DamagedCatalogue(path.join('.'), issue?.message ?? 'invalid');
};

/**
 * Reads one file of `public/data/procedures/` (already parsed as JSON). All or nothing: one wrong value refuses the whole
 * file, since half a list of papers is worse than none.
 * @throws DamagedCatalogue
 */
export const parseProcedures = (data: unknown): Procedure[] => whole(file, data).procedures;

/**
 * The curated layer: all its files. A code that stands in two of them refuses the layer, since nobody knows which one is right.
 * @throws DamagedCatalogue
 */
export const parseLayer = (files: readonly unknown[]): Procedure[] => {
  const procedures = files.flatMap(parseProcedures);
  const codes = procedures.map(({ code }) => code);
  const again = codes.find((code, at) => codes.indexOf(code) < at);
  if (again) throw new DamagedCatalogue(again, 'in two files');
  return procedures;
};

/**
 * Reads one chunk of `public/data/catalogue/` (already unpacked and parsed as JSON), all or nothing as well.
 * @throws DamagedCatalogue
 */
export const parseImported = (data: unknown): Procedure[] => whole(chunk, data).procedures;
