import type { DeskModel } from '../../utils/counter/desk.ts';
import { CLOSE_OUTCOMES, type CloseOutcome, type Dossier } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';

/** Closes the dossier at the desk with its outcome, or opens it again. */
export const CloseBar = ({ model, dossier }: { model: DeskModel; dossier: Dossier }) => {
  const set = (outcome: CloseOutcome | null) => void model.dossier.close(outcome).catch(() => {});
  if (dossier.closed)
    return (
      <button type="button" data-testid="reopen" onClick={() => set(null)}>
        {t('book.reopen')}
      </button>
    );
  return (
    <select
      class="short"
      aria-label={t('book.close')}
      data-testid="close"
      value=""
      onChange={(event) => {
        const outcome = event.currentTarget.value as CloseOutcome | '';
        event.currentTarget.value = '';
        if (outcome) set(outcome);
      }}
    >
      <option value="">{t('book.close')}</option>
      {CLOSE_OUTCOMES.map((outcome) => (
        <option key={outcome} value={outcome}>
          {t(`book.outcome.${outcome}`)}
        </option>
      ))}
    </select>
  );
};
