import { calendarOf } from '../calendar/calendar.ts';
import { type CalendarData, parseCalendarData } from '../calendar/data.ts';
import { officeOf, readOfficeDays } from '../calendar/office.ts';
import type { Calendar } from '../calendar/types.ts';
import { readCommitments, withOffice } from '../deadline/office.ts';
import { parseStatuses, type States } from '../lists/statuses.ts';
import { local } from '../platform/area.ts';
import { loadData, loadPacked } from '../platform/data.ts';
import { codeOf, parseLayer } from '../procedure/catalogue.ts';
import { CURATED_PATHS } from '../procedure/chunks.ts';
import { procedureLibrary } from '../procedure/library.ts';
import { readOffice } from '../procedure/office.ts';
import type { Procedure } from '../procedure/types.ts';

/** What the book and its clock need, apart from what a form needs: the background carries this alone. */

/** Data files of the package, read when first needed; a damaged one is refused whole by its own schema. */
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

const catalogue = once(async () => parseLayer(await Promise.all(CURATED_PATHS.map(loadData))));
const shipped = procedureLibrary({ curated: catalogue, packed: loadPacked });
/** The shipped holidays, without what the office lays over them. */
export const shippedDays: () => Promise<CalendarData> = once(async () =>
  parseCalendarData(await loadData('calendar/holidays.json')),
);

/** What is made of an entry of the office is made again when the entry changed. */
const overOffice = <O, T>(read: () => Promise<O>, make: (office: O) => Promise<T>): (() => Promise<T>) => {
  let made: { of: string; value: Promise<T> } | undefined;
  return async () => {
    const office = await read();
    const of = JSON.stringify(office);
    if (made?.of !== of) made = { of, value: make(office) };
    const { value } = made;
    value.catch(() => {
      made = undefined;
    });
    return value;
  };
};

/** The catalogue with the office's commitments, express days and steps over it. */
export const procedures: () => Promise<Procedure[]> = overOffice(
  () => readCommitments(local),
  async (office) => withOffice(await catalogue(), office),
);
/** What the office keeps over the catalogue; a damaged list of the office leaves ours as it is. */
export const ofOffice = (): Promise<Procedure[]> => readOffice(local).catch(() => []);

/** A single procedure by its code: the office's own, else ours; with what the office promises. */
export const loadProcedure = async (code: string): Promise<Procedure | undefined> => {
  const own = (await ofOffice()).find((one) => one.code === codeOf(code));
  const found = own ?? (await shipped.load(code));
  return found && withOffice([found], await readCommitments(local))[0];
};
/** The shipped calendar with the office's own days and hours over it. */
export const calendar: () => Promise<Calendar> = overOffice(
  () => readOfficeDays(local),
  async ({ days }) => calendarOf(await shippedDays(), officeOf(days)),
);
/** Words of officers' lists and the states that they mean. */
export const portalStates: () => Promise<States> = once(async () =>
  parseStatuses(await loadData('portals/statuses.json')),
);
/** Portal hosts and the frame pairs that belong together; schema in utils/portal/registry.ts. */
export const hosts = (): Promise<unknown> => loadData('portals/hosts.json');
