import { signal } from '@preact/signals';
import { render } from 'preact';
import { overlayPresent, whenOverlayPresent } from '../../../components/overlay.ts';
import base from '../../../components/style/base.css?inline';
import panel from '../../../components/style/panel.css?inline';
import tokens from '../../../components/style/tokens.css?inline';
import own from '../../../components/style/userscript.css?inline';
import { UserscriptPanel } from '../../../components/UserscriptPanel.tsx';
import hosts from '../../../public/data/portals/hosts.json';
import knownForms from '../../../public/data/portals/known-forms.json';
import vocabulary from '../../../public/data/vocabulary/vocabulary.json';
import { sureOnes } from '../../counter/who.ts';
import { parseKnownForms } from '../../match/known-forms.ts';
import { parseVocabulary } from '../../match/vocabulary.ts';
import { framePolicy } from '../../portal/registry.ts';
import { watchPage } from '../../portal/watch.ts';
import { todayVN } from '../clock.ts';
import { copy } from './clipboard.ts';
import { ancestorsOf, mayFill } from './frame.ts';
import { pageHands } from './hands.ts';
import { helperModel } from './model.ts';
import { openShell, type Pose, type Shell } from './shell.ts';

/** Fields of persons that a form must surely have before we show ourselves: a search box or a log-in is no form. */
const ENOUGH = 3;

const run = (): void => {
  let shell: Shell | null = null;
  const hands = pageHands(parseVocabulary(vocabulary), parseKnownForms(knownForms), () => shell?.host);
  const model = helperModel({ hands, today: todayVN, newId: () => crypto.randomUUID() });
  const pose = signal<Pose>({ open: false, side: 'right' });

  const change = (next: Partial<Pose>): void => {
    pose.value = { ...pose.value, ...next };
    shell?.pose(pose.value);
    if (next.open) model.look();
  };
  const Panel = () => (
    <UserscriptPanel
      model={model}
      open={pose.value.open}
      watch={(button) => shell?.watch(button) ?? { honest: () => false, stop: () => {} }}
      onOpen={(open) => change({ open })}
      onSide={() => change({ side: pose.value.side === 'right' ? 'left' : 'right' })}
      onCopy={copy}
    />
  );

  const refresh = (): void => {
    model.look();
    const known = sureOnes(model.looked.value?.matches ?? []).length >= ENOUGH;
    if (!shell && (known || model.openBlocks.value.length))
      shell = openShell({ css: [tokens, base, panel, own], draw: (body) => render(<Panel />, body) });
  };
  const leave = (): void => {
    stopWatching();
    stopWaiting();
    model.endTurn();
    shell?.close();
  };
  const stopWatching = watchPage(refresh, hands.uncovered);
  const stopWaiting = whenOverlayPresent(leave);
  // A page that is left may be kept whole for the way back; the people in it may not.
  addEventListener('pagehide', () => model.endTurn());
  refresh();
};

// Three reasons to do nothing at all: not a page of the portal itself, a frame that stands where it should not, the extension.
if (mayFill(framePolicy(hosts), self.origin, ancestorsOf(window)) && !overlayPresent()) run();
