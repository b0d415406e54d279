import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/desk.css';
import '../../components/style/vault.css';
import { applyLook } from '../../components/look.ts';
import { WelcomeApp } from '../../components/WelcomeApp.tsx';
import { readGate } from '../../utils/counter/gate.ts';
import { ask } from '../../utils/messages/ask.ts';
import { onBroadcast } from '../../utils/messages/serve-page.ts';
import { local } from '../../utils/platform/area.ts';
import { isoVN, now } from '../../utils/platform/clock.ts';
import { currentWindowId, openDesk, openPanel } from '../../utils/platform/surfaces.ts';
import { readSettings } from '../../utils/settings/settings.ts';

applyLook(await readSettings(local));
const windowId = await currentWindowId();
let restoring = false;
let sheet: { key: string; madeAt: string } | null = null;

const draw = async () => {
  const vault = await readGate();
  // Locked: whoever comes by must not find the sheet on the screen.
  if (vault.state === 'locked') sheet = null;
  render(
    <WelcomeApp
      vault={vault}
      sheet={sheet}
      onCreate={async (passphrase) => {
        const answer = await ask('vault/create', { passphrase });
        if (answer.ok && answer.recoveryKey) sheet = { key: answer.recoveryKey, madeAt: isoVN(now()) };
        await draw();
        return answer;
      }}
      onRestore={async (file, secret) => {
        const { restoreHere } = await import('../../utils/backup/restore-here.ts');
        restoring = true; // the page shows the book when it is open, not while it is put on the shelf
        const answer = await restoreHere(file, secret, '')
          .then(() => ask('vault/open', { passphrase: secret }))
          .finally(() => (restoring = false));
        await draw();
        // Restored by its sheet: it is here, and asks for the passphrase or the sheet like any locked book.
        return answer.ok ? answer : { ok: true };
      }}
      onPanel={() => void openPanel(windowId)}
      onDesk={() => void openDesk()}
    />,
    document.getElementById('app')!,
  );
};
await draw();
onBroadcast((what) => {
  if (what === 'vault' && !restoring) void draw();
});
