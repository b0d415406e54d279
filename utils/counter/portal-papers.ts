import { computed, effect, signal } from '@preact/signals';
import { ask } from '../messages/ask.ts';
import type { FrameReport, PaperMarks } from '../messages/protocol.ts';
import type { Area } from '../platform/area.ts';
import { paperKey } from '../portal/papers.ts';
import { findProcedure } from '../procedure/catalogue.ts';
import type { Correction, What } from '../procedure/corrections.ts';
import { changeOffice, readOffice } from '../procedure/office.ts';
import type * as Comparing from '../procedure/page.ts';
import type { Procedure } from '../procedure/types.ts';
import type { CaseModel } from './case.ts';
import type { FormsModel } from './forms.ts';

interface Ports {
  settings: Area;
  /** yyyy-mm-dd */
  today: () => string;
  /** The procedures at hand, as the office has them now. */
  procedures: () => Promise<Procedure[]>;
  /** As shipped, without what the office says. */
  shipped: (code: string) => Promise<Procedure | undefined>;
  forms: FormsModel;
  dossier: CaseModel;
  /** The one procedure that the page names. */
  pageProcedure: { value: string | undefined };
}

/** What a whole list of the portal speaks of. */
const REPLACED: readonly What[] = ['limit', 'paper', 'fee', 'procedure'];

const NOTHING: PaperMarks = { states: {}, done: 0, total: 0 };

/** The portal's own list of papers beside us: our states in its rows, where it differs from the catalogue, and taking it over. */
export const portalPapersModel = ({ settings, today, procedures, shipped, forms, dossier, pageProcedure }: Ports) => {
  const office = signal<readonly Correction[]>([]);
  /** What stood here before the last list was taken over. */
  const before = signal<readonly Correction[] | null>(null);
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

  const attempt = async (work: () => Promise<readonly Correction[]>): Promise<void> => {
    try {
      office.value = await work();
      problem.value = null;
    } catch (error) {
      problem.value = (error as { reason?: string }).reason ?? 'not-taken';
    }
    dossier.catalogue.value = await procedures();
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
    /** The open procedure is a portal's list that the office took over. */
    taken: computed(() =>
      office.value
        .flatMap((one) => (one.what === 'procedure' && one.code === dossier.procedure.value?.code ? [one.value] : []))
        .at(0),
    ),

    /** Reads what the office says. A damaged list of the office leaves the catalogue as it is, and says so. */
    load: (): Promise<void> => attempt(() => readOffice(settings)),
    /**
     * Keeps the portal's list as the office's own, with its address and the day. What the office said of single rows before is about another
     * list: it goes, and comes back when the list is given back in the same turn.
     */
    takeOver: async (): Promise<void> => {
      const [shape, of] = [frame.value?.shape, code.value];
      const list = page.value;
      if (!shape || !list || !whole.value || !of || !comparing.value) return;
      const { fromPage, printOf } = comparing.value;
      const from = `${shape.origin}${shape.path}`;
      await attempt(async () => {
        const ours = await shipped(of);
        const value = fromPage(ours, list, { code: of, from, on: today() });
        const taken: Correction = {
          what: 'procedure',
          code: of,
          basis: value.source,
          on: today(),
          value,
          ...(ours ? { was: printOf(ours) } : {}),
        };
        before.value = office.value;
        return changeOffice(settings, (all) => [
          ...all.filter((one) => one.code !== of || !REPLACED.includes(one.what)),
          taken,
        ]);
      });
      if (!problem.value && !dossier.dossier.value) dossier.procedureCode.value = of;
    },
    /** What held before holds again. */
    giveBack: async (): Promise<void> => {
      const of = dossier.procedure.value?.code;
      if (!of) return;
      const back = (before.value ?? []).filter((one) => one.code === of && REPLACED.includes(one.what));
      await attempt(() =>
        changeOffice(settings, (all) => [
          ...all.filter((one) => one.code !== of || !REPLACED.includes(one.what)),
          ...back,
        ]),
      );
      before.value = null;
    },
  };
};
export type PortalPapersModel = ReturnType<typeof portalPapersModel>;
