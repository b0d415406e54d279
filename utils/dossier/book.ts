import type { Calendar } from '../calendar/types.ts';
import type { Citizen } from '../citizen/types.ts';
import { appendEvents, deleteDossier, listDossiers, loadDossier, remindersOf, type Store } from '../db/store.ts';
import { DeadlineError } from '../deadline/error.ts';
import { checkClock, deadlineOf } from '../deadline/of-dossier.ts';
import type { DossierList } from '../messages/protocol.ts';
import type { Procedure } from '../procedure/types.ts';
import { planReminders } from '../remind/plan.ts';
import type { ReminderSettings } from '../remind/rules.ts';
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
  /** What the office wants announced. */
  rules: () => Promise<ReminderSettings>;
  /** The key for work of our own, which is no use by the officer; throws 'locked'. */
  quietKey: () => Promise<Bytes>;
  /** ISO +07:00. */
  iso: () => string;
}

/** Changes that can contradict each other: they are checked before they are written. */
const CLOCK_EVENTS: ReadonlySet<DossierEvent['type']> = new Set(['received', 'result', 'clock-set']);

/** The dossier book: the one writer. A dossier's reminders are worked out from the very state that is written with them. */
export const dossierBook = ({ store, key, quietKey, procedure, calendar, rules, iso }: BookPorts) => {
  /** Contradicting moments, a damaged catalogue give no plan: the panel says so; the earlier reminders are kept. */
  const planOf = (dossier: Dossier, of: Procedure | undefined, days: Calendar, wanted: ReminderSettings) => {
    if (wanted.off.includes(dossier.procedureCode)) return [];
    try {
      const deadline = deadlineOf(dossier, of, days, iso());
      return deadline ? planReminders(deadline, dossier.id, days, wanted) : [];
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

  const list = async (): Promise<DossierList> => listDossiers(await store(), await key());

  const append = async (dossierId: string, events: DossierEvent[]): Promise<Dossier> => {
    const [days, wanted] = await Promise.all([calendar(), rules()]);
    const ofClock = events.some(({ type }) => CLOCK_EVENTS.has(type));
    const write = async (checked: boolean): Promise<Dossier> => {
      const plan = async (dossier: Dossier) => {
        const of = await procedureOf(dossier);
        if (checked) checkClock(dossier, of, days, iso());
        return planOf(dossier, of, days, wanted);
      };
      return (await appendEvents(await store(), await key(), dossierId, events, plan)).dossier;
    };
    try {
      return await write(ofClock);
    } catch (error) {
      // What contradicted itself before may be put right step by step; nothing else may begin to.
      if (!(error instanceof DeadlineError) || !(await contradicts(dossierId))) throw error;
      return write(false);
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

  return {
    list,
    append,
    replan,
    ids: async (): Promise<string[]> =>
      (await listDossiers(await store(), await quietKey())).dossiers.map(({ id }) => id),
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
