import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import '../../components/style/vault.css';
import '../../components/style/desk.css';
import '../../components/style/book.css';
import '../../components/style/papers.css';
import '../../components/style/office.css';
import { effect } from '@preact/signals';
import { DeskApp } from '../../components/DeskApp.tsx';
import { flushAll } from '../../components/flush.ts';
import { applyLook } from '../../components/look.ts';
import { deskModel } from '../../utils/counter/desk.ts';
import { bookReader } from '../../utils/counter/reader.ts';
import { deskMessages } from '../../utils/i18n/desk.ts';
import { addMessages } from '../../utils/i18n/ui.ts';
import { onBroadcast } from '../../utils/messages/serve-page.ts';
import { local, session } from '../../utils/platform/area.ts';
import { isoVN, now } from '../../utils/platform/clock.ts';
import { openWelcome } from '../../utils/platform/surfaces.ts';

addMessages(deskMessages);
const iso = () => isoVN(now());
const route = () => location.hash.replace(/^#\//, '');
const model = deskModel({
  settings: local,
  session,
  reader: bookReader(local),
  now,
  iso,
  newId: () => crypto.randomUUID(),
  go: (next) => {
    location.hash = `#/${next}`;
  },
});

effect(() => {
  if (model.settings.value) applyLook(model.settings.value);
});
render(
  <DeskApp model={model} iso={iso} now={now} onWelcome={() => void openWelcome()} />,
  document.getElementById('app')!,
);
model.route.value = route();
await model.refresh();
addEventListener('hashchange', () => void model.follow(route()));
onBroadcast((what, dossierIds) => {
  if (what === 'vault') void model.refresh();
  if (what === 'dossier') void model.heard(dossierIds);
  if (what === 'flush') flushAll();
});
local.watch((keys) => {
  if (keys.some((key) => key.startsWith('office:')) && model.vault.value?.state === 'open') void model.officeChanged();
});
setInterval(() => {
  model.dossier.tick.value++;
}, 60_000);
