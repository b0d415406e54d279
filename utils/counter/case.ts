import { computed, signal } from '@preact/signals';
import type { Calendar } from '../calendar/types.ts';
import { buildChecklist } from '../checklist/checklist.ts';
import { eligibility } from '../checklist/eligibility.ts';
import type { PaperState } from '../checklist/types.ts';
import { explain } from '../deadline/explain.ts';
import { deadlineOf, inputOf, limitOf, sideBySide } from '../deadline/of-dossier.ts';
import { dueState, nextOf, remainingWork, stepsOf } from '../deadline/state.ts';
import type { ClockEntry } from '../deadline/types.ts';
import { dueWords } from '../deadline/words.ts';
import * as make from '../dossier/events.ts';
import type { Channel, Dossier, DossierEvent } from '../dossier/types.ts';
import { ask, Refused } from '../messages/ask.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import type { Procedure } from '../procedure/types.ts';

export interface CasePorts {
  now: () => number;
  iso: () => string;
  newId: () => string;
  /** What a dossier made right now would start with. */
  draft: () => Omit<make.Draft, 'dossierId' | 'procedureCode'>;
}

/**
 * The dossier side of panel and desk: procedure, papers, deadline, notes. A dossier comes into being with its first change; every
 * change is an event that is on disk before the screen says so.
 */
export const caseModel = ({ iso, newId, draft }: CasePorts) => {
  const catalogue = signal<Procedure[]>([]);
  const days = signal<Calendar | null>(null);
  const dossier = signal<Dossier | null>(null);
  /** Procedure chosen or recognised while there is no dossier yet. */
  const procedureCode = signal<string | undefined>(undefined);
  const reminders = signal<string[]>([]);
  const tick = signal(0);
  const problem = signal<string | null>(null);

  const procedure = computed(() => {
    const code = dossier.value?.procedureCode || procedureCode.value;
    return code ? findProcedure(catalogue.value, code) : undefined;
  });
  const checklist = computed(() =>
    procedure.value ? buildChecklist(procedure.value, dossier.value?.papers ?? {}, dossier.value?.channel) : undefined,
  );
  const limit = computed(() => procedure.value && limitOf(dossier.value ?? {}, procedure.value));

  const clock = computed(() => {
    tick.value; // a minute went by
    const [current, calendar] = [dossier.value, days.value];
    if (!current || !calendar) return undefined;
    try {
      const at = iso();
      const input = inputOf(current, procedure.value, at, calendar);
      const deadline = deadlineOf(current, procedure.value, calendar, at);
      if (!input || !deadline || !procedure.value) return undefined;
      return {
        running: {
          deadline,
          words: dueWords(deadline, calendar),
          lines: explain(input, deadline, calendar),
          state: dueState(deadline, calendar),
          remaining: remainingWork(deadline, calendar),
          next: nextOf(deadline, calendar),
          steps: stepsOf(deadline),
          limits: sideBySide(current, procedure.value, calendar, at),
        },
        error: undefined,
      };
    } catch (error) {
      return { running: undefined, error: (error as { reason?: string }).reason ?? 'failed' };
    }
  });

  const checks = computed(() => {
    const current = dossier.value;
    if (!procedure.value || !current?.people.length) return [];
    return eligibility(procedure.value, current.people, (current.receivedAt ?? iso()).slice(0, 10));
  });

  const show = async (next: Dossier | null): Promise<void> => {
    dossier.value = next;
    reminders.value = next ? await ask('due/reminders', { dossierId: next.id }) : [];
  };

  const append = async (dossierId: string, events: DossierEvent[]): Promise<void> => {
    try {
      await show(await ask('dossier/append', { dossierId, events }));
      problem.value = null;
    } catch (error) {
      problem.value = error instanceof Refused ? error.reason : 'failed';
      throw error;
    }
  };

  // Changes run one after the other: two quick ticks must not make two dossiers.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };

  /** Adds a change, making the dossier first when there is none. */
  const change = (event: (stamp: make.Stamp) => DossierEvent): Promise<void> =>
    inTurn(() => {
      const current = dossier.value;
      const dossierId = current?.id ?? newId();
      const stamp = { id: newId(), dossierId, at: iso() };
      const first = current
        ? []
        : make.newDossier({ ...draft(), dossierId, procedureCode: procedureCode.value ?? '' }, iso(), newId);
      return append(dossierId, [...first, event(stamp)]);
    });

  return {
    catalogue,
    days,
    dossier,
    procedureCode,
    procedure,
    checklist,
    limit,
    clock,
    checks,
    reminders,
    tick,
    problem,
    newId,
    show,

    open: async (dossierId: string): Promise<boolean> => {
      const found = await ask('dossier/read', { dossierId });
      await show(found);
      return found !== null;
    },
    /** Makes the dossier now, with all that is known: code, people, procedure. */
    save: (): Promise<void> =>
      inTurn(async () => {
        if (dossier.value) return;
        const dossierId = newId();
        const started = make.newDossier(
          { ...draft(), dossierId, procedureCode: procedureCode.value ?? '' },
          iso(),
          newId,
        );
        await append(dossierId, started);
      }),
    setCode: (code: string) => change((stamp) => make.codeSet(stamp, code)),
    setProcedure: (code: string) => change((stamp) => make.opened(stamp, code, dossier.value?.host ?? '')),
    setPeople: (people: Dossier['people']) => change((stamp) => make.peopleSet(stamp, people)),
    setReceived: (at: string, channel: Channel) => change((stamp) => make.received(stamp, at, channel)),
    setLimit: (limitId: string) => change((stamp) => make.limitChosen(stamp, limitId)),
    setPaper: (paperId: string, state: PaperState | null) => change((stamp) => make.paperSet(stamp, paperId, state)),
    writeNote: (noteId: string, text: string) => change((stamp) => make.noteWritten(stamp, noteId, text)),
    noteFill: (host: string, filled: number, left: number) => change((stamp) => make.filled(stamp, host, filled, left)),
    /** An entry of the clock, its correction under the same id, or its undoing (null). */
    setClock: (entryId: string, entry: Omit<ClockEntry, 'id'> | null) =>
      change((stamp) => make.clockSet(stamp, entryId, entry)),
  };
};
export type CaseModel = ReturnType<typeof caseModel>;
