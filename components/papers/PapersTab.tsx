import '../../utils/i18n/papers.ts';
import { useEffect } from 'preact/hooks';
import type { CaseModel } from '../../utils/counter/case.ts';
import type { PortalPapersModel } from '../../utils/counter/portal-papers.ts';
import { t } from '../../utils/i18n/ui.ts';
import { CaseProblem } from '../CaseProblem.tsx';
import { OfficeMarks } from '../office/OfficeMarks.tsx';
import { ProcedureChoice, pick, receptionDay } from '../ProcedureChoice.tsx';
import { ProcedureFacts, ProcedureWarnings } from '../ProcedureFacts.tsx';
import { CaseQuestions } from './CaseQuestions.tsx';
import { ChecklistView } from './ChecklistView.tsx';
import { ComesOut, type PaperWays } from './ComesOut.tsx';
import { Findings } from './Findings.tsx';
import { FromPortal, UnknownProcedure } from './FromPortal.tsx';

/** A refusal is said by the model's own problem line. */
const quietly = (work: Promise<void>): void => void work.catch(() => {});

interface Props {
  model: CaseModel;
  iso: () => string;
  ways: PaperWays;
  /** The portal's page beside us; absent at the desk. */
  portal?: PortalPapersModel;
}

/** Case, papers, what the law says about these people, and what comes out of it. */
export const PapersTab = ({ model, iso, ways, portal }: Props) => {
  const { checklist, procedure, checks, dossier, papers } = model;
  useEffect(() => void model.loadRules(), []);
  if (!procedure.value || !checklist.value)
    return (
      <div class="stack">
        {portal ? <UnknownProcedure portal={portal} /> : null}
        <ProcedureChoice model={model} />
      </div>
    );
  return (
    <div class="stack">
      <CaseProblem model={model} />
      <ProcedureWarnings
        procedure={procedure.value}
        day={receptionDay(model, iso)}
        onPick={(code) => pick(model, code)}
      />
      <OfficeMarks corrections={procedure.value.byOffice ?? []} />
      <CaseQuestions
        questions={model.questions.value}
        cases={dossier.value?.cases ?? {}}
        onChoose={(question, when) => quietly(papers.choose(question, when))}
      />
      {portal ? <FromPortal portal={portal} /> : null}
      <Findings findings={checks.value} />
      <ChecklistView
        checklist={checklist.value}
        offers={papers.offers.value}
        onSet={(id, state) => quietly(papers.setPaper(id, state))}
        onDetail={(id, detail) => quietly(papers.setDetail(id, detail))}
        onUndo={papers.undoable.value ? () => quietly(papers.undo()) : undefined}
      />
      <ComesOut model={model} ways={ways} />
      <ProcedureFacts procedure={procedure.value} />
      <p class="small muted">{t('procedure.source', { source: procedure.value.source, asOf: procedure.value.asOf })}</p>
    </div>
  );
};
