import '../../utils/i18n/papers.ts';
import { useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { expand, PLACEHOLDERS, type Snippet } from '../../utils/snippet/expand.ts';

const ROWS = 3;
/** Every known placeholder is filled, so what is left is written wrongly. */
const ALL = Object.fromEntries(PLACEHOLDERS.map((name) => [name, '…']));

/** The office's own sentences: '/name' in a note writes them out. Saved when a box is left; a list out of shape is said and not kept. */
export const SnippetSection = ({ model }: { model: DeskModel }) => {
  /** The list as it stands on screen, also while it is not in shape; null: as it is kept. */
  const [edited, setEdited] = useState<Snippet[] | null>(null);
  const rows = edited ?? [...model.dossier.snippets.value];
  const [bad, setBad] = useState(false);
  const save = (next: Snippet[]) => {
    setEdited(next);
    void model.saveSnippets(next).then((ok) => setBad(!ok));
  };
  const change = (at: number, part: Partial<Snippet>) =>
    save(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <section class="stack narrow">
      <h1>{t('settings.snippets')}</h1>
      <p class="small muted">{t('snippet.why', { names: PLACEHOLDERS.map((name) => `{${name}}`).join(' ') })}</p>
      {bad ? (
        <p class="note-box bad" role="alert">
          {t('snippet.bad')}
        </p>
      ) : null}
      <ul class="stack">
        {rows.map((row, at) => {
          const { left } = expand(row.text, ALL);
          return (
            // A row has no name of its own while it is being named.
            <li key={`row${String(at)}`} class="stack card" data-testid="snippet">
              <div class="row">
                <label class="grow">
                  {t('snippet.name')}
                  <input
                    autocomplete="off"
                    maxLength={20}
                    value={row.name}
                    onChange={(event) =>
                      change(at, { name: event.currentTarget.value.trim().replace(/^\//, '').toLowerCase() })
                    }
                  />
                </label>
                <button type="button" onClick={() => save(rows.toSpliced(at, 1))}>
                  {t('snippet.remove')}
                </button>
              </div>
              <label>
                {t('snippet.text')}
                <textarea
                  rows={ROWS}
                  autocomplete="off"
                  maxLength={4000}
                  value={row.text}
                  onChange={(event) => change(at, { text: event.currentTarget.value })}
                />
              </label>
              {left.length ? <p class="small tone-warn">{t('snippet.unknown', { names: left.join(' ') })}</p> : null}
            </li>
          );
        })}
      </ul>
      <button type="button" data-testid="snippet-add" onClick={() => setEdited([...rows, { name: '', text: '' }])}>
        {t('snippet.add')}
      </button>
    </section>
  );
};
