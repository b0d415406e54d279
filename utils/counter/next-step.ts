import type { FrameReport } from '../messages/protocol.ts';
import type { RoleChoice } from './who.ts';

/** What was filled, or stands in front now: where, of which dossier, and who is who. */
export interface Filled {
  tabId: number;
  /** Origin of the top page. */
  origin: string;
  dossiers: readonly string[];
  procedures: readonly string[];
  choice: RoleChoice;
}

export const filledAt = (tabId: number, frames: readonly FrameReport[], choice: RoleChoice): Filled => ({
  tabId,
  origin: frames.find(({ frameId }) => frameId === 0)?.shape.origin ?? '',
  dossiers: frames.flatMap(({ shape }) => shape.codes.dossiers),
  procedures: frames.flatMap(({ shape }) => shape.codes.procedures),
  choice,
});

/** A step that prints no code says nothing against the one before. */
const agree = (before: readonly string[], now: readonly string[]): boolean =>
  !before.length || !now.length || now.some((code) => before.includes(code));

/**
 * Is the page in front the next step of what was just filled? Same tab and portal, no other dossier or procedure named, and nobody in it whom
 * the officer did not confirm in that very role: then one answer is enough. Anything else is asked in full.
 */
export const continues = (before: Filled, now: Filled): boolean => {
  const people = Object.entries(now.choice).filter(([, id]) => id);
  return (
    before.tabId === now.tabId &&
    before.origin !== '' &&
    before.origin === now.origin &&
    agree(before.dossiers, now.dossiers) &&
    agree(before.procedures, now.procedures) &&
    people.length > 0 &&
    people.every(([role, id]) => before.choice[role as keyof RoleChoice] === id)
  );
};
