import { calendarOf } from '../calendar/calendar.ts';
import { type CalendarData, parseCalendarData } from '../calendar/data.ts';
import { officeOf, readOfficeDays } from '../calendar/office.ts';
import type { Calendar } from '../calendar/types.ts';
import { parseStatuses, type States } from '../lists/statuses.ts';
import { local } from '../platform/area.ts';
import { loadData, loadPacked } from '../platform/data.ts';
import { parseLayer } from '../procedure/catalogue.ts';
import { CURATED_PATHS } from '../procedure/chunks.ts';
import { type Correction, ownProcedure, withOffice } from '../procedure/corrections.ts';
import { procedureLibrary } from '../procedure/library.ts';
import { officeReader } from '../procedure/office.ts';
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

/** The procedures curated by hand, as shipped. */
export const shippedCurated = once(async () => parseLayer(await Promise.all(CURATED_PATHS.map(loadData))));
/** As shipped, without what the office says. @throws DamagedCatalogue */
export const { load: shippedProcedure } = procedureLibrary({ curated: shippedCurated, packed: loadPacked });
/** The shipped holidays, without what the office lays over them. */
export const shippedDays: () => Promise<CalendarData> = once(async () =>
  parseCalendarData(await loadData('calendar/holidays.json')),
);

/** What is made of an entry of the office is made again when the entry changed. */
export const overOffice = <O, T>(read: () => Promise<O>, make: (office: O) => Promise<T>): (() => Promise<T>) => {
  let made: { office: O; of: string; value: Promise<T> } | undefined;
  return async () => {
    const office = await read();
    const of = made?.office === office ? made.of : JSON.stringify(office);
    if (made?.of !== of) made = { office, of, value: make(office) };
    const { value } = made;
    value.catch(() => {
      made = undefined;
    });
    return value;
  };
};

/** What the office says over the catalogue; a damaged list of the office leaves ours as it is. */
export const ofOffice: () => Promise<Correction[]> = officeReader(local);
/** The curated procedures, each with what the office says of it beside it, and the office's own at the end. */
export const procedures: () => Promise<Procedure[]> = overOffice(ofOffice, async (office) =>
  withOffice(await shippedCurated(), office, (whole) => whole),
);

/** A single procedure by its code, with what the office says of it beside it. */
export const loadProcedure = async (code: string): Promise<Procedure | undefined> => {
  const [found, office] = await Promise.all([shippedProcedure(code), ofOffice()]);
  return ownProcedure(found, office, code);
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
