import type { ListsModel } from '../utils/counter/lists.ts';
import { t } from '../utils/i18n/ui.ts';
import type { PortalPaper } from '../utils/portal/types.ts';
import { showWhen } from './format.ts';

const PREVIEWED = 3;
/** Names of papers that the preview spells out. */
const NAMED = 5;

const papersOf = (papers: readonly PortalPaper[]): string =>
  t('list.papers', {
    n: papers.length,
    papers: [...papers.slice(0, NAMED).map(({ name }) => name), ...(papers.length > NAMED ? ['…'] : [])].join('; '),
  });

/** Asked once a portal: may the rows of its lists be kept, with what would be stored of the first ones. */
export const ListQuestion = ({ model, host }: { model: ListsModel; host: string }) => {
  const rows = model.pending.value;
  const kept = model.kept.value;
  if (rows.length === 0)
    return (
      <p class="note-box small" role="status" data-testid="list-kept">
        {t('list.kept', { n: kept ?? 0 })}
      </p>
    );
  return (
    <section class="note-box stack" data-testid="list-question" aria-label={t('list.ask', { host })}>
      <h2>{t('list.ask', { host })}</h2>
      <p class="small">{t('list.what', { n: rows.length })}</p>
      <ul class="stack small">
        {rows.slice(0, PREVIEWED).map((row) => (
          <li key={row.code}>
            <strong>{row.code}</strong>
            <br />
            {[
              row.procedureName,
              row.applicant,
              row.receivedAt && t('list.received', { at: showWhen(row.receivedAt) }),
              row.appointmentAt && t('list.appointment', { at: showWhen(row.appointmentAt) }),
              row.step,
              row.status,
              row.steps && t('list.steps', { steps: row.steps.map(({ name }) => name).join(', ') }),
              row.papers && papersOf(row.papers),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      {rows.length > PREVIEWED ? <p class="small muted">{t('list.more', { n: rows.length - PREVIEWED })}</p> : null}
      <p class="small muted">{t('list.never')}</p>
      <p class="row">
        <button type="button" data-testid="list-yes" onClick={() => void model.decide(true)}>
          {t('list.yes')}
        </button>
        <button type="button" class="plain" data-testid="list-no" onClick={() => void model.decide(false)}>
          {t('list.no')}
        </button>
      </p>
    </section>
  );
};
