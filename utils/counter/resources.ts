import { buildCalendar } from '../calendar/calendar.ts';
import { parseCalendarData } from '../calendar/data.ts';
import type { Calendar } from '../calendar/types.ts';
import { parseStatuses, type States } from '../lists/statuses.ts';
import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { changeProblem } from '../places/changes.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { local } from '../platform/area.ts';
import { loadData, loadPacked } from '../platform/data.ts';
import { type Brief, briefOf } from '../procedure/brief.ts';
import { codeOf, parseChecks, parseLayer } from '../procedure/catalogue.ts';
import { CURATED_PATHS } from '../procedure/chunks.ts';
import { loadBriefs, procedureLibrary } from '../procedure/library.ts';
import { readOffice } from '../procedure/office.ts';
import type { Check, Procedure } from '../procedure/types.ts';
import { readUnitChanges } from '../settings/unit-changes.ts';

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

export const procedures: () => Promise<Procedure[]> = once(async () =>
  parseLayer(await Promise.all(CURATED_PATHS.map(loadData))),
);
/** Both layers of the catalogue, and what the office keeps over them; a damaged list of the office leaves ours as it is. */
const layers = { curated: procedures, packed: loadPacked };
const shipped = procedureLibrary(layers);
const ofOffice = (): Promise<Procedure[]> => readOffice(local).catch(() => []);

/** A single procedure by its code: the office's own, else ours. */
export const loadProcedure = async (code: string): Promise<Procedure | undefined> =>
  (await ofOffice()).find((own) => own.code === codeOf(code)) ?? shipped.load(code);

/** All procedures in short, the office's own in their place. */
export const briefs = async (): Promise<Brief[]> => {
  const [all, own] = await Promise.all([loadBriefs(layers), ofOffice()]);
  const codes = new Set(own.map(({ code }) => code));
  return own.length ? [...own.map(briefOf), ...all.filter(({ code }) => !codes.has(code))] : all;
};
/** What is looked at in every procedure. */
export const generalChecks: () => Promise<Check[]> = once(async () =>
  parseChecks(await loadData('checks/general.json')),
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
/** The units as shipped, without what the office added. */
export const unitTable: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
/** The units with the office's changes; a list that no longer fits the table (an update brought the same change) is left out whole. */
export const places: () => Promise<Places> = once(async () => {
  const [table, { changes }] = await Promise.all([unitTable(), readUnitChanges(local)]);
  if (!changes.length || changeProblem(table.units, changes)) return table;
  return buildPlaces(await loadData('places/units.json'), changes);
});
/** Portal hosts and the frame pairs that belong together; schema in utils/portal/registry.ts. */
export const hosts = (): Promise<unknown> => loadData('portals/hosts.json');
