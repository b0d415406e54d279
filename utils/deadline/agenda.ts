/** What is to be done by when, dossier by dossier: for the week, the month and the officer's own calendar program. */
import type { Day } from '../calendar/day.ts';
import { weekdayOf } from '../calendar/day.ts';
import { dayOfMoment, parseMoment } from '../calendar/moment.ts';
import type { Calendar } from '../calendar/types.ts';
import type { DossierSummary } from '../dossier/types.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Procedure } from '../procedure/types.ts';
import { deadlineOf } from './of-dossier.ts';
import { type DueState, dueState } from './state.ts';

export interface AgendaItem {
  dossierId: string;
  /** Mã hồ sơ; the people are not in here. */
  code: string | undefined;
  procedure: string;
  /** The day by which the office works: its promise while that runs, else the law's. */
  day: Day;
  dueAt: string;
  /** What the law says, when the promise is another moment. */
  lawDueAt: string | undefined;
  state: DueState;
  provisional: boolean;
}

const dayOfText = (moment: string): Day => {
  const read = parseMoment(moment);
  if (typeof read !== 'number') throw new RangeError(`not a moment: ${read}`);
  return dayOfMoment(read);
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All dossiers whose clock runs, the earliest first, those of one moment by their code; one whose moments contradict each other is left to its own page. */
export const agendaOf = (
  dossiers: readonly DossierSummary[],
  procedures: readonly Procedure[],
  calendar: Calendar,
  now: string,
): AgendaItem[] =>
  dossiers
    .flatMap((dossier): AgendaItem[] => {
      const procedure = findProcedure(procedures, dossier.procedureCode);
      try {
        const deadline = deadlineOf(dossier, procedure, calendar, now);
        if (!deadline || deadline.dueAt === null || deadline.endedAt !== null) return [];
        const promised = deadline.commitStatus === 'RUNNING' ? deadline.commitDueAt : null;
        const dueAt = promised ?? deadline.dueAt;
        return [
          {
            dossierId: dossier.id,
            code: dossier.code,
            procedure: procedure ? onDay(procedure, now).name : dossier.procedureCode,
            day: dayOfText(dueAt),
            dueAt,
            lawDueAt: promised !== null && promised !== deadline.dueAt ? deadline.dueAt : undefined,
            state: dueState(deadline, calendar),
            provisional: deadline.certainty === 'provisional',
          },
        ];
      } catch {
        return [];
      }
    })
    .sort((a, b) => order(a.dueAt, b.dueAt) || order(a.code ?? '', b.code ?? ''));

/** Items of each day. */
export const byDay = (items: readonly AgendaItem[]): Map<Day, AgendaItem[]> => Map.groupBy(items, ({ day }) => day);

/** Monday to Sunday of the week of a day. */
export const weekOf = (day: Day): Day[] => Array.from({ length: 7 }, (_, n) => day - weekdayOf(day) + 1 + n);
