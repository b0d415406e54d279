import type { DossierLabel } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import type { DueToday } from '../utils/messages/protocol.ts';
import { SNOOZES, type Snooze } from '../utils/remind/deliver.ts';
import { showDate, showDue } from './format.ts';

interface Props {
  due: DueToday;
  /** Rows that are listed. */
  most: number;
  /** Codes of the dossiers, where the vault is open. */
  labels?: readonly DossierLabel[];
  onOpen: (dossierId: string) => void;
  onSnooze: (dossierId: string, until: Snooze) => void;
  onHandled: (dossierId: string) => void;
  onClockRight: () => void;
}

const TONES: Partial<Record<DueToday['rows'][number]['standing'], string>> = {
  overdue: 'tone-bad',
  today: 'tone-warn',
  missed: 'tone-warn',
};

/** What is due, late or waiting; true whatever the notifications do. Shows no names. */
export const DueList = ({ due, most, labels = [], onOpen, onSnooze, onHandled, onClockRight }: Props) => (
  <div class="stack" data-testid="due-list">
    <p data-testid="due-counts">
      <strong class={due.today ? 'tone-warn' : ''}>{t('popup.today', { n: due.today })}</strong> ·{' '}
      <strong class={due.overdue ? 'tone-bad' : ''}>{t('popup.overdue', { n: due.overdue })}</strong>
    </p>
    {due.blocked ? (
      <p class="note-box warn small" data-testid="blocked">
        {t('remind.blocked')}
      </p>
    ) : null}
    {due.clockBehind ? (
      <div class="note-box bad small" role="alert" data-testid="clock-behind">
        <p>{t('remind.clockBehind', { hours: Math.floor(due.clockBehind / 60), minutes: due.clockBehind % 60 })}</p>
        <button type="button" onClick={onClockRight}>
          {t('remind.clockRight')}
        </button>
      </div>
    ) : null}
    {due.rows.length === 0 ? <p class="muted small">{t('popup.none')}</p> : null}
    <ul>
      {due.rows.slice(0, most).map(({ dossierId, dueAt, standing }) => {
        const name = `${t(`remind.standing.${standing}`)} ${showDue(dueAt)}`;
        const label = labels.find(({ id }) => id === dossierId);
        return (
          <li key={dossierId} class="row wrap due-row">
            <button type="button" class="grow item-line" onClick={() => onOpen(dossierId)}>
              {label ? <strong>{label.code ?? t('dossier.noCode')} </strong> : null}
              <span class={TONES[standing] ?? 'muted'}>{t(`remind.standing.${standing}`)}</span>{' '}
              {label ? showDate(dueAt.slice(0, 10)) : showDue(dueAt)}
            </button>
            <label>
              <span class="sr-only">{t('remind.snoozeOf', { name })}</span>
              <select
                class="snooze"
                data-testid="snooze"
                value=""
                onChange={(event) => onSnooze(dossierId, event.currentTarget.value as Snooze)}
              >
                <option value="">{t('remind.snooze')}</option>
                {SNOOZES.map((until) => (
                  <option key={until} value={until}>
                    {t(`remind.snooze.${until}`)}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" class="small" data-testid="handled" onClick={() => onHandled(dossierId)}>
              ✓ {t('remind.handled')}
            </button>
          </li>
        );
      })}
    </ul>
    {due.rows.length > most ? <p class="muted small">{t('remind.more', { n: due.rows.length - most })}</p> : null}
  </div>
);
