import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/desk.css';
import { applyLook } from '../../components/look.ts';
import { WelcomeApp } from '../../components/WelcomeApp.tsx';
import { ask } from '../../utils/messages/ask.ts';
import { local } from '../../utils/platform/area.ts';
import { currentWindowId, openDesk, openPanel } from '../../utils/platform/surfaces.ts';
import { readSettings } from '../../utils/settings/settings.ts';

applyLook(await readSettings(local));
const windowId = await currentWindowId();

const draw = async () => {
  const vault = await ask('vault/state');
  render(
    <WelcomeApp
      vault={vault}
      onCreate={async (passphrase) => {
        const answer = await ask('vault/create', { passphrase });
        await draw();
        return answer;
      }}
      onPanel={() => void openPanel(windowId)}
      onDesk={() => void openDesk()}
    />,
    document.getElementById('app')!,
  );
};
await draw();
