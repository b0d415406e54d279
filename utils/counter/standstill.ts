import { signal } from '@preact/signals';
import { ask, onAnswers } from '../messages/ask.ts';
import type { MessageName } from '../messages/protocol.ts';

/** Why the store takes no change at all; any other refusal is of one change. */
const STOPS: readonly string[] = ['quota', 'corrupt', 'newer', 'migration', 'blocked'];
/** Where one of these went through, the store takes changes again. */
const WRITES: readonly MessageName[] = [
  'dossier/append',
  'dossier/import',
  'dossier/merge',
  'dossier/unmerge',
  'dossier/delete',
];

interface Unsaved {
  dossierId: string;
  text: string;
  /** Database of the book that it belongs to. */
  book: string;
}

export interface StandstillPorts {
  write: (noteId: string, text: string, dossierId: string) => Promise<void>;
  /** Reads again what this page shows. */
  look: () => Promise<void>;
}

/**
 * The store takes no changes (disk full, damaged, another version's): what this page has read stays on screen, and notes that could not be saved
 * stay in its memory, also when their box is gone, until they can.
 */
export const standstillModel = ({ write, look }: StandstillPorts) => {
  const bookNow = async (): Promise<string> => (await ask('book/list')).current;
  const reason = signal<string | null>(null);
  const unsaved = signal<ReadonlyMap<string, Unsaved>>(new Map());
  onAnswers((name, refused) => {
    if (refused !== undefined && STOPS.includes(refused)) reason.value = refused;
    else if (refused === undefined && WRITES.includes(name)) reason.value = null;
  });
  const keep = (noteId: string, note: Unsaved | null): void => {
    const next = new Map(unsaved.value);
    if (note) next.set(noteId, note);
    else if (!next.delete(noteId)) return;
    unsaved.value = next;
  };
  const writeNote = async (noteId: string, text: string, dossierId: string): Promise<void> => {
    try {
      await write(noteId, text, dossierId);
      keep(noteId, null);
    } catch (error) {
      // Gone is gone: whoever deleted the dossier decided that.
      const gone = (error as { reason?: string }).reason === 'gone';
      keep(noteId, gone ? null : { dossierId, text, book: await bookNow() });
      throw error;
    }
  };
  return {
    reason,
    unsaved,
    writeNote,
    /** What failed outside of the messages: this page reads the store itself too. @returns whether it stops everything */
    failed: (found: string): boolean => {
      if (!STOPS.includes(found)) return false;
      reason.value = found;
      return true;
    },
    /** Saves what is left over, then looks again. */
    retry: async (): Promise<void> => {
      reason.value = null;
      const here = await bookNow();
      for (const [noteId, { dossierId, text, book }] of unsaved.value)
        if (book === here) await writeNote(noteId, text, dossierId).catch(() => {});
      await look();
    },
    /** What was read is gone from the screen. Unsaved words wait for the next unlock; with another book taken up, they are not its. */
    rest: async (): Promise<void> => {
      reason.value = null;
      if (unsaved.value.size === 0) return;
      const here = await bookNow();
      for (const [noteId, { book }] of unsaved.value) if (book !== here) keep(noteId, null);
    },
  };
};
export type StandstillModel = ReturnType<typeof standstillModel>;

/** Is there anything to say? */
export const isStopped = ({ reason, unsaved }: StandstillModel): boolean =>
  reason.value !== null || unsaved.value.size > 0;
