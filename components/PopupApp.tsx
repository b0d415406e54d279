import type { GateState } from '../utils/counter/gate.ts';
import { refusal, t } from '../utils/i18n/ui.ts';
import type { DueToday } from '../utils/messages/protocol.ts';
import { showDay } from './format.ts';

interface Props {
  vault: GateState | null;
  due: DueToday | null;
  onPanel: () => void;
  onDesk: (dossierId?: string) => void;
  onWelcome: () => void;
  onLock: () => void;
}

/** One second's glance: locked or open, what is due, the way to the panel. Shows no names. */
export const PopupApp = ({ vault, due, onPanel, onDesk, onWelcome, onLock }: Props) => (
  <main class="popup stack">
    <p class="row">
      <strong class="grow brand">Trợ lý Một Cửa</strong>
      {vault?.state === 'open' ? (
        <button type="button" class="plain" onClick={onLock}>
          {t('panel.lock')}
        </button>
      ) : null}
    </p>
    {vault?.state === 'none' ? (
      <button type="button" class="primary wide" onClick={onWelcome}>
        {t('panel.setUp')}
      </button>
    ) : (
      <>
        {vault?.state === 'broken' ? (
          <p class="note-box bad small" role="alert">
            {refusal(vault.reason)}
          </p>
        ) : null}
        <p>{vault?.state !== 'open' ? `🔒 ${t('popup.locked')}` : t('popup.open')}</p>
        {due ? (
          <p data-testid="due-counts">
            <strong class={due.today ? 'tone-warn' : ''}>{t('popup.today', { n: due.today })}</strong> ·{' '}
            <strong class={due.overdue ? 'tone-bad' : ''}>{t('popup.overdue', { n: due.overdue })}</strong>
          </p>
        ) : null}
        {due && due.rows.length === 0 ? <p class="muted small">{t('popup.none')}</p> : null}
        <ul>
          {due?.rows.slice(0, 5).map(({ dossierId, dueAt, overdue }) => (
            <li key={dossierId}>
              <button type="button" class="wide" onClick={() => onDesk(dossierId)}>
                <span class={overdue ? 'tone-bad' : 'tone-warn'}>
                  {t(overdue ? 'popup.rowOverdue' : 'popup.rowDue')}
                </span>{' '}
                {showDay(dueAt.slice(0, 10))}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" class="primary wide" id="open-panel" onClick={onPanel}>
          {t('popup.panel')} <kbd>Alt+M</kbd>
        </button>
        <button type="button" class="wide" onClick={() => onDesk()}>
          {t('panel.desk')}
        </button>
      </>
    )}
  </main>
);
