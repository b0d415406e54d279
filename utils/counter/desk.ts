import { signal } from '@preact/signals';
import type { DossierEvent } from '../dossier/types.ts';
import { setLanguage } from '../i18n/ui.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import { readSettings, type Settings, writeSettings } from '../settings/settings.ts';
import type { Snippet } from '../snippet/expand.ts';
import { readSnippets, writeSnippets } from '../snippet/store.ts';
import { bulkModel } from './bulk.ts';
import { caseModel } from './case.ts';
import { type Column, readColumns, writeColumns } from './columns.ts';
import { type GateState, gateModel, readGate } from './gate.ts';
import { keepingModel } from './keeping.ts';
import { DESK_QUERY } from './keys.ts';
import { picking } from './picking.ts';
import type { BookReader } from './reader.ts';
import * as resources from './resources.ts';
import { shelfModel } from './shelf.ts';
import { standstillModel } from './standstill.ts';

export interface DeskPorts {
  settings: Area;
  /** Session memory: for what a page does with the sealed rows itself (backups, attachments). */
  session: Area;
  reader: BookReader;
  now: () => number;
  iso: () => string;
  newId: () => string;
  /** Puts the route into the address; it names a dossier by its own id, never by a name. */
  go: (route: string) => void;
}

/** The list is on screen by then; backups must not stand in its way. */
const AFTER_PAINT_MS = 1_000;

/** Working state of the desk tab: the list with its search, the open dossier, the settings. */
export const deskModel = (ports: DeskPorts) => {
  const vault = signal<GateState | null>(null);
  const route = signal('');
  const settings = signal<Settings | null>(null);
  const history = signal<{ id: string; events: DossierEvent[] } | null>(null);
  const columns = signal<readonly Column[]>([]);
  const dossier = caseModel({ ...ports, ...picking, draft: () => ({ host: '' }) });
  const shelf = shelfModel({
    reader: ports.reader,
    iso: ports.iso,
    catalogue: dossier.catalogue,
    briefs: resources.briefs,
    days: dossier.days,
    tick: dossier.tick,
  });
  const keeping = keepingModel({ ...ports, local: ports.settings });
  const bulk = bulkModel({ ...ports, shelf });
  const standstill = standstillModel({ write: dossier.writeNote, look: () => refresh() });

  const follow = async (next: string): Promise<void> => {
    route.value = next;
    const id = next.match(/^(?:ho-so|in\/[a-z]+)\/([0-9a-f-]{36})$/)?.[1];
    const code = next.match(/^in\/[a-z]+\/(\d\.\d{6})$/)?.[1];
    if (vault.value?.state !== 'open') return;
    history.value = null;
    dossier.procedureCode.value = code;
    try {
      if (id && dossier.dossier.value?.id !== id) await dossier.open(id);
    } catch (error) {
      // The address names another dossier than the one on screen would be.
      await dossier.show(null);
      if (!standstill.failed((error as { reason?: string }).reason ?? 'failed')) throw error;
    }
    if (!id) await dossier.show(null);
  };

  const loadUnits = async (): Promise<void> => {
    dossier.units.value ??= await resources.places();
  };

  const use = (next: Settings): void => {
    settings.value = next;
    void setLanguage(next.language);
    dossier.office.value = next.office;
    // The table of the country's units is wanted only where there is a commune to compare with.
    if (next.office.communeCode) void loadUnits();
  };

  /** The office changed its calendar or its rules: due dates follow at once. */
  const officeChanged = async (): Promise<void> => {
    const [catalogue, days, general] = await Promise.all([
      resources.procedures(),
      resources.calendar(),
      resources.generalChecks(),
    ]);
    dossier.general.value = general;
    dossier.catalogue.value = catalogue;
    dossier.days.value = days;
    shelf.renew();
  };

  const look = async (isLatest: () => boolean): Promise<void> => {
    const [set, chosen, state] = await Promise.all([
      readSettings(ports.settings),
      readColumns(ports.settings),
      readGate(),
    ]);
    if (!isLatest()) return;
    use(set);
    columns.value = chosen;
    vault.value = state;
    if (state.state !== 'open') {
      shelf.clear();
      bulk.forget();
      await standstill.rest();
      if (!isLatest()) return;
      history.value = null;
      await dossier.show(null);
      return;
    }
    const listing = shelf.load();
    listing.catch(() => {}); // heard in its turn, below
    const [snippets] = await Promise.all([readSnippets(ports.settings), officeChanged()]);
    if (!isLatest()) return;
    dossier.snippets.value = snippets;
    try {
      // A dossier is shown with its procedure, not before it.
      await Promise.all([follow(route.value), listing]);
    } catch (error) {
      if (!isLatest()) return;
      // Locked meanwhile; or the key is there and the book is not: another version's, or unreadable.
      const { reason = 'failed' } = error as { reason?: string };
      // What was read before stays on screen, to be looked through and carried out.
      if (shelf.dossiers.value.length && standstill.failed(reason)) return;
      const found: GateState = reason === 'locked' ? await readGate() : { state: 'broken', reason };
      if (isLatest()) vault.value = found;
      return;
    }
    setTimeout(() => void keeping.daily(), AFTER_PAINT_MS);
    const asked = await ports.session.get<string>(DESK_QUERY);
    if (asked === undefined) return;
    await ports.session.remove(DESK_QUERY);
    shelf.query.value = asked;
  };

  let latest: Promise<void> = Promise.resolve();
  let looks = 0;
  /**
   * Looks at the vault, and reads the book when it is open. An unlock is heard twice, as this page's answer and as the word to all pages: the look that
   * began last counts, and an earlier one neither reads the book as well nor puts an older state over a newer one.
   */
  const refresh = (): Promise<void> => {
    const turn = ++looks;
    const own = look(() => turn === looks).then(() => (turn === looks ? undefined : latest));
    latest = own;
    return own;
  };

  return {
    vault,
    gate: gateModel(vault, refresh),
    keeping,
    route,
    settings,
    dossier,
    shelf,
    bulk,
    standstill,
    history,
    columns,
    /** `yyyy-mm-dd` in Vietnam. */
    today: () => ports.iso().slice(0, 10),
    refresh,
    loadUnits,
    follow,
    go: ports.go,
    /** Where the office's own settings are kept. */
    area: ports.settings,
    iso: ports.iso,
    newId: ports.newId,
    /** All dossiers of the book, but those that turned out to be others. */
    summaries: shelf.dossiers,
    briefs: resources.briefs,
    whole: ports.reader.whole,
    shipped: resources.shippedProcedure,
    calendar: resources.calendar,
    officeChanged,
    /** Mã hồ sơ, '' while it has none; undefined when the dossier is not in the book any more. */
    codeOf: (dossierId: string): string | undefined => {
      const summary = shelf.dossiers.value.find(({ id }) => id === dossierId);
      return summary && (summary.code ?? '');
    },
    /** Prints what is on screen; the access log says so. */
    print: (dossierId: string): void => {
      void ask('log/note', { what: 'printed', dossierId }).catch(() => {});
      print();
    },
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
    lock: async (): Promise<void> => {
      await ask('vault/lock');
      await refresh();
    },
    remove: async (dossierId: string): Promise<void> => {
      await ask('dossier/delete', { dossierId });
      ports.go('ho-so');
    },
    /** Keeps the office's whole list; false: not in shape, nothing was kept. */
    saveSnippets: async (snippets: readonly Snippet[]): Promise<boolean> => {
      const kept = await writeSnippets(ports.settings, snippets);
      if (kept) dossier.snippets.value = snippets;
      return kept;
    },
    change: async (change: Partial<Settings>): Promise<void> => {
      use(await writeSettings(ports.settings, change));
    },
  };
};
export type DeskModel = ReturnType<typeof deskModel>;
