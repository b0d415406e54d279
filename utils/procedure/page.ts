import type { LimitUnit } from '../deadline/types.ts';
import type { PagePaper, ProcedurePage } from '../portal/types.ts';
import { fold, tidy } from '../text/fold.ts';
import type { Limit, Paper, Procedure } from './types.ts';

export { printOf } from './beneath.ts';

/** As sure as this that a row of the portal is one of our papers; below, and where two are nearly alike, it is left alone. */
const ENOUGH = 0.6;
const AHEAD = 0.1;
/** Same opening words up to the first stop: "Giấy tờ tùy thân: Hộ chiếu/Thẻ …" and "Giấy tờ tùy thân còn giá trị". */
const SAME_OPENING = 0.9;
const OPENING_WORDS = 3;

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

const shared = (a: readonly string[], b: readonly string[]): number => {
  const [one, other] = [new Set(a), new Set(b)];
  const both = [...one].filter((word) => other.has(word)).length;
  return one.size + other.size ? (2 * both) / (one.size + other.size) : 0;
};

const opens = (name: string, other: string): boolean => {
  const head = wordsOf(name.split(/[:;,(]/)[0] ?? '');
  return head.length >= OPENING_WORDS && ` ${wordsOf(other).join(' ')} `.startsWith(` ${head.join(' ')} `);
};

const alike = ({ name, when }: Pick<Paper, 'name' | 'when'>, printed: string): number => {
  if (fold(name) === fold(printed)) return 1;
  const score = Math.max(
    shared(wordsOf(name), wordsOf(printed)),
    when ? shared(wordsOf(`${name} ${when}`), wordsOf(printed)) : 0,
  );
  return Math.max(score, opens(name, printed) || opens(printed, name) ? SAME_OPENING : 0);
};

/**
 * Which of our papers each row of the portal is, by folded words: the best of both sides, well ahead of the next. Unsure rows are left out.
 * @returns number of the row → id of the paper
 */
export const matchRows = (
  papers: readonly Pick<Paper, 'id' | 'name' | 'when'>[],
  rows: readonly string[],
): Map<number, string> => {
  const scores = rows.map((row) => papers.map((paper) => alike(paper, row)));
  const clear = (score: number, others: readonly number[]): boolean =>
    score >= ENOUGH && others.every((other) => score === 1 || other <= score - AHEAD);
  const found = new Map<number, string>();
  scores.forEach((line, row) => {
    const best = Math.max(...line);
    const at = line.indexOf(best);
    const [paper] = papers.slice(at, at + 1);
    const column = scores.map((other) => other[at] ?? 0);
    if (paper && clear(best, line.toSpliced(at, 1)) && clear(best, column.toSpliced(row, 1))) found.set(row, paper.id);
  });
  return found;
};

const UNITS: readonly (readonly [RegExp, LimitUnit])[] = [
  [/^ngay lam viec/, 'WORKING_DAY'],
  [/^gio lam viec/, 'WORKING_HOUR'],
  [/^ngay/, 'DAY'],
  [/^gio/, 'HOUR'],
  [/^phut/, 'MINUTE'],
  [/^tuan/, 'WEEK'],
  [/^thang/, 'MONTH'],
];

/** Every limit that a printed text names: "ngay trong ngày; … không quá 05 ngày làm việc". What it does not name is not made up. */
export const limitsIn = (text: string): { value: number; unit: LimitUnit }[] => {
  const folded = fold(text);
  const counted = [...folded.matchAll(/(\d{1,3}(?:[.,]5)?)\s*(?:\([^)]{0,40}\)\s*)?([a-z][a-z ]{2,20})/g)].flatMap(
    ([, number, rest]) => {
      const unit = UNITS.find(([word]) => word.test(rest ?? ''))?.[1];
      const value = Number(number?.replace(',', '.'));
      return unit && value > 0 ? [{ value, unit }] : [];
    },
  );
  return /(?:ngay )?trong ngay/.test(folded) ? [{ value: 1, unit: 'SAME_DAY' }, ...counted] : counted;
};

export type Difference =
  | { kind: 'only-portal' | 'only-ours'; name: string }
  | {
      kind: 'pieces';
      name: string;
      ours: { originals: number; copies: number };
      portal: { originals: number; copies: number };
    }
  | { kind: 'limit' | 'fee'; portal: string };

/** A row for whatever else a citizen attaches is no paper of the procedure. */
const ANYTHING = /^(?:cac )?(?:giay to|tai lieu|ho so) (?:khac|kem theo|lien quan)(?: \(neu co\))?$/;

const papersOn = ({ tables }: ProcedurePage): (PagePaper & { table: string })[] =>
  tables.flatMap(({ title, papers }) =>
    papers.filter(({ name }) => !ANYTHING.test(fold(name))).map((paper) => ({ ...paper, table: title })),
  );

const sameLimit = (limits: readonly Limit[], text: string): boolean => {
  const printed = limitsIn(text);
  // A text that names no limit cannot differ from ours.
  return printed.every(({ value, unit }) => limits.some((limit) => limit.value === value && limit.unit === unit));
};

/** Where the portal's page and our catalogue disagree; a text that cannot be read is no difference. */
export const differences = (procedure: Procedure, page: ProcedurePage): Difference[] => {
  const printed = papersOn(page);
  const matched = matchRows(
    procedure.papers,
    printed.map(({ name }) => name),
  );
  const ours = new Set(matched.values());
  const out: Difference[] = [];
  printed.forEach(({ name, originals, copies }, row) => {
    const paper = procedure.papers.find(({ id }) => id === matched.get(row));
    if (!paper) out.push({ kind: 'only-portal', name });
    else if (originals !== undefined || copies !== undefined) {
      const portal = { originals: originals ?? paper.originals, copies: copies ?? paper.copies };
      if (portal.originals !== paper.originals || portal.copies !== paper.copies)
        out.push({
          kind: 'pieces',
          name: paper.name,
          ours: { originals: paper.originals, copies: paper.copies },
          portal,
        });
    }
  });
  // A paper of another way of submission stands on another page of the portal, one of a table that was not read is not missing, and the
  // attachments of one dossier (no limit, no fee) say nothing of other cases.
  const whole = page.limit !== '' || page.fee !== '';
  if (printed.length && !page.refused.length)
    for (const { id, name, channels, when } of procedure.papers)
      if (!channels && !ours.has(id) && (whole || when === undefined)) out.push({ kind: 'only-ours', name });
  if (page.limit && !sameLimit(procedure.limits, page.limit)) out.push({ kind: 'limit', portal: page.limit });
  if (
    page.fee &&
    procedure.fees.length &&
    !procedure.fees.some(({ text }) => shared(wordsOf(text), wordsOf(page.fee)) === 1)
  )
    out.push({ kind: 'fee', portal: page.fee });
  return out;
};

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const clean = (text: string, longest: number): string => tidy(tidy(text.replace(INVISIBLE, ' ')).slice(0, longest));

/** Where the list was taken from; the query is not kept, since it may hold anything. */
export interface Taken {
  code: string;
  /** "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/…": origin and path. */
  from: string;
  /** yyyy-mm-dd */
  on: string;
}

/**
 * The procedure with the portal's papers, limits and fee in place of ours, as an office keeps it: each value 'theo cổng'. A row that is one of our
 * papers keeps our paper, so that dossiers stay true; limits that the text does not name stay ours. Without one of ours it becomes a procedure of its own.
 */
export const fromPage = (known: Procedure | undefined, page: ProcedurePage, { code, from, on }: Taken): Procedure => {
  const source = clean(from, 400);
  const printed = papersOn(page);
  const matched = matchRows(
    known?.papers ?? [],
    printed.map(({ name }) => name),
  );
  const shown = (title: string) => /xuat trinh/.test(fold(title));
  const papers = printed.map(({ name, originals, copies, table }, row): Paper => {
    const ours = known?.papers.find(({ id }) => id === matched.get(row));
    const named = clean(table, 400);
    const when = /^truong hop /.test(fold(named))
      ? `${named.charAt(0).toLocaleLowerCase('vi')}${named.slice(1)}`
      : ours?.when;
    return {
      id: ours?.id ?? `cong-${row + 1}-${wordsOf(name).slice(0, 4).join('-')}`.slice(0, 60).replace(/-$/, ''),
      name: clean(name, 400),
      kind: ours?.kind ?? (shown(table) ? 'present' : 'submit'),
      originals: originals ?? ours?.originals ?? 1,
      copies: copies ?? ours?.copies ?? 0,
      ...(when ? { when } : {}),
      ...(ours?.channels ? { channels: ours.channels } : {}),
      status: 'portal',
    };
  });
  // Papers of another way of submission are on no table of this page.
  const others = (known?.papers ?? []).filter(({ id, channels }) => channels && ![...matched.values()].includes(id));
  const limits = limitsIn(page.limit).map(({ value, unit }, at): Limit => {
    const ours = known?.limits.find((limit) => limit.value === value && limit.unit === unit);
    return (
      ours ?? {
        id: `cong-${at + 1}`,
        case: at ? clean(page.limit, 400) : '',
        value,
        unit,
        basis: source,
        status: 'portal',
      }
    );
  });
  const distinct = limits.filter((limit, at) => limits.findIndex(({ id }) => id === limit.id) === at);
  const kept = [...papers, ...others];
  const conditions = new Set(['', ...kept.map(({ when }) => when), ...distinct.map((limit) => limit.case)]);
  const questions = known?.questions?.filter(({ answers }) => answers.every(({ when }) => conditions.has(when)));
  return {
    code,
    name: known?.name ?? (clean(page.title, 1000) || code),
    ...(known?.words ? { words: known.words } : {}),
    field: known?.field ?? 'Theo cổng',
    level: known?.level ?? 'xã',
    limits: distinct.length ? distinct : (known?.limits ?? []),
    fees: page.fee ? [{ text: clean(page.fee, 400), status: 'portal' }] : (known?.fees ?? []),
    papers: kept,
    ...(questions?.length ? { questions } : {}),
    ...(known?.checks ? { checks: known.checks } : {}),
    legalBasis: known?.legalBasis ?? [],
    source,
    asOf: on,
  };
};
