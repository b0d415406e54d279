import { useEffect, useState } from 'preact/hooks';
import type { DossierLabel } from '../utils/dossier/types.ts';
import { t } from '../utils/i18n/ui.ts';
import { ask } from '../utils/messages/ask.ts';
import type { DueToday } from '../utils/messages/protocol.ts';
import { DueList } from './DueList.tsx';

const LISTED = 6;

/** The list of what is due, above the deadline of the dossier in front; looked up anew with each minute and each change. */
export const PanelDue = ({ seen, onOpen }: { seen: unknown; onOpen: (dossierId: string) => void }) => {
  const [due, setDue] = useState<DueToday | null>(null);
  const [labels, setLabels] = useState<readonly DossierLabel[]>([]);
  const look = () => void ask('due/today').then(setDue, () => setDue(null));
  useEffect(look, [seen]);
  /** Codes are sealed: they are opened when the officer opens the list. */
  const open = () =>
    void ask('dossier/labels', { dossierIds: due?.rows.slice(0, LISTED).map(({ dossierId }) => dossierId) ?? [] }).then(
      setLabels,
      () => {},
    );
  if (!due) return null;
  const after = (work: Promise<unknown>) => void work.then(look, look);
  return (
    <details class="panel-due" open={due.clockBehind > 0} onToggle={(event) => event.currentTarget.open && open()}>
      <summary class="due-summary">
        {t('remind.list', { today: due.today, overdue: due.overdue })}
        {due.blocked ? ` · ${t('remind.blockedShort')}` : ''}
      </summary>
      <DueList
        due={due}
        most={LISTED}
        labels={labels}
        onOpen={onOpen}
        onSnooze={(dossierId, until) => after(ask('due/snooze', { dossierId, until }))}
        onHandled={(dossierId) => after(ask('due/handled', { dossierId }))}
        onClockRight={() => after(ask('due/clock-right'))}
      />
    </details>
  );
};
