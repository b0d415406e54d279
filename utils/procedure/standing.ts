import type { Procedure } from './types.ts';

/** Why a procedure is not to be used on a day. Sentence: `standing.<word>`. */
export const STANDINGS = ['not-yet', 'ended', 'replaced'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * What speaks against the procedure on the day of reception (yyyy-MM-dd), since a rule applies to a dossier by that day; undefined
 * when nothing is known to. One that has a successor and no last day is replaced on any day.
 */
export const standingOf = (
  { effectiveFrom, effectiveTo, replacedBy }: Pick<Procedure, 'effectiveFrom' | 'effectiveTo' | 'replacedBy'>,
  day: string,
): Standing | undefined => {
  if (effectiveFrom && day < effectiveFrom) return 'not-yet';
  if (effectiveTo) return day > effectiveTo ? 'ended' : undefined;
  return replacedBy ? 'replaced' : undefined;
};
