import { type ReadonlySignal, signal } from '@preact/signals';
import type { Draft } from '../dossier/events.ts';
import { procedureOf } from '../lists/clock.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import type { DossierRow, RowDates } from '../portal/types.ts';
import type { CaseModel } from './case.ts';
import { OPEN_ROW } from './keys.ts';

interface Ports {
  area: Area;
  host: ReadonlySignal<string>;
  /** Code of the one dossier that the page is about. */
  pageCode: ReadonlySignal<string | undefined>;
  dossier: CaseModel;
  /** Is the vault open? */
  isOpen: () => boolean;
}

/** Reception as the row shows it, when it shows the hour. */
export const receivedBy = ({ receivedAt, channel }: RowDates): Pick<Draft, 'received'> =>
  receivedAt && receivedAt.length > 10 ? { received: { receivedAt, channel: channel ?? 'counter' } } : {};

/** The panel's side of an officer's list: whether its rows may be kept, and the row whose chip was pressed. */
export const listsModel = ({ area, host, pageCode, dossier, isOpen }: Ports) => {
  /** Rows that wait for the first decision about this portal. */
  const pending = signal<DossierRow[]>([]);
  /** How many dossiers the decision added or changed. */
  const kept = signal<number | null>(null);
  /** A row that is in no dossier of ours yet. */
  const picked = signal<RowDates | null>(null);

  const refresh = async (): Promise<void> => {
    pending.value = host.value ? await ask('list/pending', { host: host.value }) : [];
  };

  /** A dossier that stands here unsaved was kept from a list meanwhile: it is that one, not a second. */
  const adopt = async (): Promise<void> => {
    const code = picked.value?.code ?? pageCode.value;
    if (!isOpen() || dossier.dossier.value || !code) return;
    const [known] = await ask('dossier/find', { code });
    if (!known || dossier.dossier.value) return;
    picked.value = null;
    await dossier.adopt(known.id);
  };

  return {
    pending,
    kept,
    picked,
    refresh,
    adopt,
    /** Opens the dossier of the row whose chip was pressed; one that we do not have yet can be saved from here. */
    takeRow: async (): Promise<void> => {
      const row = isOpen() ? await area.get<RowDates>(OPEN_ROW) : undefined;
      if (!row) return; // while locked it waits for the passphrase
      await area.remove(OPEN_ROW);
      const [known] = await ask('dossier/find', { code: row.code });
      picked.value = known ? null : row;
      if (known) {
        await dossier.open(known.id);
        return;
      }
      await dossier.show(null);
      dossier.procedureCode.value = procedureOf(dossier.catalogue.value, row)?.code;
    },
    decide: async (keep: boolean): Promise<void> => {
      const changed = await ask('list/decide', { host: host.value, keep });
      pending.value = [];
      kept.value = keep ? changed : null;
      await adopt();
    },
    clear: (): void => {
      pending.value = [];
      kept.value = null;
      picked.value = null;
    },
  };
};
export type ListsModel = ReturnType<typeof listsModel>;
