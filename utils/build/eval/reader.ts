/** In the page: collector and matcher as the content script and the panel carry them. */
import { overridesFor } from '../../match/known-forms.ts';
import { matchForm } from '../../match/match.ts';
import { openBlocks } from '../../match/open-blocks.ts';
import { collect } from '../../portal/collect.ts';

const tlmcReader = { collect, matchForm, openBlocks, overridesFor };
export type Reader = typeof tlmcReader;
Object.assign(globalThis, { tlmcReader });
