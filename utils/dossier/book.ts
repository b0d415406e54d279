import type { Calendar } from '../calendar/types.ts';
import type { Citizen } from '../citizen/types.ts';
import { appendEvents, deleteDossier, listDossiers, loadDossier, remindersOf, type Store } from '../db/store.ts';
import { deadlineOf } from '../deadline/of-dossier.ts';
import type { DossierList } from '../messages/protocol.ts';
import type { Procedure } from '../procedure/types.ts';
import { planReminders } from '../remind/plan.ts';
import type { Bytes } from '../vault/bytes.ts';
import { earlierPerson } from './earlier.ts';
import { findByCode } from './summary.ts';
import type { Dossier, DossierEvent, DossierSummary } from './types.ts';

export interface BookPorts {
  store: () => Promise<Store>;
  /** The vault's key for one use; throws 'locked'. */
  key: () => Promise<Bytes>;
  /** The procedure with this code, read by itself; undefined when nobody knows it. */
  procedure: (code: string) => Promise<Procedure | undefined>;
  calendar: () => Promise<Calendar>;
  /** ISO +07:00. */
  iso: () => string;
}

/** The dossier book: the one writer. A dossier's reminders are worked out from the very state that is written with them. */
export const dossierBook = ({ store, key, procedure, calendar, iso }: BookPorts) => {
  const list = async (): Promise<DossierList> => listDossiers(await store(), await key());

  const append = async (dossierId: string, events: DossierEvent[]): Promise<Dossier> => {
    const days = await calendar();
    const plan = async (dossier: Dossier) => {
      try {
        const deadline = deadlineOf(dossier, await procedure(dossier.procedureCode), days, iso());
        return deadline ? planReminders(deadline, dossier.id, days) : [];
      } catch {
        return undefined; // Contradicting moments, a damaged catalogue: the panel says so; the change and the earlier reminders are kept.
      }
    };
    return (await appendEvents(await store(), await key(), dossierId, events, plan)).dossier;
  };

  const read = async (dossierId: string): Promise<Dossier | null> => {
    try {
      return await loadDossier(await store(), await key(), dossierId);
    } catch (error) {
      if ((error as { reason?: string }).reason === 'gone') return null;
      throw error;
    }
  };

  return {
    list,
    append,
    read,
    earlier: (personalId: string): Promise<Citizen | null> =>
      earlierPerson(personalId, { list: async () => (await list()).dossiers, read }),
    find: async (code: string): Promise<DossierSummary[]> => findByCode((await list()).dossiers, code),
    delete: async (dossierId: string): Promise<null> => {
      await key(); // only with the vault open
      await deleteDossier(await store(), dossierId);
      return null;
    },
    reminders: async (dossierId: string): Promise<string[]> =>
      (await remindersOf(await store(), dossierId)).filter(({ notifiedAt }) => !notifiedAt).map(({ fireAt }) => fireAt),
  };
};
export type DossierBook = ReturnType<typeof dossierBook>;
