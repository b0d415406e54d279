import type { Calendar } from '../calendar/types.ts';
import {
  appendMany,
  type Change,
  deleteDossier,
  listDossiers,
  loadDossier,
  loadEvents,
  packList,
  remindersOf,
  type Store,
} from '../db/store.ts';
import { deadlineOf } from '../deadline/of-dossier.ts';
import type { DossierList } from '../messages/protocol.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';
import { planReminders } from '../remind/plan.ts';
import type { Bytes } from '../vault/bytes.ts';
import { merged, mergedInto, unmerged } from './events.ts';
import { noteReminders } from './note-dates.ts';
import { findByCode } from './summary.ts';
import type { Dossier, DossierEvent, DossierSummary } from './types.ts';

export interface BookPorts {
  store: () => Promise<Store>;
  /** The vault's key for one use; throws 'locked'. */
  key: () => Promise<Bytes>;
  procedures: () => Promise<Procedure[]>;
  calendar: () => Promise<Calendar>;
  /** ISO +07:00. */
  iso: () => string;
  newId: () => string;
}

/** The dossier book: the one writer. A dossier's reminders are worked out from the very state that is written with them. */
export const dossierBook = ({ store, key, procedures, calendar, iso, newId }: BookPorts) => {
  const list = async (): Promise<DossierList> => {
    const { dossiers, damaged } = await listDossiers(await store(), await key());
    return { dossiers: dossiers.filter(({ mergedInto: into }) => into === undefined), damaged };
  };

  const appendAll = async (changes: readonly Change[]) => {
    const [catalogue, days] = await Promise.all([procedures(), calendar()]);
    const plan = (dossier: Dossier) => {
      if (dossier.mergedInto !== undefined || dossier.closed) return [];
      const dated = noteReminders(dossier, days, iso());
      try {
        const deadline = deadlineOf(dossier, findProcedure(catalogue, dossier.procedureCode), days, iso());
        return deadline ? [...planReminders(deadline, dossier.id, days), ...dated] : dated;
      } catch {
        return undefined; // Contradicting moments: the panel says so; the change and the earlier reminders are kept.
      }
    };
    return appendMany(await store(), await key(), changes, plan);
  };
  const stamp = (dossierId: string) => ({ id: newId(), dossierId, at: iso() });

  return {
    list,
    append: async (dossierId: string, events: DossierEvent[]): Promise<Dossier> =>
      (await appendAll([{ dossierId, events }]))[0]!.dossier,
    /** All of them in one transaction, or none. */
    appendAll: async (changes: readonly Change[]): Promise<{ added: number }> => ({
      added: (await appendAll(changes)).filter(({ added }) => added > 0).length,
    }),
    read: async (dossierId: string): Promise<Dossier | null> => {
      try {
        return await loadDossier(await store(), await key(), dossierId);
      } catch (error) {
        if ((error as { reason?: string }).reason === 'gone') return null;
        throw error;
      }
    },
    history: async (dossierId: string): Promise<DossierEvent[]> => loadEvents(await store(), await key(), dossierId),
    find: async (code: string): Promise<DossierSummary[]> => findByCode((await list()).dossiers, code),

    /**
     * `other` turned out to be `dossierId`: both sides are written in one transaction.
     * @throws RangeError when one of them already stands in another dossier, or both are one
     */
    merge: async (dossierId: string, other: string): Promise<Dossier> => {
      const events = await loadEvents(await store(), await key(), other);
      const both = await Promise.all([dossierId, other].map(async (id) => loadDossier(await store(), await key(), id)));
      if (dossierId === other || both.some(({ mergedInto: into }) => into !== undefined))
        throw new RangeError('merged already');
      const [survivor] = await appendAll([
        { dossierId, events: [merged(stamp(dossierId), other, events)] },
        { dossierId: other, events: [mergedInto(stamp(other), dossierId)] },
      ]);
      return survivor!.dossier;
    },
    /** They were two after all. What was written in the survivor since then stays in it. */
    unmerge: async (dossierId: string, other: string): Promise<Dossier> => {
      const [survivor] = await appendAll([
        { dossierId, events: [unmerged(stamp(dossierId), other)] },
        { dossierId: other, events: [mergedInto(stamp(other), null)] },
      ]);
      return survivor!.dossier;
    },

    /** Destroys a dossier and those that were merged into it: their people stand in it too. */
    delete: async (dossierId: string): Promise<null> => {
      const db = await store();
      const { merged: absorbed } = await loadDossier(db, await key(), dossierId).catch(() => ({ merged: [] }));
      for (const id of [...absorbed, dossierId]) await deleteDossier(db, id);
      return null;
    },
    pack: async (): Promise<null> => {
      await packList(await store(), await key());
      return null;
    },
    reminders: async (dossierId: string): Promise<string[]> =>
      (await remindersOf(await store(), dossierId)).filter(({ notifiedAt }) => !notifiedAt).map(({ fireAt }) => fireAt),
  };
};
export type DossierBook = ReturnType<typeof dossierBook>;
