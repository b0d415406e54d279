import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import { flushAll } from '../../components/flush.ts';
import { applyLook } from '../../components/look.ts';
import { PanelApp } from '../../components/PanelApp.tsx';
import { panelModel } from '../../utils/counter/model.ts';
import { onBroadcast } from '../../utils/messages/serve-page.ts';
import { local, session } from '../../utils/platform/area.ts';
import { isoVN, now, ticks, todayVN } from '../../utils/platform/clock.ts';
import { readerUrl } from '../../utils/platform/data.ts';
import {
  activeTabId,
  openCameraPage,
  openDesk,
  openWelcome,
  panelAsksForCamera,
  watchActiveTab,
} from '../../utils/platform/surfaces.ts';
import { openEye } from '../../utils/scan/eye.ts';
import { looksComplete } from '../../utils/scan/wedge.ts';
import { readSettings } from '../../utils/settings/settings.ts';

const iso = () => isoVN(now());
const model = panelModel({
  area: session,
  now,
  iso,
  today: () => todayVN(now()),
  newId: () => crypto.randomUUID(),
  activeTab: activeTabId,
});

render(
  <PanelApp
    model={model}
    iso={iso}
    complete={looksComplete}
    pictures={{
      eye: openEye(readerUrl(), ticks),
      asksHere: panelAsksForCamera(),
      onAsk: () => void openCameraPage(),
    }}
    onWelcome={() => void openWelcome()}
    onDesk={(dossierId) => void openDesk(dossierId)}
    onCopy={(value) => void navigator.clipboard.writeText(value)}
  />,
  document.getElementById('app')!,
);

applyLook(await readSettings(local));
await model.refreshVault();
await model.takeQuickNote();
watchActiveTab(() => void model.look(false));
onBroadcast((what, dossierIds) => {
  if (what === 'vault') void model.refreshVault();
  if (what === 'page') void model.look(false);
  if (what === 'scan') void model.takeFound();
  if (what === 'undo') model.forms.forget();
  if (what === 'dossier') void model.dossier.heard(dossierIds);
  if (what === 'flush') flushAll();
  if (what === 'note') void model.takeQuickNote();
});
setInterval(() => {
  model.dossier.tick.value++;
}, 60_000);
