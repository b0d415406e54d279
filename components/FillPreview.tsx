import type { PreviewRow } from '../utils/counter/preview.ts';
import { sentence, t } from '../utils/i18n/ui.ts';

interface Props {
  groups: { title: string; rows: PreviewRow[] }[];
  onOverwrite: (row: PreviewRow, overwrite: boolean) => void;
}

const state = (row: PreviewRow): { icon: string; tone: string; text: string } => {
  if (row.outcome === 'filled' || row.outcome === 'kept') return { icon: '✓', tone: 'ok', text: '' };
  if (row.outcome) return { icon: '!', tone: 'bad', text: sentence('fill.outcome', row.outcome, 'fill.outcome.other') };
  if (row.leave) return { icon: '–', tone: 'muted', text: sentence('fill.reason', row.leave, 'fill.reason.other') };
  return { icon: '→', tone: 'ok', text: '' };
};

const Row = ({ row, onOverwrite }: { row: PreviewRow; onOverwrite: Props['onOverwrite'] }) => {
  const { icon, tone, text } = state(row);
  const canOverwrite = row.leave === 'already-filled' || row.overwrite;
  return (
    <li class={`field ${row.leave ? 'left' : ''}`} data-testid="field" data-left={row.leave ?? ''}>
      <span class={`icon tone-${tone}`} aria-hidden="true">
        {icon}
      </span>
      <span class="field-label" title={row.why}>
        {row.label || t('preview.noLabel')}
      </span>
      <span class="field-value">
        {row.shown ? <span>{row.shown}</span> : null}
        {text ? <span class={`small tone-${tone}`}> {text}</span> : null}
        {canOverwrite && !row.outcome ? (
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
    </li>
  );
};

/** Every field of the form: what will be written, or why it is left; after the fill, what became of it. */
export const FillPreview = ({ groups, onOverwrite }: Props) => (
  <div class="preview">
    {groups.map(({ title, rows }) => {
      const list = (
        <ul>
          {rows.map((row) => (
            <Row key={row.key} row={row} onOverwrite={onOverwrite} />
          ))}
        </ul>
      );
      // Nobody stands in this role: one line says so, the fields stand behind it.
      const empty = rows.every(({ leave }) => leave === 'no-person');
      return (
        <section key={title}>
          <h3>{title}</h3>
          {empty ? (
            <details>
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
