import { COLUMNS } from '../../utils/counter/columns.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { type Filter, NO_FILTER, STATUSES } from '../../utils/dossier/lists.ts';
import { t } from '../../utils/i18n/ui.ts';
import { DayField } from '../DayField.tsx';

/** What narrows the list, and which columns it has. */
export const Filters = ({ model }: { model: DeskModel }) => {
  const { shelf } = model;
  const filter = shelf.filter.value;
  const set = (change: Partial<Filter>) => {
    shelf.filter.value = { ...filter, ...change };
  };
  const codes = [...new Set(shelf.dossiers.value.map(({ procedureCode }) => procedureCode))].filter(Boolean);
  const fields = [...new Set(codes.map((code) => shelf.procedureOf(code)?.field ?? ''))].filter(Boolean).toSorted();
  const choice = (
    name: 'field' | 'procedure' | 'status' | 'tag',
    options: readonly { value: string; text: string }[],
  ) => (
    <label>
      <span class="small muted">{t(`book.by.${name}`)}</span>
      <select
        value={filter[name]}
        data-testid={`filter-${name}`}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      >
        <option value="">{t('book.any')}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const same = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <fieldset class="filters" data-testid="filter-box">
      <legend class="sr-only">{t('book.filter')}</legend>
      {choice(
        'status',
        STATUSES.map((value) => ({ value, text: t(`book.status.${value}`) })),
      )}
      {choice('field', same(fields))}
      {choice(
        'procedure',
        codes
          .map((value) => ({ value, text: shelf.nameOf(value) }))
          .toSorted((a, b) => a.text.localeCompare(b.text, 'vi')),
      )}
      {choice('tag', same(shelf.tags.value.slice(0, 200)))}
      <DayField label={t('book.by.from')} value={filter.from} onChange={(from) => set({ from })} />
      <DayField label={t('book.by.until')} value={filter.until} onChange={(until) => set({ until })} />
      <details>
        <summary>{t('book.columns')}</summary>
        {COLUMNS.filter((column) => column !== 'code').map((column) => (
          <label key={column} class="choice">
            <input
              type="checkbox"
              checked={model.columns.value.includes(column)}
              onChange={(event) => model.showColumn(column, event.currentTarget.checked)}
            />
            {t(`book.column.${column}`)}
          </label>
        ))}
      </details>
      <button
        type="button"
        onClick={() => {
          shelf.filter.value = NO_FILTER;
        }}
      >
        {t('book.clearFilter')}
      </button>
    </fieldset>
  );
};
