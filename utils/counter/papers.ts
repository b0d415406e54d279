import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PortalOffer, portalOffers } from '../checklist/portal-offers.ts';
import type { Checklist, PaperDetail, PaperState } from '../checklist/types.ts';
import { limitOf } from '../deadline/of-dossier.ts';
import * as make from '../dossier/events.ts';
import type { Dossier, DossierEvent } from '../dossier/types.ts';
import type { Limit, Procedure, Question } from '../procedure/types.ts';

export type MakeEvent = (stamp: make.Stamp) => DossierEvent;

interface Ports {
  dossier: ReadonlySignal<Dossier | null>;
  procedure: ReadonlySignal<Procedure | undefined>;
  checklist: ReadonlySignal<Checklist | undefined>;
  /** Writes all of them at once; resolves when they are on disk. */
  change: (...events: MakeEvent[]) => Promise<void>;
}

interface Step {
  dossierId: string | undefined;
  back: MakeEvent[];
}

const NO_OFFERS: ReadonlyMap<string, PortalOffer> = new Map();
/** How many changes of one dossier can be taken back. */
const MOST = 100;

/** An answer may say which of the procedure's limits applies; undefined: the question is not about limits. */
const limitBy = (question: Question, when: string, limits: readonly Limit[]): Limit | undefined => {
  const about = question.answers.some((answer) => answer.when && limits.some((limit) => limit.case === answer.when));
  return about ? limits.find((limit) => limit.case === when) : undefined;
};

/** The papers' side of a dossier: case, states, details, and taking the last change back. A step back is an event like any other. */
export const papersModel = ({ dossier, procedure, checklist, change }: Ports) => {
  /** Comparing with the portal's list, loaded with the first dossier that has one. */
  const comparing = signal<typeof portalOffers | null>(null);
  effect(() => {
    if (!dossier.value?.portalPapers || comparing.peek()) return;
    void import('../checklist/portal-offers.ts').then((loaded) => {
      comparing.value = loaded.portalOffers;
    });
  });
  /** States that the portal's list of this dossier's papers offers, by paper. */
  const offers = computed<ReadonlyMap<string, PortalOffer>>(() => {
    const [listed, list] = [dossier.value?.portalPapers, checklist.value];
    return listed && list && comparing.value ? comparing.value(list.rows, listed.papers) : NO_OFFERS;
  });
  const steps = signal<readonly Step[]>([]);
  const undoable = computed(() => {
    const id = dossier.value?.id;
    return id !== undefined && steps.value.at(-1)?.dossierId === id;
  });

  const act = async (events: MakeEvent[], back: MakeEvent[]): Promise<void> => {
    await change(...events);
    const dossierId = dossier.value?.id;
    const kept = steps.value.filter((step) => step.dossierId === dossierId);
    steps.value = [...kept, { dossierId, back }].slice(-MOST);
  };
  const stateOf = (paperId: string) => dossier.value?.papers[paperId] ?? null;
  const detailOf = (paperId: string) => dossier.value?.details?.[paperId] ?? {};

  return {
    undoable,
    offers,

    setPaper: (paperId: string, state: PaperState | null): Promise<void> => {
      const before = stateOf(paperId);
      return act([(stamp) => make.paperSet(stamp, paperId, state)], [(stamp) => make.paperSet(stamp, paperId, before)]);
    },

    setDetail: (paperId: string, detail: PaperDetail): Promise<void> => {
      const before = detailOf(paperId);
      return act(
        [(stamp) => make.paperDetail(stamp, paperId, detail)],
        [(stamp) => make.paperDetail(stamp, paperId, before)],
      );
    },

    /** Answers a question about the case; null takes the answer back. The limit that belongs to it is chosen with it. */
    choose: (question: Question, when: string | null): Promise<void> => {
      const known = dossier.value;
      const before = known?.cases?.[question.id] ?? null;
      const events: MakeEvent[] = [(stamp) => make.caseChosen(stamp, question.id, when)];
      const back: MakeEvent[] = [(stamp) => make.caseChosen(stamp, question.id, before)];
      const of = procedure.value;
      const limit = of && limitBy(question, when ?? '', of.limits);
      const usual = of && limitOf(known ?? {}, of);
      if (limit && limit.id !== usual?.id) {
        events.push((stamp) => make.limitChosen(stamp, limit.id));
        if (usual) back.push((stamp) => make.limitChosen(stamp, usual.id));
      }
      return act(events, back);
    },

    /** Takes the last change of this dossier's papers back; nothing to take back: does nothing. */
    undo: async (): Promise<void> => {
      const last = steps.value.at(-1);
      if (!last || !undoable.value) return;
      steps.value = steps.value.slice(0, -1);
      await change(...last.back);
    },
  };
};
