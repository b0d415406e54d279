import { useEffect, useState } from 'preact/hooks';
import { unitTable } from '../../utils/counter/resources.ts';
import { t } from '../../utils/i18n/ui.ts';
import { type ChangeProblem, changeProblem, type UnitChange, writtenUnit } from '../../utils/places/changes.ts';
import type { Places } from '../../utils/places/table.ts';
import { local } from '../../utils/platform/area.ts';
import { readUnitChanges, writeUnitChanges } from '../../utils/settings/unit-changes.ts';
import { DayField } from '../DayField.tsx';
import { readDate, showDate } from '../format.ts';

const LIST = 'units-list';

/** "Phường Kiến Hưng, Thành phố Hà Nội (10015)": what the list offers and what is read back. */
const written = (places: Places, code: string): string => {
  const unit = places.units.get(code);
  return unit ? `${unit.name}, ${unit.province} (${unit.code})` : code;
};

type Problem = ChangeProblem | 'bad-date';

/** A change as it was typed, or the word for what is wrong with it. */
const readForm = (form: HTMLFormElement, places: Places): UnitChange | Problem => {
  const typed = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
  const which = writtenUnit(typed('which'), places.units);
  if (!which) return 'unknown-unit';
  const becomes = typed('becomes')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const known = writtenUnit(line, places.units);
      return known ? { code: known.code } : { code: which.code, name: line.trim().normalize('NFC') };
    });
  const on = readDate(typed('on'));
  if (!on) return 'bad-date';
  return becomes.length ? { code: which.code, becomes, on, basis: typed('basis') } : 'unknown-unit';
};

/** Changes of communes that the office knows before an update does; saved as made, the last one can be taken back. */
export const UnitChangesView = () => {
  const [places, setPlaces] = useState<Places | null>(null);
  const [changes, setChanges] = useState<UnitChange[]>([]);
  const [before, setBefore] = useState<UnitChange[] | null>(null);
  const [damaged, setDamaged] = useState(false);
  const [problem, setProblem] = useState<Problem | ''>('');
  const [on, setOn] = useState('');

  useEffect(() => {
    void unitTable().then(setPlaces);
    void readUnitChanges(local).then((kept) => {
      setChanges(kept.changes);
      setDamaged(kept.damaged);
    });
  }, []);
  if (!places) return <p aria-busy="true" />;

  const keep = async (next: UnitChange[], undo: UnitChange[] | null) => {
    await writeUnitChanges(local, next);
    setChanges(next);
    setBefore(undo);
    setDamaged(false);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const change = readForm(form, places);
    const wrong = typeof change === 'string' ? change : changeProblem(places.units, [...changes, change]);
    setProblem(wrong ?? '');
    if (wrong || typeof change === 'string') return;
    void keep([...changes, change], changes).then(() => {
      form.reset();
      setOn('');
    });
  };

  return (
    <section class="stack narrow">
      <h1>{t('units.title')}</h1>
      <p>{t('units.asOf', { month: places.asOf.split('-').reverse().join('/') })}</p>
      {damaged ? <p class="note-box bad">{t('units.damaged')}</p> : null}
      {changes.length === 0 ? <p class="muted">{t('units.none')}</p> : null}
      <ul class="stack">
        {changes.map((change) => (
          <li key={change.code} class="row card" data-testid="unit-change">
            <span class="grow">
              {t('units.line', {
                before: written(places, change.code),
                after: change.becomes.map(({ code, name }) => name ?? written(places, code)).join('; '),
                date: showDate(change.on),
              })}
              {change.basis ? <span class="small muted"> {t('units.basis', { basis: change.basis })}</span> : null}
            </span>
            <button
              type="button"
              onClick={() =>
                void keep(
                  changes.filter((other) => other !== change),
                  changes,
                )
              }
            >
              {t('units.remove')}
            </button>
          </li>
        ))}
      </ul>
      {before ? (
        <p class="row" role="status">
          <span class="grow">{t('units.saved')}</span>
          <button type="button" onClick={() => void keep(before, null)}>
            {t('units.undo')}
          </button>
        </p>
      ) : null}
      <form class="stack" onSubmit={submit} noValidate data-testid="unit-form">
        <h2>{t('units.add')}</h2>
        <label>
          {t('units.which')}
          <input name="which" list={LIST} autocomplete="off" required />
        </label>
        <label>
          {t('units.becomes')}
          <textarea name="becomes" rows={2} autocomplete="off" required />
        </label>
        <DayField label={t('units.on')} name="on" value={on} onChange={setOn} />
        <label>
          {t('units.basisLabel')}
          <input name="basis" maxLength={200} autocomplete="off" />
        </label>
        {problem ? (
          <p class="tone-bad" role="alert" data-testid="unit-problem">
            {t(`units.problem.${problem}`)}
          </p>
        ) : null}
        <button type="submit">{t('units.save')}</button>
        <datalist id={LIST}>
          {[...places.units.keys()].map((code) => (
            <option key={code} value={written(places, code)} />
          ))}
        </datalist>
      </form>
    </section>
  );
};
