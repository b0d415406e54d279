import { batch, computed, signal } from '@preact/signals';
import { calendarOf, yearState } from '../calendar/calendar.ts';
import type { CalendarData } from '../calendar/data.ts';
import { CalendarError } from '../calendar/error.ts';
import { unannounced } from '../calendar/expected.ts';
import { markedDays } from '../calendar/month.ts';
import {
  NO_OFFICE_DAYS,
  type OfficeDays,
  officeOf,
  readOfficeDays,
  undoableChanges,
  undoOfficeDays,
  writeOfficeDays,
} from '../calendar/office.ts';
import type { Area } from '../platform/area.ts';

/** The office's calendar as the settings show and change it. Every change is checked, kept at once, and can be taken back. */
export const officeDaysModel = (area: Area, data: CalendarData, thisYear: number) => {
  const office = signal<OfficeDays>(NO_OFFICE_DAYS);
  const damaged = signal(false);
  const undoable = signal(0);
  const year = signal(thisYear);
  const problem = signal<string | null>(null);

  const calendar = computed(() => calendarOf(data, officeOf(office.value)));
  const marked = computed(() => markedDays(calendar.value, office.value, year.value));
  const state = computed(() => yearState(calendar.value, year.value));

  const load = async (): Promise<void> => {
    const [read, steps] = await Promise.all([readOfficeDays(area), undoableChanges(area)]);
    // Shown at once: a change that stands there can be taken back.
    batch(() => {
      office.value = read.days;
      damaged.value = read.damaged;
      undoable.value = steps;
    });
  };

  const change = async (next: Partial<OfficeDays>): Promise<boolean> => {
    try {
      await writeOfficeDays(area, data, { ...office.value, ...next });
      problem.value = null;
    } catch (error) {
      problem.value = error instanceof CalendarError ? error.reason : 'failed';
      return false;
    }
    await load();
    return true;
  };

  const without = (date: string) => ({
    off: office.value.off.filter((row) => row.date !== date),
    on: office.value.on.filter((row) => row.date !== date),
  });

  return {
    office,
    damaged,
    undoable,
    year,
    problem,
    calendar,
    marked,
    state,
    load,
    change,
    /** Closes or opens a day; null gives it back to the file. */
    setDay: (date: string, working: boolean | null, name: string, decision: string): Promise<boolean> => {
      const { off, on } = without(date);
      const row = { date, name: name.normalize('NFC'), decision: decision.normalize('NFC') };
      if (working === null) return change({ off, on });
      return change(working ? { off, on: [...on, row] } : { off: [...off, row], on });
    },
    /** The year is announced: what was expected and left standing becomes the office's own, under the decision that is named. */
    confirm: (decision: string): Promise<boolean> => {
      const { off, on, confirmed } = office.value;
      const known = new Set([...off, ...on].map(({ date }) => date));
      const expected = unannounced(data).filter(({ date }) => date.startsWith(`${year.value}-`) && !known.has(date));
      return change({
        off: [...off, ...expected.map(({ date, name }) => ({ date, name, decision }))],
        confirmed: [...confirmed, { year: year.value, decision }],
      });
    },
    undo: async (): Promise<void> => {
      await undoOfficeDays(area);
      await load();
    },
  };
};
export type OfficeDaysModel = ReturnType<typeof officeDaysModel>;
