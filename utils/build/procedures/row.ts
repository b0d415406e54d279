import { LEVELS, type Mark, type Procedure, type ValueStatus } from '../../procedure/types.ts';
import { feesOf } from './fees.ts';
import { limitsOf } from './limits.ts';
import { papersOf } from './papers.ts';
import type { Raw } from './raw.ts';
import { clean, cutAt, paragraphs, withoutEnd } from './text.ts';

const PORTAL = 'Cổng Dịch vụ công quốc gia (dichvucong.gov.vn)';
/** Copies that are no copies of the portal. */
const OTHER_SOURCES: Record<string, string> = {
  'hongdienvbhp/BangNiemYetVinhBao':
    'Bảng niêm yết của xã Vĩnh Bảo, Hải Phòng, bản công khai hongdienvbhp/BangNiemYetVinhBao',
  curated: 'Tổng hợp, chưa đối chiếu với cổng',
};
/** Where the copy cuts its longest texts. */
const CUT_AT = 3000;

const MARK_OF: Record<string, Mark> = {
  stub: 'stub',
  unverified: 'unverified',
  'documents:cut': 'papers-cut',
  'documents:partial': 'papers-partial',
  'levels:portal-unclear': 'level-unclear',
};

const some = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? {} : { [key]: value }) as {
    [P in K]?: V;
  };

/** One row of the copy as a procedure of ours, with nothing made surer than it is. */
export const procedureOf = (raw: Raw): Procedure => {
  const marks = new Set(raw.quality.flatMap((mark) => MARK_OF[mark] ?? []));
  // A stub says more than that.
  if ((raw.status === 'unverified' || raw.source === 'curated') && !marks.has('stub')) marks.add('unverified');
  if (raw.conditions.length >= CUT_AT) marks.add('conditions-cut');
  const trust: ValueStatus = marks.has('unverified') || marks.has('stub') ? 'unverified' : 'portal';
  const levels = LEVELS.filter((level) => raw.levels.includes(level));
  const { limits, unknownLimits } = limitsOf(raw.limits);
  const { papers, notes } = papersOf(raw.documents, trust);
  return {
    code: raw.code,
    name: withoutEnd(clean(raw.name)),
    field: clean(raw.field),
    level: levels[0] ?? 'khác',
    ...some('levels', levels.length > 1 ? levels : undefined),
    limits,
    ...some('unknownLimits', unknownLimits),
    fees: feesOf(raw.fees, trust),
    papers:
      marks.has('papers-cut') || marks.has('papers-partial')
        ? papers.map((p) => ({ ...p, status: 'unverified' as const }))
        : papers,
    ...some('notes', notes),
    ...some('results', [...new Set(raw.results.map((text) => cutAt(withoutEnd(clean(text)), 1000)).filter(Boolean))]),
    ...some(
      'conditions',
      paragraphs(raw.conditions)
        .map((text) => cutAt(text, CUT_AT))
        .slice(0, 200),
    ),
    ...some('agency', cutAt(clean(raw.agency), 400)),
    ...some('decision', cutAt(clean(raw.decision), 400)),
    legalBasis: [...new Set(raw.legalBasis.map(clean))].filter((text) => text && text.length <= 60).slice(0, 100),
    source: OTHER_SOURCES[raw.source] ?? `${PORTAL}, bản sao công khai ${raw.source}`,
    asOf: raw.asOf.replace('..', ' ').split(' ')[0]!,
    ...some('replacedBy', raw.quality.map((mark) => /^replacedBy:(\d\.\d{6})$/.exec(mark)?.[1]).find(Boolean)),
    ...some('marks', [...marks]),
  };
};

const RANK: readonly Raw['status'][] = ['active', 'unverified', 'superseded'];

/** Of rows with one code the one in the better state, the first among equals; the others are named. */
export const withoutDoubles = (rows: readonly Raw[]): { kept: Raw[]; dropped: Raw[] } => {
  const best = new Map<string, Raw>();
  for (const row of rows) {
    const known = best.get(row.code);
    if (!known || RANK.indexOf(row.status) < RANK.indexOf(known.status)) best.set(row.code, row);
  }
  const kept = [...best.values()];
  return { kept, dropped: rows.filter((row) => best.get(row.code) !== row) };
};
