import { buildCalendar } from '../calendar/calendar.ts';
import { parseCalendarData } from '../calendar/data.ts';
import type { Calendar } from '../calendar/types.ts';
import { loadData } from '../platform/data.ts';
import { parseProcedures } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';

/** A data file of the package, read when first needed; a damaged one is refused whole by its own schema. */
export const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let value: Promise<T> | undefined;
  return () => {
    value ??= load();
    value.catch(() => {
      value = undefined;
    });
    return value;
  };
};

const PROCEDURE_FILES = ['procedures/ho-tich.json', 'procedures/chung-thuc.json'];

export const procedures: () => Promise<Procedure[]> = once(async () =>
  (await Promise.all(PROCEDURE_FILES.map(loadData))).flatMap(parseProcedures),
);
export const calendar: () => Promise<Calendar> = once(async () =>
  buildCalendar(parseCalendarData(await loadData('calendar/holidays.json'))),
);
/** Portal hosts and the frame pairs that belong together; schema in utils/portal/registry.ts. */
export const hosts = (): Promise<unknown> => loadData('portals/hosts.json');
