import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { changeProblem } from '../places/changes.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { local } from '../platform/area.ts';
import { loadData, loadPacked } from '../platform/data.ts';
import { type Brief, briefOf } from '../procedure/brief.ts';
import { parseChecks } from '../procedure/catalogue.ts';
import { withOffice } from '../procedure/corrections.ts';
import { loadBriefs } from '../procedure/library.ts';
import type { Check } from '../procedure/types.ts';
import { readUnitChanges } from '../settings/unit-changes.ts';
import { ofOffice, once, overOffice, shippedCurated } from './book-data.ts';

export { calendar, hosts, loadProcedure, once, procedures, shippedDays, shippedProcedure } from './book-data.ts';

const shippedBriefs = once(() => loadBriefs({ curated: shippedCurated, packed: loadPacked }));
/** All procedures in short, each with what the office says of it beside it; the office's own in their place. */
export const briefs: () => Promise<Brief[]> = overOffice(ofOffice, async (office) =>
  withOffice(await shippedBriefs(), office, briefOf),
);
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
