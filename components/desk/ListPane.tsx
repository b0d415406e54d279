import { useRef, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { isFiltered, LISTS } from '../../utils/dossier/lists.ts';
import { t } from '../../utils/i18n/ui.ts';
import { BulkBar } from './BulkBar.tsx';
import { Filters } from './Filters.tsx';
import { Rows, type RowsHandle } from './Rows.tsx';

/** The ready lists with their counts, search, filter, and the rows. */
export const ListPane = ({ model, narrow }: { model: DeskModel; narrow: boolean }) => {
  const { shelf } = model;
  const [filtering, setFiltering] = useState(false);
  const rows = useRef<RowsHandle | null>(null);
  const found = shelf.rows.value;
  const done = shelf.progress.value;
  const counts = shelf.counts.value;
  const empty = shelf.dossiers.value.length === 0;
  return (
    <nav class="desk-list no-print" aria-label={t('desk.dossiers')}>
      <fieldset class="row wrap lists" aria-label={t('book.lists')}>
        {LISTS.map((id) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={shelf.list.value === id}
            data-testid={`list-${id}`}
            onClick={() => {
              shelf.list.value = id;
            }}
          >
            {t(`book.list.${id}`)} <span class="count">{counts ? counts[id].toLocaleString('vi') : '…'}</span>
          </button>
        ))}
      </fieldset>
      <div class="row finder">
        <label class="grow">
          <span class="sr-only">{t('desk.search')}</span>
          <input
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder={t('book.search')}
            value={shelf.query.value}
            onInput={(event) => {
              shelf.query.value = event.currentTarget.value;
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') rows.current?.focus(0);
              else if (event.key === 'Enter' && found[0]) model.go(`ho-so/${found[0].id}`);
              else return;
              event.preventDefault();
            }}
          />
        </label>
        <button type="button" aria-expanded={filtering} data-testid="filters" onClick={() => setFiltering(!filtering)}>
          {isFiltered(shelf.filter.value) ? `● ${t('book.filter')}` : t('book.filter')}
        </button>
        <a class="button" href="#/ho-so/moi" data-testid="new-dossier">
          ＋ {t('book.new')}
        </a>
      </div>
      {filtering ? <Filters model={model} /> : null}
      {shelf.damaged.value ? (
        <p class="note-box bad small" role="alert">
          {t('desk.damaged', { n: shelf.damaged.value })}
        </p>
      ) : null}
      {done === null ? null : (
        <label class="small muted">
          {t('book.reading')} <progress max={1} value={done} />
        </label>
      )}
      <p class="sr-only" role="status">
        {shelf.query.value ? t('book.found', { n: found.length }) : ''}
      </p>
      <BulkBar model={model} />
      {found.length ? <Rows model={model} rows={found} narrow={narrow} handle={rows} /> : null}
      {found.length === 0 && done === null ? <p class="muted">{empty ? t('desk.empty') : t('desk.noMatch')}</p> : null}
    </nav>
  );
};
