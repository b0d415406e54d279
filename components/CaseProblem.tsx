import type { CaseModel } from '../utils/counter/case.ts';
import { refusal } from '../utils/i18n/ui.ts';

/** A failed write is said where the officer looks; what was typed stays on screen. */
export const CaseProblem = ({ model }: { model: CaseModel }) =>
  model.problem.value ? (
    <p class="note-box bad" role="alert">
      {refusal(model.problem.value)}
    </p>
  ) : null;
