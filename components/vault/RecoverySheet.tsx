import { t } from '../../utils/i18n/ui.ts';
import { showMoment } from '../format.ts';

interface Props {
  /** Eight groups of four. It is on this page only, until the page is closed. */
  recoveryKey: string;
  madeAt: string;
  onDone?: () => void;
}

/** The recovery sheet: printed alone, whatever else the page shows. */
export const RecoverySheet = ({ recoveryKey, madeAt, onDone }: Props) => {
  const groups = recoveryKey.split('-');
  return (
    <section class="card stack sheet" data-testid="sheet" aria-labelledby="sheet-title">
      <h2 id="sheet-title">{t('sheet.title')}</h2>
      <p>{t('sheet.lead')}</p>
      <ol class="sheet-key mono" aria-label={t('recover.key')} data-testid="sheet-key">
        {groups.map((group, at) => (
          <li key={at}>{group}</li>
        ))}
      </ol>
      <p class="small muted">{t('sheet.letters')}</p>
      <p class="note-box warn">{t('sheet.keep')}</p>
      <p class="small muted">{t('sheet.made', { at: showMoment(madeAt) })}</p>
      <p class="row no-print">
        <button type="button" class="primary" data-testid="sheet-print" onClick={() => print()}>
          {t('sheet.print')}
        </button>
        {onDone ? (
          <button type="button" data-testid="sheet-done" onClick={onDone}>
            {t('sheet.done')}
          </button>
        ) : null}
      </p>
    </section>
  );
};
