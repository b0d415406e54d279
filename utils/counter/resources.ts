import { calendarOf } from '../calendar/calendar.ts';
import { type CalendarData, parseCalendarData } from '../calendar/data.ts';
import { officeOf, readOfficeDays } from '../calendar/office.ts';
import type { Calendar } from '../calendar/types.ts';
import { readCommitments, withOffice } from '../deadline/office.ts';
import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { local } from '../platform/area.ts';
import { loadData } from '../platform/data.ts';
import { parseProcedures } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';

/** Data files of the package, read when first needed; a damaged one is refused whole by its own schema. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
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

const catalogue = once(async () => (await Promise.all(PROCEDURE_FILES.map(loadData))).flatMap(parseProcedures));
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
/** The shipped calendar with the office's own days and hours over it. */
export const calendar: () => Promise<Calendar> = overOffice(
  () => readOfficeDays(local),
  async ({ days }) => calendarOf(await shippedDays(), officeOf(days)),
);
export const vocabulary: () => Promise<Vocabulary> = once(async () =>
  parseVocabulary(await loadData('vocabulary/vocabulary.json')),
);
export const knownForms: () => Promise<KnownForms> = once(async () =>
  parseKnownForms(await loadData('portals/known-forms.json')),
);
export const places: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
/** Portal hosts and the frame pairs that belong together; schema in utils/portal/registry.ts. */
export const hosts = (): Promise<unknown> => loadData('portals/hosts.json');
