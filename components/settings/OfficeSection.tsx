import '../../utils/i18n/papers.ts';
import { useEffect, useState } from 'preact/hooks';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import type { Unit } from '../../utils/places/types.ts';
import type { Office } from '../../utils/settings/settings.ts';
import { fold } from '../../utils/text/fold.ts';

const LINES = ['name', 'address', 'phone', 'hours'] as const;
/** More than these do not help to choose. */
const MOST = 8;

/** Communes whose name and province hold all the words, without accents too. */
const findUnits = (units: Iterable<Unit>, query: string): Unit[] => {
  const words = fold(query).split(' ').filter(Boolean);
  if (!words.length) return [];
  const found: Unit[] = [];
  for (const unit of units) {
    const text = fold(`${unit.name} ${unit.province}`);
    if (words.every((word) => text.includes(word)) && found.push(unit) > MOST) break;
  }
  return found;
};

const Commune = ({ model, office, set }: { model: DeskModel; office: Office; set: (office: Office) => void }) => {
  const [query, setQuery] = useState('');
  const table = model.dossier.units.value;
  useEffect(() => void model.loadUnits(), []);
  const own = table?.units.get(office.communeCode);
  const found = table ? findUnits(table.units.values(), query) : [];
  return (
    <fieldset class="stack">
      <legend>{t('office.commune')}</legend>
      <p class="row" data-testid="own-commune">
        <strong class="grow">{own ? `${own.name}, ${own.province}` : t('office.noCommune')}</strong>
        {own ? (
          <button type="button" onClick={() => set({ ...office, communeCode: '' })}>
            {t('office.clear')}
          </button>
        ) : null}
      </p>
      <label>
        {t('office.find')}
        <input
          type="search"
          autocomplete="off"
          data-testid="find-commune"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      <ul>
        {found.slice(0, MOST).map((unit) => (
          <li key={unit.code}>
            <button
              type="button"
              class="wide"
              onClick={() => {
                setQuery('');
                set({ ...office, communeCode: unit.code });
              }}
            >
              {unit.name} <span class="small muted">{unit.province}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST ? <p class="small muted">{t('office.more')}</p> : null}
    </fieldset>
  );
};

/** The office as its papers name it, and its own commune. Saved when a box is left. */
export const OfficeSection = ({ model }: { model: DeskModel }) => {
  const settings = model.settings.value;
  if (!settings) return null;
  const { office } = settings;
  const set = (next: Office) => void model.change({ office: next });
  return (
    <section class="stack narrow">
      <h1>{t('settings.office')}</h1>
      <p class="small muted">{t('office.why')}</p>
      {LINES.map((line) => (
        <label key={line}>
          {t(`office.${line}`)}
          <input
            autocomplete="off"
            maxLength={line === 'phone' ? 60 : line === 'name' ? 200 : 300}
            data-testid={`office-${line}`}
            defaultValue={office[line]}
            onChange={(event) => set({ ...office, [line]: event.currentTarget.value.trim() })}
          />
        </label>
      ))}
      <Commune model={model} office={office} set={set} />
    </section>
  );
};
