import type { Area } from '../platform/area.ts';

/** Set while the office's calendar or rules changed and the reminders of the book do not follow yet; outlives the worker. */
const PENDING = 'remind:replan';
/** The keys whose change moves reminders. */
const OFFICE = /^office:(calendar|procedures|reminders)$/;

export interface ReplanPorts {
  area: Area;
  /** Ids of all dossiers; throws 'locked'. */
  ids: () => Promise<string[]>;
  /** Plans one dossier's reminders anew. */
  replan: (dossierId: string) => Promise<void>;
  /** Is the vault open? Asking is no use of it. */
  open: () => Promise<boolean>;
  done: () => Promise<void>;
}

/**
 * After a change of the office's calendar or rules every open dossier is planned again, one by one, in the background. Locked: at the next
 * unlock. A worker that dies in the middle begins again: planning twice gives the same ids and moves no place in the ledger.
 */
export const replanService = ({ area, ids, replan, open, done }: ReplanPorts) => {
  let running: Promise<void> | undefined;
  let again = false;

  const all = async (): Promise<void> => {
    do {
      again = false;
      for (const id of await ids()) {
        if (!(await open())) return;
        await replan(id).catch(() => {}); // deleted meanwhile, or damaged: the list names it
      }
      if (!again) await area.remove(PENDING);
    } while (again); // a change may have come while the mark was being removed
    await done();
  };

  /** Does what is still to be done; nothing when nothing is, or while the vault is locked. */
  const resume = async (): Promise<void> => {
    // A change that came while the last round was being finished is still to be done after it.
    while (running) await running;
    if (!(await area.get(PENDING)) || !(await open())) return;
    running = all().finally(() => {
      running = undefined;
    });
    await running;
  };

  return {
    resume,
    /** Keys of the area changed; answers whether they were the office's. */
    changed: async (keys: readonly string[]): Promise<void> => {
      if (!keys.some((key) => OFFICE.test(key))) return;
      again = true;
      await area.set(PENDING, true);
      await resume();
    },
  };
};
