import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { changeProblem } from '../places/changes.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { local } from '../platform/area.ts';
import { loadData, loadPacked } from '../platform/data.ts';
import { type Brief, briefOf } from '../procedure/brief.ts';
import { parseChecks } from '../procedure/catalogue.ts';
import { loadBriefs } from '../procedure/library.ts';
import type { Check } from '../procedure/types.ts';
import { readUnitChanges } from '../settings/unit-changes.ts';
import { ofOffice, once, procedures } from './book-data.ts';

export { calendar, hosts, loadProcedure, once, procedures, shippedDays } from './book-data.ts';

/** All procedures in short, the office's own in their place. */
export const briefs = async (): Promise<Brief[]> => {
  const [all, own] = await Promise.all([loadBriefs({ curated: procedures, packed: loadPacked }), ofOffice()]);
  const codes = new Set(own.map(({ code }) => code));
  return own.length ? [...own.map(briefOf), ...all.filter(({ code }) => !codes.has(code))] : all;
};
/** What is looked at in every procedure. */
export const generalChecks: () => Promise<Check[]> = once(async () =>
  parseChecks(await loadData('checks/general.json')),
);
export const vocabulary: () => Promise<Vocabulary> = once(async () =>
  parseVocabulary(await loadData('vocabulary/vocabulary.json')),
);
export const knownForms: () => Promise<KnownForms> = once(async () =>
  parseKnownForms(await loadData('portals/known-forms.json')),
);
/** The units as shipped, without what the office added. */
export const unitTable: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
/** The units with the office's changes; a list that no longer fits the table (an update brought the same change) is left out whole. */
export const places: () => Promise<Places> = once(async () => {
  const [table, { changes }] = await Promise.all([unitTable(), readUnitChanges(local)]);
  if (!changes.length || changeProblem(table.units, changes)) return table;
  return buildPlaces(await loadData('places/units.json'), changes);
});
