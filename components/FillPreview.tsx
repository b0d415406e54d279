import type { PreviewRow } from '../utils/counter/preview.ts';
import { sentence, t } from '../utils/i18n/ui.ts';

interface Props {
  groups: { title: string; rows: PreviewRow[] }[];
  onOverwrite: (row: PreviewRow, overwrite: boolean) => void;
}

const state = (row: PreviewRow): { icon: string; tone: string; text: string } => {
  if (row.outcome === 'filled' || row.outcome === 'kept')
    return { icon: '✓', tone: 'ok', text: sentence('fill.outcome', row.outcome, 'fill.outcome.other') };
  if (row.outcome) return { icon: '!', tone: 'bad', text: sentence('fill.outcome', row.outcome, 'fill.outcome.other') };
  if (row.leave) return { icon: '–', tone: 'muted', text: sentence('fill.reason', row.leave, 'fill.reason.other') };
  return { icon: '→', tone: 'ok', text: '' };
};

/** Every field of the form: what will be written, or why it is left; after the fill, what became of it. */
export const FillPreview = ({ groups, onOverwrite }: Props) => (
  <div class="preview">
    {groups.map(({ title, rows }) => (
      <section key={title}>
        <h3>{title}</h3>
        <ul>
          {rows.map((row) => {
            const { icon, tone, text } = state(row);
            const canOverwrite = row.leave === 'already-filled' || row.overwrite;
            return (
              <li
                key={row.key}
                class={`field ${row.leave ? 'left' : ''}`}
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
                  {canOverwrite && !row.outcome ? (
                    <label class="small row">
                      <input
                        type="checkbox"
                        checked={row.overwrite}
                        onChange={(event) => onOverwrite(row, event.currentTarget.checked)}
                      />
                      {t('preview.overwrite')}
                    </label>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
    ))}
  </div>
);
