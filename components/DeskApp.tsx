import { useState } from 'preact/hooks';
import type { DeskModel } from '../utils/counter/desk.ts';
import type { DueWords } from '../utils/deadline/words.ts';
import { t } from '../utils/i18n/ui.ts';
import { DeadlineTab, NotesTab, PapersTab } from './CaseViews.tsx';
import { groupId, showDate, showMoment } from './format.ts';
import { UnlockForm } from './Passphrase.tsx';
import { SettingsView } from './SettingsView.tsx';

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

const Detail = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
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
          <PapersTab model={model.dossier} iso={iso} />
        </section>
        <section class="card stack">
          <h2>{t('tab.notes')}</h2>
          <NotesTab model={model.dossier} />
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
        <button type="button" onClick={() => print()}>
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

const Due = ({ due }: { due: DueWords | undefined }) =>
  due ? <span class={`small tone-${due.tone}`}>{due.text}</span> : null;

/** 'Bàn làm việc': the dossiers on the left, the open one on the right; the address names it by its own id. */
export const DeskApp = ({ model, iso }: { model: DeskModel; iso: () => string }) => {
  const state = model.vault.value?.state;
  if (!state) return <main aria-busy="true" />;
  if (state === 'none') return <main class="page">{t('panel.noVault')}</main>;
  if (state === 'locked')
    return (
      <main class="page">
        <UnlockForm onOpen={model.openVault} />
      </main>
    );
  const rows = model.rows.value;
  return (
    <div class="desk">
      <nav class="desk-list stack no-print" aria-label={t('desk.dossiers')}>
        <p class="row">
          <strong class="grow brand">Trợ lý Một Cửa</strong>
          <button type="button" class="plain" onClick={() => model.go('cai-dat')}>
            {t('desk.settings')}
          </button>
          <button type="button" class="plain" onClick={() => void model.lock()}>
            {t('panel.lock')}
          </button>
        </p>
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
                  <Due due={model.dueOf(summary)} />
                </span>
                <span class="small">{name}</span>
                <span class="small muted">
                  {summary.people.map(({ fullName, personalId }) => fullName ?? personalId ?? '').join(', ')}
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
        {model.route.value === 'cai-dat' ? <SettingsView model={model} /> : <Detail model={model} iso={iso} />}
      </main>
    </div>
  );
};
