import { computed, signal } from '@preact/signals';
import type { Calendar } from '../calendar/types.ts';
import { buildChecklist } from '../checklist/checklist.ts';
import { eligibility } from '../checklist/eligibility.ts';
import type { PaperState } from '../checklist/types.ts';
import { explain } from '../deadline/explain.ts';
import { deadlineOf, inputOf, limitOf } from '../deadline/of-dossier.ts';
import { dueWords } from '../deadline/words.ts';
import * as make from '../dossier/events.ts';
import type { Channel, CloseOutcome, Dossier, DossierEvent, Fee } from '../dossier/types.ts';
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
      const input = inputOf(current, procedure.value, iso());
      const deadline = deadlineOf(current, procedure.value, calendar, iso());
      if (!input || !deadline) return undefined;
      const words = dueWords(deadline, calendar);
      return { running: { deadline, words, lines: explain(input, deadline, calendar) }, error: undefined };
    } catch (error) {
      return { running: undefined, error: (error as { reason?: string }).reason ?? 'failed' };
    }
  });

  const checks = computed(() => {
    const current = dossier.value;
    if (!procedure.value || !current?.people.length) return [];
    return eligibility(procedure.value, current.people, (current.receivedAt ?? iso()).slice(0, 10));
  });

  /** Under which id the next dossier is made: what is typed before it exists belongs to it and to no other. */
  const draftId = signal(newId());
  const workingId = computed(() => dossier.value?.id ?? draftId.value);

  /** Dossiers that this page has seen: a change of one of them never makes it anew. */
  const made = new Set<string>();

  const show = async (next: Dossier | null): Promise<void> => {
    dossier.value = next;
    if (next) made.add(next.id);
    if (next?.id === draftId.peek()) draftId.value = newId();
    reminders.value = next ? await ask('due/reminders', { dossierId: next.id }) : [];
  };

  const append = async (dossierId: string, events: DossierEvent[]): Promise<void> => {
    try {
      const next = await ask('dossier/append', { dossierId, events });
      // A note that was typed before the officer went on to another dossier is saved where it belongs, and shown there.
      if (dossierId === workingId.value) await show(next);
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

  const taking = async (name: 'dossier/merge' | 'dossier/unmerge', other: string): Promise<void> => {
    const current = dossier.value;
    if (!current) return;
    try {
      await show(await ask(name, { dossierId: current.id, other }));
      problem.value = null;
    } catch (error) {
      problem.value = error instanceof Refused ? error.reason : 'failed';
    }
  };

  /** Adds a change to the dossier that is worked on, or was when the officer made it; makes the dossier first when there is none. */
  const change = (event: (stamp: make.Stamp) => DossierEvent, dossierId = workingId.value): Promise<void> =>
    inTurn(() => {
      const stamp = { id: newId(), dossierId, at: iso() };
      const exists = made.has(dossierId) || dossier.value?.id === dossierId;
      // A draft that was left before its first change was saved knows nothing of the page that came after it.
      const known = dossierId === draftId.value ? { ...draft(), procedureCode: procedureCode.value ?? '' } : undefined;
      const first = exists ? [] : make.newDossier({ procedureCode: '', host: '', ...known, dossierId }, iso(), newId);
      return append(dossierId, [...first, event(stamp)]);
    });

  return {
    catalogue,
    days,
    dossier,
    workingId,
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
        const dossierId = draftId.value;
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
    /** @param dossierId the one that was worked on when the box was opened */
    writeNote: (noteId: string, text: string, dossierId?: string) =>
      change((stamp) => make.noteWritten(stamp, noteId, text), dossierId),
    noteFill: (host: string, filled: number, left: number) => change((stamp) => make.filled(stamp, host, filled, left)),
    setResult: (at: string) => change((stamp) => make.result(stamp, at)),
    setCodes: (codes: string[]) => change((stamp) => make.codesSet(stamp, codes)),
    setTags: (tags: string[]) => change((stamp) => make.tagsSet(stamp, tags)),
    pin: (on: boolean) => change((stamp) => make.pinned(stamp, on)),
    pinNote: (noteId: string, on: boolean) => change((stamp) => make.notePinned(stamp, noteId, on)),
    close: (outcome: CloseOutcome | null) => change((stamp) => make.closed(stamp, outcome)),
    setFee: (fee: Fee | null) => change((stamp) => make.feeSet(stamp, fee)),
    /** Another window may have changed the open dossier, or deleted it. */
    heard: (ids: readonly string[] | undefined): Promise<void> =>
      inTurn(async () => {
        const current = dossier.value;
        if (!current || (ids && !ids.includes(current.id))) return;
        const found = await ask('dossier/read', { dossierId: current.id });
        // This window's own change comes back to it as well: nothing is drawn again for it.
        if (dossier.value?.id === current.id && JSON.stringify(found) !== JSON.stringify(dossier.value))
          await show(found);
      }),
    merge: (other: string) => inTurn(() => taking('dossier/merge', other)),
    unmerge: (other: string) => inTurn(() => taking('dossier/unmerge', other)),
  };
};
export type CaseModel = ReturnType<typeof caseModel>;
