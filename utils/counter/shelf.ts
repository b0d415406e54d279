import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Calendar } from '../calendar/types.ts';
import { deadlineOf, type Limited } from '../deadline/of-dossier.ts';
import { hasEnded } from '../deadline/of-portal.ts';
import type { Deadline } from '../deadline/types.ts';
import { type DueWords, dueWords } from '../deadline/words.ts';
import {
  countsOf,
  type Filter,
  type ListId,
  type ListPorts,
  NO_FILTER,
  rowsOf,
  type Sort,
  type Standing,
  sorted,
  usualSort,
} from '../dossier/lists.ts';
import { searcher } from '../dossier/search.ts';
import type { DossierSummary } from '../dossier/types.ts';
import { ask } from '../messages/ask.ts';
import type { Brief } from '../procedure/brief.ts';
import { codeOf, findProcedure } from '../procedure/catalogue.ts';
import { onDay } from '../procedure/corrections.ts';
import type { Procedure } from '../procedure/types.ts';
import type { BookReader } from './reader.ts';

export interface ShelfPorts {
  reader: BookReader;
  iso: () => string;
  /** The procedures at hand. */
  catalogue: Pick<ReadonlySignal<readonly Procedure[]>, 'peek'>;
  /** All procedures in short, read when a dossier is of one that is not at hand. */
  briefs: () => Promise<readonly Brief[]>;
  days: { readonly value: Calendar | null };
  /** A minute went by. */
  tick: { readonly value: number };
}

/** So many dossiers without a packed copy make the next opening slow enough to pack again. */
const LOOSE = 300;
/** Rows that are worked through in one go between other work. */
const SLICE = 1_000;
/** The first rows are on screen by then. */
const AFTER_PAINT_MS = 50;
/** More changes at once than this: reading everything is quicker. */
const MANY = 2_000;

/** What a list needs of a procedure. */
export type Listable = Limited & Pick<Brief, 'name' | 'field'>;

/** The list of the desk: all dossiers in memory while the vault is open, what is shown of them, and what is chosen. */
export const shelfModel = ({ reader, iso, catalogue, briefs, days, tick }: ShelfPorts) => {
  const dossiers = signal<readonly DossierSummary[]>([]);
  const damaged = signal(0);
  /** While the book is read: share that is done, 0 to 1. */
  const progress = signal<number | null>(null);
  const query = signal('');
  const list = signal<ListId>('all');
  const filter = signal<Filter>(NO_FILTER);
  const sortBy = signal<Sort | null>(null);
  const sort = computed(() => sortBy.value ?? usualSort(list.value));
  const chosen = signal<ReadonlySet<string>>(new Set());

  /** Counts what names and clocks were worked out from: another catalogue or calendar, more procedures. */
  const version = signal(0);
  /** Those that are not at hand, by code; undefined: nobody knows it. */
  const strange = new Map<string, Brief | undefined>();
  const procedures = new Map<string, Listable | undefined>();
  const procedureOf = (code: string): Listable | undefined => {
    version.value;
    if (!procedures.has(code)) procedures.set(code, findProcedure(catalogue.peek(), code) ?? strange.get(code));
    return procedures.get(code);
  };
  const nameOf = (code: string): string => {
    const procedure = procedureOf(code);
    return (procedure?.own ? onDay(procedure, iso()) : procedure)?.name ?? code;
  };

  const deadline = (summary: DossierSummary): Deadline | undefined => {
    const procedure = procedureOf(summary.procedureCode);
    if (!days.value || !procedure) return undefined;
    try {
      return deadlineOf(summary, procedure, days.value, iso());
    } catch {
      return undefined; // contradicting moments: the dossier itself says so
    }
  };
  // When a dossier is due does not depend on when it is asked; a change of the dossier is another summary.
  let standings = new WeakMap<DossierSummary, Standing>();
  const standing = (summary: DossierSummary): Standing => {
    let known = standings.get(summary);
    if (!known) {
      const found = deadline(summary);
      known = { dueAt: found?.dueAt ?? null, waiting: found?.waitingFor === 'supplement' && !found.endedAt };
      standings.set(summary, known);
    }
    return known;
  };
  const dueOf = (summary: DossierSummary): DueWords | undefined => {
    tick.value;
    const found = deadline(summary);
    if (found && days.value) return dueWords(found, days.value);
    // The portal says that it is over; when it ended is not known here, so no verdict on time.
    const { portal } = summary;
    return portal?.status && hasEnded(portal) ? { text: portal.status, tone: 'muted' } : undefined;
  };

  let search = searcher(nameOf);
  const ports = (): ListPorts => ({
    standing,
    fieldOf: (code) => procedureOf(code)?.field ?? '',
    now: iso(),
  });

  const listed = computed(() => {
    tick.value;
    version.value;
    const rows = rowsOf(list.value, dossiers.value, filter.value, ports());
    return sorted(rows, sort.value, standing, nameOf);
  });
  const rows = computed(() => search.find(listed.value, query.value));
  /** The counts need the clock of every dossier: they come after the first rows are on screen. */
  const settled = signal(false);
  const counts = computed(() => {
    tick.value;
    version.value;
    return settled.value ? countsOf(dossiers.value, ports()) : null;
  });
  const tags = computed(() => {
    const found = new Map<string, number>();
    for (const each of dossiers.value) for (const tag of each.tags) found.set(tag, (found.get(tag) ?? 0) + 1);
    return [...found].sort(([, a], [, b]) => b - a).map(([tag]) => tag);
  });

  /** Folds the texts of the search between other work, so that the first key finds them ready. */
  const warm = (from = 0): void => {
    const all = dossiers.value;
    if (from >= all.length) return;
    setTimeout(() => {
      if (dossiers.value === all) warm(search.warm(all, from, SLICE));
    }, 0);
  };

  /** Works the clocks out between other work; the counts come when all of them are known, and the texts of the search after them. */
  const settle = (from = 0): void => {
    const all = dossiers.value;
    setTimeout(() => {
      if (dossiers.value !== all) return;
      for (const each of all.slice(from, from + SLICE)) standing(each);
      if (from + SLICE < all.length) return settle(from + SLICE);
      settled.value = true;
      warm();
    }, 0);
  };

  const renew = (): void => {
    procedures.clear();
    standings = new WeakMap();
    search = searcher(nameOf);
    version.value++;
  };

  /** Name and limits of procedures that are not at hand; a code that nobody knows is asked for once. */
  const know = async (codes: Iterable<string>): Promise<void> => {
    if (catalogue.peek().length === 0) return; // asked for again when it is there
    const missing = [...new Set(codes)].filter((code) => code && !strange.has(code) && !procedureOf(code));
    if (missing.length === 0) return;
    try {
      const byCode = new Map((await briefs()).map((brief) => [brief.code, brief]));
      for (const code of missing) strange.set(code, byCode.get(codeOf(code) ?? ''));
      renew();
    } catch {
      // A damaged catalogue: the list shows codes instead of names, and opens.
    }
  };
  const knowListed = (): Promise<void> => know(dossiers.peek().map(({ procedureCode }) => procedureCode));

  const visible = (found: readonly DossierSummary[]) =>
    found.some(({ mergedInto }) => mergedInto !== undefined)
      ? found.filter(({ mergedInto }) => mergedInto === undefined)
      : found;

  const put = (next: readonly DossierSummary[]): void => {
    dossiers.value = next;
    if (chosen.value.size === 0) return;
    const there = new Set(next.map(({ id }) => id));
    chosen.value = new Set([...chosen.value].filter((id) => there.has(id)));
  };

  /** Counts the locks: what was asked for before one and comes after it is nobody's to see. */
  let locks = 0;

  /** Reads the whole book. */
  const load = async (): Promise<void> => {
    const before = locks;
    progress.value = 0;
    try {
      const found = await reader.list((done, total) => {
        progress.value = total ? done / total : 1;
      });
      if (locks !== before) return;
      batch(() => {
        put(visible(found.dossiers));
        damaged.value = found.damaged.length;
      });
      void knowListed();
      setTimeout(settle, AFTER_PAINT_MS);
      if (found.loose > LOOSE) void ask('book/pack').catch(() => {});
    } finally {
      progress.value = null;
    }
  };

  let reading: Promise<unknown> = Promise.resolve();
  /** These dossiers changed, were made or deleted, here or in another window. */
  const heard = (ids: readonly string[] | undefined): Promise<unknown> => {
    // One that failed, because a lock came between, must not stop those after it.
    reading = reading
      .catch(() => {})
      .then(async () => {
        if (!ids || ids.length > MANY) return load();
        const before = locks;
        const wanted = new Set(ids);
        const fresh = visible(await reader.some(ids));
        if (locks !== before) return;
        const rest = dossiers.value.filter(({ id }) => !wanted.has(id));
        const order = (a: DossierSummary, b: DossierSummary) => (a.updatedAt < b.updatedAt ? 1 : -1);
        // What was changed now stands in front, unless the clock was set back or a register of last year was taken in.
        const newest = rest[0]?.updatedAt ?? '';
        const first = fresh.filter(({ updatedAt }) => updatedAt >= newest).sort(order);
        const among = fresh.filter(({ updatedAt }) => updatedAt < newest);
        put([...first, ...(among.length ? [...rest, ...among].sort(order) : rest)]);
        void know(fresh.map(({ procedureCode }) => procedureCode));
        if (settled.value) warm();
        else settle();
      });
    return reading.catch(() => {});
  };

  return {
    dossiers,
    damaged,
    progress,
    query,
    list,
    filter,
    sort,
    sortBy,
    chosen,
    rows,
    counts,
    tags,
    dueOf,
    standing,
    procedureOf,
    nameOf,
    load,
    heard,
    /** Another catalogue or calendar: what was worked out from the old one counts no longer. */
    renew: (): void => {
      renew();
      void knowListed();
    },
    know,
    /** The vault was locked: nobody stays in memory. */
    clear: (): void => {
      locks++;
      batch(() => {
        dossiers.value = [];
        query.value = '';
        chosen.value = new Set();
        filter.value = NO_FILTER;
        damaged.value = 0;
        settled.value = false;
      });
      search.forget();
      standings = new WeakMap();
    },
  };
};
export type ShelfModel = ReturnType<typeof shelfModel>;
