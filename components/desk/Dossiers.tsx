import type { DeskModel } from '../../utils/counter/desk.ts';
import { hasEnded } from '../../utils/deadline/of-portal.ts';
import type { DueWords } from '../../utils/deadline/words.ts';
import type { DossierSummary } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { Detail } from './Detail.tsx';

const Due = ({ due }: { due: DueWords | undefined }) =>
  due ? <span class={`small tone-${due.tone}`}>{due.text}</span> : null;

/** The portal says that it is over; when it ended is not known here, so no verdict on time. */
const ended = ({ portal }: DossierSummary): DueWords | undefined =>
  portal?.status && hasEnded(portal) ? { text: portal.status, tone: 'muted' } : undefined;

/** The dossiers on the left, the open one on the right. */
export const Dossiers = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const rows = model.rows.value;
  return (
    <div class="desk">
      <nav class="desk-list stack no-print" aria-label={t('desk.dossiers')}>
        <label>
          <span class="sr-only">{t('desk.search')}</span>
          <input
            type="search"
            autocomplete="off"
            placeholder={t('desk.search')}
            value={model.query.value}
            onInput={(event) => {
              model.query.value = event.currentTarget.value;
            }}
          />
        </label>
        {model.damaged.value ? (
          <p class="note-box bad small" role="alert">
            {t('desk.damaged', { n: model.damaged.value })}
          </p>
        ) : null}
        <ul>
          {rows.map(({ summary, name }) => (
            <li key={summary.id}>
              <button
                type="button"
                class={`wide item ${summary.id === model.dossier.dossier.value?.id ? 'on' : ''}`}
                data-testid="dossier-row"
                onClick={() => model.go(`ho-so/${summary.id}`)}
              >
                <span class="row">
                  <strong class="grow">{summary.code ?? t('dossier.noCode')}</strong>
                  <Due due={model.dueOf(summary) ?? ended(summary)} />
                </span>
                <span class="small">{name}</span>
                <span class="small muted">
                  {summary.people.map(({ fullName, personalId }) => fullName ?? personalId ?? '').join(', ') ||
                    summary.portal?.applicant}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {model.found.value.length > rows.length ? (
          <p class="small muted">{t('desk.more', { n: model.found.value.length - rows.length })}</p>
        ) : null}
        {rows.length === 0 ? <p class="muted">{model.query.value ? t('desk.noMatch') : t('desk.empty')}</p> : null}
      </nav>
      <main class="desk-main">
        <Detail model={model} iso={iso} />
      </main>
    </div>
  );
};
