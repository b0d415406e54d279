import * as z from 'zod/mini';
import { civilOf, dayOf } from '../calendar/day.ts';
import type { DossierSummary } from '../dossier/types.ts';
import type { Area } from '../platform/area.ts';

/** How long what is kept. The office's own decision; nothing about people in it. */
const Policy = z.object({
  /** Days after the result until a dossier's people are destroyed. */
  peopleDays: z._default(z.int().check(z.gte(1), z.lte(365)), 90),
  /** What happens to the notes then. */
  notes: z._default(z.enum(['redact', 'delete']), 'redact'),
  /** Days after it was added until an attachment is destroyed, whatever its dossier does. */
  attachmentDays: z._default(z.int().check(z.gte(1), z.lte(365)), 90),
});
export type Policy = z.infer<typeof Policy>;

/**
 * Days that the access log is kept: six months, as Nghị định 165/2025/NĐ-CP, Điều 17 asks of logs of processing (chưa kiểm chứng: taken from
 * secondary sources).
 */
export const LOG_DAYS = 184;

const KEY = 'office:privacy';

/** What cannot be read gives the defaults: retention is on unless somebody set it otherwise. */
export const readPolicy = async (area: Area): Promise<Policy> => {
  const { success, data } = Policy.safeParse((await area.get(KEY)) ?? {});
  return success ? data : Policy.parse({});
};

export const writePolicy = async (area: Area, policy: Policy): Promise<Policy> => {
  const next = Policy.parse(policy);
  await area.set(KEY, next);
  return next;
};

const number = (day: string): number => {
  const [year, month, date] = day.split('-').map(Number);
  return dayOf(year!, month!, date!);
};

/** `yyyy-mm-dd`, so many days later; earlier with a negative number. */
export const addDays = (day: string, days: number): string => {
  const { year, month, dayOfMonth } = civilOf(number(day) + days);
  return [year, String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
};

/** A dossier whose people go, and when. */
export interface Expiry {
  dossierId: string;
  code?: string;
  /** `yyyy-mm-dd` */
  on: string;
}

/**
 * Closed dossiers whose people go by `until`, earliest first. A dossier without a result never does: its work is not done.
 * @param erased dossiers that were gone through already; one of them to which somebody was added since comes again
 */
export const expiries = (
  summaries: readonly DossierSummary[],
  erased: ReadonlySet<string>,
  { peopleDays }: Policy,
  until: string,
): Expiry[] =>
  summaries
    .filter(({ id, resultAt, people }) => resultAt && (people.length > 0 || !erased.has(id)))
    .map(({ id, code, resultAt }) => ({
      dossierId: id,
      ...(code !== undefined && { code }),
      on: addDays(resultAt!.slice(0, 10), peopleDays),
    }))
    .filter(({ on }) => on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
