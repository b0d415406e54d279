import type { CaseModel } from '../utils/counter/case.ts';
import { t } from '../utils/i18n/ui.ts';
import { ProcedurePicker } from './ProcedurePicker.tsx';

/** yyyy-MM-dd: the day by which a procedure is judged; today before the reception. */
export const receptionDay = (model: CaseModel, iso: () => string): string =>
  (model.dossier.value?.receivedAt ?? iso()).slice(0, 10);

/** A procedure that is named but not there says why; any other can be searched. */
export const ProcedureChoice = ({ model }: { model: CaseModel }) => {
  const lookup = model.lookup.value;
  return (
    <div class="stack">
      {lookup === 'done' ? null : (
        <p class={lookup === 'loading' ? 'muted' : 'note-box warn'} role="status" data-testid="lookup">
          {t(`lookup.${lookup}`)}
        </p>
      )}
      {lookup === 'loading' ? null : (
        <ProcedurePicker open={model.finder} shelf={model.shelf} onPick={(code) => pick(model, code)} />
      )}
    </div>
  );
};

/** Before there is a dossier only the screen changes. */
export const pick = (model: CaseModel, code: string): void => {
  if (model.dossier.value) void model.setProcedure(code);
  else model.procedureCode.value = code;
};
