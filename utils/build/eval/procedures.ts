import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Fee, Limit, Paper, Procedure } from '../../procedure/types.ts';
import { fold } from '../../text/fold.ts';
import { shippedLibrary } from '../catalogue.ts';

const limit = z.object({ value: z.number(), unit: z.string() });
const cases = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    limit: z.optional(z.nullable(limit)),
    alsoAccept: z.optional(z.array(limit)),
    fee: z.optional(z.nullable(z.string())),
    documents: z.array(z.union([z.string(), z.object({ name: z.string() })])),
  }),
);
type Case = z.infer<typeof cases>[number];
type Wanted = z.infer<typeof limit>;

export interface Totals {
  suite: 'procedures';
  cases: number;
  ok: number;
  notOk: number;
  /** Cases that state a limit. */
  limits: number;
  limitsRight: number;
  /** Not right, and shown as unknown or chưa kiểm chứng. */
  limitsUnverified: number;
  papers: number;
  papersFound: number;
  /** Not found, and the procedure's papers are unknown or chưa kiểm chứng. */
  papersUnverified: number;
  fees: number;
  feesRight: number;
  /** Limits and fees shown as kiểm chứng though they are not what the case states. */
  wrongShownAsVerified: number;
  /** The same for theo cổng. */
  wrongShownAsPortal: number;
}

/** A name is found in a longer or shorter one when this share of the shorter one's words stands in the other. */
const ENOUGH = 0.8;
const FEWEST = 3;

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Do two names mean one paper? Copies differ in what they put before and behind it. */
export const samePaper = (a: string, b: string): boolean => {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (few.join(' ') === many.join(' ')) return true;
  if (few.length < FEWEST) return false;
  const there = new Set(many);
  return few.filter((word) => there.has(word)).length >= few.length * ENOUGH;
};

/** Amounts of money in a text, in đồng; free of charge is 0. */
export const amountsIn = (text: string): number[] => {
  const folded = fold(text);
  if (/mien phi|khong (thu|mat|co)? ?(le )?phi|^khong$/.test(folded)) return [0];
  return [...folded.matchAll(/(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:dong|d|vnd)\b/g)].map(([, number]) =>
    Number(number!.replace(/[.,]/g, '')),
  );
};

const limitRight = (limits: readonly Limit[], wanted: readonly Wanted[]): boolean =>
  limits.some(({ value, unit }) => wanted.some((one) => one.value === value && one.unit === unit));

/** One of the amounts, or the very words where there is none. */
const sameFee = (fees: readonly Fee[], wanted: string): boolean => {
  const amounts = amountsIn(wanted);
  return fees.some(({ text, note }) => {
    const ours = `${text}. ${note ?? ''}`;
    return amountsIn(ours).some((one) => amounts.includes(one)) || samePaper(ours, wanted);
  });
};

const found = (papers: readonly Paper[], name: string): boolean =>
  papers.some((paper) => samePaper(paper.full ?? paper.name, name) || samePaper(paper.name, name));

const sureness = (values: readonly { status: string }[]) => ({
  verified: values.some(({ status }) => status === 'verified'),
  portal: values.some(({ status }) => status === 'portal'),
});

const judge = (ours: Procedure | undefined, wanted: Case, totals: Totals): { ok: boolean; got: object | null } => {
  const names = wanted.documents.map((paper) => (typeof paper === 'string' ? paper : paper.name));
  totals.papers += names.length;
  if (wanted.limit) totals.limits++;
  if (!ours) return { ok: false, got: null };
  const blame = (values: readonly { status: string }[]) => {
    const { verified, portal } = sureness(values);
    if (verified) totals.wrongShownAsVerified++;
    else if (portal) totals.wrongShownAsPortal++;
    return !verified && !portal;
  };

  const right = !wanted.limit || limitRight(ours.limits, [wanted.limit, ...(wanted.alsoAccept ?? [])]);
  const unsureLimit = !right && blame(ours.limits);
  if (wanted.limit && right) totals.limitsRight++;
  if (unsureLimit) totals.limitsUnverified++;

  const missing = names.filter((name) => !found(ours.papers, name));
  const unsurePapers = ours.papers.length === 0 || ours.papers.some(({ status }) => status === 'unverified');
  totals.papersFound += names.length - missing.length;
  if (unsurePapers) totals.papersUnverified += missing.length;

  if (wanted.fee) {
    totals.fees++;
    if (sameFee(ours.fees, wanted.fee)) totals.feesRight++;
    else blame(ours.fees);
  }
  return {
    ok: (right || unsureLimit) && (missing.length === 0 || unsurePapers),
    got: {
      limits: ours.limits.map(({ value, unit, status }) => `${value} ${unit} ${status}`),
      fees: ours.fees.map(({ text }) => text),
      missing,
    },
  };
};

/**
 * Procedures of a .json file against the shipped catalogue, both layers. ok = the limit is right or not claimed, and every paper is
 * found or the list is said to be unsure. One line a case goes to `print`.
 */
export const run = async (path: string, print: (line: object) => void): Promise<Totals> => {
  const library = shippedLibrary();
  const totals: Totals = {
    suite: 'procedures',
    cases: 0,
    ok: 0,
    notOk: 0,
    limits: 0,
    limitsRight: 0,
    limitsUnverified: 0,
    papers: 0,
    papersFound: 0,
    papersUnverified: 0,
    fees: 0,
    feesRight: 0,
    wrongShownAsVerified: 0,
    wrongShownAsPortal: 0,
  };
  for (const wanted of z.parse(cases, JSON.parse(await readFile(path, 'utf8')))) {
    const { ok, got } = judge(await library.load(wanted.code), wanted, totals);
    totals.cases++;
    totals[ok ? 'ok' : 'notOk']++;
    print({ id: wanted.code, ok, got, want: { limit: wanted.limit, alsoAccept: wanted.alsoAccept, fee: wanted.fee } });
  }
  return totals;
};
