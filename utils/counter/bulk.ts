import { signal } from '@preact/signals';
import * as make from '../dossier/events.ts';
import type { CloseOutcome, DossierEvent, DossierSummary } from '../dossier/types.ts';
import { t } from '../i18n/ui.ts';
import { ask, Refused } from '../messages/ask.ts';
import type { DossierChange } from '../messages/protocol.ts';
import type { ShelfModel } from './shelf.ts';

export interface BulkPorts {
  iso: () => string;
  newId: () => string;
  shelf: ShelfModel;
}

/** Dossiers that are changed in one transaction. */
const AT_ONCE = 250;

/** What was done to many, and how it is taken back. */
export interface Done {
  kind: 'tagged' | 'reminded' | 'closed' | 'undone';
  count: number;
  undo: DossierChange[];
}

/** Changes of all chosen dossiers at once: events like any other, so they can be taken back and stand in each history. */
export const bulkModel = ({ iso, newId, shelf }: BulkPorts) => {
  const done = signal<Done | null>(null);
  const problem = signal<string | null>(null);
  const busy = signal(false);

  const send = async (changes: readonly DossierChange[]): Promise<void> => {
    for (let start = 0; start < changes.length; start += AT_ONCE)
      await ask('dossier/import', { dossiers: changes.slice(start, start + AT_ONCE) });
  };

  const chosen = (): DossierSummary[] => shelf.dossiers.value.filter(({ id }) => shelf.chosen.value.has(id));

  const run = async (
    kind: Done['kind'],
    rows: readonly DossierSummary[],
    change: (summary: DossierSummary, stamp: make.Stamp) => DossierEvent,
    back: (summary: DossierSummary, stamp: make.Stamp) => DossierEvent,
  ): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const events = (of: typeof change): DossierChange[] =>
      rows.map((summary) => ({
        dossierId: summary.id,
        events: [of(summary, { id: newId(), dossierId: summary.id, at: iso() })],
      }));
    try {
      await send(events(change));
      done.value = { kind, count: rows.length, undo: events(back) };
      problem.value = null;
    } catch (error) {
      problem.value = error instanceof Refused ? error.reason : 'failed';
    } finally {
      busy.value = false;
    }
  };

  return {
    done,
    problem,
    busy,
    choose: (ids: readonly string[], on: boolean): void => {
      const next = new Set(shelf.chosen.value);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      shelf.chosen.value = next;
    },
    tag: (tag: string): Promise<void> =>
      run(
        'tagged',
        chosen().filter(({ tags }) => !tags.includes(tag)),
        ({ tags }, stamp) => make.tagsSet(stamp, [...tags, tag]),
        ({ tags }, stamp) => make.tagsSet(stamp, tags),
      ),
    /**
     * A note with that day in each: it reminds as any '@day' of a note does. Closed ones remind of nothing.
     * @param day yyyy-MM-dd, today or later
     */
    remind: (day: string, words: string): Promise<void> => {
      const text = `@${day.split('-').reverse().join('/')} ${words.trim() || t('book.remindNote')}`;
      const rows = chosen().filter(({ closed }) => !closed);
      const notes = new Map(rows.map(({ id }) => [id, newId()]));
      return run(
        'reminded',
        rows,
        ({ id }, stamp) => make.noteWritten(stamp, notes.get(id)!, text),
        ({ id }, stamp) => make.noteWritten(stamp, notes.get(id)!, ''),
      );
    },
    close: (outcome: CloseOutcome): Promise<void> =>
      run(
        'closed',
        chosen().filter(({ closed }) => !closed),
        (_, stamp) => make.closed(stamp, outcome),
        (_, stamp) => make.closed(stamp, null),
      ),
    undo: async (): Promise<void> => {
      const last = done.value;
      if (!last || busy.value) return;
      // The moment is now, not when the change was made: it must come after it.
      const now = iso();
      const changes = last.undo.map(({ dossierId, events }) => ({
        dossierId,
        events: events.map((event) => ({ ...event, at: now })),
      }));
      busy.value = true;
      try {
        await send(changes);
        done.value = { kind: 'undone', count: last.count, undo: [] };
      } catch (error) {
        problem.value = error instanceof Refused ? error.reason : 'failed';
      } finally {
        busy.value = false;
      }
    },
    forget: (): void => {
      done.value = null;
      problem.value = null;
    },
  };
};
export type BulkModel = ReturnType<typeof bulkModel>;
