import { hasEnded } from '../deadline/of-portal.ts';
import type { DossierSummary } from './types.ts';

/** Which dossiers stand in which list of the desk, what narrows a list, and in which order it stands. Pure. */

export const LISTS = ['today', 'due', 'supplement', 'collection', 'recent', 'all'] as const;
export type ListId = (typeof LISTS)[number];

/** What the clock says of a dossier, for a list. */
export interface Standing {
  /** ISO +07:00; null while the clock stands or when there is none. */
  dueAt: string | null;
  /** The clock stands until the citizen brings what is missing. */
  waiting: boolean;
}
export type StandingOf = (summary: DossierSummary) => Standing | undefined;

const RECENT = 50;
/** A list of the due ones holds what is due within so many days. */
const SOON_DAYS = 3;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Not closed here, no result, not withdrawn or stopped, and not over by the portal's word. */
const isOpen = ({ closed, resultAt, clock = [], portal }: DossierSummary): boolean =>
  !closed && !resultAt && !hasEnded(portal) && !clock.some(({ type }) => type === 'WITHDRAWN' || type === 'STOPPED');

/** The result is there and nobody fetched it. */
const isToCollect = ({ closed, resultAt, clock = [], portal }: DossierSummary): boolean =>
  Boolean(resultAt) && !closed && portal?.state !== 'returned' && !clock.some(({ type }) => type === 'RETURNED');

/** The officer wrote down that a supplement was asked for, and not that it came: known even where no limit is. */
const isAsked = ({ clock = [] }: DossierSummary): boolean => {
  const last = clock.findLast(({ type }) => type === 'SUPPLEMENT_REQUESTED' || type === 'SUPPLEMENT_RECEIVED');
  return last?.type === 'SUPPLEMENT_REQUESTED';
};

/** Is it in that list? `today`, `soon` (the last day of what is due soon): yyyy-MM-dd. 'recent' and 'all' hold every dossier; recent() cuts the first. */
const inList = (list: ListId, summary: DossierSummary, standing: StandingOf, today: string, soon: string): boolean => {
  switch (list) {
    case 'today':
      return summary.updatedAt.slice(0, 10) === today || summary.openedAt.slice(0, 10) === today;
    case 'due': {
      if (!isOpen(summary)) return false;
      const due = standing(summary)?.dueAt;
      return due ? due.slice(0, 10) <= soon : false;
    }
    case 'supplement': {
      const { missing = 0, wrong = 0 } = summary.papers;
      return isOpen(summary) && (missing + wrong > 0 || isAsked(summary) || standing(summary)?.waiting === true);
    }
    case 'collection':
      return isToCollect(summary);
    default:
      return true;
  }
};

export const STATUSES = ['open', 'overdue', 'result', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export interface Filter {
  /** Lĩnh vực; '' = every one, as for all of these. */
  field: string;
  procedure: string;
  status: Status | '';
  tag: string;
  /** Received from and until, yyyy-MM-dd. */
  from: string;
  until: string;
}
export const NO_FILTER: Filter = { field: '', procedure: '', status: '', tag: '', from: '', until: '' };
export const isFiltered = (filter: Filter): boolean => Object.values(filter).some((value) => value !== '');

const hasStatus = (status: Status, summary: DossierSummary, standing: StandingOf, now: string): boolean => {
  if (status === 'closed') return summary.closed !== undefined;
  if (status === 'result') return summary.resultAt !== undefined && !summary.closed;
  if (!isOpen(summary)) return false;
  const due = standing(summary)?.dueAt;
  return status === 'open' || (due !== null && due !== undefined && due < now);
};

export interface ListPorts {
  standing: StandingOf;
  fieldOf: (procedureCode: string) => string;
  /** ISO +07:00 */
  now: string;
}

/** The rows of a list, in the order in which they came. */
export const rowsOf = (
  list: ListId,
  dossiers: readonly DossierSummary[],
  filter: Filter,
  { standing, fieldOf, now }: ListPorts,
): readonly DossierSummary[] => {
  const today = now.slice(0, 10);
  const soon = dayAfter(today, SOON_DAYS);
  if ((list === 'all' || list === 'recent') && !isFiltered(filter))
    return list === 'all' ? dossiers : dossiers.slice(0, RECENT);
  const { field, procedure, status, tag, from, until } = filter;
  const rows = dossiers.filter((summary) => {
    if (!inList(list, summary, standing, today, soon)) return false;
    if (procedure && summary.procedureCode !== procedure) return false;
    if (field && fieldOf(summary.procedureCode) !== field) return false;
    if (tag && !summary.tags.includes(tag)) return false;
    const received = (summary.receivedAt ?? summary.openedAt).slice(0, 10);
    if ((from && received < from) || (until && received > until)) return false;
    return !status || hasStatus(status, summary, standing, now);
  });
  return list === 'recent' ? rows.slice(0, RECENT) : rows;
};

/** How many stand in each list. */
export const countsOf = (dossiers: readonly DossierSummary[], { standing, now }: ListPorts): Record<ListId, number> => {
  const counts = { today: 0, due: 0, supplement: 0, collection: 0, recent: 0, all: 0 };
  const today = now.slice(0, 10);
  const soon = dayAfter(today, SOON_DAYS);
  for (const summary of dossiers)
    for (const list of LISTS) if (inList(list, summary, standing, today, soon)) counts[list]++;
  counts.recent = Math.min(RECENT, counts.recent);
  return counts;
};

export const SORTS = ['updated', 'received', 'due', 'code', 'procedure', 'person'] as const;
export type SortKey = (typeof SORTS)[number];
export interface Sort {
  key: SortKey;
  down: boolean;
}
const NEWEST: Sort = { key: 'updated', down: true };
/** The order in which a list stands until the officer wants another. */
export const usualSort = (list: ListId): Sort => (list === 'due' ? { key: 'due', down: false } : NEWEST);

const collator = new Intl.Collator('vi', { numeric: true });

/** Sorted; pinned ones stand first, those without the value last, whichever way. */
export const sorted = (
  rows: readonly DossierSummary[],
  { key, down }: Sort,
  standing: StandingOf,
  procedureName: (code: string) => string,
): readonly DossierSummary[] => {
  const value = (summary: DossierSummary): string => {
    switch (key) {
      case 'updated':
        return summary.updatedAt;
      case 'received':
        return summary.receivedAt ?? '';
      case 'due':
        return (isOpen(summary) && standing(summary)?.dueAt) || '';
      case 'code':
        return summary.code ?? '';
      case 'procedure':
        return procedureName(summary.procedureCode) || (summary.portal?.procedureName ?? '');
      case 'person':
        return summary.people.find(({ fullName }) => fullName)?.fullName ?? summary.portal?.applicant ?? '';
    }
  };
  const words = key === 'procedure' || key === 'person';
  const compare = !words ? (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
  // They come newest first.
  if (key === 'updated' && down) {
    const pinned = rows.filter((row) => row.pinned);
    return pinned.length ? [...pinned, ...rows.filter((row) => !row.pinned)] : rows;
  }
  const keyed = rows.map((summary): [string, DossierSummary] => [value(summary), summary]);
  keyed.sort(([a, x], [b, y]) => {
    if (x.pinned !== y.pinned) return x.pinned ? -1 : 1;
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
    return down ? compare(b, a) : compare(a, b);
  });
  return keyed.map(([, summary]) => summary);
};
