import { computed, signal } from '@preact/signals';
import { imported, newDossier } from '../dossier/events.ts';
import { type Field, guessMapping, headingRow, type Mapping } from '../exchange/columns.ts';
import { type Checked, checkRows } from '../exchange/rows.ts';
import { ask, Refused } from '../messages/ask.ts';
import type { Brief } from '../procedure/brief.ts';
import { type Encoding, readSheet, SheetError, type SheetFile } from '../sheet/read.ts';
import type { ShelfModel } from './shelf.ts';

export interface IntakePorts {
  iso: () => string;
  newId: () => string;
  shelf: ShelfModel;
  /** All procedures in short: a register names any of them. */
  briefs: () => Promise<readonly Brief[]>;
}

/** Dossiers that are made in one transaction; a cancel waits for the one under way. */
const AT_ONCE = 250;

export type IntakeState = 'empty' | 'reading' | 'preview' | 'running' | 'done';

/** An office's register on its way into the book: a file, its columns, the check of every row, then batches. */
export const intakeModel = ({ iso, newId, shelf, briefs }: IntakePorts) => {
  const state = signal<IntakeState>('empty');
  const refused = signal<string | null>(null);
  const name = signal('');
  const file = signal<SheetFile | null>(null);
  const encoding = signal<Encoding>('auto');
  const headings = signal(0);
  const mapping = signal<Mapping>({});
  const done = signal({ added: 0, total: 0, cancelled: false });
  const catalogue = signal<readonly Brief[]>([]);
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  let cancelled = false;

  const rows = computed(() => file.value?.rows.slice(headings.value + 1) ?? []);
  const checked = computed((): Checked | null => {
    if (!file.value) return null;
    return checkRows(rows.value, headings.value + 2, mapping.value, {
      catalogue: catalogue.value,
      book: shelf.dossiers.peek(),
      today: iso().slice(0, 10),
    });
  });

  const setHeadings = (at: number): void => {
    headings.value = at;
    mapping.value = guessMapping(file.value?.rows[at] ?? []);
  };

  const read = async (): Promise<void> => {
    if (!bytes) return;
    state.value = 'reading';
    refused.value = null;
    file.value = null;
    try {
      catalogue.value = await briefs().catch(() => []);
      file.value = await readSheet(bytes, encoding.value);
      setHeadings(headingRow(file.value.rows));
      state.value = 'preview';
    } catch (error) {
      refused.value = error instanceof SheetError ? error.reason : 'unreadable';
      state.value = 'empty';
    }
  };

  return {
    state,
    refused,
    name,
    file,
    encoding,
    headings,
    mapping,
    rows,
    checked,
    done,
    take: async (chosen: File): Promise<void> => {
      name.value = chosen.name;
      encoding.value = 'auto';
      bytes = new Uint8Array(await chosen.arrayBuffer());
      await read();
    },
    setEncoding: (next: Encoding): Promise<void> => {
      encoding.value = next;
      return read();
    },
    setHeadings,
    /** `column` undefined: the field is not in the file. */
    setColumn: (field: Field, column: number | undefined): void => {
      const { [field]: _, ...rest } = mapping.value;
      mapping.value = column === undefined ? rest : { ...rest, [field]: column };
    },
    /** Makes the dossiers of all good rows. What a batch made stays when a later one is cancelled or fails. */
    run: async (): Promise<void> => {
      const good = checked.value?.good ?? [];
      if (state.value !== 'preview' || good.length === 0) return;
      cancelled = false;
      state.value = 'running';
      done.value = { added: 0, total: good.length, cancelled: false };
      try {
        for (let start = 0; start < good.length && !cancelled; start += AT_ONCE) {
          const dossiers = good.slice(start, start + AT_ONCE).map(({ draft }) => {
            const dossierId = newId();
            const first = newDossier({ ...draft, dossierId }, iso(), newId);
            return { dossierId, events: [imported({ id: newId(), dossierId, at: iso() }, first)] };
          });
          const { added } = await ask('dossier/import', { dossiers });
          done.value = { ...done.value, added: done.value.added + added };
        }
        done.value = { ...done.value, cancelled };
      } catch (error) {
        refused.value = error instanceof Refused ? error.reason : 'failed';
        done.value = { ...done.value, cancelled: true };
      } finally {
        state.value = 'done';
        bytes = null;
        file.value = null;
      }
    },
    cancel: (): void => {
      cancelled = true;
    },
    forget: (): void => {
      cancelled = true;
      bytes = null;
      file.value = null;
      refused.value = null;
      name.value = '';
      state.value = 'empty';
    },
  };
};
export type IntakeModel = ReturnType<typeof intakeModel>;
