/** What a portal's list of a dossier's papers says of the papers of our checklist. Offers only: nothing here sets a state. */
import type { PortalPaper } from '../portal/types.ts';
import { matchRows } from '../procedure/page.ts';
import { fold } from '../text/fold.ts';
import type { ChecklistRow, PaperState } from './types.ts';

export interface PortalOffer {
  state: Extract<PaperState, 'have' | 'missing'>;
  /** The paper as the portal prints it. */
  name: string;
}

/** The portal's own word, or else the file that lies there; a word that nobody knows says neither. */
const stateOf = ({ says, attached }: PortalPaper): PortalOffer['state'] | undefined => {
  if (says === 'in' || (says === undefined && attached)) return 'have';
  return says === 'lacking' ? 'missing' : undefined;
};

/** What the officer has not said yet, or what came since: a paper that was missing. A judgement of the officer's own stays. */
const isOpen = (state: PaperState | undefined, offered: PortalOffer['state']): boolean =>
  state === undefined || (state === 'missing' && offered === 'have');

/**
 * The state to offer for each paper that surely is on the portal's list: by the match that marks the portal's own rows, of a paper whose name stands once
 * in the checklist. Lines of one paper that say two things offer nothing; nor does a paper of another case.
 * @returns by id of the paper
 */
export const portalOffers = (
  rows: readonly ChecklistRow[],
  papers: readonly PortalPaper[],
): ReadonlyMap<string, PortalOffer> => {
  const names = rows.map(({ name }) => fold(name));
  const candidates = rows.filter(
    ({ need }, n) => need !== 'not' && names.indexOf(names[n]!) === names.lastIndexOf(names[n]!),
  );
  const matched = matchRows(
    candidates.map(({ paperId: id, name, when }) => ({ id, name, ...(when === undefined ? {} : { when }) })),
    papers.map(({ name }) => name),
  );
  const offers = new Map<string, PortalOffer>();
  const torn = new Set<string>();
  for (const [n, paperId] of matched) {
    const [paper, state] = [papers[n]!, stateOf(papers[n]!)];
    const before = offers.get(paperId);
    if (!state || (before && before.state !== state)) torn.add(paperId);
    else if (!before) offers.set(paperId, { state, name: paper.name });
  }
  for (const { paperId, state } of rows) {
    const offer = offers.get(paperId);
    if (offer && (torn.has(paperId) || !isOpen(state, offer.state))) offers.delete(paperId);
  }
  return offers;
};
