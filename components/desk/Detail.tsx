import { useEffect, useState } from 'preact/hooks';
import { t } from '../../utils/i18n/ui.ts';
import { Attachments } from '../Attachments.tsx';
import { DeadlineTab } from '../DeadlineTab.tsx';
import { showMoment } from '../format.ts';
import { NotesTab } from '../NotesTab.tsx';
import { PapersTab } from '../papers/PapersTab.tsx';
import { CloseBar } from './CloseBar.tsx';
import { DetailHead } from './DetailHead.tsx';
import { History } from './History.tsx';
import { Merge } from './Merge.tsx';
import { OnPortalLine, PapersOnPortalList } from './OnPortal.tsx';
import { People } from './People.tsx';
import type { ViewProps } from './views.ts';

/** The open dossier: what it is, its people, deadline, papers, notes, history. */
export const Detail = ({ model, iso }: ViewProps) => {
  const { dossier } = model;
  const [asking, setAsking] = useState(false);
  const [merging, setMerging] = useState(false);
  const current = dossier.dossier.value;
  useEffect(() => {
    setAsking(false);
    setMerging(false);
  }, [current?.id]);
  if (!current) return <p class="muted">{t('desk.pick')}</p>;
  if (current.mergedInto)
    return (
      <p class="note-box" data-testid="merged-into">
        {t('book.mergedInto')} <a href={`#/ho-so/${current.mergedInto}`}>{t('book.openOther')}</a>
      </p>
    );
  return (
    <article class="stack" data-testid="dossier" data-id={current.id}>
      <DetailHead model={model} dossier={current} key={current.id} />
      {current.portal ? <OnPortalLine portal={current.portal} /> : null}
      {current.portalPapers ? <PapersOnPortalList listed={current.portalPapers} /> : null}
      <div class="columns">
        <section class="card stack">
          <h2>{t('desk.people')}</h2>
          <People model={model} dossier={current} />
        </section>
        <section class="card stack">
          <h2>{t('tab.deadline')}</h2>
          <DeadlineTab model={dossier} iso={iso} />
        </section>
        <section class="card stack">
          <h2>{t('tab.papers')}</h2>
          <PapersTab
            model={dossier}
            iso={iso}
            ways={{
              copy: (text) => void navigator.clipboard.writeText(text),
              print: (kind, of) => model.go(`in/${kind}/${of}`),
            }}
          />
        </section>
        <section class="card stack">
          <h2>{t('tab.notes')}</h2>
          <NotesTab model={dossier} write={model.standstill.writeNote} iso={iso} />
        </section>
        <section class="card stack no-print">
          <Attachments keeping={model.keeping} dossierId={current.id} />
        </section>
      </div>
      <p class="row wrap no-print">
        {current.resultAt ? (
          <span class="grow tone-ok">✓ {t('desk.resultAt', { at: showMoment(current.resultAt) })}</span>
        ) : null}
        <CloseBar model={model} dossier={current} />
        <button type="button" onClick={() => model.print(current.id)}>
          {t('desk.print')}
        </button>
        <button
          type="button"
          aria-expanded={model.history.value !== null}
          data-testid="history-open"
          onClick={() => void model.showHistory()}
        >
          {t('book.history')}
        </button>
        <button type="button" aria-expanded={merging} data-testid="merge-open" onClick={() => setMerging(!merging)}>
          {t('book.merge')}
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
      {merging ? <Merge model={model} dossier={current} onDone={() => setMerging(false)} /> : null}
      {current.merged.length ? (
        <ul class="stack" data-testid="merged">
          {current.merged.map((id) => (
            <li key={id} class="note-box row small">
              <span class="grow">{t('book.mergedHere')}</span>
              <button type="button" onClick={() => void dossier.unmerge(id)}>
                {t('book.unmerge')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {model.history.value?.id === current.id ? <History model={model} events={model.history.value.events} /> : null}
    </article>
  );
};
