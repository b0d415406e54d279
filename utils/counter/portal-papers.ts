import { computed, effect, signal } from '@preact/signals';
import { ask } from '../messages/ask.ts';
import type { FrameReport, PaperMarks } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import { paperKey } from '../portal/papers.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import { dropProcedure, keepProcedure, readOffice, withOffice } from '../procedure/office.ts';
import type * as Comparing from '../procedure/page.ts';
import type { Procedure } from '../procedure/types.ts';
import type { CaseModel } from './case.ts';
import type { FormsModel } from './forms.ts';

interface Ports {
  settings: Area;
  /** yyyy-mm-dd */
  today: () => string;
  forms: FormsModel;
  dossier: CaseModel;
  /** The one procedure that the page names. */
  pageProcedure: { value: string | undefined };
}

const NOTHING: PaperMarks = { states: {}, done: 0, total: 0 };

/** The portal's own list of papers beside us: our states in its rows, where it differs from the catalogue, and taking it over. */
export const portalPapersModel = ({ settings, today, forms, dossier, pageProcedure }: Ports) => {
  const shipped = signal<readonly Procedure[]>([]);
  const office = signal<readonly Procedure[]>([]);
  const problem = signal<string | null>(null);
  /** Matching and comparing, loaded with the first page that prints papers. */
  const comparing = signal<typeof Comparing | null>(null);

  /** The frame with a list that was read, or at least refused. */
  const frame = computed<FrameReport | undefined>(() => {
    const listed = forms.frames.value.filter(({ allowed, shape }) => allowed && shape.papers);
    return listed.find(({ shape }) => shape.papers?.tables.length) ?? listed[0];
  });
  const page = computed(() => frame.value?.shape.papers);
  const whole = computed(() => !!page.value?.tables.length && !page.value.refused.length);
  const names = computed(() => page.value?.tables.flatMap(({ papers }) => papers.map(({ name }) => name)) ?? []);
  /** The list belongs to the procedure that is open: the page names it, or names none at all. */
  const mine = computed(() => {
    const code = dossier.procedure.value?.code;
    return code !== undefined && (pageProcedure.value ?? code) === code;
  });

  const marks = computed<PaperMarks>(() => {
    const [list, procedure] = [dossier.checklist.value, dossier.procedure.value];
    // Before there is a dossier nothing was looked at, and the page has nothing to show.
    if (!list || !procedure || !mine.value || !dossier.dossier.value || !comparing.value) return NOTHING;
    const rows = comparing.value.matchRows(procedure.papers, names.value);
    const states = [...rows].flatMap(([at, id]) => {
      const state = list.rows.find(({ paperId }) => paperId === id)?.state;
      return state ? [[paperKey(names.value[at] ?? ''), state] as const] : [];
    });
    return { states: Object.fromEntries(states), done: list.done, total: list.total };
  });

  effect(() => {
    if (!page.value || comparing.peek()) return;
    void import('../procedure/page.ts').then((loaded) => {
      comparing.value = loaded;
    });
  });

  let told = '';
  effect(() => {
    const [tabId, at, next] = [forms.tabId.value, frame.value, marks.value];
    if (tabId === undefined || !at) return;
    const { frameId, documentId } = at;
    const saying = JSON.stringify([tabId, frameId, documentId, next]);
    // A page that nothing was ever said to needs no word that there is nothing.
    if (saying === told || (!next.total && !told)) return;
    told = saying;
    void ask('page/marks', { tabId, frameId, documentId, ...next }).catch(() => {});
  });

  const use = (own: readonly Procedure[]): void => {
    office.value = own;
    dossier.catalogue.value = withOffice(shipped.value, own);
  };
  const attempt = async (work: () => Promise<readonly Procedure[]>): Promise<void> => {
    try {
      use(await work());
      problem.value = null;
    } catch (error) {
      problem.value = (error as { reason?: string }).reason ?? 'not-taken';
    }
  };
  const code = computed(() => (mine.value ? dossier.procedure.value?.code : pageProcedure.value));

  return {
    page,
    /** The list was read whole, so that it can stand in the place of ours. */
    whole,
    problem,
    /** The page names a procedure that nobody has, and prints its papers. */
    unknown: computed(() => {
      const named = pageProcedure.value;
      const known = named && findProcedure(dossier.catalogue.value, named);
      return named && !known && whole.value && dossier.lookup.value !== 'loading' ? named : undefined;
    }),
    differences: computed(() =>
      page.value && mine.value && dossier.procedure.value && comparing.value
        ? comparing.value.differences(dossier.procedure.value, page.value)
        : [],
    ),
    /** The open procedure is the office's own. */
    taken: computed(() => office.value.find((one) => one.code === dossier.procedure.value?.code)),

    /** Starts from the shipped catalogue. A damaged list of the office leaves it as it is, and says so. */
    load: async (catalogue: readonly Procedure[]): Promise<void> => {
      shipped.value = catalogue;
      use([]);
      await attempt(() => readOffice(settings));
    },
    /** Keeps the portal's list as the office's own, with its address and the day. */
    takeOver: async (): Promise<void> => {
      const [shape, of] = [frame.value?.shape, code.value];
      const list = page.value;
      if (!shape || !list || !whole.value || !of || !comparing.value) return;
      const known = findProcedure(dossier.catalogue.value, of);
      const taken = comparing.value.fromPage(known, list, {
        code: of,
        from: `${shape.origin}${shape.path}`,
        on: today(),
      });
      await attempt(() => keepProcedure(settings, taken));
      if (!problem.value && !dossier.dossier.value) dossier.procedureCode.value = of;
    },
    /** Ours holds again. */
    giveBack: async (): Promise<void> => {
      const of = dossier.procedure.value?.code;
      if (of) await attempt(() => dropProcedure(settings, of));
    },
  };
};
export type PortalPapersModel = ReturnType<typeof portalPapersModel>;
