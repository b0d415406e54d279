import { toggle } from '../utils/checklist/checklist.ts';
import { type Checklist, type ChecklistRow, PAPER_STATES, type PaperState } from '../utils/checklist/types.ts';
import { t } from '../utils/i18n/ui.ts';

interface Props {
  checklist: Checklist;
  onSet: (paperId: string, state: PaperState | null) => void;
}

/** First letter of the Vietnamese word: Có, Thiếu, Sai, Miễn, Không áp dụng. */
const LETTERS: Record<string, PaperState> = { c: 'have', t: 'missing', s: 'wrong', m: 'exempt', k: 'not-applicable' };
const TONE: Record<PaperState, string> = {
  have: 'ok',
  missing: 'bad',
  wrong: 'bad',
  exempt: 'ok',
  'not-applicable': 'muted',
};

const copies = ({ originals, copies }: ChecklistRow): string =>
  [originals ? t('checklist.originals', { n: originals }) : '', copies ? t('checklist.copies', { n: copies }) : '']
    .filter(Boolean)
    .join(', ');

const move = (from: HTMLElement, step: 1 | -1) => {
  const rows = [...(from.closest('ul')?.querySelectorAll<HTMLElement>('[data-paper]') ?? [])];
  rows[rows.indexOf(from) + step]?.focus();
};

/** Papers of the procedure. Keyboard first: arrows move, space ticks, a letter sets each state, Delete clears. */
export const ChecklistView = ({ checklist, onSet }: Props) => {
  const onKey = (row: ChecklistRow) => (event: KeyboardEvent) => {
    const at = event.currentTarget as HTMLElement;
    if (event.target !== at || event.ctrlKey || event.altKey || event.metaKey) return;
    const letter = LETTERS[event.key.toLowerCase()];
    if (event.key === 'ArrowDown') move(at, 1);
    else if (event.key === 'ArrowUp') move(at, -1);
    else if (event.key === ' ') onSet(row.paperId, toggle(row.state));
    else if (event.key === 'Delete' || event.key === 'Backspace') onSet(row.paperId, null);
    else if (letter) onSet(row.paperId, letter);
    else return;
    event.preventDefault();
  };
  return (
    <section class="checklist stack">
      <p class="row">
        <strong class="grow" data-testid="checklist-count">
          {t('checklist.count', { done: checklist.done, total: checklist.total })}
        </strong>
        <span class="small muted">{t('checklist.keys')}</span>
      </p>
      <ul>
        {checklist.rows.map((row, index) => (
          <li
            key={row.paperId}
            data-paper={row.paperId}
            tabIndex={index === 0 ? 0 : -1}
            aria-label={`${row.name}: ${row.state ? t(`paper.${row.state}`) : t('paper.none')}`}
            onKeyDown={onKey(row)}
          >
            {row.case ? <p class="small muted">{row.case}</p> : null}
            <p>
              {row.name}
              {row.when ? <span class="small muted"> ({row.when})</span> : null}
            </p>
            <p class="row small">
              <span class="grow">
                {row.state ? <strong class={`tone-${TONE[row.state]}`}>{t(`paper.${row.state}`)} · </strong> : null}
                <span class="muted">
                  {t(`paper.kind.${row.kind}`)}
                  {copies(row) ? ` · ${copies(row)}` : ''}
                </span>
                {row.unverified ? <span class="tone-warn"> ({t('status.unverified')})</span> : null}
              </span>
              {PAPER_STATES.map((state) => (
                <button
                  type="button"
                  key={state}
                  class={`state ${row.state === state ? `on tone-${TONE[state]}` : ''}`}
                  aria-pressed={row.state === state}
                  aria-label={t(`paper.${state}`)}
                  title={t(`paper.${state}`)}
                  tabIndex={-1}
                  onClick={() => onSet(row.paperId, row.state === state ? null : state)}
                >
                  {t(`paper.${state}.letter`)}
                </button>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
