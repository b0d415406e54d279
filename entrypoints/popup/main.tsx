import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import { applyLook } from '../../components/look.ts';
import { POPUP_ROWS, PopupApp } from '../../components/PopupApp.tsx';
import { type GateState, readGate } from '../../utils/counter/gate.ts';
import type { DossierLabel } from '../../utils/dossier/types.ts';
import { ask } from '../../utils/messages/ask.ts';
import type { DueToday } from '../../utils/messages/protocol.ts';
import { local } from '../../utils/platform/area.ts';
import { currentWindowId, openDesk, openPanel, openWelcome } from '../../utils/platform/surfaces.ts';
import { readSettings } from '../../utils/settings/settings.ts';

applyLook(await readSettings(local));
const windowId = await currentWindowId();
const closeAfter = (work: Promise<unknown>) => void work.finally(() => window.close());

let shown = false;
/** The list, and then the codes of its rows, which are sealed. */
const look = async () => {
  const vault = await readGate();
  if (!shown) draw(vault, null);
  if (vault.state === 'broken') return;
  const due = await ask('due/today');
  shown = true;
  draw(vault, due);
  if (vault.state !== 'open') return;
  const dossierIds = due.rows.slice(0, POPUP_ROWS).map(({ dossierId }) => dossierId);
  draw(vault, due, await ask('dossier/labels', { dossierIds }));
};
/** Shows the list again once something was done about a row. */
const after = (work: Promise<unknown>) => void work.finally(look);

const draw = (vault: GateState | null, due: DueToday | null, labels: readonly DossierLabel[] = []) =>
  render(
    <PopupApp
      vault={vault}
      due={due}
      labels={labels}
      onPanel={() => closeAfter(openPanel(windowId))}
      onDesk={(dossierId) => closeAfter(openDesk(dossierId))}
      onWelcome={() => closeAfter(openWelcome())}
      onLock={() => closeAfter(ask('vault/lock'))}
      onSnooze={(dossierId, until) => after(ask('due/snooze', { dossierId, until }))}
      onHandled={(dossierId) => after(ask('due/handled', { dossierId }))}
      onClockRight={() => after(ask('due/clock-right'))}
    />,
    document.getElementById('app')!,
  );

draw(null, null);
await look();
