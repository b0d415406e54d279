import type { Broadcast } from '../messages/protocol.ts';
import type { Handlers } from '../messages/serve.ts';
import type { Area } from '../platform/area.ts';
import { findSnippet } from '../snippet/expand.ts';
import { readSnippets } from '../snippet/store.ts';
import { ONE_FIELD } from './keys.ts';

/** The one field that the officer asked for in the page, on its way to the panel. */
export interface AskedField {
  tabId: number;
  /** The frame where it was pointed at; null: the field with the caret, in whichever frame. */
  frameId: number | null;
  /** ms */
  at: number;
  /** Nothing of anybody is offered: it was the page's script that asked, not the browser's menu or keys. */
  onlySentences: boolean;
}

interface Ports {
  session: Area;
  local: Area;
  now: () => number;
  broadcast: (what: Broadcast) => void;
  openPanel: (windowId: number) => Promise<void>;
  openPanelBeside: (tabId: number) => Promise<void>;
}

/** 'Điền ô này…' and the names of sentences typed into a page: the panel is opened and told which field is meant. Nothing is written. */
export const fieldService = ({ session, local, now, broadcast, openPanel, openPanelBeside }: Ports) => {
  const ask = async (asked: Omit<AskedField, 'at'>): Promise<void> => {
    await session.set(ONE_FIELD, { ...asked, at: now() } satisfies AskedField);
    broadcast('field');
  };
  return {
    /** From the menu (with its frame) or the keyboard. Within the officer's own click or key press: nothing is awaited before the panel. */
    fill: (windowId: number, tabId: number, frameId: number | null): void => {
      void openPanel(windowId);
      void ask({ tabId, frameId, onlySentences: false });
    },
    handlers: {
      'snippet/known': async ({ name }) => findSnippet(await readSnippets(local), name.slice(1)) !== undefined,
      'snippet/show': async (_, { tabId, frameId }) => {
        const opening = openPanelBeside(tabId).then(
          () => true,
          () => false,
        );
        await ask({ tabId, frameId, onlySentences: true });
        return opening;
      },
    } satisfies Partial<Handlers>,
  };
};
