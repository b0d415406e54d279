import { buildCalendar } from '../../calendar/calendar.ts';
import { deadlineOf } from '../../deadline/of-dossier.ts';
import type { Deadline } from '../../deadline/types.ts';
import { planReminders } from '../../remind/plan.ts';
import { badge, digest, dueNow } from '../../remind/sweep.ts';
import { curated } from '../catalogue.ts';
import type { Prepare } from './cold.ts';
import { coldTimes } from './cold.ts';
import { clocked } from './dossiers.ts';
import { figure, type Measured, times } from './figure.ts';
import { shipped } from './shipped.ts';

const MANY = 100_000;
const SWEPT = 10_000;
const NOW = '2026-11-23T09:10:00+07:00';
const HOLIDAYS = 'calendar/holidays.json';

export const loading: Prepare = async () => {
  const text = await shipped(HOLIDAYS);
  return () => buildCalendar(JSON.parse(text));
};

/** The clock of a whole book, the planning of its reminders, and the sweep over them. */
export const measure = async (): Promise<Measured> => {
  const load = await coldTimes(import.meta.url, 'loading', 7);
  const calendar = buildCalendar(JSON.parse(await shipped(HOLIDAYS)));
  const procedures = (await curated()).filter(({ limits }) => limits.length > 0);
  const dossiers = Array.from({ length: MANY }, (_, n) => clocked(n, procedures));
  const all = () => dossiers.map(({ dossier, procedure }) => deadlineOf(dossier, procedure, calendar, NOW));
  const compute = times(5, all);

  const deadlines = all().slice(0, SWEPT) as Deadline[];
  const plan = () => deadlines.flatMap((deadline, n) => planReminders(deadline, `dossier-${n}`, calendar));
  const reminders = plan();
  const nothing = new Set<string>();
  const sweep = () => {
    const fresh = dueNow(reminders, NOW, nothing);
    return [digest(fresh, NOW), badge(reminders, NOW)];
  };
  return {
    figures: [
      figure('deadlines.calendar-load', 'calendar: parse and index, first run in a process', load, { budget: 5 }),
      figure('deadlines.compute-100000', 'deadlines of 100,000 dossiers', compute, { budget: 500 }),
      figure('deadlines.plan-10000', 'plan the reminders of 10,000 dossiers', times(7, plan)),
      figure('deadlines.sweep-10000', 'sweep: what is due, one digest, badge, for 10,000 dossiers', times(9, sweep), {
        budget: 50,
      }),
    ],
    remarks: [
      `${reminders.length} reminders of ${SWEPT} dossiers are swept; the sweep through the database is in book`,
    ],
  };
};
