import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import type { OnPortal } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';
import { Attachments } from '../Attachments.tsx';
import { DeadlineTab, NotesTab } from '../CaseViews.tsx';
import { groupId, showDate, showMoment, showWhen } from '../format.ts';
import { PapersTab } from '../papers/PapersTab.tsx';

const PeopleOf = ({ model }: { model: DeskModel }) => (
  <ul class="stack">
    {model.dossier.dossier.value?.people.map(({ role, citizen }, at) => (
      <li key={`${role} ${citizen.personalId ?? at}`}>
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

/** What the portal's list last showed, and when that was seen. */
const OnPortalLine = ({ portal }: { portal: OnPortal }) => (
  <p class="small" data-testid="on-portal">
    <span class="muted">
      {t('list.onPortal')} ({showMoment(portal.seenAt)}):{' '}
    </span>
    {[
      portal.applicant,
      portal.status,
      portal.step,
      portal.appointmentAt && t('list.appointment', { at: showWhen(portal.appointmentAt) }),
    ]
      .filter(Boolean)
      .join(' · ')}
  </p>
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
        <h1>{procedure.value?.name ?? current.portal?.procedureName ?? t('page.noProcedure')}</h1>
        <p class="muted">
          {[current.code ?? t('dossier.noCode'), current.procedureCode, t(`channel.${current.channel}`)].join(' · ')}
        </p>
        {current.portal ? <OnPortalLine portal={current.portal} /> : null}
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
          <PapersTab
            model={model.dossier}
            iso={iso}
            ways={{
              copy: (text) => void navigator.clipboard.writeText(text),
              print: (kind, of) => model.go(`in/${kind}/${of}`),
            }}
          />
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
        ) : null}
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
