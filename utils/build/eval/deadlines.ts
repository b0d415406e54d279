/** Accuracy suite "deadlines": worked cases in a .tsv (id, input JSON, expected JSON, why) against the shipped holidays. */
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { calendarOf } from '../../calendar/calendar.ts';
import { parseCalendarData } from '../../calendar/data.ts';
import type { OfficeCalendar } from '../../calendar/types.ts';
import { computeDeadline } from '../../deadline/compute.ts';
import { DeadlineError } from '../../deadline/error.ts';
import type { DeadlineInput } from '../../deadline/types.ts';

const HOLIDAYS = new URL('../../../public/data/calendar/holidays.json', import.meta.url);

export interface Totals {
  suite: 'deadlines';
  cases: number;
  ok: number;
  notOk: number;
}

type CaseInput = DeadlineInput & { calendar?: OfficeCalendar };

/**
 * Runs the cases of a file. Only the keys that a case expects are compared. Prints {id, ok, got, want} a case; input that
 * is refused gives got = {error: reason}.
 */
export const run = async (path: string, print: (line: object) => void): Promise<Totals> => {
  const data = parseCalendarData(JSON.parse(await readFile(HOLIDAYS, 'utf8')));
  const shipped = calendarOf(data);
  const answer = (input: CaseInput): Record<string, unknown> => {
    try {
      return { ...computeDeadline(input, input.calendar ? calendarOf(data, input.calendar) : shipped) };
    } catch (error) {
      return { error: error instanceof DeadlineError ? error.reason : String(error) };
    }
  };

  const totals: Totals = { suite: 'deadlines', cases: 0, ok: 0, notOk: 0 };
  for (const line of (await readFile(path, 'utf8')).split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('id\t')) continue;
    const [id = '', input = '', expected = ''] = line.split('\t');
    const want = JSON.parse(expected) as Record<string, unknown>;
    const all = answer(JSON.parse(input) as CaseInput);
    const keys = 'error' in all ? ['error'] : Object.keys(want);
    const got = Object.fromEntries(keys.map((key) => [key, all[key]]));
    const ok = isDeepStrictEqual(got, want);
    totals.cases++;
    totals[ok ? 'ok' : 'notOk']++;
    print({ id, ok, got, want });
  }
  return totals;
};
