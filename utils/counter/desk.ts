import { computed, signal } from '@preact/signals';
import { deadlineOf, type Limited } from '../deadline/of-dossier.ts';
import { type DueWords, dueWords } from '../deadline/words.ts';
import type { DossierSummary } from '../dossier/types.ts';
import { setLanguage } from '../i18n/ui.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import type { Brief } from '../procedure/brief.ts';
import { codeOf, findProcedure } from '../procedure/catalogue.ts';
import { officeCatalogue } from '../procedure/office.ts';
import { readSettings, type Settings, writeSettings } from '../settings/settings.ts';
import type { Snippet } from '../snippet/expand.ts';
import { readSnippets, writeSnippets } from '../snippet/store.ts';
import { fold } from '../text/fold.ts';
import { caseModel } from './case.ts';
import { type GateState, gateModel, readGate } from './gate.ts';
import { keepingModel } from './keeping.ts';
import { picking } from './picking.ts';
import * as resources from './resources.ts';

export interface DeskPorts {
  settings: Area;
  /** Session memory: for what a page does with the sealed rows itself (backups, attachments). */
  session: Area;
  now: () => number;
  iso: () => string;
  newId: () => string;
  /** Puts the route into the address; it names a dossier by its own id, never by a name. */
  go: (route: string) => void;
}

export interface DeskRow {
  summary: DossierSummary;
  /** Name of the procedure. */
  name: string;
  /** Folded code, name and people, for the search. */
  text: string;
}

/** The list is on screen by then; backups must not stand in its way. */
const AFTER_PAINT_MS = 1_000;
/** Rows drawn at once; the search narrows what does not fit. */
const DRAWN = 200;

/** Working state of the desk tab: the list with its search, the open dossier, the settings. */
export const deskModel = (ports: DeskPorts) => {
  const vault = signal<GateState | null>(null);
  const summaries = signal<DossierSummary[]>([]);
  const damaged = signal(0);
  const query = signal('');
  const route = signal('');
  const settings = signal<Settings | null>(null);
  const dossier = caseModel({
    ...ports,
    ...picking,
    draft: () => ({ host: '' }),
  });
  /** Name and limits of the procedures in the list that are not at hand whole. */
  const briefs = signal<ReadonlyMap<string, Brief>>(new Map());
  const procedureOf = (code: string): (Limited & { name: string }) | undefined =>
    findProcedure(dossier.catalogue.value, code) ?? briefs.value.get(codeOf(code) ?? '');

  const keeping = keepingModel({ ...ports, local: ports.settings });

  const dueOf = (summary: DossierSummary): DueWords | undefined => {
    dossier.tick.value; // a minute went by
    const days = dossier.days.value;
    const procedure = procedureOf(summary.procedureCode);
    if (!days || !procedure) return undefined;
    try {
      const deadline = deadlineOf(summary, procedure, days, ports.iso());
      return deadline && dueWords(deadline, days);
    } catch {
      return undefined;
    }
  };

  const all = computed(() => {
    const names = new Map<string, string>();
    const nameOf = (code: string): string => {
      const name = names.get(code) ?? procedureOf(code)?.name ?? code;
      names.set(code, name);
      return name;
    };
    return summaries.value.map((summary): DeskRow => {
      const name = nameOf(summary.procedureCode);
      const people = summary.people.map(({ fullName, personalId }) => `${fullName ?? ''} ${personalId ?? ''}`);
      const { applicant, procedureName } = summary.portal ?? {};
      return {
        summary,
        name: name || procedureName || '',
        text: fold([summary.code, name || procedureName, applicant, ...people].join(' ')),
      };
    });
  });
  const found = computed(() => {
    const words = fold(query.value).split(' ').filter(Boolean);
    return all.value.filter(({ text }) => words.every((word) => text.includes(word)));
  });
  const rows = computed(() => found.value.slice(0, DRAWN));

  const loadBriefs = async (codes: ReadonlySet<string>): Promise<void> => {
    const strange = new Set([...codes].filter((code) => code && !procedureOf(code)).map((code) => codeOf(code)));
    if (strange.size === 0) return;
    try {
      const all = (await resources.briefs()).filter(({ code }) => strange.has(code));
      briefs.value = new Map([...briefs.value, ...all.map((brief) => [brief.code, brief] as const)]);
    } catch {
      // A damaged catalogue: the list shows codes instead of names, and opens.
    }
  };

  const loadList = async (): Promise<void> => {
    const list = await ask('dossier/list');
    await loadBriefs(new Set(list.dossiers.map(({ procedureCode }) => procedureCode)));
    summaries.value = list.dossiers;
    damaged.value = list.damaged.length;
  };

  const follow = async (next: string): Promise<void> => {
    route.value = next;
    const id = next.match(/^(?:ho-so|in\/[a-z]+)\/([0-9a-f-]{36})$/)?.[1];
    const code = next.match(/^in\/[a-z]+\/(\d\.\d{6})$/)?.[1];
    if (vault.value?.state !== 'open') return;
    dossier.procedureCode.value = code;
    if (id && dossier.dossier.value?.id !== id) await dossier.open(id);
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
      resources.procedures().then((shipped) => officeCatalogue(shipped, ports.settings)),
      resources.calendar(),
      resources.generalChecks(),
    ]);
    dossier.general.value = general;
    dossier.catalogue.value = catalogue;
    dossier.days.value = days;
  };

  const refresh = async (): Promise<void> => {
    use(await readSettings(ports.settings));
    vault.value = await readGate();
    if (vault.value.state !== 'open') {
      summaries.value = [];
      await dossier.show(null);
      return;
    }
    dossier.snippets.value = await readSnippets(ports.settings);
    await officeChanged();
    try {
      await loadList();
    } catch (error) {
      // Locked meanwhile; or the key is there and the book is not: another version's, or unreadable.
      const { reason = 'failed' } = error as { reason?: string };
      vault.value = reason === 'locked' ? await readGate() : { state: 'broken', reason };
      return;
    }
    await follow(route.value);
    setTimeout(() => void keeping.daily(), AFTER_PAINT_MS);
  };

  return {
    vault,
    gate: gateModel(vault, refresh),
    keeping,
    damaged,
    query,
    route,
    rows,
    found,
    dueOf,
    settings,
    dossier,
    /** `yyyy-mm-dd` in Vietnam. */
    today: () => ports.iso().slice(0, 10),
    refresh,
    loadList,
    loadUnits,
    follow,
    go: ports.go,
    /** Where the office's own settings are kept. */
    area: ports.settings,
    iso: ports.iso,
    newId: ports.newId,
    summaries,
    officeChanged,
    /** Mã hồ sơ, '' while it has none; undefined when the dossier is not in the book any more. */
    codeOf: (dossierId: string): string | undefined => {
      const summary = summaries.value.find(({ id }) => id === dossierId);
      return summary && (summary.code ?? '');
    },
    /** Prints what is on screen; the access log says so. */
    print: (dossierId: string): void => {
      void ask('log/note', { what: 'printed', dossierId }).catch(() => {});
      print();
    },
    lock: async (): Promise<void> => {
      await ask('vault/lock');
      await refresh();
    },
    remove: async (dossierId: string): Promise<void> => {
      await ask('dossier/delete', { dossierId });
      await loadList();
      ports.go('');
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
