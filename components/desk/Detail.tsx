import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { Attachments } from '../Attachments.tsx';
import { DeadlineTab, NotesTab, PapersTab } from '../CaseViews.tsx';
import { groupId, showDate, showMoment } from '../format.ts';

const PeopleOf = ({ model }: { model: DeskModel }) => (
  <ul class="stack">
    {model.dossier.dossier.value?.people.map(({ role, citizen }) => (
      <li key={role}>
        <span class="muted small">{t(`role.${role}`)}</span>
        <br />
        <strong>{citizen.fullName ?? t('person.noName')}</strong>
        <br />
        <span class="small">
          {[citizen.personalId ? groupId(citizen.personalId) : '', showDate(citizen.birthDate), citizen.address]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </li>
    ))}
  </ul>
);

/** The open dossier: its people, deadline, papers and notes. */
export const Detail = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const { dossier, procedure } = model.dossier;
  const [asking, setAsking] = useState(false);
  const current = dossier.value;
  if (!current) return <p class="muted">{t('desk.pick')}</p>;
  return (
    <article class="stack" data-testid="dossier" data-id={current.id}>
      <header>
        <h1>{procedure.value?.name ?? t('page.noProcedure')}</h1>
        <p class="muted">
          {[current.code ?? t('dossier.noCode'), current.procedureCode, t(`channel.${current.channel}`)].join(' · ')}
        </p>
      </header>
      <div class="columns">
        <section class="card stack">
          <h2>{t('desk.people')}</h2>
          {current.people.length ? <PeopleOf model={model} /> : <p class="muted small">{t('desk.nobody')}</p>}
        </section>
        <section class="card stack">
          <h2>{t('tab.deadline')}</h2>
          <DeadlineTab model={model.dossier} iso={iso} />
        </section>
        <section class="card stack">
          <h2>{t('tab.papers')}</h2>
          <PapersTab model={model.dossier} />
        </section>
        <section class="card stack">
          <h2>{t('tab.notes')}</h2>
          <NotesTab model={model.dossier} />
        </section>
        <section class="card stack no-print">
          <Attachments keeping={model.keeping} dossierId={current.id} />
        </section>
      </div>
      <p class="row no-print">
        {current.resultAt ? (
          <span class="grow tone-ok">✓ {t('desk.resultAt', { at: showMoment(current.resultAt) })}</span>
        ) : (
          <button type="button" disabled={!current.receivedAt} onClick={() => void model.dossier.setResult(iso())}>
            {t('desk.result')}
          </button>
        )}
        <button type="button" onClick={() => model.print(current.id)}>
          {t('desk.print')}
        </button>
        {asking ? (
          <>
            <span class="tone-bad">{t('desk.deleteAsk')}</span>
            <button
              type="button"
              class="danger"
              onClick={() => void model.remove(current.id).then(() => setAsking(false))}
            >
              {t('desk.deleteYes')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('desk.deleteNo')}
            </button>
          </>
        ) : (
          <button type="button" class="danger" onClick={() => setAsking(true)}>
            {t('desk.delete')}
          </button>
        )}
      </p>
    </article>
  );
};
