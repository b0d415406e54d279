/** The desk's list 'Lệch ngày hẹn': every dossier whose appointment on the portal is not the one that the rules give. */
import type { Calendar } from '../calendar/types.ts';
import { DeadlineError } from '../deadline/error.ts';
import type { DossierSummary } from '../dossier/types.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Procedure } from '../procedure/types.ts';
import { type Facts, procedureOf } from './clock.ts';
import { type Cross, crossCheck } from './cross.ts';

export interface Difference extends Cross {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
}

/** What a dossier of the book gives its clock; the portal's own words where nobody wrote better ones. */
export const factsOf = ({ receivedAt, limitId, resultAt, portal }: DossierSummary): Facts => {
  const from = receivedAt ?? portal?.receivedAt;
  return {
    ...(from ? { receivedAt: from } : {}),
    ...(portal?.appointmentAt ? { appointmentAt: portal.appointmentAt } : {}),
    ...(limitId ? { limitId } : {}),
    ...(resultAt ? { resultAt } : {}),
    ...(portal ? { portal } : {}),
  };
};

/** In the order of the reception, last first. Dossiers whose moments contradict each other are left out: their own page says so. */
export const differences = (
  dossiers: readonly DossierSummary[],
  procedures: readonly Procedure[],
  calendar: Calendar,
  asOf: string,
): Difference[] =>
  dossiers
    .flatMap((dossier): Difference[] => {
      if (!dossier.portal?.appointmentAt || !dossier.procedureCode) return [];
      const procedure = procedureOf(procedures, { procedureCode: dossier.procedureCode });
      try {
        const cross = crossCheck(factsOf(dossier), procedure, calendar, asOf);
        if (!cross || !procedure) return [];
        const { id, code = '' } = dossier;
        return [{ ...cross, id, code, procedureCode: procedure.code, procedureName: onDay(procedure, asOf).name }];
      } catch (error) {
        if (error instanceof DeadlineError) return [];
        throw error;
      }
    })
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
