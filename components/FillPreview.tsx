import type { ComponentChildren } from 'preact';
import type { PreviewRow } from '../utils/counter/preview.ts';
import { sentence, t } from '../utils/i18n/ui.ts';

interface Props {
  groups: { title: string; rows: PreviewRow[] }[];
  onOverwrite: (row: PreviewRow, overwrite: boolean) => void;
  /** Where fields can be taught: the row that is open for it, by its key, and what is drawn there. */
  teaching?: { open: string | null; onOpen: (row: PreviewRow) => void; draw: (row: PreviewRow) => ComponentChildren };
}

const state = (row: PreviewRow): { icon: string; tone: string; text: string } => {
  if (row.outcome === 'filled' || row.outcome === 'kept') return { icon: '✓', tone: 'ok', text: '' };
  if (row.outcome) return { icon: '!', tone: 'bad', text: sentence('fill.outcome', row.outcome, 'fill.outcome.other') };
  if (row.leave) return { icon: '–', tone: 'muted', text: sentence('fill.reason', row.leave, 'fill.reason.other') };
  return { icon: '→', tone: 'ok', text: '' };
};

const Row = ({ row, onOverwrite, teaching }: Pick<Props, 'onOverwrite' | 'teaching'> & { row: PreviewRow }) => {
  const { icon, tone, text } = state(row);
  return (
    <li
      class={`field ${row.leave ? 'left' : ''}`}
      id={`row-${row.key}`}
      data-testid="field"
      data-left={row.leave ?? ''}
    >
      <span class={`icon tone-${tone}`} aria-hidden="true">
        {icon}
      </span>
      <span class="field-label" title={row.why}>
        {row.label || t('preview.noLabel')}
      </span>
      <span class="field-value">
        {row.shown ? <span>{row.shown}</span> : null}
        {text ? <span class={`small tone-${tone}`}> {text}</span> : null}
        {row.canOverwrite && (!row.outcome || row.outcome === 'already-filled') ? (
          <label class="small choice">
            <input
              type="checkbox"
              checked={row.overwrite}
              onChange={(event) => onOverwrite(row, event.currentTarget.checked)}
            />
            <span>{t('preview.overwrite')}</span>
          </label>
        ) : null}
      </span>
      {teaching && !row.outcome ? (
        <button
          type="button"
          class="plain small teach-open"
          title={t('teach.open')}
          aria-label={`${t('teach.open')}: ${row.label || t('preview.noLabel')}`}
          data-testid="teach-open"
          onClick={() => teaching.onOpen(row)}
        >
          ✎
        </button>
      ) : null}
      {teaching?.open === row.key ? teaching.draw(row) : null}
    </li>
  );
};

/** Every field of the form: what will be written, or why it is left; after the fill, what became of it. */
export const FillPreview = ({ groups, onOverwrite, teaching }: Props) => (
  <div class="preview">
    {groups.map(({ title, rows }) => {
      const list = (
        <ul>
          {rows.map((row) => (
            <Row key={row.key} row={row} onOverwrite={onOverwrite} {...(teaching ? { teaching } : {})} />
          ))}
        </ul>
      );
      // Nobody stands in this role: one line says so, the fields stand behind it.
      const empty = rows.every(({ leave }) => leave === 'no-person');
      return (
        <section key={title}>
          <h3>{title}</h3>
          {empty ? (
            <details open={rows.some(({ key }) => key === teaching?.open)}>
              <summary class="small muted">{t('preview.noPerson', { n: rows.length })}</summary>
              {list}
            </details>
          ) : (
            list
          )}
        </section>
      );
    })}
  </div>
);
