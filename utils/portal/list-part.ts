import type { listPresence } from './list-presence.ts';

/**
 * Officers' lists are read on officers' hosts only, so their part comes as a script of its own, into the same world as the portal's script. It
 * offers itself here; whichever of the two starts first.
 */
const PLACE = Symbol.for('tro-ly-mot-cua.lists');
type Place = Record<symbol, typeof listPresence | undefined>;

export const offerListPart = (part: typeof listPresence): void => {
  (globalThis as unknown as Place)[PLACE] = part;
};

/** The lists' part, where this host has one. */
export const listPart = (): typeof listPresence | undefined => (globalThis as unknown as Place)[PLACE];
