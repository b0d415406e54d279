import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import { applyLook } from '../../components/look.ts';
import { PopupApp } from '../../components/PopupApp.tsx';
import { ask } from '../../utils/messages/ask.ts';
import type { DueToday, VaultState } from '../../utils/messages/protocol.ts';
import { local } from '../../utils/platform/area.ts';
import { currentWindowId, openDesk, openPanel, openWelcome } from '../../utils/platform/surfaces.ts';
import { readSettings } from '../../utils/settings/settings.ts';

applyLook(await readSettings(local));
const windowId = await currentWindowId();
const closeAfter = (work: Promise<unknown>) => void work.finally(() => window.close());

/** Shows the list again once something was done about a row. */
const after = (work: Promise<unknown>) =>
  void work.finally(async () => draw(await ask('vault/state'), await ask('due/today')));

const draw = (vault: VaultState | null, due: DueToday | null) =>
  render(
    <PopupApp
      vault={vault}
      due={due}
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
const vault = await ask('vault/state');
draw(vault, null);
draw(vault, await ask('due/today'));
