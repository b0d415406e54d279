import type { PaperState } from '../checklist/types.ts';
import type { Dossier, DossierSummary } from './types.ts';

/** What a list needs: no note texts, of people only role, name and number. */
export const summary = (dossier: Dossier): DossierSummary => {
  const { notes, papers, people, details: _details, cases: _cases, ...rest } = dossier;
  const states: Partial<Record<PaperState, number>> = {};
  for (const state of Object.values(papers)) states[state] = (states[state] ?? 0) + 1;
  return {
    ...rest,
    people: people.map(({ role, citizen: { fullName, personalId } }) => ({
      role,
      ...(fullName !== undefined && { fullName }),
      ...(personalId !== undefined && { personalId }),
    })),
    papers: states,
    notes: notes.length,
  };
};

/** Codes are retyped and pasted: letter case, spaces and the kind of dash do not tell two dossiers apart. */
export const codeKey = (code: string): string =>
  code
    .normalize('NFC')
    .replace(/[\s\u200b\u00ad]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();

/**
 * Dossiers that bear this code, last changed first. More than one is possible (two desks wrote the same one down), so
 * the caller sees them all; an empty code finds nothing.
 */
export const findByCode = <T extends { code?: string; updatedAt: string }>(
  dossiers: readonly T[],
  code: string,
): T[] => {
  const wanted = codeKey(code);
  if (wanted === '') return [];
  return dossiers
    .filter((dossier) => dossier.code !== undefined && codeKey(dossier.code) === wanted)
    .toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
};
