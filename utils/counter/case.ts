import { computed, effect, signal } from '@preact/signals';
import type { Calendar } from '../calendar/types.ts';
import { questionsOf } from '../checklist/cases.ts';
import { buildChecklist, toBring } from '../checklist/checklist.ts';
import type { eligibility } from '../checklist/eligibility.ts';
import { explain } from '../deadline/explain.ts';
import { deadlineOf, inputOf, limitOf, sideBySide } from '../deadline/of-dossier.ts';
import { dueState, nextOf, remainingWork, stepsOf } from '../deadline/state.ts';
import type { ClockEntry } from '../deadline/types.ts';
import { dueWords } from '../deadline/words.ts';
import * as make from '../dossier/events.ts';
import type { Channel, CloseOutcome, Dossier, DossierEvent, Fee } from '../dossier/types.ts';
import { ask, Refused } from '../messages/ask.ts';
import { resolvePlace } from '../places/resolve.ts';
import type { Places } from '../places/table.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Finder } from '../procedure/finder.ts';
import type { Lookup } from '../procedure/library.ts';
import type { Shelf } from '../procedure/shelf.ts';
import type { Check, Procedure } from '../procedure/types.ts';
import { NO_OFFICE, type Office } from '../settings/settings.ts';
import type { Snippet, Values } from '../snippet/expand.ts';
import { type MakeEvent, papersModel } from './papers.ts';

export interface CasePorts {
  now: () => number;
  iso: () => string;
  newId: () => string;
  /** A procedure that is not at hand, by its code; undefined when nobody knows it. */
  load: (code: string) => Promise<Procedure | undefined>;
  /** The search over the whole catalogue, read when first opened. */
  finder: () => Promise<Finder>;
  shelf: Shelf;
  /** What a dossier made right now would start with. */
  draft: () => Omit<make.Draft, 'dossierId' | 'procedureCode'>;
}

/**
 * The dossier side of panel and desk: procedure, papers, deadline, notes. A dossier comes into being with its first change; every
 * change is an event that is on disk before the screen says so.
 */
export const caseModel = ({ iso, newId, load, finder, shelf, draft }: CasePorts) => {
  /** The procedures at hand: the curated ones, and those that were asked for since. */
  const catalogue = signal<Procedure[]>([]);
  const days = signal<Calendar | null>(null);
  const dossier = signal<Dossier | null>(null);
  /** Procedure chosen or recognised while there is no dossier yet. */
  const procedureCode = signal<string | undefined>(undefined);
  const snippets = signal<readonly Snippet[]>([]);
  const reminders = signal<string[]>([]);
  const general = signal<Check[]>([]);
  /** The conditions' rules, loaded when there is somebody to judge. */
  const judge = signal<typeof eligibility | null>(null);
  const office = signal<Office>(NO_OFFICE);
  const units = signal<Places | null>(null);
  const tick = signal(0);
  const problem = signal<string | null>(null);

  const wanted = computed(() => dossier.value?.procedureCode || procedureCode.value || undefined);
  const listed = computed(() => (wanted.value ? findProcedure(catalogue.value, wanted.value) : undefined));
  /** As the office has it on the day of reception; today, while there is none. */
  const procedure = computed(() => listed.value && onDay(listed.value, dossier.value?.receivedAt ?? iso()));
  /** Why there is no procedure though one is named. */
  const lookup = signal<Lookup>('done');
  effect(() => {
    const code = wanted.value;
    if (!code || procedure.value) {
      lookup.value = 'done';
      return;
    }
    lookup.value = 'loading';
    const stillWanted = () => wanted.peek() === code;
    load(code).then(
      (found) => {
        if (found && !findProcedure(catalogue.peek(), found.code)) catalogue.value = [...catalogue.peek(), found];
        else if (!found && stillWanted()) lookup.value = 'unknown';
      },
      () => {
        if (stillWanted()) lookup.value = 'damaged';
      },
    );
  });
  const checklist = computed(() =>
    procedure.value
      ? buildChecklist(procedure.value, dossier.value?.papers ?? {}, dossier.value?.channel, dossier.value ?? {})
      : undefined,
  );
  const questions = computed(() => (procedure.value ? questionsOf(procedure.value, dossier.value?.channel) : []));
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
    const [current, table] = [dossier.value, units.value];
    const people = current?.people ?? draft().people ?? [];
    if (!procedure.value || !people.length || !judge.value) return [];
    return judge.value(procedure.value, people, (current?.receivedAt ?? iso()).slice(0, 10), {
      general: general.value,
      commune: office.value.communeCode || undefined,
      unitOf: (address) => {
        const place = table ? resolvePlace(address, table) : undefined;
        return place?.status === 'resolved' ? place.units[0] : undefined;
      },
    });
  });

  /** What a snippet may ask of the open dossier. */
  const values = computed<Values>(() => {
    const due = clock.value?.running?.deadline.dueAt;
    const missing = checklist.value ? toBring(checklist.value).map(({ name }) => name) : [];
    return {
      ...(dossier.value?.code ? { 'mã hồ sơ': dossier.value.code } : {}),
      ...(procedure.value ? { 'tên thủ tục': procedure.value.name } : {}),
      ...(due ? { 'ngày hẹn': due.slice(0, 10).split('-').reverse().join('/') } : {}),
      ...(missing.length ? { 'giấy tờ thiếu': missing.join('; ') } : {}),
    };
  });

  /** Under which id the next dossier is made: what is typed before it exists belongs to it and to no other. */
  const draftId = signal(newId());
  const workingId = computed(() => dossier.value?.id ?? draftId.value);

  /** Drafts that turned out to be dossiers which are there already. */
  const became = new Map<string, string>();
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

  /** A draft that was left before its first change was saved knows nothing of the page that came after it. */
  const started = (dossierId: string): DossierEvent[] => {
    if (dossierId !== draftId.value) return make.newDossier({ procedureCode: '', host: '', dossierId }, iso(), newId);
    const code = procedureCode.value ?? '';
    void shelf.use(code);
    return make.newDossier({ ...draft(), dossierId, procedureCode: code }, iso(), newId);
  };

  /** Adds changes to a dossier, all at once, making it first when it is not there yet. */
  const changeIn = (wanted: string, ...events: MakeEvent[]): Promise<void> =>
    inTurn(() => {
      const dossierId = became.get(wanted) ?? wanted;
      const stamp = () => ({ id: newId(), dossierId, at: iso() });
      const exists = made.has(dossierId) || dossier.value?.id === dossierId;
      return append(dossierId, [...(exists ? [] : started(dossierId)), ...events.map((event) => event(stamp()))]);
    });
  /** Adds changes to the dossier that is worked on when the officer makes them. */
  const change = (...events: MakeEvent[]): Promise<void> => changeIn(workingId.value, ...events);
  const papers = papersModel({ dossier, procedure, checklist, change });

  return {
    catalogue,
    days,
    dossier,
    workingId,
    procedureCode,
    procedure,
    lookup,
    finder,
    shelf,
    checklist,
    questions,
    papers,
    snippets,
    values,
    general,
    office,
    units,
    limit,
    clock,
    checks,
    reminders,
    tick,
    problem,
    newId,
    show,
    /** From now on the conditions are worked out. */
    loadRules: async (): Promise<void> => {
      judge.value ??= (await import('../checklist/eligibility.ts')).eligibility;
    },

    open: async (dossierId: string): Promise<boolean> => {
      const found = await ask('dossier/read', { dossierId });
      await show(found);
      return found !== null;
    },
    /** What stands here unsaved is that dossier: what was typed for the one belongs to the other. */
    adopt: async (dossierId: string): Promise<void> => {
      const found = await ask('dossier/read', { dossierId });
      if (!found || dossier.value) return;
      if (dossierId !== draftId.peek()) {
        became.set(draftId.peek(), dossierId);
        draftId.value = newId();
      }
      await show(found);
    },
    /** Makes the dossier now, with all that is known: code, people, procedure. */
    save: (): Promise<void> =>
      inTurn(async () => {
        if (dossier.value) return;
        const dossierId = draftId.value;
        await append(dossierId, started(dossierId));
      }),
    setCode: (code: string) => change((stamp) => make.codeSet(stamp, code)),
    setProcedure: (code: string) => change((stamp) => make.opened(stamp, code, dossier.value?.host ?? '')),
    setPeople: (people: Dossier['people']) => change((stamp) => make.peopleSet(stamp, people)),
    setReceived: (at: string, channel: Channel) => change((stamp) => make.received(stamp, at, channel)),
    setLimit: (limitId: string) => change((stamp) => make.limitChosen(stamp, limitId)),
    /** @param dossierId the one that was worked on when the box was opened */
    writeNote: (noteId: string, text: string, dossierId = workingId.value) =>
      changeIn(dossierId, (stamp) => make.noteWritten(stamp, noteId, text)),
    noteFill: (host: string, filled: number, left: number) => change((stamp) => make.filled(stamp, host, filled, left)),
    /** An entry of the clock, its correction under the same id, or its undoing (null). */
    setClock: (entryId: string, entry: Omit<ClockEntry, 'id'> | null) =>
      change((stamp) => make.clockSet(stamp, entryId, entry)),
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
