import { useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';
import { searchProcedures } from '../utils/procedure/catalogue.ts';
import type { Procedure } from '../utils/procedure/types.ts';

/** Finds a procedure by code, name or everyday words, when the page does not name one. */
export const ProcedurePicker = ({ catalogue, onPick }: { catalogue: Procedure[]; onPick: (code: string) => void }) => {
  const [query, setQuery] = useState('');
  const found = query.trim() ? searchProcedures(catalogue, query).slice(0, 8) : [];
  return (
    <section class="stack">
      <label>
        {t('procedure.find')}
        <input
          type="search"
          autocomplete="off"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <ul>
        {found.map(({ code, name }) => (
          <li key={code}>
            <button type="button" class="wide" onClick={() => onPick(code)}>
              {name} <span class="small muted">{code}</span>
            </button>
          </li>
        ))}
      </ul>
      {query.trim() && found.length === 0 ? <p class="muted">{t('procedure.none')}</p> : null}
    </section>
  );
};
