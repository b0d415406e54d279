import type { Citizen } from '../citizen/types.ts';
import type { Dossier, DossierSummary } from './types.ts';

export interface EarlierPorts {
  list: () => Promise<readonly DossierSummary[]>;
  read: (dossierId: string) => Promise<Dossier | null>;
}

/** Looked into at most, newest first: a number alone is in the book once or twice. */
const MOST = 20;

/**
 * The person with this personal number as the newest dossier that knows more than the number has them. `asOf` says of which day the data are:
 * an address may have changed since.
 */
export const earlierPerson = async (personalId: string, { list, read }: EarlierPorts): Promise<Citizen | null> => {
  const rows = (await list())
    .filter(({ people }) => people.some((person) => person.personalId === personalId && person.fullName))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  for (const { id } of rows.slice(0, MOST)) {
    const dossier = await read(id);
    const found = dossier?.people.find(({ citizen }) => citizen.personalId === personalId && citizen.fullName)?.citizen;
    if (dossier && found)
      return {
        ...found,
        source: 'earlier-dossier',
        asOf: found.asOf ?? (dossier.receivedAt ?? dossier.openedAt).slice(0, 10),
        warnings: found.warnings.filter((warning) => warning !== 'number-only'),
      };
  }
  return null;
};
