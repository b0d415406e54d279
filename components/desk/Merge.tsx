import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { searcher } from '../../utils/dossier/search.ts';
import type { Dossier, DossierSummary } from '../../utils/dossier/types.ts';
import { t } from '../../utils/i18n/ui.ts';

const MOST = 8;

/** Two dossiers turned out to be one: finds the other, shows both side by side, and takes it in. It can be taken back. */
export const Merge = ({ model, dossier, onDone }: { model: DeskModel; dossier: Dossier; onDone: () => void }) => {
  const [query, setQuery] = useState(dossier.people[0]?.citizen.fullName ?? '');
  const [other, setOther] = useState<DossierSummary | null>(null);
  const [search] = useState(() => searcher(model.shelf.nameOf));
  const found = query.trim()
    ? search
        .find(model.shelf.dossiers.value, query)
        .filter(({ id }) => id !== dossier.id)
        .slice(0, MOST)
    : [];
  const words = ({ code, people, procedureCode }: DossierSummary) =>
    [
      code ?? t('dossier.noCode'),
      model.shelf.nameOf(procedureCode),
      people.map(({ fullName, personalId }) => fullName ?? personalId ?? '').join(', '),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section class="card stack" data-testid="merge-box">
      <h2>{t('book.merge')}</h2>
      <p class="small muted">{t('book.mergeWhat')}</p>
      {other ? (
        <>
          <p class="note-box warn">{t('book.mergeAsk', { other: words(other) })}</p>
          <p class="row">
            <button
              type="button"
              class="primary"
              data-testid="merge-yes"
              onClick={() => void model.dossier.merge(other.id).then(onDone)}
            >
              {t('book.mergeYes')}
            </button>
            <button type="button" onClick={() => setOther(null)}>
              {t('book.cancel')}
            </button>
          </p>
        </>
      ) : (
        <>
          <label>
            <span class="small muted">{t('book.mergeFind')}</span>
            <input
              type="search"
              autocomplete="off"
              data-testid="merge-find"
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
          <ul>
            {found.map((summary) => (
              <li key={summary.id}>
                <button type="button" class="wide" data-testid="merge-with" onClick={() => setOther(summary)}>
                  {words(summary)}
                </button>
              </li>
            ))}
          </ul>
          {query.trim() && found.length === 0 ? <p class="muted small">{t('desk.noMatch')}</p> : null}
        </>
      )}
    </section>
  );
};
