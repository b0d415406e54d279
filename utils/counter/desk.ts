import { computed, signal } from '@preact/signals';
import { deadlineOf } from '../deadline/of-dossier.ts';
import { type DueWords, dueWords } from '../deadline/words.ts';
import type { DossierSummary } from '../dossier/types.ts';
import { language } from '../i18n/ui.ts';
import { ask } from '../messages/ask.ts';
import type { Area } from '../platform/area.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import { readSettings, type Settings, writeSettings } from '../settings/settings.ts';
import { fold } from '../text/fold.ts';
import { caseModel } from './case.ts';
import { type GateState, gateModel, readGate } from './gate.ts';
import { keepingModel } from './keeping.ts';
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
  const dossier = caseModel({ ...ports, draft: () => ({ host: '' }) });

  const keeping = keepingModel({ ...ports, local: ports.settings });

  const dueOf = (summary: DossierSummary): DueWords | undefined => {
    dossier.tick.value; // a minute went by
    const days = dossier.days.value;
    const procedure = findProcedure(dossier.catalogue.value, summary.procedureCode);
    if (!days || !procedure) return undefined;
    try {
      const deadline = deadlineOf(summary, procedure, days, ports.iso());
      return deadline && dueWords(deadline, days);
    } catch {
      return undefined;
    }
  };

  const all = computed(() =>
    summaries.value.map((summary): DeskRow => {
      const name = findProcedure(dossier.catalogue.value, summary.procedureCode)?.name ?? summary.procedureCode;
      const people = summary.people.map(({ fullName, personalId }) => `${fullName ?? ''} ${personalId ?? ''}`);
      return { summary, name, text: fold([summary.code, name, ...people].join(' ')) };
    }),
  );
  const found = computed(() => {
    const words = fold(query.value).split(' ').filter(Boolean);
    return all.value.filter(({ text }) => words.every((word) => text.includes(word)));
  });
  const rows = computed(() => found.value.slice(0, DRAWN));

  const loadList = async (): Promise<void> => {
    const list = await ask('dossier/list');
    summaries.value = list.dossiers;
    damaged.value = list.damaged.length;
  };

  const follow = async (next: string): Promise<void> => {
    route.value = next;
    const id = next.match(/^ho-so\/([0-9a-f-]{36})$/)?.[1];
    if (vault.value?.state !== 'open') return;
    if (id && dossier.dossier.value?.id !== id) await dossier.open(id);
    if (!id) await dossier.show(null);
  };

  const refresh = async (): Promise<void> => {
    settings.value = await readSettings(ports.settings);
    language.value = settings.value.language;
    vault.value = await readGate();
    if (vault.value.state !== 'open') {
      summaries.value = [];
      await dossier.show(null);
      return;
    }
    const [catalogue, days] = await Promise.all([resources.procedures(), resources.calendar()]);
    dossier.catalogue.value = catalogue;
    dossier.days.value = days;
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
    refresh,
    loadList,
    follow,
    go: ports.go,
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
    change: async (change: Partial<Settings>): Promise<void> => {
      settings.value = await writeSettings(ports.settings, change);
      language.value = settings.value.language;
    },
  };
};
export type DeskModel = ReturnType<typeof deskModel>;
