import { signal } from '@preact/signals';
import type { DossierEvent } from '../dossier/types.ts';
import { language } from '../i18n/ui.ts';
import { ask } from '../messages/ask.ts';
import type { VaultAnswer, VaultState } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import { readSettings, type Settings, writeSettings } from '../settings/settings.ts';
import { bulkModel } from './bulk.ts';
import { caseModel } from './case.ts';
import { type Column, readColumns, writeColumns } from './columns.ts';
import { DESK_QUERY } from './keys.ts';
import type { BookReader } from './reader.ts';
import * as resources from './resources.ts';
import { shelfModel } from './shelf.ts';

export interface DeskPorts {
  settings: Area;
  session: Area;
  reader: BookReader;
  now: () => number;
  iso: () => string;
  newId: () => string;
  /** Puts the route into the address; it names a dossier by its own id, never by a name. */
  go: (route: string) => void;
}

/** Working state of the desk tab: the list with its search, the open dossier, the settings. */
export const deskModel = (ports: DeskPorts) => {
  const vault = signal<VaultState | null>(null);
  const route = signal('');
  const settings = signal<Settings | null>(null);
  const history = signal<{ id: string; events: DossierEvent[] } | null>(null);
  const columns = signal<readonly Column[]>([]);
  const dossier = caseModel({ ...ports, draft: () => ({ host: '' }) });
  const shelf = shelfModel({
    reader: ports.reader,
    iso: ports.iso,
    catalogue: dossier.catalogue,
    days: dossier.days,
    tick: dossier.tick,
  });
  const bulk = bulkModel({ ...ports, shelf });

  const follow = async (next: string): Promise<void> => {
    route.value = next;
    const id = next.match(/^ho-so\/([0-9a-f-]{36})$/)?.[1];
    if (vault.value?.state !== 'open') return;
    history.value = null;
    if (id && dossier.dossier.value?.id !== id) await dossier.open(id);
    if (!id) await dossier.show(null);
  };

  const refresh = async (): Promise<void> => {
    const [set, chosen, state] = await Promise.all([
      readSettings(ports.settings),
      readColumns(ports.settings),
      ask('vault/state'),
    ]);
    settings.value = set;
    language.value = set.language;
    columns.value = chosen;
    vault.value = state;
    if (state.state !== 'open') {
      shelf.clear();
      bulk.forget();
      history.value = null;
      await dossier.show(null);
      return;
    }
    const opening = follow(route.value);
    const listing = shelf.load();
    const [catalogue, days] = await Promise.all([resources.procedures(), resources.calendar()]);
    dossier.catalogue.value = catalogue;
    dossier.days.value = days;
    shelf.renew();
    await Promise.all([opening, listing]);
    const asked = await ports.session.get<string>(DESK_QUERY);
    if (asked === undefined) return;
    await ports.session.remove(DESK_QUERY);
    shelf.query.value = asked;
  };

  return {
    vault,
    route,
    settings,
    dossier,
    shelf,
    bulk,
    history,
    columns,
    iso: ports.iso,
    newId: ports.newId,
    refresh,
    follow,
    go: ports.go,
    /** Another window, or this one, changed these dossiers. */
    heard: async (ids: string[] | undefined): Promise<void> => {
      if (vault.value?.state !== 'open') return;
      await Promise.all([shelf.heard(ids), dossier.heard(ids)]);
      const shown = history.value;
      if (shown && (!ids || ids.includes(shown.id)))
        history.value = { id: shown.id, events: await ask('dossier/history', { dossierId: shown.id }) };
    },
    showHistory: async (): Promise<void> => {
      const id = dossier.dossier.value?.id;
      history.value = history.value || !id ? null : { id, events: await ask('dossier/history', { dossierId: id }) };
    },
    showColumn: (column: Column, on: boolean): void => {
      columns.value = on ? [...columns.value, column] : columns.value.filter((other) => other !== column);
      void writeColumns(ports.settings, columns.value);
    },
    openVault: async (passphrase: string): Promise<VaultAnswer> => {
      const answer = await ask('vault/open', { passphrase });
      await refresh();
      return answer;
    },
    lock: async (): Promise<void> => {
      await ask('vault/lock');
      await refresh();
    },
    remove: async (dossierId: string): Promise<void> => {
      await ask('dossier/delete', { dossierId });
      ports.go('ho-so');
    },
    change: async (change: Partial<Settings>): Promise<void> => {
      settings.value = await writeSettings(ports.settings, change);
      language.value = settings.value.language;
    },
  };
};
export type DeskModel = ReturnType<typeof deskModel>;
