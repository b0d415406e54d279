import type { Calendar } from '../calendar/types.ts';
import type { Citizen } from '../citizen/types.ts';
import {
  appendEvents,
  appendMany,
  type Change,
  deleteDossier,
  listDossiers,
  loadDossier,
  loadEvents,
  packList,
  remindersOf,
  type Store,
  summariesOf,
} from '../db/store.ts';
import { DeadlineError } from '../deadline/error.ts';
import { checkClock, deadlineOf } from '../deadline/of-dossier.ts';
import type { DossierList } from '../messages/protocol.ts';
import type { Procedure } from '../procedure/types.ts';
import { planReminders } from '../remind/plan.ts';
import type { ReminderSettings } from '../remind/rules.ts';
import type { Bytes } from '../vault/bytes.ts';
import { earlierPerson } from './earlier.ts';
import { merged, mergedInto, unmerged } from './events.ts';
import { noteReminders } from './note-dates.ts';
import { findByCode } from './summary.ts';
import type { Dossier, DossierEvent, DossierLabel, DossierSummary } from './types.ts';

export interface BookPorts {
  store: () => Promise<Store>;
  /** The vault's key for one use; throws 'locked'. */
  key: () => Promise<Bytes>;
  /** The procedure with this code, read by itself; undefined when nobody knows it. */
  procedure: (code: string) => Promise<Procedure | undefined>;
  calendar: () => Promise<Calendar>;
  /** What the office wants announced. */
  rules: () => Promise<ReminderSettings>;
  /** The key for work of our own, which is no use by the officer; throws 'locked'. */
  quietKey: () => Promise<Bytes>;
  /** ISO +07:00. */
  iso: () => string;
  newId: () => string;
}

/** Changes that can contradict each other: they are checked before they are written. */
const CLOCK_EVENTS: ReadonlySet<DossierEvent['type']> = new Set(['received', 'result', 'clock-set']);

/** The dossier book: the one writer. A dossier's reminders are worked out from the very state that is written with them. */
export const dossierBook = ({ store, key, quietKey, procedure, calendar, rules, iso, newId }: BookPorts) => {
  /** Contradicting moments, a damaged catalogue give no plan: the panel says so; the earlier reminders are kept. */
  const planOf = (dossier: Dossier, of: Procedure | undefined, days: Calendar, wanted: ReminderSettings) => {
    if (dossier.mergedInto !== undefined || dossier.closed) return [];
    const dated = noteReminders(dossier, days, iso());
    if (wanted.off.includes(dossier.procedureCode)) return dated;
    try {
      const deadline = deadlineOf(dossier, of, days, iso());
      return deadline ? [...planReminders(deadline, dossier.id, days, wanted), ...dated] : dated;
    } catch {
      return undefined;
    }
  };
  /** A damaged catalogue: the panel says so, and the change is kept. */
  const procedureOf = ({ procedureCode }: Pick<Dossier, 'procedureCode'>) =>
    procedure(procedureCode).catch(() => undefined);

  /** Does what is on disk contradict itself already? */
  const contradicts = async (dossierId: string): Promise<boolean> => {
    try {
      const stored = await loadDossier(await store(), await key(), dossierId);
      checkClock(stored, await procedureOf(stored), await calendar(), iso());
      return false;
    } catch (error) {
      return error instanceof DeadlineError;
    }
  };

  const list = async (): Promise<DossierList> => {
    const { dossiers, damaged } = await listDossiers(await store(), await key());
    return { dossiers: dossiers.filter(({ mergedInto: into }) => into === undefined), damaged };
  };

  /** @param checked refuse what contradicts itself, and write nothing */
  const write = async (changes: readonly Change[], checked = false) => {
    const [days, wanted] = await Promise.all([calendar(), rules()]);
    // Many dossiers of few procedures: each is read once a write.
    const procedures = new Map<string, Promise<Procedure | undefined>>();
    return appendMany(await store(), await key(), changes, async (dossier) => {
      const reading = procedures.get(dossier.procedureCode) ?? procedureOf(dossier);
      procedures.set(dossier.procedureCode, reading);
      const of = await reading;
      if (checked) checkClock(dossier, of, days, iso());
      return planOf(dossier, of, days, wanted);
    });
  };

  const append = async (dossierId: string, events: DossierEvent[]): Promise<Dossier> => {
    const changes = [{ dossierId, events }];
    try {
      return (
        await write(
          changes,
          events.some(({ type }) => CLOCK_EVENTS.has(type)),
        )
      )[0]!.dossier;
    } catch (error) {
      // What contradicted itself before may be put right step by step; nothing else may begin to.
      if (!(error instanceof DeadlineError) || !(await contradicts(dossierId))) throw error;
      return (await write(changes))[0]!.dossier;
    }
  };

  /** Plans the reminders of a dossier by today's calendar and rules; its events stay as they are. */
  const replan = async (dossierId: string): Promise<void> => {
    const [days, wanted] = await Promise.all([calendar(), rules()]);
    await appendEvents(await store(), await quietKey(), dossierId, [], async (dossier) =>
      planOf(dossier, await procedureOf(dossier), days, wanted),
    );
  };

  const read = async (dossierId: string): Promise<Dossier | null> => {
    try {
      return await loadDossier(await store(), await key(), dossierId);
    } catch (error) {
      if ((error as { reason?: string }).reason === 'gone') return null;
      throw error;
    }
  };
  const stamp = (dossierId: string) => ({ id: newId(), dossierId, at: iso() });

  return {
    list,
    append,
    /** All of them in one transaction, or none. */
    appendAll: async (changes: readonly Change[]): Promise<{ added: number }> => ({
      added: (await write(changes)).filter(({ added }) => added > 0).length,
    }),
    replan,
    ids: async (): Promise<string[]> =>
      (await listDossiers(await store(), await quietKey())).dossiers.map(({ id }) => id),
    read,
    earlier: (personalId: string): Promise<Citizen | null> =>
      earlierPerson(personalId, { list: async () => (await list()).dossiers, read }),
    history: async (dossierId: string): Promise<DossierEvent[]> => loadEvents(await store(), await key(), dossierId),
    /** What a list of a few shows of each: its code and procedure. Does not put off the lock. */
    labels: async (ids: readonly string[]): Promise<DossierLabel[]> =>
      (await summariesOf(await store(), await quietKey(), ids)).map(({ id, code, procedureCode }) => ({
        id,
        ...(code ? { code } : {}),
        procedureCode,
      })),
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
      const [survivor] = await write([
        { dossierId, events: [merged(stamp(dossierId), other, events)] },
        { dossierId: other, events: [mergedInto(stamp(other), dossierId)] },
      ]);
      return survivor!.dossier;
    },
    /** They were two after all. What was written in the survivor since then stays in it. */
    unmerge: async (dossierId: string, other: string): Promise<Dossier> => {
      const [survivor] = await write([
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
