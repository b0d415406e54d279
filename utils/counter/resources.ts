import { type KnownForms, parseKnownForms } from '../match/known-forms.ts';
import { parseVocabulary, type Vocabulary } from '../match/vocabulary.ts';
import { buildPlaces, type Places } from '../places/table.ts';
import { loadData } from '../platform/data.ts';
import { once } from './rules.ts';

/** What a page reads of the package: the background's rules, and besides them words, forms and places, which it has no use for. */
export { calendar, procedures } from './rules.ts';

export const vocabulary: () => Promise<Vocabulary> = once(async () =>
  parseVocabulary(await loadData('vocabulary/vocabulary.json')),
);
export const knownForms: () => Promise<KnownForms> = once(async () =>
  parseKnownForms(await loadData('portals/known-forms.json')),
);
export const places: () => Promise<Places> = once(async () => buildPlaces(await loadData('places/units.json')));
