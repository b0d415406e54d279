import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import '../../components/style/papers.css';
import '../../components/style/vault.css';
import { flushAll } from '../../components/flush.ts';
import { applyLook } from '../../components/look.ts';
import { PanelApp } from '../../components/PanelApp.tsx';
import { panelModel } from '../../utils/counter/model.ts';
import { onBroadcast } from '../../utils/messages/serve-page.ts';
import { local, session } from '../../utils/platform/area.ts';
import { isoVN, now, todayVN } from '../../utils/platform/clock.ts';
import { readerUrl } from '../../utils/platform/data.ts';
import {
  activeTabId,
  openCameraPage,
  openDesk,
  openDeskAt,
  openWelcome,
  panelAsksForCamera,
  watchActiveTab,
} from '../../utils/platform/surfaces.ts';
import { type CableDevices, cableKinds } from '../../utils/scan/cable.ts';
import { openEye } from '../../utils/scan/eye.ts';
import { holdScanner } from '../../utils/scan/hold.ts';
import { readSettings } from '../../utils/settings/settings.ts';
import { OFFICE_SNIPPETS } from '../../utils/snippet/store.ts';

const iso = () => isoVN(now());
const model = panelModel({
  area: session,
  settings: local,
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
    pictures={{
      eye: openEye(readerUrl()),
      asksHere: panelAsksForCamera(),
      onAsk: () => void openCameraPage(),
    }}
    onWelcome={() => void openWelcome()}
    onDesk={(dossierId) => void openDesk(dossierId)}
    onRoute={(route) => void openDeskAt(route)}
    onCopy={(value) => void navigator.clipboard.writeText(value)}
  />,
  document.getElementById('app')!,
);

applyLook(await readSettings(local));
await model.refreshVault();
await model.takeQuickNote();
const devices = navigator as CableDevices;
if (cableKinds(devices).length) {
  const scanner = holdScanner(
    {
      devices,
      baudRate: async () => Number((await readSettings(local)).scannerBaud),
      onText: model.scan,
      onState: () => {},
    },
    navigator.locks,
  );
  // Two windows, two panels: the one that the officer turns to has the scanner.
  addEventListener('focus', scanner.take);
}
watchActiveTab(() => void model.look(false));
local.watch((changed) => {
  if (changed.some((key) => key === 'settings' || key === OFFICE_SNIPPETS)) void model.loadOffice();
});
onBroadcast((what, dossierIds) => {
  if (what === 'vault') void model.refreshVault();
  if (what === 'page') void model.look(false);
  if (what === 'scan') void model.takeFound();
  if (what === 'undo') model.forms.forget();
  if (what === 'dossier') {
    void model.dossier.heard(dossierIds);
    void model.lists.adopt();
  }
  if (what === 'list') void model.lists.refresh();
  if (what === 'row') void model.lists.takeRow();
  if (what === 'flush') flushAll();
  if (what === 'note') void model.takeQuickNote();
  if (what === 'field') void model.oneField.take();
});
local.watch((keys) => {
  if (keys.some((key) => key.startsWith('office:'))) void model.refreshVault();
});
setInterval(() => {
  model.dossier.tick.value++;
}, 60_000);
