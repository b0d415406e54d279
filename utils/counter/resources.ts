import { buildCalendar } from '../calendar/calendar.ts';
import { parseCalendarData } from '../calendar/data.ts';
import type { Calendar } from '../calendar/types.ts';
import { parseStatuses, type States } from '../lists/statuses.ts';
import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { buildPlaces, type Places } from '../places/table.ts';
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

export const procedures: () => Promise<Procedure[]> = once(async () =>
  (await Promise.all(PROCEDURE_FILES.map(loadData))).flatMap(parseProcedures),
);
export const calendar: () => Promise<Calendar> = once(async () =>
  buildCalendar(parseCalendarData(await loadData('calendar/holidays.json'))),
);
export const vocabulary: () => Promise<Vocabulary> = once(async () =>
  parseVocabulary(await loadData('vocabulary/vocabulary.json')),
);
export const knownForms: () => Promise<KnownForms> = once(async () =>
  parseKnownForms(await loadData('portals/known-forms.json')),
);
export const portalStates: () => Promise<States> = once(async () =>
  parseStatuses(await loadData('portals/statuses.json')),
);
export const places: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
/** Portal hosts and the frame pairs that belong together; schema in utils/portal/registry.ts. */
export const hosts = (): Promise<unknown> => loadData('portals/hosts.json');
