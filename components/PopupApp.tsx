import type { GateState } from '../utils/counter/gate.ts';
import type { DossierLabel } from '../utils/dossier/types.ts';
import { refusal, t } from '../utils/i18n/ui.ts';
import type { DueToday } from '../utils/messages/protocol.ts';
import type { Snooze } from '../utils/remind/deliver.ts';
import { DueList } from './DueList.tsx';

/** Rows of the list of what is due. */
export const POPUP_ROWS = 4;

interface Props {
  vault: GateState | null;
  due: DueToday | null;
  labels: readonly DossierLabel[];
  onPanel: () => void;
  onDesk: (dossierId?: string) => void;
  onWelcome: () => void;
  onLock: () => void;
  onSnooze: (dossierId: string, until: Snooze) => void;
  onHandled: (dossierId: string) => void;
  onClockRight: () => void;
}

/** One second's glance: locked or open, what is due, the way to the panel. Shows no names. */
export const PopupApp = (props: Props) => {
  const { vault, due, labels, onPanel, onDesk, onWelcome, onLock, onSnooze, onHandled, onClockRight } = props;
  return (
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
            <DueList
              due={due}
              most={POPUP_ROWS}
              labels={labels}
              onOpen={onDesk}
              onSnooze={onSnooze}
              onHandled={onHandled}
              onClockRight={onClockRight}
            />
          ) : null}
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
};
