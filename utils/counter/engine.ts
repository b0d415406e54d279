/** What reads a form and plans its fill: loaded once the vault is open, so that a locked panel is there at once. */
export { closedFor, offersFor, sentencesFor } from '../fill/offers.ts';
export { plan } from '../fill/plan.ts';
export { goldOf } from '../match/gold.ts';
export { overridesFor } from '../match/known-forms.ts';
export { matchForm } from '../match/match.ts';
export { openBlocks } from '../match/open-blocks.ts';
/** Arranges the vocabulary for look-up: once, before the first form is read. */
export { indexOf as arrange } from '../match/phrases.ts';
