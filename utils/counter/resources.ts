import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { loadData } from '../platform/data.ts';
import { once } from './book-data.ts';

export { calendar, hosts, procedures, shippedDays } from './book-data.ts';

export const vocabulary: () => Promise<Vocabulary> = once(async () =>
  parseVocabulary(await loadData('vocabulary/vocabulary.json')),
);
export const knownForms: () => Promise<KnownForms> = once(async () =>
  parseKnownForms(await loadData('portals/known-forms.json')),
);
export const places: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
