import { LIMIT_UNITS, type LimitUnit } from '../../deadline/types.ts';
import { limitText } from '../../procedure/catalogue.ts';
import type { Limit, UnknownLimit, UnknownLimitReason, ValueStatus } from '../../procedure/types.ts';
import { fold } from '../../text/fold.ts';
import type { RawLimit } from './raw.ts';
import { clean, cutAt, stableId, withoutBullets, withoutEnd } from './text.ts';

/** Longest text of a case; longer ones are whole sentences of the portal's remarks. */
const LONGEST_CASE = 300;
const PORTAL = 'Cổng Dịch vụ công quốc gia';
/** Two limits under one heading: the portal does not say which holds when. */
export const UNTOLD = 'cổng không nêu rõ trường hợp';

/** Only what was read in the law or stands in the portal's own field (or its prose, with the unit) is shown as a limit. */
const SHOWN: Record<string, ValueStatus> = {
  verified: 'verified',
  portal: 'portal',
  'portal-text': 'portal',
  text: 'unverified',
  'unit-assumed': 'unverified',
};

/** Remarks that the portal prints beside the limit though they say nothing about when it applies: fees, ways of submission, "Không". */
const NO_CASE = [
  /^\(?không( có| quy định)?[.)]*$/,
  /^[\d. ]*cach thuc/,
  /^\(.*(thong tu|nghi dinh|phi|dong|le phi|\bd\/)/,
  /^(le )?phi\b/,
  /\d\.000 ?(dong|d)\b/,
  /^(nop|tiep nhan) (ho so )?(truc tiep|truc tuyen)/,
];
/** The share of one office in the whole: the portal lists the steps as if they were cases. */
const STEP =
  /^(bo phan|co quan|chu tich|uy ban|ubnd|cong an|so |hoi dong|don vi|cap (xa|tinh)|phong |van phong|thu truong|trong thoi han|cham nhat|tham dinh|phat hanh)/;
const WAYS =
  /^(?:(?:truc tiep|truc tuyen|(?:dich vu )?buu chinh|qua mang thong tin dien tu|qua dich vu buu chinh cong ich)[/,;.\s]*)+$/;

/** When the limit applies, '' for always. */
export const limitCase = (text: string): string => {
  const plain = withoutEnd(withoutBullets(clean(text)));
  const folded = fold(plain);
  if (NO_CASE.some((pattern) => pattern.test(folded)) || NO_CASE[0]!.test(plain.toLowerCase())) return '';
  // Every way of submission is no case; "trực tuyến" alone is one.
  const ways = ['truc tiep', 'truc tuyen', 'buu chinh'].filter((way) => folded.includes(way));
  if (WAYS.test(folded) && ways.length === 3) return '';
  return cutAt(plain, LONGEST_CASE);
};

const basisOf = (text: string): string =>
  cutAt(
    clean(text)
      .replace(/^cổng DVC/i, PORTAL)
      .replace(/\bNĐ (?=\d)/g, 'Nghị định '),
    LONGEST_CASE,
  ) || PORTAL;

/**
 * "kiểm chứng" needs an article: without one nobody can look it up. Nor can an article that states no limit at all (which makes it the
 * same day) give another one, unless it says so.
 */
const statusOf = ({ status, basis, unit }: RawLimit): ValueStatus | undefined => {
  const silent = /không quy định thời hạn/.test(basis) && unit !== 'SAME_DAY' && !/xác minh/.test(basis);
  return status === 'verified' && (silent || !/Đ\d+/.test(basis)) ? 'unverified' : SHOWN[status];
};

const isUnit = (unit: string): unit is LimitUnit => (LIMIT_UNITS as readonly string[]).includes(unit);

const reasonOf = (limit: RawLimit): UnknownLimitReason | undefined => {
  if (limit.status === 'conflict') return 'conflict';
  if (!isUnit(limit.unit)) return 'unit';
  if (!(limit.value > 0)) return 'zero';
  return statusOf(limit) ? undefined : 'unverified';
};

const saidOf = ({ value, unit, basis }: RawLimit): string =>
  cutAt(
    `${isUnit(unit) ? limitText({ value, unit }) : `${String(value).replace('.', ',')} (đơn vị «khác»)`} · ${basisOf(basis)}`,
    LONGEST_CASE,
  );

const idOf = (when: string, taken: boolean, { value, unit }: RawLimit): string => {
  if (taken) return stableId('h', when, String(value), unit);
  return when ? stableId('h', when) : 'thong-thuong';
};

/** Said with other letters or marks it is still one case: they have one id. */
const sameCase = (a: string, b: string): boolean => a === b || stableId('h', a) === stableId('h', b);

/**
 * The limits of a procedure, and those that stay unknown. Several under one case, with different values, are all kept and none is
 * trusted (chưa kiểm chứng), nor is the share of one office in several steps; the shortest stands first, since the clock of a dossier without a choice takes the first.
 */
export const limitsOf = (raw: readonly RawLimit[]): { limits: Limit[]; unknownLimits: UnknownLimit[] } => {
  const rows = raw.map((limit) => ({ limit, when: limitCase(limit.case) }));
  const distinct = rows.filter(
    ({ limit, when }, at) =>
      rows.findIndex((o) => sameCase(o.when, when) && o.limit.value === limit.value && o.limit.unit === limit.unit) ===
      at,
  );
  const under = (when: string) => distinct.filter((other) => sameCase(other.when, when) && !reasonOf(other.limit));
  const order: readonly string[] = LIMIT_UNITS;
  const limits = distinct
    .filter(({ limit }) => !reasonOf(limit))
    .map(({ limit, when }): Limit => {
      const several = under(when).length > 1;
      const step = distinct.length > 1 && STEP.test(fold(when));
      const status = several || step ? 'unverified' : statusOf(limit)!;
      const shown = several ? (when ? `${cutAt(when, LONGEST_CASE - 40)} (${UNTOLD})` : UNTOLD) : when;
      const { value, unit, basis } = limit;
      return {
        id: idOf(when, several, limit),
        case: shown,
        value,
        unit: unit as LimitUnit,
        basis: basisOf(basis),
        status,
      };
    })
    .sort((a, b) => (a.case === b.case ? order.indexOf(a.unit) - order.indexOf(b.unit) || a.value - b.value : 0));
  const unknownLimits = distinct.flatMap(({ limit, when }): UnknownLimit[] => {
    const reason = reasonOf(limit);
    return reason
      ? [{ id: stableId('u', when, String(limit.value), limit.unit), case: when, said: saidOf(limit), reason }]
      : [];
  });
  return { limits, unknownLimits };
};
